import { Redis as Client } from '@upstash/redis'
import { redisCommands } from './commands.ts'
import type { Redis } from './index.ts'
import { listenerRegistry } from './listeners.ts'
import { streamRequester } from './upstash-stream.ts'

const TIMEOUT = 2_000
const LONGEST_PAUSE = 5_000
/** How long a stream stays open for nobody: who waits for changes comes and goes, and opening one costs a request. */
const LINGER = 5_000

type Settings = { url: string; token: string; prefix: string; onError: (error: Error) => void }

/** Commands are one HTTPS request each; a channel that is listened to is one open HTTPS response. */
export function upstashDriver({ url, token, prefix, onError }: Settings): Redis {
  let closed = false
  const client = new Client({
    url,
    token,
    automaticDeserialization: false, // a cached '1' stays the string it was
    enableTelemetry: false,
    enableAutoPipelining: false,
    retry: { retries: 0 },
    signal: () => AbortSignal.timeout(TIMEOUT),
  })
  const streams = new Map<string, { stop: AbortController; opened: Promise<void>; unused?: NodeJS.Timeout }>()

  const registry = listenerRegistry({
    onError,
    open(channel) {
      const known = streams.get(channel)
      clearTimeout(known?.unused)
      if (known) return known.opened
      const stop = new AbortController()
      const opened = new Promise<void>(resolve => {
        setTimeout(resolve, TIMEOUT).unref()
        listen(channel, stop.signal, resolve)
      })
      streams.set(channel, { stop, opened })
      return opened
    },
    async shut(channel) {
      const stream = streams.get(channel)
      if (!stream) return
      stream.unused = setTimeout(() => {
        streams.delete(channel)
        stream.stop.abort()
      }, LINGER).unref()
    },
  })

  /** Keeps one stream open until told to stop: it ends whenever the network, or Upstash, so decides. */
  async function listen(channel: string, stop: AbortSignal, onFirstOutcome: () => void) {
    for (let failures = 0; !stop.aborted; failures++) {
      try {
        await stream(channel, stop, () => {
          failures = 0
          onFirstOutcome()
        })
      } catch (error) {
        if (!stop.aborted && !failures) onError(withoutCommand(error))
      }
      onFirstOutcome()
      await pause(stop, Math.min(100 * 2 ** failures, LONGEST_PAUSE) * (0.5 + Math.random()))
    }
  }

  /** Resolves or rejects when the stream is over. The client itself would not tell: hence a requester of ours. */
  async function stream(channel: string, stop: AbortSignal, onOpen: () => void) {
    const { requester, ended } = streamRequester({ url, token, stop, connectTimeout: TIMEOUT })
    const subscriber = new Client(requester).subscribe<unknown>(`${prefix}:${channel}`)
    subscriber.on('subscribe', onOpen)
    subscriber.on('message', ({ message }) => {
      if (typeof message === 'string' && !stop.aborted) registry.deliver(channel, message)
    })
    await ended
  }

  return {
    ...redisCommands(async command => {
      if (closed) throw new Error('closed')
      return client.exec(command).catch(error => {
        throw withoutCommand(error)
      })
    }, prefix),
    subscribe: registry.subscribe,
    async close() {
      closed = true
      for (const { stop } of streams.values()) stop.abort()
      registry.clear()
    },
  }
}

/** Upstash's client quotes the whole command in its errors: what is published must not reach a log. */
function withoutCommand(error: unknown) {
  const message = error instanceof Error ? error.message : String(error)
  return new Error(`Upstash: ${message.split(', command was:')[0]}`)
}

function pause(stop: AbortSignal, ms: number) {
  if (stop.aborted) return
  return new Promise<void>(resolve => {
    const timer = setTimeout(done, ms)
    timer.unref()
    stop.addEventListener('abort', done, { once: true })
    function done() {
      clearTimeout(timer)
      stop.removeEventListener('abort', done)
      resolve()
    }
  })
}
