import type { RealtimeEvent } from '#lib/protocol/index.ts'
import { backoff } from './backoff.ts'

const silence = 6_000

export type CablePush = RealtimeEvent & { seq?: number; after?: number }

export type CableOptions = {
  url: string
  /** Made anew for each subscription, because the cursor moves. */
  identifier: () => string
  onPush: (push: CablePush) => void
  onUp: () => void
  onDown: () => void
  /** The server does not know the token any more. */
  onRejected: () => void
  connect?: (url: string) => WebSocket
  random?: () => number
}

/** An ActionCable subscription that keeps itself alive: reconnects with jitter, and takes six silent seconds for death. */
export function openCable(options: CableOptions) {
  const connect = options.connect ?? (url => new WebSocket(url, ['actioncable-v1-json']))
  let socket: WebSocket | null = null
  let identifier = ''
  let attempt = 0
  let up = false
  let closed = false
  let retry: ReturnType<typeof setTimeout> | undefined
  let watch: ReturnType<typeof setTimeout> | undefined

  function open() {
    clearTimeout(retry)
    if (closed) return
    const mine = connect(options.url)
    socket = mine
    heard()
    mine.onmessage = message => {
      if (socket !== mine) return
      heard()
      read(JSON.parse(String(message.data)))
    }
    mine.onclose = () => socket === mine && lost()
    mine.onerror = () => {}
  }

  function heard() {
    clearTimeout(watch)
    watch = setTimeout(lost, silence)
  }

  function read(frame: { type?: string; message?: unknown; identifier?: string; reconnect?: boolean }) {
    if (frame.type === 'welcome') subscribe()
    else if (frame.type === 'confirm_subscription') {
      attempt = 0
      up = true
      options.onUp()
    } else if (frame.type === 'reject_subscription') options.onRejected()
    else if (frame.type === 'disconnect') lost()
    else if (!frame.type && frame.message) options.onPush(frame.message as CablePush)
  }

  function subscribe() {
    identifier = options.identifier()
    socket?.send(JSON.stringify({ command: 'subscribe', identifier }))
  }

  function lost() {
    clearTimeout(watch)
    const old = socket
    socket = null
    old?.close()
    if (up) options.onDown()
    up = false
    if (closed) return
    clearTimeout(retry)
    retry = setTimeout(open, backoff(attempt++, options.random))
  }

  open()
  return {
    get up() {
      return up
    },
    /** Sends a client action, when there is a subscription. */
    perform(action: string) {
      if (up) socket?.send(JSON.stringify({ command: 'message', identifier, data: JSON.stringify({ action }) }))
    },
    /** Tries at once, as after `online`. */
    hurry() {
      if (up || closed) return
      attempt = 0
      clearTimeout(watch)
      const old = socket
      socket = null
      old?.close()
      open()
    },
    close() {
      closed = true
      clearTimeout(retry)
      lost()
    },
  }
}
