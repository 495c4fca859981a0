import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemContext } from '#lib/base/context.ts'
import { withSystem } from '#lib/base/db/index.ts'
import { request, withCharla } from '#tests/support/app.ts'
import { type EmailBox, makeEmailInbox, readAll } from '#tests/support/email.ts'
import { connected, imapRunning, inMailbox, newMailbox, startGate } from '#tests/support/imap.ts'
import { poll } from './poll.ts'

// E2. OUTAGE_MAILS=5000 npx vitest run lib/channels/email/outage.test.ts takes some minutes.
const MAILS = Number(process.env.OUTAGE_MAILS ?? 120)
const MINUTE_MS = 60_000

withCharla({ env: { ALLOWED_PRIVATE_ADDRESSES: '127.0.0.0/8' } })

const mail = (n: number) =>
  Buffer.from(
    [
      `From: zoe${n % 40}@customer.test`,
      `Subject: Number ${n}`,
      `Message-ID: <outage-${n}@customer.test>`,
      `X-Noise: ${randomBytes(150).toString('base64')}`, // the line is compressed
      '',
      `Number ${n}`,
    ].join('\r\n'),
  )

/** What came, in the order in which it was written. */
const written = (box: EmailBox) =>
  withSystem(
    sql => sql<{ content: string; created_at: Date }[]>`
      select content, created_at from charla.messages where account_id = ${box.accountId} and content_type = 8 order by id`,
  )
const numbers = (many: number) => Array.from({ length: many }, (_, n) => `Number ${n}`)

describe.runIf(imapRunning)('a mailbox whose server is away for a day', () => {
  let gate: Awaited<ReturnType<typeof startGate>>
  beforeAll(async () => {
    gate = await startGate()
  })
  afterAll(() => gate.close())

  it('is read on from where it was: every mail once and in order, by itself (E2)', { timeout: 600_000 }, async () => {
    const login = newMailbox()
    const box = await makeEmailInbox({ ...connected(login), imap_port: gate.port })
    const began = Date.now()
    const pollAt = (minutes: number) =>
      poll(
        systemContext(box.accountId, () => new Date(Date.now() + minutes * MINUTE_MS)),
        box.emailInboxId,
      )
    await inMailbox(login, async client => void (await client.append('INBOX', mail(0))))
    expect(await pollAt(0)).toBe(1)

    gate.state.open = false
    await inMailbox(login, async client => {
      for (let n = 1; n < MAILS; n++) await client.append('INBOX', mail(n))
    })
    for (let minutes = 1; minutes <= 24 * 60; minutes += minutes < 15 ? 1 : 120) expect(await pollAt(minutes)).toBe(0)
    const told = async () =>
      (
        (await request('GET', `${box.account}/outbox`, { as: box.administrator })).body as {
          payload: { to: string; subject: string }[]
        }
      ).payload
    expect(await told()).toMatchObject([
      { to: box.administrator.email, subject: `The mailbox ${box.email} cannot be read` },
    ])

    // Back it is no good line: it breaks in the middle, more than once.
    gate.state.open = true
    for (const breaksAfter of [MAILS * 60, MAILS * 60, Number.POSITIVE_INFINITY]) {
      gate.state.breaksAfter = breaksAfter
      await pollAt(24 * 60 + 1)
    }
    await readAll(box)
    expect(await pollAt(25 * 60)).toBe(0)
    const found = await written(box)
    expect(found.map(one => one.content)).toEqual(numbers(MAILS))
    expect(gate.state.breaks).toBe(2)
    process.stdout.write(
      `${MAILS} mails after a day without the server: ${found.length} once and in order, ${((Date.now() - began) / 1000).toFixed(0)} s\n`,
    )
    const path = `${box.account}/inboxes/${box.emailInboxId}`
    expect((await request('GET', path, { as: box.administrator })).body).toMatchObject({ trouble: null })
    expect(await told()).toHaveLength(1)
  })
})
