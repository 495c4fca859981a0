'use client'

import { useLocale, useTranslations } from 'use-intl'
import type { CalendarWire } from '#lib/protocol/calendar.ts'

/** Whether a calendar is open now, and when it opens next, in words; by the clocks of where it is kept. */
export function useOpening() {
  const t = useTranslations('settings.hours')
  const locale = useLocale()
  return ({ is_open, opens_next_at, timezone: timeZone }: CalendarWire) => {
    if (is_open) return t('openNow')
    if (!opens_next_at) return t('neverOpens')
    const clock = { weekday: 'long', hour: 'numeric', minute: '2-digit', timeZone } as const
    return t('opens', { when: new Intl.DateTimeFormat(locale, clock).format(new Date(opens_next_at)) })
  }
}
