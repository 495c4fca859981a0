const first = 500
const longest = 30_000

/**
 * How long to wait before attempt number `attempt` (from 0), in ms: anything between half of and the whole of a
 * doubling time, so that thousands of widgets do not come back in the same instant after a restart.
 */
export function backoff(attempt: number, random: () => number = Math.random) {
  const whole = Math.min(longest, first * 2 ** attempt)
  return whole / 2 + (random() * whole) / 2
}
