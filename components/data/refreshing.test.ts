import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { refreshing } from './refreshing.ts'

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => void vi.useRealTimers())

it('runs soon, no more often than it may, and once more after the last call', async () => {
  const run = vi.fn(async () => {})
  const ask = refreshing(run, 1_200, 3_500)
  for (let call = 0; call < 20; call++) {
    ask()
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(run).toHaveBeenCalledTimes(2)
  await vi.advanceTimersByTimeAsync(3_000)
  expect(run).toHaveBeenCalledTimes(3)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(run).toHaveBeenCalledTimes(4)
})

it('runs once at a time, and once more for all that was asked for meanwhile', async () => {
  let under = 0
  let most = 0
  const run = vi.fn(async () => {
    most = Math.max(most, ++under)
    await new Promise(resolve => setTimeout(resolve, 5_000))
    under--
    throw new Error('away')
  })
  const ask = refreshing(run, 1_200, 100_000)
  ask()
  for (let call = 0; call < 30; call++) {
    await vi.advanceTimersByTimeAsync(100)
    ask()
  }
  await vi.advanceTimersByTimeAsync(11_000)
  expect([most, run.mock.calls.length]).toEqual([1, 2])
})
