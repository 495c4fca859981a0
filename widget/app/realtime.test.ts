import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ChangesWire, LoggedEvent, RealtimeEvent } from '#lib/protocol/events.ts'
import { createCursor } from './cursor.ts'
import { FakeSocket } from './fake-socket.ts'
import { startRealtime } from './realtime.ts'

let log: LoggedEvent[]
let reachable: boolean
let asked: { cursor: number; wait: number }[]
let seen: number[]
let live: boolean[]
let expired: number

const event = (seq: number) => ({ seq, event: 'message.created', data: { id: seq } }) as unknown as LoggedEvent

beforeEach(() => {
  vi.useFakeTimers()
  FakeSocket.all = []
  log = []
  asked = []
  seen = []
  live = []
  expired = 0
  reachable = true
})
afterEach(() => vi.useRealTimers())

function start(from = 10) {
  const cursor = createCursor()
  cursor.restart(from)
  const realtime = startRealtime({
    url: 'ws://x/cable',
    pubsubToken: 'p',
    cursor,
    changes,
    onEvent: (e: RealtimeEvent) => 'seq' in e && seen.push(e.seq),
    onExpired: async () => {
      expired++
      cursor.restart(log.at(-1)?.seq ?? 0)
    },
    onLive: is => live.push(is),
    Socket: FakeSocket.asWebSocket,
  })
  return { realtime, cursor }
}

async function changes(cursor: number, wait: number, signal: AbortSignal): Promise<ChangesWire | undefined> {
  asked.push({ cursor, wait })
  if (!reachable) throw new Error('unreachable')
  if (cursor < 0) return
  const events = log.filter(e => e.seq > cursor)
  if (!events.length && wait)
    await new Promise(resolve => {
      setTimeout(resolve, wait * 1000)
      signal.addEventListener('abort', resolve)
    })
  return { cursor: log.at(-1)?.seq ?? cursor, events }
}

const up = () => {
  FakeSocket.newest.says({ type: 'welcome' })
  FakeSocket.newest.says({ type: 'confirm_subscription' })
}

test('a cable that comes up needs no poll', async () => {
  start()
  up()
  const beat = setInterval(() => FakeSocket.newest.says({ type: 'ping' }), 3_000)
  await vi.advanceTimersByTimeAsync(30_000)
  clearInterval(beat)
  expect(asked).toEqual([])
  expect(live).toEqual([true])
})

test('where the cable cannot connect the feed takes over within ten seconds', async () => {
  const { realtime } = start()
  log.push(event(11))
  const refuse = setInterval(() => FakeSocket.newest.onclose?.(), 100)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(seen).toEqual([11])
  expect(live.at(-1)).toBe(true)
  const attempts = FakeSocket.all.length
  await vi.advanceTimersByTimeAsync(60_000)
  expect(FakeSocket.all.length).toBeGreaterThan(attempts)
  clearInterval(refuse)
  up()
  const polls = asked.length
  await vi.advanceTimersByTimeAsync(5_000)
  expect(asked.length).toBe(polls)
  realtime.stop()
})

test('pushes that get lost are brought by the next reconciliation', async () => {
  const { realtime, cursor } = start()
  up()
  log.push(event(11), event(12), event(13))
  FakeSocket.newest.says({ message: event(13) })
  expect(seen).toEqual([13])
  expect(cursor.at).toBe(10)
  await realtime.reconcile()
  expect(seen).toEqual([13, 11, 12, 13])
  expect(cursor.at).toBe(13)
})

test('a lost line is dialled again with the cursor, and says so', async () => {
  const { realtime } = start()
  up()
  FakeSocket.newest.onclose?.()
  expect(live).toEqual([true, false])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(FakeSocket.all).toHaveLength(2)
  up()
  expect(FakeSocket.newest.sent[0]).toContain('\\"cursor\\":10')
  expect(live.at(-1)).toBe(true)
  realtime.stop()
})

test('waking up does not wait for the next attempt', async () => {
  const { realtime } = start()
  FakeSocket.newest.onclose?.()
  await realtime.reconcile()
  expect(FakeSocket.all).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(3_000)
  expect(FakeSocket.all).toHaveLength(2)
  realtime.stop()
})

test('a cursor that is too old loads everything afresh, told by the cable or by the feed', async () => {
  const { realtime } = start(-1)
  up()
  FakeSocket.newest.says({ message: { event: 'cursor.expired', data: { account_id: 1 } } })
  expect(expired).toBe(1)
  const other = start(-1)
  await other.realtime.reconcile()
  expect(expired).toBe(2)
  realtime.stop()
  other.realtime.stop()
})

test('an unreachable feed is asked ever less often', async () => {
  reachable = false
  const { realtime } = start()
  const refuse = setInterval(() => FakeSocket.newest.onclose?.(), 100)
  await vi.advanceTimersByTimeAsync(68_000)
  clearInterval(refuse)
  expect(asked.length).toBeGreaterThan(3)
  expect(asked.length).toBeLessThan(12)
  expect(live.every(is => !is)).toBe(true)
  realtime.stop()
})

test('stopped is stopped', async () => {
  const { realtime } = start()
  realtime.stop()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(FakeSocket.all).toHaveLength(1)
  expect(asked).toEqual([])
})
