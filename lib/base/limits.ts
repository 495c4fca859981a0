import { AppError } from './errors.ts'
import { runtime } from './runtime.ts'

/**
 * Refuses with `rate_limited` from use `limit` + 1 within the window on. While Redis is away nothing is limited:
 * a visitor who can write matters more than one who writes too often.
 */
export async function limit(key: string, times: number, windowSeconds: number): Promise<void> {
  const hit = await runtime()
    .redis.hit(`limit:${key}`, times, windowSeconds)
    .catch(() => null)
  if (hit && !hit.allowed) {
    throw new AppError('rate_limited', `Too many requests. Try again in ${hit.retryAfter} seconds.`, {
      retryAfter: hit.retryAfter,
    })
  }
}
