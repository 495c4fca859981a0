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

function morning(now: Date, days: number) {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 9)
}

function seconds(date: Date) {
  return Math.floor(date.getTime() / 1000)
}
