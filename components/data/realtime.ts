import type { ChangesWire, EphemeralEvent, LoggedEvent } from '#lib/protocol/index.ts'
import { type CablePush, openCable } from './cable.ts'
import { afterFeed, afterPush, afterSnapshot, type Cursor, unknownCursor } from './cursor.ts'
import { ApiError } from './http.ts'

export type Connection = 'connecting' | 'live' | 'polling' | 'offline'

export type RealtimeOptions = {
  cableUrl: string
  subscription: { pubsub_token: string; account_id: number; user_id: number }
  /** `wait` seconds of long poll; 0 answers at once. Throws an `ApiError` with 410 when the cursor is too old. */
  changes: (cursor: number, wait: number, signal: AbortSignal) => Promise<ChangesWire>
  onEvents: (events: LoggedEvent[]) => void
  onEphemeral: (event: EphemeralEvent) => void
  /** Everything that is shown must be loaded afresh. */
  onExpired: () => void
  onConnection: (state: Connection) => void
  onRejected: () => void
  connect?: (url: string) => WebSocket
}

const presenceEvery = 20_000
const reconcileEvery = 30_000
const pollAfter = 8_000
const gapDelay = 400
const pollPause = 500

/**
 * Keeps the screens equal to the server. The cable brings news at once, the feed proves that none is missing: at the
 * start, after a reconnect, when a push left a hole, when the tab is seen again, and every half minute.
 */
export function startRealtime(options: RealtimeOptions) {
  const stop = new AbortController()
  let cursor: Cursor = unknownCursor
  let pulling: Promise<void> | null = null
  let polling = false
  let reached = true
  let downSince: number | null = Date.now()
  let gapTimer: ReturnType<typeof setTimeout> | undefined

  const cable = openCable({
    url: options.cableUrl,
    connect: options.connect,
    identifier: () =>
      JSON.stringify({
        channel: 'RoomChannel',
        ...options.subscription,
        ...(cursor.base === null ? {} : { cursor: cursor.base }),
      }),
    onPush: receive,
    onUp() {
      downSince = null
      reached = true
      cable.perform('update_presence')
      tell()
      pull().catch(() => {})
    },
    onDown() {
      downSince = Date.now()
      tell()
    },
    onRejected: options.onRejected,
  })

  function receive(push: CablePush) {
    if (push.event === 'cursor.expired') return expire()
    if (typeof push.seq !== 'number') return options.onEphemeral(push as EphemeralEvent)
    const event = push as LoggedEvent
    if (cursor.base !== null && event.seq <= cursor.base) return
    cursor = afterPush(cursor, event.seq, push.after)
    options.onEvents([event])
    if (cursor.holes) {
      clearTimeout(gapTimer)
      gapTimer = setTimeout(() => pull().catch(() => {}), gapDelay)
    }
  }

  function expire() {
    cursor = unknownCursor
    options.onExpired()
  }

  /** Asks the feed for what came after the cursor, once at a time. */
  function pull(wait = 0): Promise<void> {
    if (pulling || cursor.base === null || stop.signal.aborted) return pulling ?? Promise.resolve()
    pulling = readFeed(cursor.base, wait).finally(() => {
      pulling = null
    })
    return pulling
  }

  async function readFeed(from: number, wait: number) {
    try {
      const answer = await options.changes(from, wait, stop.signal)
      if (cursor.base === null) return
      cursor = afterFeed(cursor, answer.cursor)
      if (answer.events.length > 0) options.onEvents(answer.events)
    } catch (error) {
      if (error instanceof ApiError && error.status === 410) expire()
      else throw error
    }
  }

  /** Long polls for as long as the cable does not connect; never in a hurry, also when the answers come at once. */
  async function poll() {
    if (polling) return
    polling = true
    while (!stop.signal.aborted && downSince !== null) {
      reached = await pull(25).then(
        () => true,
        () => false,
      )
      tell()
      await pause(reached && cursor.base !== null ? pollPause : 2_000, stop.signal)
    }
    polling = false
    tell()
  }

  function tell() {
    const offline = typeof navigator !== 'undefined' && navigator.onLine === false
    const down = offline || !reached ? 'offline' : polling ? 'polling' : 'connecting'
    options.onConnection(downSince === null ? 'live' : down)
  }

  const beat = setInterval(() => cable.perform('update_presence'), presenceEvery)
  const sweep = setInterval(() => pull().catch(() => {}), reconcileEvery)
  const watch = setInterval(() => {
    if (downSince !== null && Date.now() - downSince >= pollAfter) void poll()
  }, 1_000)

  function wake() {
    if (typeof document !== 'undefined' && document.visibilityState === 'hidden') return
    cable.hurry()
    pull().catch(() => {})
    tell()
  }
  const target = typeof window === 'undefined' ? null : window
  target?.addEventListener('online', wake)
  target?.addEventListener('offline', tell)
  target?.document?.addEventListener('visibilitychange', wake)

  return {
    /** Tells where the sequence stood when a fresh load was made; the first one is where we begin. */
    begin(seq: number) {
      const fresh = cursor.base === null
      cursor = afterSnapshot(cursor, seq)
      if (fresh && cable.up) pull().catch(() => {})
    },
    stop() {
      stop.abort()
      for (const timer of [beat, sweep, watch]) clearInterval(timer)
      clearTimeout(gapTimer)
      target?.removeEventListener('online', wake)
      target?.removeEventListener('offline', tell)
      target?.document?.removeEventListener('visibilitychange', wake)
      cable.close()
    },
  }
}

export type Realtime = ReturnType<typeof startRealtime>

function pause(ms: number, signal: AbortSignal) {
  return new Promise<void>(resolve => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
