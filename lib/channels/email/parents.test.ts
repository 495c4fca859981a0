import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import { withCharla } from '#tests/support/app.ts'
import { bring, type EmailBox, makeEmailInbox, readAll } from '#tests/support/email.ts'
import { mail } from '#tests/support/mail-threads.ts'
import { readMail } from './mail.ts'

withCharla()

const fixtures = join(process.cwd(), '../shared/fixtures')
type Manifest = { file: string; features: string[] }[]
const names = existsSync(fixtures)
  ? (JSON.parse(readFileSync(join(fixtures, 'email/MANIFEST.json'), 'utf8')) as Manifest)
      .filter(one => one.features.includes('threading'))
      .map(one => one.file)
  : []

const conversations = async (box: EmailBox) => {
  await readAll(box)
  const rows = await withSystem(
    sql => sql<{ conversation_id: number }[]>`
      select conversation_id from charla.messages where account_id = ${box.accountId} and message_type = 0 order by id`,
  )
  return rows.map(one => one.conversation_id)
}
/** With other words above it, and as another mail. */
const withSubject = (raw: Buffer, subject: string) =>
  Buffer.from(
    raw
      .toString('latin1')
      .replace(/^Subject:.*(?:\r?\n[ \t].*)*/im, `Subject: ${subject}`)
      .replace(/^Message-ID:\s*<?/im, '$&other-'),
    'latin1',
  )

describe.runIf(names.length)('a published answer (R4)', () => {
  it('is in the conversation of what it answers, whatever its subject; in another account it is nobody’s answer', {
    timeout: 120_000,
  }, async () => {
    const stranger = await makeEmailInbox()
    let replayed = 0
    for (const name of names) {
      const raw = readFileSync(join(fixtures, name))
      const { inReplyTo, references, from } = await readMail(raw)
      const parent = inReplyTo[0] ?? references.at(-1)
      if (!parent) continue // it says nothing of what it answers
      const box = await makeEmailInbox()
      await bring(
        box,
        mail({ From: 'first@customer.test', Subject: 'What began it', 'Message-ID': `<${parent}>` }, 'Hi'),
      )
      await bring(box, raw)
      await bring(box, withSubject(raw, 'About something else'))
      const all = await conversations(box)
      expect(all.length, name).toBeGreaterThanOrEqual(2)
      expect(new Set(all).size, `${name} of ${from?.address}`).toBe(1)
      await bring(stranger, raw)
      const theirs = await conversations(stranger)
      expect(theirs.length).toBeGreaterThan(0)
      replayed++
    }
    const theirs = await withSystem(
      sql => sql<{ account_id: number }[]>`
        select distinct c.account_id from charla.messages m join charla.conversations c on c.id = m.conversation_id
        where m.account_id = ${stranger.accountId}`,
    )
    expect(theirs).toEqual([{ account_id: stranger.accountId }])
    process.stdout.write(`${replayed} of ${names.length} published answers replayed with what they answer\n`)
  })
})
