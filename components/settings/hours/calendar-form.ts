import { z } from 'zod'
import { type CalendarWire, overlapInDay, overlapInWeek, type WeekSpanWire } from '#lib/protocol/calendar.ts'

type Words = (
  key: 'nameNeeded' | 'timeNeeded' | 'overlapInDay' | 'holidayNeeded' | 'dateNeeded' | 'lastWrong',
) => string

/** What the form takes: `lib/calendars/calendar.ts` with words of the viewer's language. `overlapOn`: a day, 0 for Sunday. */
export function calendarForm(t: Words, overlapOn: (day: number) => string) {
  const time = z.string().regex(/^\d{2}:\d{2}$/, t('timeNeeded'))
  const span = z.object({ opens_at: time, closes_at: time })
  const isWhole = (one: { opens_at: string; closes_at: string }) => Boolean(one.opens_at && one.closes_at)
  const holiday = z
    .object({
      name: z.string().trim().min(1, t('holidayNeeded')).max(255),
      date: z.string().min(1, t('dateNeeded')),
      last_date: z.string(),
      every_year: z.boolean(),
      spans: z.array(span).refine(spans => !overlapInDay(spans.filter(isWhole)), t('overlapInDay')),
    })
    .refine(({ date, last_date }) => !last_date || last_date >= date, { path: ['last_date'], message: t('lastWrong') })
  return z.object({
    name: z.string().trim().min(1, t('nameNeeded')).max(255),
    timezone: z.string(),
    spans: z.array(span.extend({ day_of_week: z.number() })).superRefine((spans, { addIssue }) => {
      const day = overlappingDay(spans.filter(isWhole))
      if (day !== null) addIssue({ code: 'custom', message: overlapOn(day) })
    }),
    holidays: z.array(holiday),
    inbox_ids: z.array(z.number()),
  })
}
export type CalendarValues = z.output<ReturnType<typeof calendarForm>>

/** The day on which the second of two spans that share a minute begins. */
function overlappingDay(spans: WeekSpanWire[]): number | null {
  for (const [at, one] of spans.entries()) {
    const other = spans.slice(at + 1).find(other => overlapInWeek([one, other]))
    if (other) return other.day_of_week
  }
  return null
}

const workdays = [1, 2, 3, 4, 5]
const usual: WeekSpanWire[] = workdays.map(day_of_week => ({ day_of_week, opens_at: '09:00', closes_at: '17:00' }))

/** A field for a time of the day knows no 24:00: closing at 00:00 is the same, as it is on the next day. */
const shown = <Span extends { closes_at: string }>(one: Span): Span =>
  one.closes_at === '24:00' ? { ...one, closes_at: '00:00' } : one

export const valuesOf = (calendar: CalendarWire | null, timezone: string): CalendarValues => ({
  name: calendar?.name ?? '',
  timezone: calendar?.timezone ?? timezone,
  spans: (calendar?.spans ?? usual).map(shown),
  holidays: (calendar?.holidays ?? []).map(one => ({
    ...one,
    last_date: one.last_date ?? '',
    spans: one.spans.map(shown),
  })),
  inbox_ids: calendar?.inbox_ids ?? [],
})

export const bodyOf = (values: CalendarValues) => ({
  ...values,
  holidays: values.holidays.map(one => ({ ...one, last_date: one.last_date || null })),
})

/** The next span that a day could have: an hour after the last, or a working day. */
export function anotherSpan(spans: { opens_at: string; closes_at: string }[]) {
  const last = spans.at(-1)
  if (!last || last.closes_at <= last.opens_at || last.closes_at >= '22:00') {
    return { opens_at: last ? '' : '09:00', closes_at: last ? '' : '17:00' }
  }
  const hour = Number(last.closes_at.slice(0, 2)) + 1
  return {
    opens_at: `${String(hour).padStart(2, '0')}:00`,
    closes_at: `${String(Math.min(23, hour + 4)).padStart(2, '0')}:00`,
  }
}

/** The spans of one day on each of the days, in place of what they had. */
export const copied = (spans: WeekSpanWire[], from: number, days: number[]): WeekSpanWire[] => {
  const pattern = spans.filter(one => one.day_of_week === from)
  return [
    ...spans.filter(one => one.day_of_week === from || !days.includes(one.day_of_week)),
    ...days.filter(day => day !== from).flatMap(day => pattern.map(one => ({ ...one, day_of_week: day }))),
  ]
}
