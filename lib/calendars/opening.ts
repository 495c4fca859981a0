import { type HolidayWire, minutesOf, type SpanWire, type WeekSpanWire } from '#lib/protocol/index.ts'
import { stretches } from './clock.ts'

const MINUTE = 60_000
const DAY = 24 * 60
const WEEK_MS = 7 * DAY * MINUTE
/** A year and what holidays may add to it: who does not open until then does not open. */
const FURTHEST_MS = 60 * WEEK_MS

/** What opening times are reckoned from. */
export type Hours = { timezone: string; spans: WeekSpanWire[]; holidays: HolidayWire[] }

/** In milliseconds since 1970, the end not included. */
export type Opening = { from: number; to: number }

/**
 * When it is open between two moments. The clocks of the zone decide: where they are put back over a closing time, it is
 * open a second time. A span belongs to the day on which it begins, and so does what a holiday says.
 */
export function openings(hours: Hours, from: number, to: number): Opening[] {
  const found: Opening[] = []
  for (const stretch of stretches(hours.timezone, from, to)) {
    const shift = stretch.offset * MINUTE
    const first = Math.floor((stretch.from + shift) / (DAY * MINUTE)) - 1
    const last = Math.floor((stretch.to + shift) / (DAY * MINUTE))
    for (let day = first; day <= last; day++) {
      for (const span of spansOf(hours, day)) {
        const { opens, closes } = minutesOf(span)
        add(found, {
          from: Math.max(stretch.from, (day * DAY + opens) * MINUTE - shift),
          to: Math.min(stretch.to, (day * DAY + closes) * MINUTE - shift),
        })
      }
    }
  }
  return found
}

/** Joined to what is there already: stretches and days come in order, but a span may reach into the next day's. */
function add(found: Opening[], next: Opening): void {
  if (next.to <= next.from) return
  const last = found.at(-1)
  if (!last || next.from > last.to) found.push(next)
  else {
    last.from = Math.min(last.from, next.from)
    last.to = Math.max(last.to, next.to)
  }
}

export const isOpenAt = (hours: Hours, at: Date): boolean => openings(hours, at.getTime(), at.getTime() + 1).length > 0

/** For how long it is open between two moments, in milliseconds. */
export const openFor = (hours: Hours, from: Date, to: Date): number =>
  openings(hours, from.getTime(), to.getTime()).reduce((sum, one) => sum + one.to - one.from, 0)

/** When it opens next; null while it is open, or when it does not open within a year. */
export function opensNext(hours: Hours, at: Date): Date | null {
  const begin = at.getTime()
  for (let from = begin; from < begin + FURTHEST_MS; from += WEEK_MS) {
    const [first] = openings(hours, from, from + WEEK_MS)
    if (first) return first.from === begin ? null : new Date(first.from)
  }
  return null
}

/** The moment at which it has been open for so many milliseconds since `from`; null when that is more than a year away. */
export function openAfter(hours: Hours, from: Date, ms: number): Date | null {
  let left = ms
  const begin = from.getTime()
  for (let at = begin; at < begin + FURTHEST_MS; at += WEEK_MS) {
    for (const one of openings(hours, at, at + WEEK_MS)) {
      if (one.to - one.from >= left) return new Date(one.from + left)
      left -= one.to - one.from
    }
  }
  return null
}

/** `day` counted from the first of January 1970, a Thursday. */
function spansOf(hours: Hours, day: number): SpanWire[] {
  const date = new Date(day * DAY * MINUTE).toISOString().slice(0, 10)
  const holiday = hours.holidays.find(one => covers(one, date))
  if (holiday) return inOrder(holiday.spans)
  const weekday = (((day + 4) % 7) + 7) % 7
  return inOrder(hours.spans.filter(one => one.day_of_week === weekday))
}

const inOrder = (spans: SpanWire[]) => [...spans].sort((a, b) => a.opens_at.localeCompare(b.opens_at))

/** Whether the holiday is on that day. One of every year may go over New Year's Eve. */
export function covers({ date: first, last_date, every_year }: HolidayWire, date: string): boolean {
  const last = last_date ?? first
  if (!every_year) return date >= first && date <= last
  const [from, to, on] = [first.slice(5), last.slice(5), date.slice(5)]
  if (date < first) return false
  return from <= to ? on >= from && on <= to : on >= from || on <= to
}
