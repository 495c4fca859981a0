/** Until when a notification may be put away, in unix seconds: for an hour, or until nine tomorrow or next Monday. */
export function snoozeTimes(now: Date) {
  return [
    { id: 'inAnHour' as const, until: seconds(new Date(now.getTime() + 3_600_000)) },
    { id: 'tomorrow' as const, until: seconds(morning(now, 1)) },
    { id: 'nextWeek' as const, until: seconds(morning(now, (8 - now.getDay()) % 7 || 7)) },
  ]
}

function morning(now: Date, days: number) {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 9)
}

function seconds(date: Date) {
  return Math.floor(date.getTime() / 1000)
}
