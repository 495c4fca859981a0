import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import type { ChangesWire } from '#lib/protocol/index.ts'
import { makeTenant, makeVisitor, type Person, request, type Tenant, withCharla, writes } from '#tests/support/app.ts'
import { CableClient } from '#tests/support/cable-client.ts'
import { listenOnLoopback } from '#tests/support/server.ts'
import { pruneEvents } from './prune.ts'

const { api } = withCharla()
let server: Awaited<ReturnType<typeof listenOnLoopback>>
beforeAll(async () => {
  server = await listenOnLoopback(api())
})
afterAll(() => server.close())

type Behaviour = { cutAfter: number[]; cable: boolean }
/** When a reader is cut off (after so many events each time), and by which way it reads. */
const behaviour: fc.Arbitrary<Behaviour> = fc.record({
  cutAfter: fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 6 }),
  cable: fc.boolean(),
})
const plan = fc.record({
  writers: fc.array(fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 1, maxLength: 4 }), {
    minLength: 20,
    maxLength: 20,
  }),
  readers: fc.array(behaviour, { minLength: 3, maxLength: 5 }),
  lost: fc.infiniteStream(fc.integer({ min: 1, max: 100 })),
})

const feedOf = ({ accountId }: Tenant) => `/api/v1/accounts/${accountId}/changes`
const pause = (ms: number) => new Promise(next => setTimeout(next, ms))

describe('twenty writers, and readers that come and go', () => {
  it('every reader ends with exactly what was written, in order', async () => {
    const tenant = await makeTenant()
    const conversations = await Promise.all(
      [1, 2, 3].map(async () => (await writes(await makeVisitor(tenant), 'Hello')).conversation_id),
    )
    await fc.assert(
      fc.asyncProperty(plan, async ({ writers, readers, lost }) => {
        const from = await head(tenant)
        const total = writers.flat().length
        const reading = readers.map(reader =>
          reader.cable
            ? readCable(tenant, from, total, reader, () => (lost.next().value ?? 100) <= 30)
            : readFeed(tenant, from, total, reader),
        )
        await Promise.all(
          writers.map(async (pauses, writer) => {
            for (const [i, ms] of pauses.entries()) {
              await pause(ms)
              const displayId = conversations[(writer + i) % conversations.length]
              const path = `/api/v1/accounts/${tenant.accountId}/conversations/${displayId}/messages`
              const { status } = await request('POST', path, { as: tenant.agent, json: { content: `${writer}.${i}` } })
              expect(status).toBe(200)
            }
          }),
        )
        const written = await writtenAfter(tenant, from)
        expect(written).toHaveLength(total)
        for (const heard of await Promise.all(reading)) expect(heard).toEqual(written)
      }),
      { numRuns: 5, interruptAfterTimeLimit: 45_000 },
    )
  }, 90_000)
})

describe('the feed', () => {
  it('answers what happened after the cursor, and at once when something happens', async () => {
    const tenant = await makeTenant()
    const visitor = await makeVisitor(tenant)
    await writes(visitor, 'one')
    const cursor = await head(tenant)
    const waiting = request('GET', `${feedOf(tenant)}?cursor=${cursor}&wait=20`, { as: tenant.agent })
    await pause(50)
    await writes(visitor, 'two')
    const { body } = (await waiting) as { body: ChangesWire }
    expect(body.events.map(event => [event.event, event.seq])).toEqual([['message.created', cursor + 1]])
    expect(body.cursor).toBe(cursor + 1)
    const nothing = await request('GET', `${feedOf(tenant)}?cursor=${body.cursor}`, { as: tenant.agent })
    expect(nothing.body).toEqual({ cursor: body.cursor, events: [] })
  })

  it('passes over what the caller may not see, and moves the cursor on', async () => {
    const tenant = await makeTenant()
    const before = await head(tenant)
    await writes(await makeVisitor(tenant), 'not for the outsider')
    const { body } = await request('GET', `${feedOf(tenant)}?cursor=${before}`, { as: tenant.outsider })
    expect(body).toEqual({ cursor: await head(tenant), events: [] })
  })

  it('is gone for cursors from nowhere and for those that were pruned; the cable says so too', async () => {
    const tenant = await makeTenant()
    const visitor = await makeVisitor(tenant)
    for (const word of ['one', 'two']) await writes(visitor, word)
    const known = await head(tenant)
    expect((await request('GET', `${feedOf(tenant)}?cursor=${known + 1}`, { as: tenant.agent })).status).toBe(410)

    await withSystem(
      sql =>
        sql`update charla.events set created_at = now() - interval '31 days' where account_id = ${tenant.accountId}`,
    )
    await withSystem(
      sql => sql`update charla.event_cursors set dispatched_seq = seq where account_id = ${tenant.accountId}`,
    )
    await pruneEvents(new Date())
    expect((await request('GET', `${feedOf(tenant)}?cursor=${known - 1}`, { as: tenant.agent })).status).toBe(410)
    expect((await request('GET', `${feedOf(tenant)}?cursor=${known}`, { as: tenant.agent })).status).toBe(200)

    const cable = new CableClient(server.url)
    await cable.subscribe(params(tenant, tenant.agent, known - 1))
    await cable.until(() => cable.events('cursor.expired').length === 1)
    await writes(visitor, 'three')
    await cable.until(() => cable.events('message.created').some(({ data }) => data.content === 'three'))
    cable.drop()
  })

  it.each(['cursor=-1', 'cursor=x', 'wait=1', 'cursor=1&wait=26'])('refuses ?%s and names the field', async query => {
    const tenant = await makeTenant()
    const { status, body } = await request('GET', `${feedOf(tenant)}?${query}`, { as: tenant.agent })
    expect(status).toBe(422)
    expect(body).toMatchObject({ attributes: [query.includes('wait=26') ? 'wait' : 'cursor'] })
  })
})

