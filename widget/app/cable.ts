import type { RealtimeEvent } from '#lib/protocol/events.ts'

/** The server pings every 3 s; two missed ones mean that the line is dead though nobody said so. */
const silence = 6_000
const presenceEvery = 60_000

type Frame = { type?: string; message?: unknown; reconnect?: boolean }

export type CableOptions = {
  url: string
  pubsubToken: string
  cursor: number
  onUp: () => void
  onEvent: (event: RealtimeEvent) => void
  /** Called once, whatever ended it. `refused`: trying again with the same token is useless. */
  onDown: (refused: boolean) => void
  Socket?: typeof WebSocket
}

/** One ActionCable connection, from opening to its end. Returns the function that ends it silently. */
export function openCable({ url, pubsubToken, cursor, onUp, onEvent, onDown, Socket = WebSocket }: CableOptions) {
  const socket = new Socket(url, ['actioncable-v1-json'])
  const identifier = JSON.stringify({ channel: 'RoomChannel', pubsub_token: pubsubToken, cursor })
  let heard = Date.now()
  let over = false

  const send = (command: string, data?: string) => socket.send(JSON.stringify({ command, identifier, data }))
  const here = () => send('message', JSON.stringify({ action: 'update_presence' }))
  const watch = setInterval(() => {
    if (Date.now() - heard > silence) end()
  }, 1_000)
  let presence: ReturnType<typeof setInterval> | undefined

  function close() {
    over = true
    clearInterval(watch)
    clearInterval(presence)
    socket.close()
  }

  function end(refused = false) {
    if (over) return
    close()
    onDown(refused)
  }

  const answers: Record<string, (frame: Frame) => void> = {
    welcome: () => send('subscribe'),
    confirm_subscription() {
      presence = setInterval(here, presenceEvery)
      here()
      onUp()
    },
    reject_subscription: () => end(true),
    disconnect: frame => end(frame.reconnect === false),
    ping() {},
  }

  socket.onmessage = ({ data }) => {
    if (over) return
    heard = Date.now()
    const frame: Frame = JSON.parse(data)
    if (frame.type) answers[frame.type]?.(frame)
    else if (frame.message) onEvent(frame.message as RealtimeEvent)
  }
  socket.onclose = () => end()
  socket.onerror = () => end()
  return close
}
