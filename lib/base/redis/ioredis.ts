import { Redis as Client, type RedisOptions } from 'ioredis'
import { redisCommands } from './commands.ts'
import type { Redis } from './index.ts'
import { listenerRegistry } from './listeners.ts'

const OPTIONS: RedisOptions = {
  protocol: 2, // what every server and proxy speaks
  disableClientInfo: true,
  connectTimeout: 2_000,
  commandTimeout: 2_000,
  // Nothing waits for a connection to come back: a caller wants its answer now, and a queue would grow without bound.
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
  autoResubscribe: false,
}

const HEARTBEAT = 15_000

type Settings = { url: string; prefix: string; onError: (error: Error) => void }

/** One connection for commands, and a second one as soon as somebody listens. */
export function redisDriver({ url, prefix, onError }: Settings): Redis {
  const commands = connect(url, onError)
  const bus = redisBus({ url, prefix, onError })

  return {
    ...redisCommands(async ([command, ...args]) => {
      await commands.firstAttempt
      return commands.client.call(command, ...args)
    }, prefix),
    subscribe: bus.subscribe,
    async close() {
      bus.close()
      commands.client.disconnect()
    },
  }
}

function redisBus({ url, prefix, onError }: Settings) {
  let connection: ReturnType<typeof connect> | undefined
  let heartbeat: NodeJS.Timeout | undefined

  const registry = listenerRegistry({
    onError,
    async open(channel) {
      const { client, firstAttempt } = connected()
      await firstAttempt
      // When this fails, `ready` subscribes to everything that is listened to.
      await client.subscribe(`${prefix}:${channel}`).catch(() => {})
    },
    async shut(channel) {
      await connection?.client.unsubscribe(`${prefix}:${channel}`).catch(() => {})
    },
  })

  function connected() {
    if (connection) return connection
    connection = connect(url, onError)
    const { client } = connection
    client.on('ready', () => {
      const names = registry.channels().map(channel => `${prefix}:${channel}`)
      if (names.length) client.subscribe(...names).catch(() => client.disconnect(true))
    })
    client.on('message', (name: string, line: string) => {
      const message = decode(line)
      if (message !== undefined) registry.deliver(name.slice(prefix.length + 1), message)
    })
    // Silence is normal on this connection, so only asking tells a quiet one from a dead one.
    heartbeat = setInterval(() => {
      if (client.status === 'ready') client.ping().catch(() => client.disconnect(true))
    }, HEARTBEAT).unref()
    return connection
  }

  return {
    subscribe: registry.subscribe,
    close() {
      clearInterval(heartbeat)
      registry.clear()
      connection?.client.disconnect()
    },
  }
}

/** `firstAttempt` ends when the first connection is ready or has failed: only until then is there something to wait for. */
function connect(url: string, onError: (error: Error) => void) {
  const client = new Client(url, OPTIONS)
  const firstAttempt = new Promise<void>(resolve => {
    client.once('ready', resolve)
    client.once('close', resolve)
  })
  let reported = false
  client.on('ready', () => {
    reported = false
  })
  client.on('error', (error: Error) => {
    if (!reported) onError(error)
    reported = true
  })
  return { client, firstAttempt }
}

/** What somebody else published on our channel is not a message of ours. */
function decode(line: string): string | undefined {
  try {
    const message: unknown = JSON.parse(line)
    return typeof message === 'string' ? message : undefined
  } catch {
    return undefined
  }
}
