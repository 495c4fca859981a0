import type { Redis } from './index.ts'
import { checkChannel, listenerRegistry } from './listeners.ts'

type Kept<T> = { value: T; until: number }

/** Everything in this process: right for one process, gone with it. `now` is in milliseconds. */
export function memoryDriver({
  onError = () => {},
  now = Date.now,
}: {
  onError?: (error: Error) => void
  now?: () => number
}): Redis {
  const counters = new Map<string, Kept<number>>()
  const cache = new Map<string, Kept<string>>()
  const sets = new Map<string, Map<string, Kept<string>>>()
  const bus = listenerRegistry({ open: async () => {}, shut: async () => {}, onError })

  const live = <T>(kept: Map<string, Kept<T>>, key: string) => {
    const entry = kept.get(key)
    return entry && entry.until > now() ? entry : undefined
  }
  const sweeper = setInterval(() => {
    dropExpired(counters, now())
    dropExpired(cache, now())
    for (const [name, members] of sets) {
      dropExpired(members, now())
      if (!members.size) sets.delete(name)
    }
  }, 30_000).unref()

  return {
    async hit(key, limit, windowSeconds) {
      const counter = live(counters, key) ?? { value: 0, until: now() + windowSeconds * 1000 }
      counter.value += 1
      counters.set(key, counter)
      return verdict(counter.value, limit, counter.until - now())
    },

    async get(key) {
      return live(cache, key)?.value ?? null
    },
    async set(key, value, ttlSeconds) {
      cache.set(key, { value, until: now() + ttlSeconds * 1000 })
    },
    async setIfAbsent(key, value, ttlSeconds) {
      if (live(cache, key)) return false
      cache.set(key, { value, until: now() + ttlSeconds * 1000 })
      return true
    },
    async delete(key) {
      cache.delete(key)
    },

    async touch(set, member, ttlSeconds, value) {
      const members = sets.get(set) ?? new Map<string, Kept<string>>()
      sets.set(set, members)
      const kept = value ?? live(members, member)?.value ?? ''
      members.set(member, { value: kept, until: now() + ttlSeconds * 1000 })
    },
    async present(set) {
      const members = sets.get(set) ?? new Map<string, Kept<string>>()
      dropExpired(members, now())
      return Object.fromEntries([...members].map(([member, { value }]) => [member, value]))
    },
    async leave(set, member) {
      sets.get(set)?.delete(member)
    },

    async publish(channel, message) {
      checkChannel(channel)
      // Not in the publisher's own turn: over a network it could not happen there either.
      queueMicrotask(() => bus.deliver(channel, message))
    },
    subscribe: bus.subscribe,

    async ping() {},
    async close() {
      clearInterval(sweeper)
      bus.clear()
    },
  }
}

/** What `used` uses of `limit` mean, with `left` milliseconds of the window to go. */
export function verdict(used: number, limit: number, left: number) {
  const allowed = used <= limit
  return {
    allowed,
    remaining: Math.max(0, limit - used),
    retryAfter: allowed ? 0 : Math.max(1, Math.ceil(left / 1000)),
  }
}

function dropExpired<T>(kept: Map<string, Kept<T>>, now: number) {
  for (const [key, { until }] of kept) if (until <= now) kept.delete(key)
}
