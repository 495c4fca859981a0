import { describe, expect, it } from 'vitest'
import { makeTenant, makeVisitor, request, withCharla, writes } from '#tests/support/app.ts'
import { systemContext } from './context.ts'
import { withAccount } from './db/index.ts'
import type { EventRow } from './events.ts'
import { type Follower, follow } from './followers.ts'

withCharla()

/** A follower that keeps what it was told of one account. */
const keeping = (name: string, accountId: number, react: (events: EventRow[]) => void = () => {}) => {
  const seen: number[] = []
  const follower: Follower = {
    name,
    heeds: ['message.created'],
    handle: async (_, ctx, events) => {
      if (ctx.accountId !== accountId) return
      react(events)
      seen.push(...events.map(event => event.message_id as number))
    },
  }
  return { follower, seen }
}

async function talk(messages: number) {
  const tenant = await makeTenant()
  const visitor = await makeVisitor(tenant)
  const ids: number[] = []
  for (let n = 0; n < messages; n++) ids.push((await writes(visitor, `message ${n}`)).id)
  return { tenant, visitor, ids }
}

describe('a follower of the log', () => {
  it('is told of every event that it heeds, once and in order, however many processes read', async () => {
    const { tenant, visitor, ids } = await talk(3)
    const { follower, seen } = keeping('test.once', tenant.accountId)
    await Promise.all([follow(follower), follow(follower), follow(follower)])
    await follow(follower)
    expect(seen).toEqual(ids)
    const next = await writes(visitor, 'one more')
    await follow(follower)
    expect(seen).toEqual([...ids, next.id])
  })

  it('does nothing in an account when it fails there, and tries again', async () => {
    const { tenant, ids } = await talk(2)
    let failures = 0
    const { follower, seen } = keeping('test.again', tenant.accountId, () => {
      if (failures++ === 0) throw new Error('not today')
    })
    await follow(follower)
    expect(seen).toEqual([])
    await follow(follower)
    await follow(follower)
    expect(seen).toEqual(ids)
  })

  it('passes over an event that fails five times, and goes on behind it', async () => {
    const { tenant, ids } = await talk(3)
    const { follower, seen } = keeping('test.poison', tenant.accountId, events => {
      if (events.some(event => event.message_id === ids[1])) throw new Error('never')
    })
    for (let round = 0; round < 12; round++) await follow(follower)
    expect(seen).toEqual([ids[0], ids[2]])
  })

  it('undoes what it did together with its place', async () => {
    const { tenant } = await talk(1)
    const { follower } = keeping('test.undone', tenant.accountId)
    const writing: Follower = {
      ...follower,
      handle: async ({ sql }, ctx) => {
        if (ctx.accountId !== tenant.accountId) return
        await sql`update charla.accounts set name = 'Changed' where id = ${ctx.accountId}`
        throw new Error('after all')
      },
    }
    await follow(writing)
    const [row] = await withAccount(systemContext(tenant.accountId), async ({ sql }) => [
      ...(await sql`select name from charla.accounts where id = ${tenant.accountId}`),
    ])
    expect(row?.name).toBe('Acme')
    const { status } = await request('GET', `/api/v1/accounts/${tenant.accountId}`, { as: tenant.agent })
    expect(status).toBe(200)
  })
})
