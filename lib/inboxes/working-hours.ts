import { z } from 'zod'
import type { Sql } from '#lib/base/db/index.ts'
import { calendarHours, type Hours, isOpenAt, opensNext } from '#lib/calendars/index.ts'
import type { WorkingHoursWire } from '#lib/protocol/index.ts'

const hour = (max: number) => z.number().int().min(0).max(max).nullable().optional()

/** One day of the week, Sunday is 0. What closes before it opens closes on the next day. */
const day = z
  .object({
    day_of_week: z.number().int().min(0).max(6),
    closed_all_day: z.boolean().default(false),
    open_all_day: z.boolean().default(false),
    open_hour: hour(23),
    open_minutes: hour(59),
    close_hour: hour(24),
    close_minutes: hour(59),
  })
  .superRefine((given, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (given.closed_all_day && given.open_all_day) wrong('open_all_day', 'cannot be open and closed all day')
    if (given.closed_all_day || given.open_all_day) return
    for (const name of ['open_hour', 'open_minutes', 'close_hour', 'close_minutes'] as const)
      if (typeof given[name] !== 'number') wrong(name, "can't be blank")
    const [opens, closes] = [
      minutesOf(given.open_hour, given.open_minutes),
      minutesOf(given.close_hour, given.close_minutes),
    ]
    if (opens === closes) wrong('close_hour', 'must not be when it opens')
    if (closes > DAY) wrong('close_minutes', 'must be 0 when it closes at 24')
  })

export const workingHours = z
  .array(day)
  .max(7)
  .refine(days => new Set(days.map(one => one.day_of_week)).size === days.length, 'must name each day once')
export type WorkingDay = z.output<typeof day>

const DAY = 24 * 60
const minutesOf = (hours: number | null | undefined, minutes: number | null | undefined) =>
  (hours ?? 0) * 60 + (minutes ?? 0)

/** Monday to Friday, nine to five. */
export const usualHours: WorkingDay[] = Array.from({ length: 7 }, (_, day_of_week) =>
  day_of_week === 0 || day_of_week === 6
    ? { day_of_week, closed_all_day: true, open_all_day: false }
    : {
        day_of_week,
        closed_all_day: false,
        open_all_day: false,
        open_hour: 9,
        open_minutes: 0,
        close_hour: 17,
        close_minutes: 0,
      },
)

/** Sets the days that are named; the others stay. */
export async function saveHours(sql: Sql, accountId: number, inboxId: number, days: WorkingDay[]): Promise<void> {
  const rows = days.map(one => {
    const timed = !one.closed_all_day && !one.open_all_day
    return {
      account_id: accountId,
      inbox_id: inboxId,
      day_of_week: one.day_of_week,
      closed_all_day: one.closed_all_day,
      open_all_day: one.open_all_day,
      open_hour: timed ? (one.open_hour ?? null) : one.open_all_day ? 0 : null,
      open_minutes: timed ? (one.open_minutes ?? null) : one.open_all_day ? 0 : null,
      close_hour: timed ? (one.close_hour ?? null) : one.open_all_day ? 23 : null,
      close_minutes: timed ? (one.close_minutes ?? null) : one.open_all_day ? 59 : null,
    }
  })
  if (!rows.length) return
  await sql`
    insert into charla.working_hours ${sql(rows)}
    on conflict (account_id, inbox_id, day_of_week) do update set closed_all_day = excluded.closed_all_day,
      open_all_day = excluded.open_all_day, open_hour = excluded.open_hour, open_minutes = excluded.open_minutes,
      close_hour = excluded.close_hour, close_minutes = excluded.close_minutes`
}

/** The week of the inbox `i`, Sunday first, as its JSON. */
export const weekOf = (sql: Sql) => sql`(
  select coalesce(jsonb_agg(jsonb_build_object('day_of_week', h.day_of_week, 'closed_all_day', h.closed_all_day,
    'open_hour', h.open_hour, 'open_minutes', h.open_minutes, 'close_hour', h.close_hour,
    'close_minutes', h.close_minutes, 'open_all_day', h.open_all_day) order by h.day_of_week), '[]')
  from charla.working_hours h where (h.account_id, h.inbox_id) = (i.account_id, i.id))`

