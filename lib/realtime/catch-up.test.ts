import { describe, expect, it } from 'vitest'
import { CatchUp, type Told } from './catch-up.ts'
import type { Expanded } from './expand.ts'
import type { Listener } from './hub.ts'
import type { LogPage } from './log.ts'

const PAGE = 10

/** A log of `head` events, of which those up to `pruned` are gone. */
function log(head: number, { pruned = 0, broken = () => false }: { pruned?: number; broken?: () => boolean } = {}) {
  const reads: number[] = []
  const arrived: Listener[] = []
  let atOnce = 0
  let most = 0
  const line = new CatchUp({
    async read(cursor): Promise<LogPage> {
      reads.push(cursor)
      most = Math.max(most, ++atOnce)
      await new Promise(next => setImmediate(next))
      atOnce--
      if (broken()) throw new Error('the database is away')
      const seqs = Array.from({ length: PAGE }, (_, index) => cursor + 1 + index).filter(seq => seq <= head)
      return { expanded: seqs.map(seq => ({ seq }) as Expanded), head, pruned }
    },
    tell(listener, { expanded }): Told {
      for (const { seq } of expanded) {
        if (seq <= listener.cursor) continue
        if (listener.congested()) return 'congested'
        listener.cursor = seq
        listener.tell({ seq } as never, seq - 1)
      }
      return 'all'
    },
    level: () => head,
    arrive: listener => arrived.push(listener),
  })
  return { line, reads, arrived, most: () => most }
}

function latecomer(cursor: number, congested: () => boolean = () => false) {
  const heard: number[] = []
  const expired: number[] = []
  const listener = {
    cursor,
    gone: false,
    congested,
    tell: ({ seq }: { seq: number }) => heard.push(seq),
    expire: (at: number) => expired.push(at),
  } as unknown as Listener
  return { listener, heard, expired }
}
const beyond = (cursor: number, head: number) => Array.from({ length: head - cursor }, (_, index) => cursor + 1 + index)

describe('those who are late', () => {
  it('share what is read: a thousand cost no more than one', async () => {
    const { line, reads, arrived, most } = log(35)
    const crowd = Array.from({ length: 1000 }, () => latecomer(0))
    await Promise.all(crowd.map(one => line.join(one.listener)))
    for (const { heard } of crowd) expect(heard).toEqual(beyond(0, 35))
    expect(arrived).toHaveLength(1000)
    expect(reads.length).toBeLessThanOrEqual(5)
    expect(most()).toBe(1)
  })

  it('are told everything once and in order, wherever each has been', async () => {
    const { line, reads, most } = log(200)
    const crowd = Array.from({ length: 300 }, (_, index) => latecomer((index * 7) % 200))
    const from = crowd.map(one => one.listener.cursor)
    await Promise.all(crowd.map(one => line.join(one.listener)))
    for (const [index, { heard }] of crowd.entries()) expect(heard).toEqual(beyond(from[index] as number, 200))
    expect(most()).toBe(1)
    expect(reads.length).toBeLessThan(300)
  })

  it('do not wait for who does not read, who goes on when they do', async () => {
    let full = true
    const { line } = log(25)
    const sleeper = latecomer(0, () => full)
    const awake = latecomer(0)
    const slept = line.join(sleeper.listener)
    await line.join(awake.listener)
    expect([awake.heard.length, sleeper.heard.length]).toEqual([25, 0])
    full = false
    await slept
    expect(sleeper.heard).toEqual(beyond(0, 25))
  })

  it('are brought on a few at a time when their cable fills in the middle of a page', async () => {
    const { line } = log(25)
    let room = 3
    const slow = latecomer(0, () => room-- <= 0)
    const refill = setInterval(() => {
      room = 3
    }, 5)
    await line.join(slow.listener)
    clearInterval(refill)
    expect(slow.heard).toEqual(beyond(0, 25))
  })

  it('load afresh when what they missed is gone, or comes from nowhere', async () => {
    const { line, arrived } = log(25, { pruned: 10 })
    const [old, strange] = [latecomer(9), latecomer(26)]
    await Promise.all([line.join(old.listener), line.join(strange.listener)])
    expect([old.expired, strange.expired, arrived]).toEqual([[25], [25], []])
    expect([old.heard, strange.heard]).toEqual([[], []])
  })

  it('need nothing read when they are not late', async () => {
    const { line, reads, arrived } = log(25)
    await line.join(latecomer(25).listener)
    expect([reads, arrived.length]).toEqual([[], 1])
  })

  it('are let go when they leave, and told when the log cannot be read', async () => {
    let away = true
    const { line, arrived } = log(25, { broken: () => away })
    const [one, other] = [latecomer(0), latecomer(5)]
    const left = latecomer(0, () => true)
    const leaving = line.join(left.listener)
    left.listener.gone = true
    await expect(line.join(one.listener)).rejects.toThrow('the database is away')
    await expect(line.join(other.listener)).rejects.toThrow('the database is away')
    await leaving
    away = false
    await line.join(latecomer(0).listener)
    expect(arrived).toHaveLength(1)
  })
})
