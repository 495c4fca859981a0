const MINUTE = 60_000
const DAY = 24 * 60

const clocks = new Map<string, Intl.DateTimeFormat>()

/** How many minutes the clocks of the zone are ahead of UTC at this moment. */
export function offsetAt(timezone: string, at: number): number {
  const clock =
    clocks.get(timezone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: timezone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      hourCycle: 'h23',
    })
  clocks.set(timezone, clock)
  const parts: Record<string, number> = {}
  for (const { type, value } of clock.formatToParts(at)) parts[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts
  return Math.round((Date.UTC(year, month - 1, day, hour, minute) - Math.floor(at / MINUTE) * MINUTE) / MINUTE)
}

export type Stretch = { from: number; to: number; offset: number }

/** The time between two moments, cut where the clocks of the zone are changed. */
export function stretches(timezone: string, from: number, to: number): Stretch[] {
  const found: Stretch[] = []
  for (let at = from; at < to; ) {
    const offset = offsetAt(timezone, at)
    let end = at
    while (end < to && offsetAt(timezone, end) === offset) end = Math.min(to, end + DAY * MINUTE)
    if (end < to || offsetAt(timezone, end) !== offset) end = Math.min(to, change(timezone, at, end, offset))
    found.push({ from: at, to: end, offset })
    at = end
  }
  return found
}

/** The minute in which the clocks first say something else than `offset`. */
function change(timezone: string, from: number, to: number, offset: number): number {
  let [same, other] = [Math.max(from, to - DAY * MINUTE), to]
  while (other - same > MINUTE) {
    const middle = Math.floor((same + other) / 2 / MINUTE) * MINUTE
    if (middle <= same) break
    if (offsetAt(timezone, middle) === offset) same = middle
    else other = middle
  }
  return Math.ceil(other / MINUTE) * MINUTE
}
