import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { startUpstashDouble } from '#tests/support/upstash-double.ts'
import { connectRedis, type Redis, type RedisSettings } from './index.ts'

const { REDIS_URL } = process.env
const SHORT = 0.15
const soon = (check: () => Promise<unknown>) => vi.waitFor(check, { interval: 20 })

/** The same promises from each driver. `REDIS_URL` adds Redis and Upstash's REST to the memory that is always tested. */
describe.each(REDIS_URL ? ['memory', 'redis', 'upstash'] : ['memory'])('%s', driver => {
  let settings: RedisSettings = {}
  let stop = async () => {}
  const opened: Redis[] = []
  const errors: Error[] = []

  beforeAll(async () => {
    if (driver === 'redis') settings = { REDIS_URL }
    if (driver === 'upstash' && REDIS_URL) {
      const double = await startUpstashDouble({ redisUrl: REDIS_URL })
      settings = { UPSTASH_REDIS_REST_URL: double.url, UPSTASH_REDIS_REST_TOKEN: double.token }
      stop = double.close
    }
  })
  afterEach(async () => {
    for (const redis of opened.splice(0)) await redis.close()
    errors.splice(0)
  })
  afterAll(() => stop())

  function connect(prefix = `test-${randomUUID()}`) {
    const redis = connectRedis({ ...settings, REDIS_PREFIX: prefix }, { onError: error => errors.push(error) })
    opened.push(redis)
    return redis
  }

  it('answers a ping', async () => {
    await connect().ping()
  })

  describe('limits', () => {
    it('allows up to the limit, then refuses and says when to come back', async () => {
      const redis = connect()
      expect(await redis.hit('sign-in', 2, 60)).toEqual({ allowed: true, remaining: 1, retryAfter: 0 })
      expect(await redis.hit('sign-in', 2, 60)).toEqual({ allowed: true, remaining: 0, retryAfter: 0 })
      const refused = await redis.hit('sign-in', 2, 60)
      expect(refused).toMatchObject({ allowed: false, remaining: 0 })
      expect(refused.retryAfter).toBeGreaterThan(0)
      expect(refused.retryAfter).toBeLessThanOrEqual(60)
    })

    it('counts each key for itself', async () => {
      const redis = connect()
      await redis.hit('a', 1, 60)
      expect((await redis.hit('a', 1, 60)).allowed).toBe(false)
      expect((await redis.hit('b', 1, 60)).allowed).toBe(true)
    })

    it('lets exactly the limit through when many come at once', async () => {
      const redis = connect()
      const hits = await Promise.all(Array.from({ length: 50 }, () => redis.hit('burst', 10, 60)))
      expect(hits.filter(hit => hit.allowed)).toHaveLength(10)
    })

    it('begins anew after the window, which refused uses do not lengthen', async () => {
      const redis = connect()
      await redis.hit('again', 1, SHORT)
      await soon(async () => expect((await redis.hit('again', 1, SHORT)).allowed).toBe(true))
    })

    it('refuses everything at a limit of zero', async () => {
      expect((await connect().hit('closed', 0, 60)).allowed).toBe(false)
    })
  })

  describe('cache', () => {
    it('gives back exactly what was put in', async () => {
      const redis = connect()
      for (const value of ['1', '', 'OK', 'null', '{"a":[1]}', 'línea 1\nlínea 2 — ✓', 'T0s=', 'true']) {
        await redis.set('key', value, 60)
        expect(await redis.get('key')).toBe(value)
      }
    })

    it('has nothing for an unknown, deleted or expired key', async () => {
      const redis = connect()
      expect(await redis.get('never')).toBeNull()
      await redis.set('gone', 'x', 60)
      await redis.delete('gone')
      expect(await redis.get('gone')).toBeNull()
      await redis.set('short', 'x', SHORT)
      await soon(async () => expect(await redis.get('short')).toBeNull())
    })

    it('sets if absent for one caller only, until that expires', async () => {
      const redis = connect()
      const won = await Promise.all([1, 2, 3].map(n => redis.setIfAbsent('lock', `${n}`, 60)))
      expect(won.filter(Boolean)).toHaveLength(1)
      expect(await redis.get('lock')).toBe(`${won.indexOf(true) + 1}`)
      await redis.set('lock', 'x', SHORT)
      await soon(async () => expect(await redis.setIfAbsent('lock', 'next', 60)).toBe(true))
    })
  })

  describe('presence', () => {
    it('lists who is there with their values', async () => {
      const redis = connect()
      await redis.touch('account:1', '7', 60, 'online')
      await redis.touch('account:1', '8', 60, 'busy')
      await redis.touch('account:2', '9', 60, 'online')
      expect(await redis.present('account:1')).toEqual({ 7: 'online', 8: 'busy' })
      expect(await redis.present('nobody')).toEqual({})
    })

    it('keeps the value when touched without one', async () => {
      const redis = connect()
      await redis.touch('set', 'new', 60)
      await redis.touch('set', 'old', 60, 'busy')
      await redis.touch('set', 'old', 60)
      expect(await redis.present('set')).toEqual({ new: '', old: 'busy' })
    })

    it('drops who was not touched again, and only those', async () => {
      const redis = connect()
      await redis.touch('set', 'leaving', SHORT, 'online')
      await redis.touch('set', 'staying', 60, 'online')
      await soon(async () => expect(await redis.present('set')).toEqual({ staying: 'online' }))
      await redis.touch('set', 'leaving', 60)
      expect(await redis.present('set')).toEqual({ staying: 'online', leaving: '' })
    })

    it('is longer there after each touch, also when the set was to end sooner', async () => {
      const redis = connect()
      await redis.touch('set', 'a', SHORT, 'online')
      await redis.touch('set', 'b', SHORT, 'online')
      await redis.touch('set', 'a', 60)
      await soon(async () => expect(await redis.present('set')).toEqual({ a: 'online' }))
    })

    it('forgets who leaves', async () => {
      const redis = connect()
      await redis.touch('set', 'a', 60, 'online')
      await redis.leave('set', 'a')
      await redis.leave('set', 'never came')
      expect(await redis.present('set')).toEqual({})
    })
  })

  describe('bus', () => {
    it('delivers every message to every listener, in order and unchanged', async () => {
      const redis = connect()
      const [first, second]: string[][] = [[], []]
      await redis.subscribe('events', message => void first?.push(message))
      await redis.subscribe('events', message => void second?.push(message))
      const messages = [
        '1',
        '',
        '{"a":"b,c"}',
        'dos\nlíneas ✓',
        '"quoted"',
        ...Array.from({ length: 20 }, (_, i) => `m${i}`),
      ]
      for (const message of messages) await redis.publish('events', message)
      await vi.waitFor(() => expect([first, second]).toEqual([messages, messages]))
    })

    it('keeps channels apart', async () => {
      const redis = connect()
      const heard: string[] = []
      await redis.subscribe('account:1', message => void heard.push(`1 ${message}`))
      await redis.subscribe('account:11', message => void heard.push(`11 ${message}`))
      await redis.publish('account:1', 'a')
      await redis.publish('account:12', 'b')
      await redis.publish('account:11', 'c')
      await vi.waitFor(() => expect(heard.toSorted()).toEqual(['1 a', '11 c']))
    })

    it('stops for the one who asks, and goes on for the others', async () => {
      const redis = connect()
      const heard: string[] = []
      const same = (message: string) => void heard.push(message)
      const stopFirst = await redis.subscribe('events', same)
      const stopSecond = await redis.subscribe('events', same)
      await stopFirst()
      await stopFirst()
      await redis.publish('events', 'once')
      await vi.waitFor(() => expect(heard).toEqual(['once']))
      const witnessed: string[] = []
      await redis.subscribe('events', message => void witnessed.push(message))
      await stopSecond()
      await redis.publish('events', 'for the witness')
      await vi.waitFor(() => expect(witnessed).toContain('for the witness'))
      await redis.subscribe('events', same)
      await redis.publish('events', 'again')
      await vi.waitFor(() => expect(heard).toEqual(['once', 'again']))
    })

    it('is not disturbed by a listener that throws or rejects', async () => {
      const redis = connect()
      const heard: string[] = []
      await redis.subscribe('events', () => {
        throw new Error('thrown')
      })
      await redis.subscribe('events', async () => {
        throw new Error('rejected')
      })
      await redis.subscribe('events', message => void heard.push(message))
      await redis.publish('events', 'secret')
      await vi.waitFor(() => expect(heard).toEqual(['secret']))
      await vi.waitFor(() => expect(errors.map(error => error.message)).toEqual(['thrown', 'rejected']))
    })

    it('never calls a listener within publish', async () => {
      const redis = connect()
      let heard = false
      await redis.subscribe('events', () => {
        heard = true
      })
      const published = redis.publish('events', 'x')
      expect(heard).toBe(false)
      await published
      await vi.waitFor(() => expect(heard).toBe(true))
    })

    it('refuses channel names that not every driver can carry', async () => {
      const redis = connect()
      await expect(redis.publish('a,b', 'x')).rejects.toThrow('channel')
      await expect(redis.subscribe('a/b', () => {})).rejects.toThrow('channel')
    })

    it('hears nothing after close', async () => {
      const redis = connect()
      const heard: string[] = []
      await redis.subscribe('events', message => void heard.push(message))
      await redis.close()
      await redis.publish('events', 'late').catch(() => {})
      expect(heard).toEqual([])
    })
  })

  it.runIf(driver !== 'memory')('shares with those of the same prefix, and with nobody else', async () => {
    const prefix = `test-${randomUUID()}`
    const [here, there, elsewhere] = [connect(prefix), connect(prefix), connect()]
    const heard: string[] = []
    await there.subscribe('events', message => void heard.push(message))
    await elsewhere.subscribe('events', message => void heard.push(`elsewhere ${message}`))

    await here.set('key', 'value', 60)
    await here.touch('set', 'a', 60, 'online')
    await here.hit('limit', 1, 60)
    await here.publish('events', 'x')

    expect(await there.get('key')).toBe('value')
    expect(await elsewhere.get('key')).toBeNull()
    expect(await there.present('set')).toEqual({ a: 'online' })
    expect(await elsewhere.present('set')).toEqual({})
    expect((await there.hit('limit', 1, 60)).allowed).toBe(false)
    expect((await elsewhere.hit('limit', 1, 60)).allowed).toBe(true)
    await vi.waitFor(() => expect(heard).toEqual(['x']))
  })
})
