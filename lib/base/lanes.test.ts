import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { withCharla } from '#tests/support/app.ts'
import { closeQueue, defineJob, enqueue, type Job, openQueue, queueAges } from './jobs.ts'
import { startLane } from './lanes.ts'
import { runtime } from './runtime.ts'

withCharla()
vi.setConfig({ testTimeout: 60_000 })

const gates = new Map<string, () => void>()
const begun: string[] = []
let most = 0
let atOnce = 0
const kind = (name: string) =>
  defineJob(
    `test.${name}_${randomUUID()}`,
    z.object({ what: z.string(), held: z.boolean() }),
    async ({ what, held }) => {
      begun.push(what)
      most = Math.max(most, ++atOnce)
      if (held) await new Promise<void>(done => gates.set(what, done))
      atOnce--
    },
  )
const [bulk, urgent, other] = [kind('bulk'), kind('urgent'), kind('other')]
const asJobs = (...jobs: object[]) => jobs as unknown as Job<never>[]
const ask = (job: { name: string }, whats: string[], held = false) =>
  enqueue(whats.map(what => ({ job: job.name, payload: { what, held }, key: `${job.name}:${what}` })))
const names = (word: string, count: number) => Array.from({ length: count }, (_, index) => `${word}${index}`)

let stop: (() => Promise<void>)[] = []
const start = (jobs: Job<never>[], width: number) => stop.push(startLane(jobs, width))

beforeAll(async () => {
  await closeQueue()
  await openQueue(runtime().database.address, { bulk: asJobs(bulk, other), ingest: asJobs(urgent) })
})
afterEach(async () => {
  for (const open of gates.values()) open()
  gates.clear()
  await Promise.all(stop.map(one => one()))
  stop = []
  begun.length = most = 0
})

describe('a lane', () => {
  it('goes on while another is jammed (R3)', async () => {
    await ask(bulk, names('jam', 60), true)
    start(asJobs(bulk), 3)
    start(asJobs(urgent), 2)
    await expect.poll(() => begun.length, { timeout: 20_000 }).toBe(2)
    await ask(urgent, names('urgent', 20))
    await expect.poll(() => begun.filter(one => one.startsWith('urgent')).length, { timeout: 20_000 }).toBe(20)
    expect(begun.filter(one => one.startsWith('jam'))).toHaveLength(2)
    const ages = await queueAges()
    expect(ages.find(one => one.job === bulk.name)).toMatchObject({ lane: 'bulk' })
    expect(ages.find(one => one.job === urgent.name)).toBeUndefined()
  })

  it('runs no more at once than it is wide, and all of them', async () => {
    await ask(urgent, names('wide', 40))
    start(asJobs(urgent), 3)
    await expect.poll(() => begun.length, { timeout: 20_000 }).toBe(40)
    expect(new Set(begun).size).toBe(40)
    expect(most).toBeLessThanOrEqual(2) // the last place is for other kinds
  })

  it('lets a kind of which much waits leave the turn to another', async () => {
    await ask(bulk, names('many', 60))
    await ask(other, ['one'])
    start(asJobs(bulk, other), 2)
    await expect.poll(() => begun, { timeout: 20_000 }).toContain('one')
    expect(begun.indexOf('one')).toBeLessThan(20)
  })

  it('keeps a place for others from a kind whose jobs hang', async () => {
    await ask(bulk, names('hang', 5), true)
    start(asJobs(bulk, other), 3)
    await expect.poll(() => begun.length, { timeout: 20_000 }).toBe(2)
    await ask(other, ['passes'])
    await expect.poll(() => begun, { timeout: 20_000 }).toContain('passes')
    expect(begun).toHaveLength(3)
  })

  it('finishes what runs before it stops, and takes nothing more', async () => {
    await ask(urgent, ['last'], true)
    await ask(urgent, names('never', 5))
    start(asJobs(urgent), 1)
    await expect.poll(() => begun, { timeout: 20_000 }).toEqual(['last'])
    const stopped = (stop.pop() as () => Promise<void>)()
    gates.get('last')?.()
    await stopped
    expect(begun).toEqual(['last'])
    expect(await queueAges()).toContainEqual(expect.objectContaining({ job: urgent.name }))
  })
})
