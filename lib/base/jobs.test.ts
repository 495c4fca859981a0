import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { makeTenant, withCharla } from '#tests/support/app.ts'
import { asSuperuser } from '#tests/support/superuser.ts'
import { dispatch } from '#workers/dispatcher.ts'
import { systemContext } from './context.ts'
import { withAccount, withSystem } from './db/index.ts'
import { closeQueue, defineJob, drain, enqueue, type Job, openQueue, queueAges } from './jobs.ts'
import { runtime } from './runtime.ts'

withCharla()

const ran: string[] = []
const failing = new Set<string>()
const note = defineJob(`test.note_${randomUUID()}`, z.object({ what: z.string() }), async ({ what }) => {
  ran.push(what)
  if (failing.delete(what)) throw new Error('not this time')
})
const jobs = [note] as unknown as Job<never>[]

beforeAll(async () => {
  await closeQueue()
  await openQueue(runtime().database.address, { bulk: jobs })
})

const ask = (accountId: number, ...whats: string[]) =>
  withAccount(systemContext(accountId), async tx => {
    for (const what of whats) note.later(tx, { what })
  })
const runs = (what: string) => ran.filter(one => one === what).length
const stored = () =>
  asSuperuser(
    sql => sql`select id, state::text, start_after from pgboss.job where name = ${note.name} order by created_on`,
  )

describe('a job that is asked for in a transaction', () => {
  it('runs once when it commits', async () => {
    const { accountId } = await makeTenant()
    await ask(accountId, 'one', 'two')
    expect(await drain(jobs)).toBe(0) // nobody has handed it on yet
    await dispatch()
    expect(await drain(jobs)).toBe(2)
    await dispatch()
    expect(await drain(jobs)).toBe(0)
    expect([runs('one'), runs('two')]).toEqual([1, 1])
  })

  it('never runs when it rolls back', async () => {
    const { accountId } = await makeTenant()
    const broken = withAccount(systemContext(accountId), async tx => {
      note.later(tx, { what: 'undone' })
      throw new Error('no')
    })
    await expect(broken).rejects.toThrow('no')
    await dispatch()
    await drain(jobs)
    expect(runs('undone')).toBe(0)
  })

  it('is one job, however many dispatchers hand it on, and however often', async () => {
    const { accountId } = await makeTenant()
    await ask(accountId, 'shared')
    const before = (await stored()).length
    await Promise.all([dispatch(), dispatch(), dispatch()])
    // A dispatcher that dies after handing on, before it has noted how far it is.
    await withSystem(sql => sql`update charla.event_cursors set dispatched_seq = 0 where account_id = ${accountId}`)
    await dispatch()
    await drain(jobs)
    await withSystem(sql => sql`update charla.event_cursors set dispatched_seq = 0 where account_id = ${accountId}`)
    await dispatch()
    await drain(jobs)
    expect((await stored()).length - before).toBe(1)
    expect(runs('shared')).toBe(1)
  })

  it('is tried again when it throws, later', async () => {
    const { accountId } = await makeTenant()
    failing.add('stubborn')
    await ask(accountId, 'stubborn')
    await dispatch()
    expect(await drain(jobs)).toBe(1)
    const waiting = (await stored()).find(job => job.state === 'retry')
    expect(Number(waiting?.start_after)).toBeGreaterThan(Date.now())
    expect(await drain(jobs)).toBe(0) // not yet
    await asSuperuser(sql => sql`update pgboss.job set start_after = now() where name = ${note.name}`, { keep: true })
    expect(await queueAges()).toContainEqual({ lane: 'bulk', job: note.name, seconds: expect.any(Number) })
    expect(await drain(jobs)).toBe(1)
    expect(runs('stubborn')).toBe(2)
    expect((await stored()).some(job => job.state === 'retry')).toBe(false)
  })

  it('with data of another shape is not run, but kept as failed', async () => {
    await enqueue([{ job: note.name, payload: { what: 7 }, key: randomUUID() }])
    const before = ran.length
    expect(await drain(jobs)).toBe(1)
    expect(ran).toHaveLength(before)
  })

  it('of a kind that this process does not know waits for one that does, and holds nobody up', async () => {
    const [first, second] = [await makeTenant(), await makeTenant()]
    const unknown = defineJob(`test.unknown_${randomUUID()}`, z.object({}), async () => {})
    await withAccount(systemContext(first.accountId), async tx => {
      unknown.later(tx, {})
      note.later(tx, { what: 'after the unknown' })
    })
    await ask(second.accountId, 'of somebody else')
    await dispatch()
    await drain(jobs)
    expect([runs('after the unknown'), runs('of somebody else')]).toEqual([1, 1])
    expect((await queueAges()).map(one => one.job)).not.toContain(unknown.name)
    expect(await drain([unknown] as unknown as Job<never>[])).toBe(1)
  })

  it('is drained as many at a time as asked', async () => {
    const { accountId } = await makeTenant()
    await ask(accountId, 'a', 'b', 'c')
    await dispatch()
    expect([await drain(jobs, 2), await drain(jobs, 2)]).toEqual([2, 1])
  })
})
