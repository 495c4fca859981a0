'use client'

import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { HistoryMessage } from '../data/history.ts'
import { ClockTime } from '../ui/clock-time.tsx'
import { cx } from '../ui/cx.ts'
import { dayName } from '../ui/time.ts'

export function DaySeparator({ at }: { at: number }) {
  const locale = useLocale()
  return (
    <div className="flex items-center gap-3 py-4 text-xs text-faint">
      <span className="h-px flex-1 bg-line" />
      <time dateTime={new Date(at * 1000).toISOString().slice(0, 10)}>{dayName(at, Date.now() / 1000, locale)}</time>
      <span className="h-px flex-1 bg-line" />
    </div>
  )
}

export function UnreadSeparator() {
  const t = useTranslations('conversation')
  return (
    <div className="flex items-center gap-3 py-3 text-xs font-medium text-accent-text">
      <span className="h-px flex-1 bg-accent/40" />
      {t('unreadFromHere')}
      <span className="h-px flex-1 bg-accent/40" />
    </div>
  )
}

/** So many stand open; of more the last is shown and the others wait behind a button. */
const fewLines = 2

/** What happened to the conversation, between what was said. */
export function ActivityLines({ messages, lit }: { messages: HistoryMessage[]; lit: number | null }) {
  const t = useTranslations('talk')
  const isNamed = messages.some(message => message.id === lit)
  const [opened, setOpened] = useState(isNamed)
  const open = opened || messages.length <= fewLines
  const [last] = messages.slice(-1)
  return (
    <div className={cx('flex flex-col items-center gap-1.5 py-2', isNamed && 'rounded-lg bg-accent-soft')}>
      {messages.length > fewLines && (
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpened(!open)}
          className="flex items-center gap-1 rounded-full px-2 py-0.5 text-xs text-muted hover:bg-hover"
        >
          <ChevronDown size={13} aria-hidden className={cx('transition-transform', open && 'rotate-180')} />
          {open ? t('activity.fewer') : t('activity.more', { count: messages.length - 1 })}
        </button>
      )}
      {open
        ? messages.map(message => <ActivityLine key={message.id} message={message} />)
        : last && <ActivityLine message={last} />}
    </div>
  )
}

function ActivityLine({ message }: { message: HistoryMessage }) {
  return (
    <p className="text-center text-xs text-balance text-faint">
      <bdi>{message.content}</bdi>
      {' · '}
      <ClockTime at={message.created_at} />
    </p>
  )
}
