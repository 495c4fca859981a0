import { randomUUID } from 'node:crypto'
import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { startUpstashDouble } from '#tests/support/upstash-double.ts'
import { connectRedis, type Redis, type RedisSettings } from './index.ts'

const { REDIS_URL } = process.env
const NOBODY = '127.0.0.1:1'

const cleanUp: (() => unknown)[] = []
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step()
})

function connect(settings: RedisSettings) {
  const errors: Error[] = []
  const options = { onError: (error: Error) => void errors.push(error) }
  const redis = connectRedis({ REDIS_PREFIX: `test-${randomUUID()}`, ...settings }, options)
  cleanUp.push(() => redis.close())
  return { redis, errors }
}

describe.each([
  ['redis', { REDIS_URL: `redis://${NOBODY}` }],
  ['upstash', { UPSTASH_REDIS_REST_URL: `http://${NOBODY}`, UPSTASH_REDIS_REST_TOKEN: 'secret' }],
])('%s that is not there', (_name, settings) => {
  it('rejects every command, lets one listen, and closes', async () => {
    const { redis, errors } = connect(settings)
    await expect(redis.ping()).rejects.toThrow()
    await expect(redis.hit('key', 1, 60)).rejects.toThrow()
    await expect(redis.get('key')).rejects.toThrow()
    await expect(redis.present('set')).rejects.toThrow()
    await expect(redis.publish('events', 'x')).rejects.toThrow()
    const stop = await redis.subscribe('events', () => {})
    await stop()
    expect(errors.length).toBeGreaterThan(0)
  })
})

describe.runIf(REDIS_URL)('redis', () => {
  it('works again after the connection was lost, and its listeners hear again', async () => {
    const proxy = await startProxy(new URL(REDIS_URL as string))
    const { redis, errors } = connect({ REDIS_URL: proxy.url })
    const heard: string[] = []
    await redis.subscribe('before', message => void heard.push(message))

    await proxy.cut()
    await expect(redis.publish('before', 'lost')).rejects.toThrow()
    await redis.subscribe('during', message => void heard.push(message))
    await proxy.restore()

    await hearAgain(redis, ['before', 'during'], heard)
    expect(heard).not.toContain('lost')
    expect(errors.length).toBeLessThanOrEqual(2)
  })

  it('rejects when the server hangs', async () => {
    const proxy = await startProxy(new URL(REDIS_URL as string))
    const { redis } = connect({ REDIS_URL: proxy.url })
    await redis.ping()
    proxy.hang()
    await expect(redis.get('key')).rejects.toThrow()
  })
})

