import { z } from 'zod'
import { type CalendarWire, overlapInDay, overlapInWeek, type WeekSpanWire } from '#lib/protocol/calendar.ts'

type Words = (key: 'nameNeeded' | 'timeNeeded' | 'overlap' | 'holidayNeeded' | 'dateNeeded' | 'lastWrong') => string

/** What the form takes: `lib/calendars/calendar.ts` with words of the viewer's language. */
export function calendarForm(t: Words) {
  const time = z.string().regex(/^\d{2}:\d{2}$/, t('timeNeeded'))
  const span = z.object({ opens_at: time, closes_at: time })
  const isWhole = (one: { opens_at: string; closes_at: string }) => Boolean(one.opens_at && one.closes_at)
  const holiday = z
    .object({
      name: z.string().trim().min(1, t('holidayNeeded')).max(255),
      date: z.string().min(1, t('dateNeeded')),
      last_date: z.string(),
      every_year: z.boolean(),
      spans: z.array(span).refine(spans => !overlapInDay(spans.filter(isWhole)), t('overlap')),
    })
    .refine(({ date, last_date }) => !last_date || last_date >= date, { path: ['last_date'], message: t('lastWrong') })
  return z.object({
    name: z.string().trim().min(1, t('nameNeeded')).max(255),
    timezone: z.string(),
    spans: z
      .array(span.extend({ day_of_week: z.number() }))
      .refine(spans => !overlapInWeek(spans.filter(isWhole)), t('overlap')),
    holidays: z.array(holiday),
    inbox_ids: z.array(z.number()),
  })
}
export type CalendarValues = z.output<ReturnType<typeof calendarForm>>

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
