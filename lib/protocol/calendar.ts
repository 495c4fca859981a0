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
  created_at: string
  updated_at: string
}
