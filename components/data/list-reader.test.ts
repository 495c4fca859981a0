import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type ConversationList, pageSize } from './conversation-list.ts'
import { listReader } from './list-reader.ts'
import { known } from './samples.ts'

const total = 100_000
const counts = { mine_count: 0, unassigned_count: total, assigned_count: 0, all_count: total }
let asked: number[]
let list: ConversationList | undefined
let trouble: boolean
let answer: (page: number, signal: AbortSignal) => Promise<ConversationList>

function pageAt(page: number): ConversationList {
  const start = (page - 1) * pageSize
  const items = Array.from({ length: pageSize }, (_one, index) => known({ id: start + index }))
  return { start, items, hasMore: start + pageSize < total, counts, cursor: 0 }
}
const after = (ms: number, page: number) =>
  new Promise<ConversationList>(resolve => setTimeout(() => resolve(pageAt(page)), ms))

function reader() {
  return listReader({
    get: () => list,
    set: next => {
      list = next
    },
    read(page, signal) {
      asked.push(page)
      return answer(page, signal)
    },
    onTrouble(is) {
      trouble = is
    },
  })
}
const covers = (first: number, last: number) =>
  list !== undefined && list.start <= first && list.start + list.items.length > last

beforeEach(() => {
  vi.useFakeTimers()
  asked = []
  trouble = false
  list = pageAt(1)
  answer = page => after(20, page)
})
afterEach(() => vi.useRealTimers())

describe('reading what is looked at', () => {
  it('reads ahead, and no more than that', async () => {
    reader().show(0, 10)
    await vi.runAllTimersAsync()
    expect(asked).toEqual([2])
  })

  it('reads somewhere else once the list rests', async () => {
    const one = reader()
    for (let first = 1000; first <= 50_000; first += 1000) {
      one.show(first, first + 10)
      await vi.advanceTimersByTimeAsync(4)
    }
    expect(asked.length).toBeLessThan(4)
    await vi.advanceTimersByTimeAsync(100)
    expect(covers(50_000, 50_010)).toBe(true)
  })

  it('shows something on a long way', async () => {
    const one = reader()
    for (let turn = 0; turn < 100; turn++) {
      one.show(1000 * (turn + 1), 1000 * (turn + 1) + 10)
      await vi.advanceTimersByTimeAsync(16)
    }
    expect(asked.length).toBeGreaterThan(2)
    expect(asked.length).toBeLessThan(15)
  })

  it('gives up what is no longer looked at', async () => {
    const signals: AbortSignal[] = []
    answer = (page, signal) => {
      signals.push(signal)
      return after(200, page)
    }
    const one = reader()
    one.show(5000, 5010)
    await vi.advanceTimersByTimeAsync(70)
    one.show(90_000, 90_010)
    await vi.advanceTimersByTimeAsync(300)
    expect(signals[0]?.aborted).toBe(true)
    expect(covers(90_000, 90_010)).toBe(true)
  })

  it('keeps a bounded number of rows on the way from end to end', async () => {
    const one = reader()
    let most = 0
    for (let first = 0; first < 5_000; first += 20) {
      one.show(first, first + 10)
      await vi.advanceTimersByTimeAsync(60)
      expect(covers(first, first + 10)).toBe(true)
      most = Math.max(most, list?.items.length ?? 0)
    }
    expect(most).toBeLessThanOrEqual(500)
  })
})

it('tries again when an answer does not come, and says so when it goes on', async () => {
  answer = async () => {
    throw new Error('away')
  }
  const one = reader()
  one.show(500, 510)
  await vi.advanceTimersByTimeAsync(100)
  expect(trouble).toBe(false)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(trouble).toBe(true)
  answer = page => after(20, page)
  one.retry()
  await vi.advanceTimersByTimeAsync(200)
  expect([trouble, covers(500, 510)]).toEqual([false, true])
  one.stop()
})

it('does not ask for ever when answers do not fit each other', async () => {
  answer = async () => ({ ...pageAt(2), items: [], hasMore: true })
  reader().show(20, 30)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(asked.length).toBeLessThan(12)
})

it('reads nothing more once it has stopped, until something is shown again', async () => {
  const one = reader()
  one.show(500, 510)
  await vi.advanceTimersByTimeAsync(70)
  const before = asked.length
  one.stop()
  await vi.runAllTimersAsync()
  expect([asked.length, covers(500, 510)]).toEqual([before, false])
  one.show(500, 510)
  await vi.runAllTimersAsync()
  expect(covers(500, 510)).toBe(true)
})
