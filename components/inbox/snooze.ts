export type SnoozeChoice = { id: 'laterToday' | 'tomorrow' | 'nextWeek' | 'nextReply'; until: number | null }

/**
 * Until when a conversation may sleep, in unix seconds: three hours from now while the day lasts, tomorrow and next
 * Monday at nine, or until the customer writes again.
 */
export function snoozeChoices(now: Date): SnoozeChoice[] {
  const later = new Date(now.getTime() + 3 * 3_600_000)
  const sameDay = later.getDate() === now.getDate()
  return [
    ...(sameDay ? [{ id: 'laterToday' as const, until: seconds(later) }] : []),
    { id: 'tomorrow', until: seconds(morning(now, 1)) },
    { id: 'nextWeek', until: seconds(morning(now, (8 - now.getDay()) % 7 || 7)) },
    { id: 'nextReply', until: null },
  ]
}

/** Until when, in words: the hour today, the day and the hour within a week, else the date. `until` in unix seconds. */
export function snoozeWords(until: number, now: Date, locale: string): string {
  const days = (new Date(until * 1000).setHours(0, 0, 0, 0) - new Date(now).setHours(0, 0, 0, 0)) / 86_400_000
  const time = { hour: 'numeric', minute: '2-digit' } as const
  const day = { weekday: 'short', ...time } as const
  const date = { day: 'numeric', month: 'short', ...time } as const
  const sameYear = new Date(until * 1000).getFullYear() === now.getFullYear()
  const options = days < 1 ? time : days < 7 ? day : sameYear ? date : { ...date, year: 'numeric' as const }
  return new Intl.DateTimeFormat(locale, options).format(until * 1000)
}

function morning(now: Date, days: number) {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 9)
}

function seconds(date: Date) {
  return Math.floor(date.getTime() / 1000)
}
