export type SendTime = { id: 'inAnHour' | 'thisAfternoon' | 'tomorrow' | 'nextWeek'; at: number }

/** When an answer may go out: in an hour, at four this afternoon while that is ahead, tomorrow and next Monday at nine. Unix seconds. */
export function sendTimes(now: Date): SendTime[] {
  const afternoon = new Date(now.getFullYear(), now.getMonth(), now.getDate(), 16)
  return [
    { id: 'inAnHour', at: seconds(now) + 3600 },
    ...(afternoon.getTime() - now.getTime() > 2 * 3_600_000
      ? [{ id: 'thisAfternoon' as const, at: seconds(afternoon) }]
      : []),
    { id: 'tomorrow', at: seconds(morning(now, 1)) },
    { id: 'nextWeek', at: seconds(morning(now, (8 - now.getDay()) % 7 || 7)) },
  ]
}

const morning = (now: Date, days: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 9)
const seconds = (date: Date) => Math.floor(date.getTime() / 1000)

/** As `<input type="datetime-local">` has it, in this person's own time. */
export function localTime(at: number): string {
  const date = new Date(at * 1000)
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** Unix seconds; null for what is no time. */
export function fromLocalTime(text: string): number | null {
  const at = new Date(text).getTime()
  return Number.isNaN(at) ? null : Math.floor(at / 1000)
}
