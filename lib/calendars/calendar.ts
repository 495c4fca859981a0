import { z } from 'zod'
import { id, line, timezone } from '#lib/base/text.ts'
import { type CalendarWire, overlapInDay, overlapInWeek } from '#lib/protocol/index.ts'
import { type Hours, isOpenAt, opensNext } from './opening.ts'

export type Calendar = Hours & {
  id: number
  account_id: number
  name: string
  inbox_ids: number[]
  created_at: Date
  updated_at: Date
}

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
      .refine(spans => !overlapInDay(spans), 'overlap')
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
    .refine(spans => !overlapInWeek(spans), 'overlap'),
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
    is_open: z.boolean(),
    opens_next_at: z.iso.datetime().nullable(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .meta({ id: 'BusinessCalendar' }) satisfies z.ZodType<CalendarWire>

export const calendarWire = (calendar: Calendar, now: Date): CalendarWire => ({
  id: calendar.id,
  name: calendar.name,
  timezone: calendar.timezone,
  spans: calendar.spans,
  holidays: calendar.holidays,
  inbox_ids: calendar.inbox_ids,
  is_open: isOpenAt(calendar, now),
  opens_next_at: opensNext(calendar, now)?.toISOString() ?? null,
  created_at: calendar.created_at.toISOString(),
  updated_at: calendar.updated_at.toISOString(),
})

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}