describe.runIf(REDIS_URL)('upstash', () => {
  it('works again after its streams were cut and the server was away', async () => {
    const double = await startUpstashDouble({ redisUrl: REDIS_URL as string })
    const settings = { UPSTASH_REDIS_REST_URL: double.url, UPSTASH_REDIS_REST_TOKEN: double.token }
    const { redis } = connect(settings)
    const heard: string[] = []
    await redis.subscribe('before', message => void heard.push(message))
    double.dropStreams()
    await hearAgain(redis, ['before'], heard)

    await double.close()
    await expect(redis.publish('before', 'lost')).rejects.toThrow()
    await redis.subscribe('during', message => void heard.push(message))
    heard.splice(0)
    const port = Number(new URL(double.url).port)
    const back = await startUpstashDouble({ redisUrl: REDIS_URL as string, port })
    cleanUp.push(back.close)
    await hearAgain(redis, ['before', 'during'], heard)
    expect(heard).not.toContain('lost')
  })

  it('has one stream for all listeners of a channel, and none soon after the last has left', async () => {
    const double = await startUpstashDouble({ redisUrl: REDIS_URL as string })
    cleanUp.push(double.close)
    const { redis } = connect({ UPSTASH_REDIS_REST_URL: double.url, UPSTASH_REDIS_REST_TOKEN: double.token })
    const heard: string[] = []
    const listener = (message: string) => void heard.push(message)
    const stops = await Promise.all([redis.subscribe('events', listener), redis.subscribe('events', listener)])
    for (const stop of stops) await stop()
    await redis.publish('events', 'nobody hears')
    const stop = await redis.subscribe('events', listener)
    expect(double.openStreams()).toBe(1)
    await redis.publish('events', 'heard')
    await vi.waitFor(() => expect(heard).toContain('heard'))
    await stop()
    await vi.waitFor(() => expect(double.openStreams()).toBe(0), { timeout: 15_000 })
  }, 20_000)

  it('says that the token is wrong, but not what was said', async () => {
    const double = await startUpstashDouble({ redisUrl: REDIS_URL as string })
    cleanUp.push(double.close)
    const { redis, errors } = connect({ UPSTASH_REDIS_REST_URL: double.url, UPSTASH_REDIS_REST_TOKEN: 'wrong' })
    const refusal = await redis.publish('events', 'my password is x').catch((error: Error) => error)
    expect(String(refusal)).toContain('WRONGPASS')
    expect(String(refusal)).not.toContain('my password')
    await redis.subscribe('events', () => {})
    expect(errors.map(String).join()).toContain('401')
    expect(double.refused).not.toEqual([])
  })

  it('is understood by those who use the same database over its own protocol', async () => {
    const double = await startUpstashDouble({ redisUrl: REDIS_URL as string })
    cleanUp.push(double.close)
    const shared = { REDIS_PREFIX: `test-${randomUUID()}` }
    const { redis: rest } = connect({
      ...shared,
      UPSTASH_REDIS_REST_URL: double.url,
      UPSTASH_REDIS_REST_TOKEN: double.token,
    })
    const { redis: tcp } = connect({ ...shared, REDIS_URL })
    const heard: string[] = []
    await rest.subscribe('events', message => void heard.push(`rest ${message}`))
    await tcp.subscribe('events', message => void heard.push(`tcp ${message}`))
    await rest.publish('events', 'uno\ndos')
    await tcp.publish('events', '2')
    await vi.waitFor(() =>
      expect(heard.toSorted()).toEqual(['rest 2', 'rest uno\ndos', 'tcp 2', 'tcp uno\ndos'].toSorted()),
    )
    await rest.touch('set', 'a', 60, 'online')
    expect(await tcp.present('set')).toEqual({ a: 'online' })
  })
})

it('asks for both of Upstash’s settings, and for a prefix that can be part of a name', () => {
  expect(() => connectRedis({ UPSTASH_REDIS_REST_URL: 'http://localhost' })).toThrow('UPSTASH_REDIS_REST_TOKEN')
  expect(() => connectRedis({ REDIS_PREFIX: 'a b' })).toThrow('REDIS_PREFIX')
})

/** Publishes until each channel's listener has heard it. */
async function hearAgain(redis: Redis, channels: string[], heard: string[]) {
  await vi.waitFor(
    async () => {
      for (const channel of channels) await redis.publish(channel, `${channel} again`)
      for (const channel of channels) expect(heard).toContain(`${channel} again`)
    },
    { timeout: 15_000, interval: 50 },
  )
}

/** A network between us and Redis that can be cut, restored and made to hang. */
async function startProxy({ hostname, port }: URL) {
  const sockets = new Set<Socket>()
  const server = createServer(near => {
    const far = dial(Number(port || 6379), hostname)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => {})
    }
    near.pipe(far).pipe(near)
  })
  const listen = (at: number) => new Promise<void>(resolve => server.listen(at, '127.0.0.1', resolve))
  const cut = async () => {
    for (const socket of sockets) socket.destroy()
    sockets.clear()
    await new Promise(resolve => server.close(resolve))
  }
  await listen(0)
  const own = (server.address() as AddressInfo).port
  cleanUp.push(() => server.listening && cut())
  return {
    url: `redis://127.0.0.1:${own}`,
    cut,
    restore: () => listen(own),
    hang() {
      for (const socket of sockets) socket.pause().unpipe()
    },
  }
}
