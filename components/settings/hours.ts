import type { WorkingHoursWire } from '#lib/protocol/inbox.ts'

export type Day = { day_of_week: number; is: 'closed' | 'hours' | 'always'; opens: string; closes: string }

const clock = (hour: number | null, minutes: number | null) =>
  `${String((hour ?? 0) % 24).padStart(2, '0')}:${String(minutes ?? 0).padStart(2, '0')}`

/** A week as a form has it, from its first day on. What closes at 24 closes at midnight, which clocks write as 00:00. */
export const daysOf = (hours: WorkingHoursWire[], firstDay: number): Day[] =>
  Array.from({ length: 7 }, (_, index) => {
    const day_of_week = (firstDay + index) % 7
    const day = hours.find(one => one.day_of_week === day_of_week)
    const is = day?.open_all_day ? 'always' : !day || day.closed_all_day ? 'closed' : 'hours'
    return {
      day_of_week,
      is,
      opens: is === 'hours' && day ? clock(day.open_hour, day.open_minutes) : '09:00',
      closes: is === 'hours' && day ? clock(day.close_hour, day.close_minutes) : '17:00',
    }
  })

const parts = (time: string) => time.split(':').map(Number) as [number, number]

/** The same as the API takes it. */
export const hoursOf = (days: Day[]): WorkingHoursWire[] =>
  days.map(({ day_of_week, is, opens, closes }) => {
    const [open_hour, open_minutes] = parts(opens)
    const [close_hour, close_minutes] = parts(closes)
    const timed = is === 'hours'
    const midnight = close_hour === 0 && close_minutes === 0
    return {
      day_of_week,
      closed_all_day: is === 'closed',
      open_all_day: is === 'always',
      open_hour: timed ? open_hour : null,
      open_minutes: timed ? open_minutes : null,
      close_hour: timed ? (midnight ? 24 : close_hour) : null,
      close_minutes: timed ? close_minutes : null,
    }
  })

/** Whether the hours go on past midnight. */
export const isOverNight = ({ is, opens, closes }: Day) => is === 'hours' && closes !== '00:00' && closes < opens

/** On which day a week begins where somebody lives; Monday where nobody says. 0 is Sunday. */
export function firstDayOf(locale: string): number {
  const known = new Intl.Locale(locale) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number }
    weekInfo?: { firstDay: number }
  }
  return ((known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1) % 7
}
