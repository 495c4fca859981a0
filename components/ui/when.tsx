'use client'

import { useEffect, useState } from 'react'
import { useLocale } from 'use-intl'
import { exactTime, nextTick, shortAge } from './time.ts'

/** How long ago, short; the exact moment on hover. `at` in unix seconds. */
export function When({ at, className }: { at: number; className?: string }) {
  const locale = useLocale()
  const now = useNowFor(at)
  return (
    <time dateTime={new Date(at * 1000).toISOString()} title={exactTime(at, locale)} className={className}>
      {shortAge(at, now, locale)}
    </time>
  )
}

/** Ticks as rarely as the shown text can change. */
function useNowFor(at: number) {
  const [now, setNow] = useState(() => Date.now() / 1000)
  useEffect(() => {
    const timer = setTimeout(() => setNow(Date.now() / 1000), nextTick(at, Date.now() / 1000) * 1000)
    return () => clearTimeout(timer)
  })
  return now
}
