'use client'

import { useLocale } from 'use-intl'
import { clockTime, exactTime } from './time.ts'

/** The time of day; the day with it where one points. `at`: seconds since 1970. */
export function ClockTime({ at }: { at: number }) {
  const locale = useLocale()
  return (
    <time dateTime={new Date(at * 1000).toISOString()} title={exactTime(at, locale)} className="tabular">
      {clockTime(at, locale)}
    </time>
  )
}