/** Reads by long poll; a cut is a request given up before its answer is used. */
async function readFeed(tenant: Tenant, from: number, total: number, { cutAfter }: Behaviour): Promise<string[]> {
  const heard: string[] = []
  let cursor = from
  for (let round = 0; heard.length < total; round++) {
    const { body } = await request('GET', `${feedOf(tenant)}?cursor=${cursor}&wait=5`, { as: tenant.agent })
    if (cutAfter[round] !== undefined && cutAfter[round] === 0) continue // the answer was lost on its way
    const { events, cursor: next } = body as ChangesWire
    for (const { event, data } of events)
      if (event === 'message.created') heard.push((data as { content: string }).content)
    cursor = next
  }
  return heard
}

/**
 * Reads by cable. Every cut breaks the connection; of what is pushed 30 % never arrives, and what follows a loss counts
 * for nothing: the client sees the gap in the numbers and comes back with the cursor it is sure of.
 */
async function readCable(
  tenant: Tenant,
  from: number,
  total: number,
  { cutAfter }: Behaviour,
  lost: () => boolean,
): Promise<string[]> {
  const heard: string[] = []
  let cursor = from
  for (let round = 0; heard.length < total; round++) {
    let broken = false
    let told = 0
    const lossy = round < 8 // a network that loses for ever is not one
    const cable = new CableClient(server.url, {
      deaf: message => {
        if (message.seq === undefined || broken) return broken
        broken = lossy && lost()
        return broken
      },
    })
    cable.onMessage = ({ event, data, seq }) => {
      if (seq === undefined) return
      cursor = seq
      told++
      if (event === 'message.created') heard.push(String(data.content))
    }
    await cable.subscribe(params(tenant, tenant.agent, cursor))
    const cut = cutAfter[round] ?? Number.POSITIVE_INFINITY
    await cable.until(() => broken || told >= cut || heard.length >= total, 60_000)
    cable.drop()
  }
  return heard
}

const params = (tenant: Tenant, person: Person, cursor: number) => ({
  pubsub_token: person.pubsubToken,
  account_id: tenant.accountId,
  user_id: person.userId,
  cursor,
})

const head = ({ accountId }: Tenant): Promise<number> =>
  withSystem(async sql => {
    const [row] = await sql<{ seq: number }[]>`select seq from charla.event_cursors where account_id = ${accountId}`
    return row?.seq ?? 0
  })

/** What the log holds: the truth that every reader is compared with. */
const writtenAfter = ({ accountId }: Tenant, from: number): Promise<string[]> =>
  withSystem(async sql => {
    const rows = await sql<{ content: string; seq: number }[]>`
      select m.content, e.seq from charla.events e
      join charla.messages m on (m.account_id, m.id) = (e.account_id, e.message_id)
      where e.account_id = ${accountId} and e.seq > ${from} and e.name = 'message.created' order by e.seq`
    return rows.map(row => row.content)
  })
