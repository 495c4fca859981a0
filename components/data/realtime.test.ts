import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ChangesWire, LoggedEvent } from '#lib/protocol/index.ts'
import { ApiError } from './http.ts'
import { startRealtime } from './realtime.ts'
import { said } from './samples.ts'

class FakeSocket {
  static all: FakeSocket[] = []
  sent: string[] = []
  onmessage: ((message: { data: string }) => void) | null = null
  onclose: (() => void) | null = null
  onerror: (() => void) | null = null
  constructor() {
    FakeSocket.all.push(this)
  }
  send(text: string) {
    this.sent.push(text)
  }
  close() {
    this.onclose?.()
  }
  say(frame: object) {
    this.onmessage?.({ data: JSON.stringify(frame) })
  }
  push(event: LoggedEvent) {
    this.say({ identifier: 'x', message: event })
  }
  join() {
    this.say({ type: 'welcome' })
    this.say({ type: 'confirm_subscription', identifier: 'x' })
  }
}

const log: LoggedEvent[] = []
let newest = 0
const changes = vi.fn(async (cursor: number, _wait: number): Promise<ChangesWire> => {
  return { cursor: newest, events: log.filter(event => event.seq > cursor) }
})

function start() {
  const seen: number[] = []
  const states: string[] = []
  const onExpired = vi.fn()
  const realtime = startRealtime({
    cableUrl: 'ws://test/cable',
    subscription: { pubsub_token: 'token', account_id: 1, user_id: 1 },
    changes,
    onEvents: events => seen.push(...events.map(event => event.seq)),
    onEphemeral: () => {},
    onExpired,
    onRejected: () => {},
    onConnection: state => states.push(state),
    connect: () => new FakeSocket() as unknown as WebSocket,
  })
  return { realtime, seen, states, onExpired }
}

function happens(seq: number) {
  const event = said(seq, { id: seq })
  log.push(event)
  newest = seq
  return event
}

const socket = () => FakeSocket.all.at(-1) as FakeSocket
const settle = () => vi.advanceTimersByTimeAsync(0)

beforeEach(() => {
  vi.useFakeTimers()
  FakeSocket.all = []
  log.length = 0
  newest = 0
  changes.mockClear()
})
afterEach(() => vi.useRealTimers())

describe('the connection', () => {
  it('subscribes from where the first load stood', async () => {
    const { realtime, states } = start()
    realtime.begin(41)
    socket().join()
    await settle()
    const identifier = JSON.parse(JSON.parse(socket().sent[0] ?? '{}').identifier)
    expect(identifier).toEqual({ channel: 'RoomChannel', pubsub_token: 'token', account_id: 1, user_id: 1, cursor: 41 })
    expect(states.at(-1)).toBe('live')
    realtime.stop()
  })

  it('asks the feed for what a lost push contained', async () => {
    const { realtime, seen } = start()
    realtime.begin(0)
    socket().join()
    await settle()
    happens(1)
    socket().push(happens(2))
    await vi.advanceTimersByTimeAsync(500)
    expect(new Set(seen)).toEqual(new Set([1, 2]))
    realtime.stop()
  })

  it('takes six silent seconds for death and catches up after coming back', async () => {
    const { realtime, seen, states } = start()
    realtime.begin(0)
    socket().join()
    await settle()
    socket().push(happens(1))
    await vi.advanceTimersByTimeAsync(6_100)
    expect(states.at(-1)).not.toBe('live')
    happens(2)
    await vi.advanceTimersByTimeAsync(600)
    socket().join()
    await settle()
    expect(seen).toEqual([1, 2])
    realtime.stop()
  })

  it('polls the feed within ten seconds when the socket never connects', async () => {
    const { realtime, seen, states } = start()
    realtime.begin(0)
    happens(1)
    await vi.advanceTimersByTimeAsync(9_900)
    expect(seen).toContain(1)
    expect(changes.mock.calls.some(([, wait]) => wait === 25)).toBe(true)
    expect(states).toContain('polling')
    realtime.stop()
  })

  it('loads afresh when the cursor is too old, from feed and cable alike', async () => {
    const { realtime, onExpired } = start()
    realtime.begin(1)
    changes.mockRejectedValueOnce(new ApiError(410, 'gone'))
    socket().join()
    await settle()
    expect(onExpired).toHaveBeenCalledTimes(1)
    socket().say({ identifier: 'x', message: { event: 'cursor.expired', data: { account_id: 1 } } })
    expect(onExpired).toHaveBeenCalledTimes(2)
    realtime.stop()
  })

  it('converges when three of ten pushes are lost, the last one too', async () => {
    const { realtime, seen } = start()
    realtime.begin(0)
    socket().join()
    await settle()
    for (let seq = 1; seq <= 40; seq++) {
      const event = happens(seq)
      if (seq % 10 > 2 && seq !== 40) socket().push(event)
      socket().say({ type: 'ping', message: seq })
      await vi.advanceTimersByTimeAsync(1_000)
    }
    for (let second = 0; second < 31; second++) {
      socket().say({ type: 'ping', message: second })
      await vi.advanceTimersByTimeAsync(1_000)
    }
    expect(new Set(seen).size).toBe(40)
    realtime.stop()
  })
})
