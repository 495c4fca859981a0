/** How long to wait before attempt `attempt` (0 first), in ms: doubling from half a second to 15 s, with full jitter. */
export function backoff(attempt: number, random: () => number = Math.random) {
  const ceiling = Math.min(15_000, 500 * 2 ** attempt)
  return Math.round(ceiling / 4 + random() * ceiling * 0.75)
}
