'use client'

import { useLocale, useTranslations } from 'use-intl'
import type { HistoryMessage } from '../data/history.ts'
import { clockTime, dayName, exactTime } from '../ui/time.ts'

export function DaySeparator({ at }: { at: number }) {
  const locale = useLocale()
  return (
    <div className="my-4 flex items-center gap-3 text-xs text-faint first:mt-0">
      <span className="h-px flex-1 bg-line" />
      <time dateTime={new Date(at * 1000).toISOString().slice(0, 10)}>{dayName(at, Date.now() / 1000, locale)}</time>
      <span className="h-px flex-1 bg-line" />
    </div>
  )
}

export function UnreadSeparator() {
  const t = useTranslations('conversation')
  return (
    <div className="my-3 flex items-center gap-3 text-xs font-medium text-accent-text">
      <span className="h-px flex-1 bg-accent/40" />
      {t('unreadFromHere')}
      <span className="h-px flex-1 bg-accent/40" />
    </div>
  )
}

/** What happened to the conversation, between what was said. */
export function ActivityLine({ message }: { message: HistoryMessage }) {
  const locale = useLocale()
  return (
    <p className="my-2 text-center text-xs text-balance text-faint" title={exactTime(message.created_at, locale)}>
      <bdi>{message.content}</bdi>
      <span className="tabular"> · {clockTime(message.created_at, locale)}</span>
    </p>
  )
}
