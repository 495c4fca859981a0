'use client'

import { useLocale } from 'use-intl'
import { exactTime } from './time.ts'

/** A day and its time of day in full, as the language of the screen says it. `at`: seconds since 1970. */
export function ExactTime({ at, className }: { at: number; className?: string }) {
  const locale = useLocale()
  return (
    <time dateTime={new Date(at * 1000).toISOString()} className={className}>
      {exactTime(at, locale)}
    </time>
  )
}
