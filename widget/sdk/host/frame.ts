import { decode, encode, type FrameEvent, type HostEvent, type PageCall } from '../../bridge.ts'
import { type Core, failure } from '../core.ts'

const allow = 'camera;microphone;fullscreen;display-capture;picture-in-picture;clipboard-write'
const patience = 20_000

type Asked = { resolve: (data: unknown) => void; reject: (error: Error) => void; timer: ReturnType<typeof setTimeout> }

/** The holder with the frame in it, and what is said to the app in the frame. */
export function createFrame({ element, origin }: Core, src: string, onMessage: (message: FrameEvent) => void) {
  const frame = element('iframe', { id: 'chatwoot_live_chat_widget', allow, src })
  const holder = element('div', { id: 'cw-widget-holder' }, frame)
  const asked = new Map<number, Asked>()
  let last = 0
  let hears = false
  let isLoaded = () => {}
  const loaded = new Promise<void>(resolve => {
    isLoaded = resolve
  })

  function settle(ask: number, error?: Error, data?: unknown) {
    const waiting = asked.get(ask)
    asked.delete(ask)
    clearTimeout(waiting?.timer)
    if (error) waiting?.reject(error)
    else waiting?.resolve(data)
  }

  /** Before the app in the frame has said that it is there, nobody listens; then it is told everything. */
  function send(message: HostEvent) {
    if (hears) frame.contentWindow?.postMessage(encode(message), origin)
  }

  return {
    holder,
    frame,
    send,
    hears: () => hears,
    /**
     * Resolves or rejects with what the app says. An app that is there too late for who waits for an answer is told all
     * the same.
     */
    ask(call: PageCall) {
      const ask = ++last
      const message = { ...call, ask }
      if (hears) send(message)
      else loaded.then(() => send(message))
      return new Promise<unknown>((resolve, reject) => {
        const timer = setTimeout(() => settle(ask, failure('unreachable')), patience)
        asked.set(ask, { resolve, reject, timer })
      })
    },
    /** Only what this frame says, and only while it is ours that is loaded in it. */
    receive(event: MessageEvent) {
      if (event.source !== frame.contentWindow || event.origin !== origin) return
      const message = decode<FrameEvent>(event.data)
      if (message?.event === 'answer') {
        const { ask, error, data } = message
        settle(ask, error && failure(error.reason, error.message), data)
      } else if (message) {
        if (message.event === 'loaded') hears = true
        onMessage(message)
        if (hears) isLoaded()
      }
    },
    /** What was asked of it is not answered any more. */
    end() {
      for (const ask of asked.keys()) settle(ask, failure('superseded'))
    },
  }
}

export type Frame = ReturnType<typeof createFrame>
