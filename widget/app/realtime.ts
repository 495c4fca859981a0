import type { ChangesWire, RealtimeEvent } from '#lib/protocol/events.ts'
import { backoff } from './backoff.ts'
import { openCable } from './cable.ts'
import type { Cursor } from './cursor.ts'

/** So long the cable has to come up before the feed takes over. */
const cablePatience = 8_000
const pollSeconds = 25
/** The attempt at which the wait is longest. */
const hopeless = 8

export type RealtimeOptions = {
  url: string
  pubsubToken: string
  cursor: Cursor
  /** The change feed; `undefined` when the cursor is too old. Rejects when it cannot be reached. */
  changes: (cursor: number, wait: number, signal: AbortSignal) => Promise<ChangesWire | undefined>
  onEvent: (event: RealtimeEvent) => void
  /** Everything has to be loaded afresh, the cursor with it. */
  onExpired: () => Promise<void>
  onLive: (live: boolean) => void
  Socket?: typeof WebSocket
}

/**
 * Brings what happens on the server: by the cable where it connects, by long poll where it does not. The cable is a
 * hint; `reconcile` asks the feed for the truth and is to be called whenever the page wakes up.
 */
export function startRealtime(options: RealtimeOptions) {
  const { url, pubsubToken, cursor, onEvent, onLive, Socket } = options
  const stopped = new AbortController()
  let closeCable = () => {}
  let attempt = 0
  let retry: ReturnType<typeof setTimeout> | undefined
  let patience: ReturnType<typeof setTimeout> | undefined
  let polling: AbortController | undefined

  function connect() {
    clearTimeout(retry)
    retry = undefined
    patience ??= setTimeout(poll, cablePatience)
    closeCable = openCable({ url, pubsubToken, cursor: cursor.at, Socket, onUp, onDown, onEvent: receive })
  }

  function onUp() {
    attempt = 0
    clearTimeout(patience)
    patience = undefined
    polling?.abort()
    polling = undefined
    onLive(true)
  }

  function onDown(refused: boolean) {
    if (!polling) onLive(false)
    patience ??= setTimeout(poll, cablePatience)
    attempt = refused ? hopeless : attempt + 1
    retry = setTimeout(connect, backoff(attempt - 1))
  }

  function receive(event: RealtimeEvent) {
    if (event.event === 'cursor.expired') options.onExpired().catch(() => {})
    else onEvent(event)
  }

  /** One question to the feed. False when it could not be reached. */
  async function ask(wait: number, signal: AbortSignal) {
    try {
      const answer = await options.changes(cursor.at, wait, signal)
      if (signal.aborted) return false
      if (!answer) await options.onExpired()
      else {
        for (const event of answer.events) onEvent(event)
        cursor.moved(answer.cursor)
      }
      return true
    } catch {
      return false
    }
  }

  async function poll() {
    if (polling || stopped.signal.aborted) return
    const mine = new AbortController()
    polling = mine
    for (let failures = 0; !mine.signal.aborted; ) {
      const reached = await ask(failures ? 0 : pollSeconds, mine.signal)
      if (mine.signal.aborted) return
      onLive(reached)
      failures = reached ? 0 : failures + 1
      if (failures) await new Promise(resolve => setTimeout(resolve, backoff(failures)))
    }
  }

  connect()
  return {
    /** Asks for what was missed, and does not wait for the next attempt when the line is down. */
    reconcile() {
      if (retry) connect()
      return ask(0, stopped.signal)
    },
    stop() {
      stopped.abort()
      polling?.abort()
      clearTimeout(retry)
      clearTimeout(patience)
      closeCable()
    },
  }
}

export type Realtime = ReturnType<typeof startRealtime>
