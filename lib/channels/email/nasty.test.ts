import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import { request, withCharla } from '#tests/support/app.ts'
import { bring, type EmailBox, makeEmailInbox, messagesIn, readAll } from '#tests/support/email.ts'
import { partsOf } from './reply.ts'

withCharla()

const mail = (fields: Record<string, string>, body: string) =>
  Buffer.from([...Object.entries(fields).map(([name, value]) => `${name}: ${value}`), '', body].join('\r\n'))
const arrivals = async (box: EmailBox) =>
  (
    (await request('GET', `${box.account}/inboxes/${box.emailInboxId}/arrivals`, { as: box.administrator })).body as {
      payload: { state: string; reason: string | null }[]
    }
  ).payload

describe('a mail that means no good is read all the same', () => {
  it.each([
    [
      'a bounce of a number that is none',
      'Undelivered',
      `Message-ID: <conversation/${randomUUID()}/messages/99999999999999999999@x>`,
    ],
    ['a character where the text is cut', 'Long', `${'x'.repeat(149_999)}😀 and more`],
    ['a reason with a character where it is cut', 'Undelivered', `550 5.1.1 ${'y'.repeat(489)}😀 no such user`],
  ])('%s', async (_name, subject, body) => {
    const box = await makeEmailInbox()
    await bring(box, mail({ From: 'mailer-daemon@customer.test', Subject: subject }, body))
    await readAll(box)
    expect(await arrivals(box)).toMatchObject([{ state: 'done' }])
    expect(await messagesIn(box)).toHaveLength(1)
  })

  it('an id of a picture that would end its place in the HTML is none', async () => {
    const box = await makeEmailInbox()
    const id = `a"onerror="alert(1)`
    const body = [
      '--b',
      'Content-Type: text/html',
      '',
      `<p title='"cid:${id}"'>Hi</p>`,
      '--b',
      'Content-Type: image/png',
      `Content-ID: <${id}>`,
      'Content-Transfer-Encoding: base64',
      '',
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      '--b--',
      '',
    ].join('\r\n')
    const fields = { From: 'eve@customer.test', 'MIME-Version': '1.0', 'Content-Type': 'multipart/related; boundary=b' }
    await bring(box, mail(fields, body))
    await readAll(box)
    const [{ count }] = await withSystem(
      sql => sql<[{ count: number }]>`
        select count(*)::int as count from charla.attachments where account_id = ${box.accountId} and meta ? 'content_id'`,
    )
    expect(count).toBe(0)
  })

  it('HTML beyond all measure is left in the original, which comes with the message', async () => {
    const box = await makeEmailInbox()
    const fields = { From: 'zoe@customer.test', 'Content-Type': 'text/html' }
    await bring(box, mail(fields, `<p>${'a <b>b</b>\r\n'.repeat(100_000)}</p>`))
    await readAll(box)
    expect(await messagesIn(box)).toMatchObject([
      {
        content_attributes: { could_not_be_fully_read: true, email: { html_content: {} } },
        attachments: [{ extension: 'eml' }],
      },
    ])
  })
})

describe('what is quoted is found in steps that grow with the text', () => {
  // Each took minutes when the rest was looked through again for every line.
  it.each([
    ['signatures', `hi\n${'--\n'.repeat(60_000)}x`],
    ['spaces behind a verb', `On 3.2.2026 wrote${' '.repeat(390)}x\n`.repeat(400)],
    ['dashes behind a verb', `On 3.2.2026 wrote${'- '.repeat(190)}x\n`.repeat(400)],
    ['spaces behind a name of a header', `From${' '.repeat(150_000)}x`],
  ])('%s', { timeout: 20_000 }, (_name, text) => {
    const { reply, quoted } = partsOf(text)
    // Nothing is lost, wherever it is parted. Compared by what is not space, and never shown: it is long.
    const bare = (one: string) => one.replace(/[\s-]/g, '')
    expect(bare(reply + quoted) === bare(text)).toBe(true)
  })
})
