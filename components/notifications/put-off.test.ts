import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { doAll, isPutOff, putOff } from './put-off.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('waits for ten seconds', () => {
  const run = vi.fn()
  putOff(1, run)
  vi.advanceTimersByTime(9_999)
  expect([run.mock.calls.length, isPutOff(1)]).toEqual([0, true])
  vi.advanceTimersByTime(1)
  expect([run.mock.calls.length, isPutOff(1)]).toEqual([1, false])
})

it('is taken back', () => {
  const run = vi.fn()
  putOff(2, run)()
  vi.advanceTimersByTime(20_000)
  expect([run.mock.calls.length, isPutOff(2)]).toEqual([0, false])
})

it('does the first at once when another of the same comes', () => {
  const [first, second] = [vi.fn(), vi.fn()]
  putOff(3, first)
  putOff(3, second)
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 0])
  vi.advanceTimersByTime(10_000)
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1])
})

it('does everything that waits when asked, and tells when it is done', async () => {
  const done: string[] = []
  putOff(4, async () => {
    await Promise.resolve()
    done.push('slow')
  })
  putOff(5, () => done.push('fast'))
  await doAll()
  expect([done, isPutOff(4), isPutOff(5)]).toEqual([['fast', 'slow'], false, false])
})
