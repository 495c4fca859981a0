import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { systemContext } from '#lib/base/context.ts'
import { withSystem } from '#lib/base/db/index.ts'
import { runtime } from '#lib/base/runtime.ts'
import { request, withCharla } from '#tests/support/app.ts'
import { bring, type EmailBox, makeEmailInbox, messagesIn } from '#tests/support/email.ts'
import { receive, receiveWaiting } from './receive.ts'

withCharla()
afterEach(() => vi.restoreAllMocks())

const mail = (subject: string, more: string[] = []) =>
  Buffer.from(
    [
      'From: zoe@customer.test',
      `Subject: ${subject}`,
      `Message-ID: <${randomUUID()}@customer.test>`,
      'MIME-Version: 1.0',
      ...more,
    ].join('\r\n'),
  )
const withFile = (subject: string) =>
  mail(subject, [
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    subject,
    '--b',
    'Content-Type: text/plain',
    'Content-Disposition: attachment; filename="a.txt"',
    '',
    'abc',
    '--b--',
    '',
  ])
const arrivals = async (box: EmailBox) =>
  (
    (await request('GET', `${box.account}/inboxes/${box.emailInboxId}/arrivals`, { as: box.administrator })).body as {
      payload: { id: number; state: string; reason: string | null; attempts: number }[]
    }
  ).payload
/** As when it came so long ago. */
const came = (box: EmailBox, hoursAgo: number) =>
  withSystem(
    sql => sql`
      update charla.arrivals set received_at = now() - make_interval(hours => ${hoursAgo}) where account_id = ${box.accountId}`,
  )
const storageIsFull = () => vi.spyOn(runtime().files, 'put').mockRejectedValue(new Error('No space \0 is left 😀'))

describe('what cannot be written', () => {
  it('stops nothing else that waits, and is written when it can be', async () => {
    const box = await makeEmailInbox()
    await bring(box, withFile('First'))
    await bring(box, mail('Second', ['', 'Second']))
    await came(box, 1)
    const full = storageIsFull()
    await receiveWaiting.run({})
    expect((await messagesIn(box)).map(one => one.content)).toEqual(['Second'])
    expect((await arrivals(box)).map(one => one.state)).toEqual(['done', 'waiting'])
    full.mockRestore()
    await came(box, 1)
    await receiveWaiting.run({})
    expect((await messagesIn(box)).map(one => one.content).sort()).toEqual(['First', 'Second'])
  })

  it('is tried eight times and for hours, then shown with the reason, and written when an administrator asks', async () => {
    const box = await makeEmailInbox()
    await bring(box, withFile('First'))
    const [{ id } = { id: 0 }] = await arrivals(box)
    const full = storageIsFull()
    const ctx = systemContext(box.accountId)
    for (let n = 0; n < 9; n++) await expect(receive(ctx, id)).rejects.toThrow('No space')
    await came(box, 5)
    await receive(ctx, id)
    expect(await arrivals(box)).toMatchObject([{ state: 'failed', reason: 'No space  is left 😀' }])
    const path = `${box.account}/inboxes/${box.emailInboxId}/arrivals/${id}/replay`
    expect((await request('POST', path, { as: box.administrator })).body).toMatchObject({ state: 'failed' })
    full.mockRestore()
    expect((await request('POST', path, { as: box.administrator })).body).toMatchObject({ state: 'done', reason: null })
    expect(await messagesIn(box)).toHaveLength(1)
  })
})

it('what comes twice at once begins one conversation', async () => {
  const box = await makeEmailInbox()
  const [id, ctx] = [randomUUID(), systemContext(box.accountId)]
  const copy = (way: string) =>
    Buffer.from(
      `X-Way: ${way}\r\nFrom: zoe@customer.test\r\nSubject: One\r\nMessage-ID: <${id}@customer.test>\r\n\r\nOne`,
    )
  for (let n = 0; n < 6; n++) await bring(box, copy(String(n)))
  const all = await arrivals(box)
  expect(all).toHaveLength(6)
  await Promise.all(all.map(one => receive(ctx, one.id)))
  const { body } = await request('GET', `${box.account}/conversations`, { as: box.administrator })
  expect(body).toMatchObject({ data: { meta: { all_count: 1 } } })
  expect(await messagesIn(box)).toHaveLength(1)
})
