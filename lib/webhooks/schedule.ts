/** Seconds to wait after each failure, as Standard Webhooks proposes: ten attempts within 75 hours and 35 minutes. */
const WAITS = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400]
/** Later by up to so much, so that what failed together does not come back together; never earlier. */
const SPREAD = 0.05
const DAY_SECONDS = 86_400

/** A receiver that has answered nothing well for so long is told nothing more. */
export const PATIENCE_MS = 5 * DAY_SECONDS * 1000
/** Nor is one for whom so much waits. */
export const MOST_WAITING = 100_000

/** When to try again after so many failures. Null: not any more. `random` is from 0 to 1. */
export function retryAt(failures: number, now: Date, random = Math.random()): Date | null {
  const wait = WAITS[failures - 1]
  return wait === undefined ? null : new Date(now.getTime() + wait * 1000 * (1 + SPREAD * random))
}

/** What `Retry-After` asks for, as seconds or as a date; at least a second and at most a day from now. Null for nothing that it could mean. */
export function retryAfter(header: string | undefined, now: Date): Date | null {
  const text = header?.trim() ?? ''
  const date = /^[A-Za-z]{3,9}, /.test(text) ? Date.parse(text) : Number.NaN
  const given = /^\d{1,9}$/.test(text) ? Number(text) : (date - now.getTime()) / 1000
  if (Number.isNaN(given)) return null
  return new Date(now.getTime() + Math.min(Math.max(given, 1), DAY_SECONDS) * 1000)
}
