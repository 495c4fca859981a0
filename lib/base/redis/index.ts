import { redisDriver } from './ioredis.ts'
import { memoryDriver } from './memory.ts'
import { upstashDriver } from './upstash.ts'

export type Hit = { allowed: boolean; remaining: number; retryAfter: number }
export type Listener = (message: string) => void | Promise<void>

/**
 * What the processes of one installation share for a while: limits, cache, presence, bus. Nothing here is a record: it
 * may be lost at any time, and the product must be right without it.
 *
 * While the server behind it is away every command rejects within about two seconds and nothing is kept for later. The
 * caller decides what that means: a limit fails open, a cache misses, a publish is repaired by the reader's cursor.
 * Times are seconds and may be fractions.
 */
export type Redis = {
  /**
   * Counts one use of `key` and says whether it is still within `limit` per window; the window opens with its first use.
   * `retryAfter` is in whole seconds, 0 when allowed. Refused uses do not lengthen the window.
   */
  hit(key: string, limit: number, windowSeconds: number): Promise<Hit>

  get(key: string): Promise<string | null>
  set(key: string, value: string, ttlSeconds: number): Promise<void>
  /** Writes only where nothing is; true for the one caller whose value it became. */
  setIfAbsent(key: string, value: string, ttlSeconds: number): Promise<boolean>
  delete(key: string): Promise<void>

  /** Says that `member` is there for the next `ttlSeconds`. Without `value` the one it has stays ('' at first). */
  touch(set: string, member: string, ttlSeconds: number, value?: string): Promise<void>
  /** Who is there now, with their values. */
  present(set: string): Promise<Record<string, string>>
  leave(set: string, member: string): Promise<void>

  /** Channel names consist of letters, digits and `: . _ -`. Delivery is at most once. */
  publish(channel: string, message: string): Promise<void>
  /**
   * Resolves once messages arrive, and answers how to stop. It does not reject while the server is away: the listener
   * goes live when it is back, and so does every other one. What was published meanwhile is lost; what was published a
   * moment before may still be heard.
   */
  subscribe(channel: string, listener: Listener): Promise<() => Promise<void>>

  ping(): Promise<void>
  close(): Promise<void>
}

export type RedisSettings = {
  REDIS_URL?: string | undefined
  UPSTASH_REDIS_REST_URL?: string | undefined
  UPSTASH_REDIS_REST_TOKEN?: string | undefined
  /** Goes before every key and channel, so that several installations can share one server. */
  REDIS_PREFIX?: string | undefined
}

export type RedisOptions = {
  /** Hears of lost connections (once each) and of listeners that threw. Never called with a message's content. */
  onError?: (error: Error) => void
}

/**
 * Redis when there is a `REDIS_URL`, else Upstash's REST when there is one, else this process's memory. Connects in the
 * background. Processes on `REDIS_URL` and on Upstash's REST understand each other when both lead to one database.
 */
export function connectRedis(settings: RedisSettings, { onError = () => {} }: RedisOptions = {}): Redis {
  const prefix = settings.REDIS_PREFIX || 'charla'
  const { REDIS_URL, UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = settings
  if (!/^[\w.-]+$/.test(prefix)) throw new Error('REDIS_PREFIX may have letters, digits, ".", "_" and "-"')
  if (REDIS_URL) return redisDriver({ url: REDIS_URL, prefix, onError })
  if (url && token) return upstashDriver({ url, token, prefix, onError })
  if (url || token) throw new Error('UPSTASH_REDIS_REST_URL and UPSTASH_REDIS_REST_TOKEN are needed together')
  return memoryDriver({ onError })
}
