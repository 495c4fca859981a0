import { AppError } from './errors.ts'
import { runtime } from './runtime.ts'

/**
 * Refuses with `rate_limited` from use `limit` + 1 within the window on. While Redis is away nothing is limited:
 * a visitor who can write matters more than one who writes too often.
 */
export async function limit(key: string, times: number, windowSeconds: number): Promise<void> {
  const { redis } = runtime()
  const name = `limit:${key}`
  const known = refusedTo(redis)
  const until = known.get(name)
  if (until && until > Date.now()) throw tooMany(Math.ceil((until - Date.now()) / 1000) + 1)
  known.delete(name)
  const hit = await redis.hit(name, times, windowSeconds).catch(() => null)
  if (!hit || hit.allowed) return
  if (known.size > MOST_KNOWN) known.clear()
  known.set(name, Date.now() + (hit.retryAfter - 1) * 1000)
  throw tooMany(hit.retryAfter)
}

/**
 * Until when what was refused stays refused, a little less than it really is: a use that is refused lengthens nothing,
 * so this process need not ask again for each of somebody who does not stop.
 */
const refused = new WeakMap<object, Map<string, number>>()
const MOST_KNOWN = 10_000

function refusedTo(redis: object): Map<string, number> {
  const known = refused.get(redis) ?? new Map<string, number>()
  refused.set(redis, known)
  return known
}

const tooMany = (retryAfter: number) =>
  new AppError('rate_limited', `Too many requests. Try again in ${retryAfter} seconds.`, { retryAfter })

/** A tenth of a limit is not worth a question to Redis: nearly everybody stays below it. */
const FREE_SHARE = 10
const quiet = new Map<string, { uses: number; until: number }>()

/**
 * The same for what is asked very often. This process counts the first tenth by itself, so that several processes
 * together let a little more through. `times` 0 limits nothing.
 */
export async function limitBusy(key: string, times: number, windowSeconds: number): Promise<void> {
  if (!times) return
  const now = Date.now()
  const kept = quiet.get(key)
  const own = kept && kept.until > now ? kept : { uses: 0, until: now + windowSeconds * 1000 }
  if (quiet.size > 10_000) quiet.clear()
  quiet.set(key, own)
  const free = Math.floor(times / FREE_SHARE)
  if (++own.uses > free) await limit(key, times - free, windowSeconds)
}

/** Requests of one token or session. */
export const limitRequests = (who: string): Promise<void> =>
  limitBusy(`requests:${who}`, runtime().env.API_REQUESTS_PER_MINUTE, 60)

/** Messages of one member or bot in one conversation: against programs that answer one another. */
export const limitMessages = (conversation: string, who: string): Promise<void> =>
  limitBusy(`messages:${conversation}:${who}`, runtime().env.CONVERSATION_MESSAGE_PER_MINUTE_LIMIT, 60)
