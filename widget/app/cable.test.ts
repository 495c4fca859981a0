import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openCable } from './cable.ts'
import { FakeSocket } from './fake-socket.ts'

beforeEach(() => {
  vi.useFakeTimers()
  FakeSocket.all = []
})
afterEach(() => vi.useRealTimers())

function open() {
  const seen = { up: 0, events: [] as unknown[], down: [] as boolean[] }
  const close = openCable({
    url: 'ws://x/cable',
    pubsubToken: 'p',
    cursor: 41,
    onUp: () => seen.up++,
    onEvent: event => seen.events.push(event),
    onDown: refused => seen.down.push(refused),
    Socket: FakeSocket.asWebSocket,
  })
  return { seen, close, socket: FakeSocket.newest }
}

test('subscribes after the welcome, with the cursor', () => {
  const { socket, seen } = open()
  expect(socket.sent).toEqual([])
  socket.says({ type: 'welcome' })
  const { command, identifier } = JSON.parse(socket.sent[0] ?? '')
  expect(command).toBe('subscribe')
  expect(JSON.parse(identifier)).toEqual({ channel: 'RoomChannel', pubsub_token: 'p', cursor: 41 })
  expect(seen.up).toBe(0)
  socket.says({ type: 'confirm_subscription' })
  expect(seen.up).toBe(1)
})

test('passes events on and says every minute that the visitor is here', () => {
  const { socket, seen } = open()
  socket.says({ type: 'confirm_subscription' })
  socket.says({ identifier: 'i', message: { event: 'message.created', data: {}, seq: 3 } })
  expect(seen.events).toEqual([{ event: 'message.created', data: {}, seq: 3 }])
  for (let i = 0; i < 24; i++) {
    vi.advanceTimersByTime(5_000)
    socket.says({ type: 'ping', message: i })
  }
  expect(socket.sent.filter(s => s.includes('update_presence'))).toHaveLength(3)
})

test('silence of more than six seconds is the end', () => {
  const { socket, seen } = open()
  vi.advanceTimersByTime(5_000)
  socket.says({ type: 'ping' })
  vi.advanceTimersByTime(6_000)
  expect(seen.down).toEqual([])
  vi.advanceTimersByTime(2_000)
  expect(seen.down).toEqual([false])
  expect(socket.closed).toBe(true)
})

test.each([
  [{ type: 'disconnect', reason: 'server_restart', reconnect: true }, false],
  [{ type: 'disconnect', reason: 'unauthorized', reconnect: false }, true],
  [{ type: 'reject_subscription' }, true],
])('%j ends it once, refused: %j', (frame, refused) => {
  const { socket, seen } = open()
  socket.says(frame)
  socket.onclose?.()
  expect(seen.down).toEqual([refused])
})

test('closing it ourselves is silent', () => {
  const { socket, seen, close } = open()
  close()
  socket.onclose?.()
  vi.advanceTimersByTime(60_000)
  expect(seen.down).toEqual([])
})