/** When an inbox is open: by the calendar that it keeps, else by its own week. */
export type InboxHours = { timezone: string; working_hours: WorkingHoursWire[]; calendar: Hours | null }

/** The columns of `InboxHours` for the inbox `i`. */
export const hoursOf = (sql: Sql) => sql`i.timezone, ${weekOf(sql)} as working_hours, ${calendarHours(sql)} as calendar`

export const inboxIsOpen = ({ calendar, working_hours, timezone }: InboxHours, at: Date): boolean =>
  calendar ? isOpenAt(calendar, at) : isOpen(working_hours, timezone, at)

/** When an inbox that is closed at this moment opens next; null when it is open, or does not open in a long time. */
export const inboxOpensNext = ({ calendar, working_hours, timezone }: InboxHours, at: Date): Date | null =>
  calendar ? opensNext(calendar, at) : nextOpening(working_hours, timezone, at)

/** Whether an inbox with these hours, by the clocks of its time zone, is open at this moment. */
export function isOpen(hours: WorkingHoursWire[], timezone: string, at: Date): boolean {
  const { day, minutes } = localTime(timezone, at)
  const of = (number: number) => hours.find(one => one.day_of_week === number)
  const today = spanOf(of(day))
  const yesterday = spanOf(of((day + 6) % 7))
  return (
    (today !== null && minutes >= today.opens && minutes < today.closes) ||
    (yesterday !== null && minutes + DAY < yesterday.closes)
  )
}

/** When an inbox that is closed at this moment opens next; null when it is open, or does not open within a week. */
export function nextOpening(hours: WorkingHoursWire[], timezone: string, at: Date): Date | null {
  if (isOpen(hours, timezone, at)) return null
  const { day, minutes } = localTime(timezone, at)
  for (let ahead = 0; ahead <= 7; ahead++) {
    const span = spanOf(hours.find(one => one.day_of_week === (day + ahead) % 7))
    if (!span || (ahead === 0 && span.opens <= minutes)) continue
    const wanted = ahead * DAY + span.opens - minutes
    const guess = minutesLater(at, wanted)
    // Clocks may be put forward or back on the way there.
    const shift = span.opens - localTime(timezone, guess).minutes
    return minutesLater(guess, Math.abs(shift) > DAY / 2 ? shift - Math.sign(shift) * DAY : shift)
  }
  return null
}

/** On the full minute. */
const minutesLater = (at: Date, minutes: number) => new Date((Math.floor(at.getTime() / 60_000) + minutes) * 60_000)

/** In minutes after the day's midnight; beyond 24 hours is the next day. */
function spanOf(day: WorkingHoursWire | undefined): { opens: number; closes: number } | null {
  if (!day || day.closed_all_day) return null
  if (day.open_all_day) return { opens: 0, closes: DAY }
  const [opens, closes] = [minutesOf(day.open_hour, day.open_minutes), minutesOf(day.close_hour, day.close_minutes)]
  return { opens, closes: closes <= opens ? closes + DAY : closes }
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const clocks = new Map<string, Intl.DateTimeFormat>()

function localTime(timezone: string, at: Date): { day: number; minutes: number } {
  const clock =
    clocks.get(timezone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: timezone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
  clocks.set(timezone, clock)
  const parts = Object.fromEntries(clock.formatToParts(at).map(part => [part.type, part.value]))
  return { day: weekdays.indexOf(parts.weekday ?? ''), minutes: Number(parts.hour) * 60 + Number(parts.minute) }
}

/** How far the zone's clocks are from UTC at this moment, like `+05:30`. */
export function utcOffset(timezone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'longOffset' }).formatToParts(at)
  return parts.find(part => part.type === 'timeZoneName')?.value.replace('GMT', '') || '+00:00'
}

/** Which day it is by the clocks of the zone, like `2026-11-26`. */
export const localDay = (timezone: string, at: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' }).format(at)
