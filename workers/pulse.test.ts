import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { announce } from '#lib/base/events.ts'
import { runtime } from '#lib/base/runtime.ts'
import { withCharla } from '#tests/support/app.ts'
import { pulse } from './pulse.ts'

withCharla()
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] }))
afterEach(() => void vi.useRealTimers())

/** Counts the rounds of work that begin; none begins by the clock before a second is over. */
async function counted() {
  const work = vi.fn(async () => {})
  const stop = pulse(work, 100)
  await settled()
  return { work, stop }
}
const settled = () => new Promise(done => setImmediate(done))

it('works a moment after a log has grown here, once for many', async () => {
  const { work, stop } = await counted()
  announce(1)
  announce(2)
  await vi.advanceTimersByTimeAsync(99)
  expect(work).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(work).toHaveBeenCalledOnce()
  await stop()
})

it('works when another process says that one has grown there', async () => {
  const { work, stop } = await counted()
  await runtime().redis.publish('logs', 'another process')
  await settled()
  await vi.advanceTimersByTimeAsync(200)
  expect(work).toHaveBeenCalledOnce()
  await stop()
})

it('works no more once it is stopped, whatever it had heard', async () => {
  const { work, stop } = await counted()
  let end = () => {}
  work.mockImplementationOnce(() => new Promise(done => (end = done)))
  await vi.advanceTimersByTimeAsync(1000)
  announce(1)
  await vi.advanceTimersByTimeAsync(100) // it is heard while one round is under way
  const stopped = stop()
  end()
  await stopped
  await vi.advanceTimersByTimeAsync(2000)
  expect(work).toHaveBeenCalledOnce()
})

it('looks every second, for what the bus has lost', async () => {
  const { work, stop } = await counted()
  await vi.advanceTimersByTimeAsync(2000)
  expect(work).toHaveBeenCalledTimes(2)
  await stop()
  await vi.advanceTimersByTimeAsync(2000)
  expect(work).toHaveBeenCalledTimes(2)
})
