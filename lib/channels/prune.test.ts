import { describe, expect, it } from 'vitest'
import { systemContext } from '#lib/base/context.ts'
import { withSystem } from '#lib/base/db/index.ts'
import { runtime } from '#lib/base/runtime.ts'
import { discardUnneeded } from '#lib/files/discard.ts'
import { request, withCharla } from '#tests/support/app.ts'
import { bring, type EmailBox, makeEmailInbox, messagesIn, readAll } from '#tests/support/email.ts'
import { prune } from './prune.ts'
import { receive } from './receive.ts'

withCharla({ env: { ARRIVALS_KEPT_DAYS: '30' } })

const mail = (id: string, body = 'Where is it?') =>
  Buffer.from(['From: zoe@customer.test', 'Subject: Order', `Message-ID: <${id}@customer.test>`, '', body].join('\r\n'))
const large = (id: string) => mail(id, 'x'.repeat(70).concat('\r\n').repeat(20_000)) // kept as a file

type Row = { id: number; state: number; payload: Buffer | null; blob_id: number | null; pruned_at: Date | null }
const rows = ({ accountId }: EmailBox) =>
  withSystem(
    sql => sql<Row[]>`
      select id, state, payload, blob_id, pruned_at from charla.arrivals where account_id = ${accountId} order by id`,
  )
/** As if what came had been read, or had failed, so many days ago. */
const age = ({ accountId }: EmailBox, days: number) =>
  withSystem(
    sql => sql`
      update charla.arrivals set received_at = received_at - make_interval(days => ${days}),
        done_at = done_at - make_interval(days => ${days}) where account_id = ${accountId}`,
  )
const arrivals = async (box: EmailBox) =>
  (
    (await request('GET', `${box.account}/inboxes/${box.emailInboxId}/arrivals`, { as: box.administrator })).body as {
      payload: { id: number; kept: boolean; state: string }[]
    }
  ).payload
const at = (box: EmailBox, id: number, rest: string) =>
  `${box.account}/inboxes/${box.emailInboxId}/arrivals/${id}/${rest}`

describe('what came and was read', () => {
  it('is let go of after its days, its file too, and its message stays', async () => {
    const box = await makeEmailInbox()
    await bring(box, mail(`small-${box.accountId}`))
    await bring(box, large(`large-${box.accountId}`))
    await readAll(box)
    const [small, big] = await rows(box)
    const [blob] = await withSystem(
      sql =>
        sql<
          { key: string }[]
        >`select key from charla.blobs where account_id = ${box.accountId} and id = ${big?.blob_id ?? 0}`,
    )
    expect(blob).toBeDefined()
    await age(box, 29)
    await prune(new Date())
    expect((await rows(box)).map(one => one.pruned_at)).toEqual([null, null])

    await age(box, 2)
    await prune(new Date())
    expect(await rows(box)).toMatchObject([
      { payload: null, blob_id: null, pruned_at: expect.any(Date) },
      { payload: null, blob_id: null, pruned_at: expect.any(Date) },
    ])
    await discardUnneeded(new Date(Date.now() + 1000))
    expect(await runtime().files.get(blob?.key ?? '')).toBeNull()
    expect(await messagesIn(box)).toHaveLength(2)
    expect(await arrivals(box)).toMatchObject([{ kept: false }, { kept: false }])
    for (const [method, rest] of [
      ['GET', 'original'],
      ['POST', 'replay'],
    ] as const)
      expect((await request(method, at(box, small?.id as number, rest), { as: box.administrator })).status).toBe(410)
    const [message] = await messagesIn(box)
    const original = `${box.account}/conversations/${message?.conversation_id}/messages/${message?.id}/original`
    expect((await request('GET', original, { as: box.administrator })).status).toBe(410)
  })

  it('and comes once more is still the same', async () => {
    const box = await makeEmailInbox()
    const raw = mail(`again-${box.accountId}`)
    await bring(box, raw)
    await readAll(box)
    await age(box, 31)
    await prune(new Date())
    await bring(box, raw)
    await readAll(box)
    const [one, ...others] = await rows(box)
    expect(others).toEqual([])
    await receive(systemContext(box.accountId), one?.id as number) // a job that comes late
    expect(await messagesIn(box)).toHaveLength(1)
    expect(await rows(box)).toMatchObject([{ state: 1 }])
  })

  it('more than a year ago is forgotten', async () => {
    const box = await makeEmailInbox()
    await bring(box, mail(`old-${box.accountId}`))
    await readAll(box)
    await age(box, 390)
    await prune(new Date())
    expect(await rows(box)).toHaveLength(1)
    await age(box, 20)
    await prune(new Date())
    expect(await rows(box)).toEqual([])
    expect(await messagesIn(box)).toHaveLength(1)
  })

  it('goes in batches, all of it', async () => {
    const box = await makeEmailInbox()
    await withSystem(
      sql => sql`
        insert into charla.arrivals (account_id, inbox_id, channel, entrance, key, payload, byte_size, state, done_at)
        select ${box.accountId}, ${box.emailInboxId}, 'email', 'mime', 'n' || n, 'x', 1, 1, now() - interval '31 days'
        from generate_series(1, 450) n`,
    )
    await prune(new Date())
    expect((await rows(box)).filter(one => one.payload)).toEqual([])
  })
})

describe('what could not be read', () => {
  it('stays until it has been read again, and is let go of its days after that', async () => {
    const box = await makeEmailInbox()
    await bring(box, mail(`broken-${box.accountId}`))
    await withSystem(
      sql => sql`
        update charla.arrivals set state = 2, reason = 'Nobody can read this' where account_id = ${box.accountId}`,
    )
    await age(box, 300)
    await prune(new Date())
    const [one] = await rows(box)
    expect(one?.payload).not.toBeNull()
    const again = await request('POST', at(box, one?.id as number, 'replay'), { as: box.administrator })
    expect(again).toMatchObject({ status: 200, body: { state: 'done' } })
    await prune(new Date())
    expect(await rows(box)).toMatchObject([{ pruned_at: null }])
    await age(box, 31)
    await prune(new Date())
    expect(await rows(box)).toMatchObject([{ payload: null }])
  })

  it('stays as well while it waits', async () => {
    const box = await makeEmailInbox()
    await bring(box, mail(`waits-${box.accountId}`))
    await age(box, 300)
    await prune(new Date())
    expect(await rows(box)).toMatchObject([{ state: 0, pruned_at: null }])
  })
})
