import { z } from 'zod'
import { id, line, timezone } from '#lib/base/text.ts'
import type { CalendarWire, HolidayWire, SpanWire, WeekSpanWire } from '#lib/protocol/index.ts'
import { minutesOf } from './clock.ts'

/** What opening times are reckoned from. */
export type Hours = { timezone: string; spans: WeekSpanWire[]; holidays: HolidayWire[] }

export type Calendar = Hours & {
  id: number
  account_id: number
  name: string
  inbox_ids: number[]
  created_at: Date
  updated_at: Date
}

const DAY = 24 * 60
const WEEK = 7 * DAY

const opensAt = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time like 09:30')
const closesAt = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time like 17:30, or 24:00')
const span = z.object({ opens_at: opensAt, closes_at: closesAt })
const weekSpan = span.extend({ day_of_week: z.number().int().min(0).max(6) })
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day like 2026-12-25')
  .refine(isDay, 'is not a day')

const holiday = z
  .object({
    name: line(),
    date: day,
    last_date: day.nullable().default(null),
    every_year: z.boolean().default(false),
    spans: z
      .array(span)
      .max(12)
      .refine(
        spans =>
          !overlap(
            spans.map(one => ({ ...one, day_of_week: 0 })),
            Number.POSITIVE_INFINITY,
          ),
        'overlap',
      )
      .default([]),
  })
  .refine(given => given.last_date === null || given.last_date >= given.date, {
    path: ['last_date'],
    message: 'must not be before the first day',
  })

const fields = {
  name: line(),
  timezone: timezone(),
  spans: z
    .array(weekSpan)
    .max(84)
    .refine(spans => !overlap(spans, WEEK), 'overlap'),
  holidays: z.array(holiday).max(500),
  inbox_ids: z
    .array(id())
    .max(1000)
    .transform(ids => [...new Set(ids)]),
}

export const newCalendar = z.object({
  name: fields.name,
  timezone: fields.timezone,
  spans: fields.spans.default([]),
  holidays: fields.holidays.default([]),
  inbox_ids: fields.inbox_ids.default([]),
})
export type NewCalendar = z.output<typeof newCalendar>

export const calendarChanges = z.object(fields).partial()
export type CalendarChanges = z.output<typeof calendarChanges>

const spanAnswer = z.object({ opens_at: z.string(), closes_at: z.string() })

/** A calendar as the API answers it. */
export const calendarAnswer = z
  .object({
    id: z.number(),
    name: z.string(),
    timezone: z.string(),
    spans: z.array(spanAnswer.extend({ day_of_week: z.number() })),
    holidays: z.array(
      z.object({
        name: z.string(),
        date: z.string(),
        last_date: z.string().nullable(),
        every_year: z.boolean(),
        spans: z.array(spanAnswer),
      }),
    ),
    inbox_ids: z.array(z.number()),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .meta({ id: 'BusinessCalendar' }) satisfies z.ZodType<CalendarWire>

export const calendarWire = (calendar: Calendar): CalendarWire => ({
  id: calendar.id,
  name: calendar.name,
  timezone: calendar.timezone,
  spans: calendar.spans,
  holidays: calendar.holidays,
  inbox_ids: calendar.inbox_ids,
  created_at: calendar.created_at.toISOString(),
  updated_at: calendar.updated_at.toISOString(),
})

/** Whether two spans share a minute; after `round` minutes it all begins again. */
function overlap(spans: WeekSpanWire[], round: number): boolean {
  const sorted = spans
    .map(one => {
      const { opens, closes } = minutesOf(one)
      return { opens: one.day_of_week * DAY + opens, closes: one.day_of_week * DAY + closes }
    })
    .sort((a, b) => a.opens - b.opens)
  const [first] = sorted
  const next = first ? [...sorted.slice(1), { opens: first.opens + round, closes: 0 }] : []
  return sorted.some((one, at) => one.closes > (next[at]?.opens ?? one.closes))
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

export type { HolidayWire, SpanWire, WeekSpanWire }
