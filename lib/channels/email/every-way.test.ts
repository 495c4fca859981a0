import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemContext } from '#lib/base/context.ts'
import { withSystem } from '#lib/base/db/index.ts'
import { request, withCharla } from '#tests/support/app.ts'
import { bring, type EmailBox, makeEmailInbox, messagesIn, readAll } from '#tests/support/email.ts'
import { connected, imapRunning, inMailbox, newMailbox } from '#tests/support/imap.ts'
import { poll } from './poll.ts'
import { startSmtpReceiver } from './smtp-receiver.ts'

withCharla({ env: { ALLOWED_PRIVATE_ADDRESSES: '127.0.0.0/8' } })

const folder = join(process.cwd(), '../shared/fixtures/email/permissive')
const mails = existsSync(folder) ? readdirSync(folder).map(name => readFileSync(join(folder, name))) : []
const INCOMING_EMAIL = 8
let receiver: Awaited<ReturnType<typeof startSmtpReceiver>>
beforeAll(async () => {
  receiver = await startSmtpReceiver(0, '127.0.0.1')
})
afterAll(() => receiver.stop())

/** Mailboxes keep no NUL, and every line end as two characters. */
const asMailbox = (mail: Buffer) =>
  Buffer.from(mail.toString('latin1').replace(/\r?\n/g, '\r\n').replaceAll('\0', ''), 'latin1')

const ways: Record<string, (box: EmailBox) => Promise<void>> = {
  async HTTP(box) {
    for (const mail of mails) expect((await bring(box, mail)).status).toBe(200)
  },
  async SMTP(box) {
    const transport = createTransport({ host: '127.0.0.1', port: receiver.port, pool: true, maxConnections: 1 })
    for (const mail of mails) await transport.sendMail({ envelope: { from: 'a@b.test', to: [box.email] }, raw: mail })
    transport.close()
  },
  async IMAP(box) {
    await poll(systemContext(box.accountId), box.emailInboxId)
  },
}

/** Its mailbox holds them all. */
async function makeBox(): Promise<EmailBox> {
  if (!imapRunning) return makeEmailInbox()
  const login = newMailbox()
  const box = await makeEmailInbox(connected(login))
  await inMailbox(login, async client => {
    for (const mail of mails) await client.append('INBOX', asMailbox(mail))
  })
  return box
}

/** What the arrivals came to. */
const arrivals = (box: EmailBox) =>
  withSystem(
    sql => sql<{ state: number; message_id: number | null }[]>`
      select state, message_id from charla.arrivals where account_id = ${box.accountId}`,
  )

/** Every mail is there once. */
async function allThere(box: EmailBox): Promise<void> {
  await readAll(box)
  const kept = await arrivals(box)
  expect(kept.filter(one => one.state !== 1 || one.message_id === null)).toEqual([])
  expect(new Set(kept.map(one => one.message_id)).size).toBe(mails.length)
  const [{ count }] = await withSystem(
    sql => sql<[{ count: number }]>`
      select count(*)::int as count from charla.messages where account_id = ${box.accountId} and content_type = ${INCOMING_EMAIL}`,
  )
  expect(count).toBe(mails.length)
}

/** Each has words, a page or files, or is marked as one that could not be read whole; and there is its original. */
async function allSeen(box: EmailBox): Promise<void> {
  const shown = (await messagesIn(box)).filter(one => one.content_type === 'incoming_email')
  expect(shown).toHaveLength(mails.length)
  for (const { id, conversation_id, content, attachments, content_attributes } of shown) {
    const { email, could_not_be_fully_read: flagged } = content_attributes as {
      email: { html_content: { full?: string } }
      could_not_be_fully_read?: boolean
    }
    expect(content?.trim() || email.html_content.full || attachments?.length || flagged).toBeTruthy()
    if (flagged) expect(attachments?.map(one => one.extension)).toContain('eml')
    const path = `${box.account}/conversations/${conversation_id}/messages/${id}/original`
    expect((await request('GET', path, { as: box.administrator })).status).toBe(200)
  }
}

describe.runIf(mails.length)('published mails are all there once', () => {
  const names = Object.keys(ways).filter(name => imapRunning || name !== 'IMAP')
  it.each(names)('when they come by %s', { timeout: 180_000 }, async name => {
    const box = await makeBox()
    await ways[name]?.(box)
    await allThere(box)
  })

  it('and to be seen when they come by every way twice (figure 11)', { timeout: 180_000 }, async () => {
    const box = await makeBox()
    for (let round = 0; round < 2; round++) {
      for (const name of names) await ways[name]?.(box)
      await withSystem(sql => sql`delete from charla.imap_cursors where account_id = ${box.accountId}`)
    }
    await allThere(box)
    await allSeen(box)
  })
})
