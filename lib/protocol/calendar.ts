/** From a time of the day to another, as `09:30`; one that does not come later is on the next day. `24:00` is its end. */
export type SpanWire = { opens_at: string; closes_at: string }

/** A span that begins on each such day of the week; Sunday is 0. */
export type WeekSpanWire = SpanWire & { day_of_week: number }

/** Days on which other hours are kept: none, or `spans`. Up to `last_date`, which is the same day when it is null. */
export type HolidayWire = {
  name: string
  date: string
  last_date: string | null
  every_year: boolean
  spans: SpanWire[]
}

/** When an account is open, by the clocks of a time zone. */
export type CalendarWire = {
  id: number
  name: string
  timezone: string
  spans: WeekSpanWire[]
  holidays: HolidayWire[]
  /** The inboxes that keep these hours in place of their own. */
  inbox_ids: number[]
  /** Whether it is open now, and when it opens next if not; null while it is open, or when it does not open in a year. */
  is_open: boolean
  opens_next_at: string | null
  created_at: string
  updated_at: string
}

const DAY = 24 * 60

const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** In minutes after the midnight of the day on which it opens; what closes on the next day has more than 1440. */
export function minutesOf({ opens_at, closes_at }: SpanWire): { opens: number; closes: number } {
  const [opens, closes] = [minutes(opens_at), minutes(closes_at)]
  return { opens, closes: closes <= opens ? closes + DAY : closes }
}

/** Whether two spans of a week share a minute, Saturday's night and Sunday's morning too. */
export const overlapInWeek = (spans: WeekSpanWire[]): boolean => overlap(spans, 7 * DAY)

/** Whether two spans of one day share a minute. */
export const overlapInDay = (spans: SpanWire[]): boolean =>
  overlap(
    spans.map(one => ({ ...one, day_of_week: 0 })),
    Number.POSITIVE_INFINITY,
  )

/** After `round` minutes it all begins again. */
function overlap(spans: WeekSpanWire[], round: number): boolean {
  const sorted = spans
    .map(one => {
      const { opens, closes } = minutesOf(one)
      return { opens: one.day_of_week * DAY + opens, closes: one.day_of_week * DAY + closes }
    })
    .sort((a, b) => a.opens - b.opens)
  const first = sorted[0]
  return sorted.some((one, at) => one.closes > (sorted[at + 1]?.opens ?? (first?.opens ?? 0) + round))
}
