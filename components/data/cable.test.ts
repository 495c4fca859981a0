import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { backoff } from './backoff.ts'
import { openCable } from './cable.ts'

function fakeSockets() {
  const all: { onmessage?: (message: { data: string }) => void; onclose?: () => void; sent: string[] }[] = []
  const connect = () => {
    const socket = { sent: [] as string[], send: (text: string) => socket.sent.push(text), close: () => {} }
    all.push(socket)
    return socket as unknown as WebSocket
  }
  const say = (frame: object) => all.at(-1)?.onmessage?.({ data: JSON.stringify(frame) })
  return { all, connect, say }
}

const handlers = () => ({ onPush: vi.fn(), onUp: vi.fn(), onDown: vi.fn(), onRejected: vi.fn() })

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it('comes back after a planned restart, with a fresh identifier', async () => {
  const { all, connect, say } = fakeSockets()
  const told = handlers()
  let cursor = 1
  const cable = openCable({ url: 'ws://test', identifier: () => `cursor ${cursor}`, connect, random: () => 0, ...told })
  say({ type: 'welcome' })
  say({ type: 'confirm_subscription' })
  expect(told.onUp).toHaveBeenCalledTimes(1)
  cursor = 7
  say({ type: 'disconnect', reason: 'server_restart', reconnect: true })
  expect(told.onDown).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(200)
  say({ type: 'welcome' })
  expect(all).toHaveLength(2)
  expect(all[1]?.sent[0]).toContain('cursor 7')
  cable.close()
})

it('acts only while subscribed, and says when it is refused', () => {
  const { all, connect, say } = fakeSockets()
  const told = handlers()
  const cable = openCable({ url: 'ws://test', identifier: () => 'me', connect, ...told })
  cable.perform('update_presence')
  expect(all[0]?.sent).toEqual([])
  say({ type: 'welcome' })
  say({ type: 'reject_subscription' })
  expect(told.onRejected).toHaveBeenCalledTimes(1)
  say({ type: 'confirm_subscription' })
  cable.perform('update_presence')
  expect(all[0]?.sent[1]).toContain('update_presence')
  cable.close()
})

it('does not try again once closed', async () => {
  const { all, connect } = fakeSockets()
  const cable = openCable({ url: 'ws://test', identifier: () => 'me', connect, ...handlers() })
  cable.close()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(all).toHaveLength(1)
})

it('waits longer each time, never for long, and never all at the same moment', () => {
  expect([0, 1, 2].map(attempt => backoff(attempt, () => 1))).toEqual([500, 1000, 2000])
  expect(backoff(40, () => 1)).toBe(15_000)
  expect(backoff(3, () => 0)).toBeLessThan(backoff(3, () => 1))
})
