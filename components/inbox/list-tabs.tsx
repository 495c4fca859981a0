'use client'

import { useFormatter, useTranslations } from 'use-intl'
import type { ConversationCounts } from '#lib/protocol/index.ts'
import type { Tab } from '../data/conversation-list.ts'
import { cx } from '../ui/cx.ts'

export const tabs: Tab[] = ['me', 'unassigned', 'all']

type Props = { tab: Tab; counts: ConversationCounts | undefined; onTab: (tab: Tab) => void }

/** Whose conversations, with how many there are. */
export function ListTabs({ tab: current, counts, onTab }: Props) {
  const t = useTranslations('list')
  const format = useFormatter()
  const countOf = { me: counts?.mine_count, unassigned: counts?.unassigned_count, all: counts?.all_count }

  function onTabKey(event: React.KeyboardEvent) {
    const rtl = document.documentElement.dir === 'rtl'
    const step =
      event.key === (rtl ? 'ArrowLeft' : 'ArrowRight') ? 1 : event.key === (rtl ? 'ArrowRight' : 'ArrowLeft') ? -1 : 0
    const next = tabs[(tabs.indexOf(current) + step + tabs.length) % tabs.length]
    if (!step || !next) return
    event.preventDefault()
    onTab(next)
    document.getElementById(`tab-${next}`)?.focus()
  }

  return (
    <div
      role="tablist"
      aria-label={t('tabs')}
      onKeyDown={onTabKey}
      className="flex shrink-0 gap-3.5 overflow-x-auto border-b border-line px-4 [scrollbar-width:none]"
    >
      {tabs.map(tab => (
        <button
          key={tab}
          id={`tab-${tab}`}
          type="button"
          role="tab"
          aria-selected={current === tab}
          aria-controls="conversations"
          tabIndex={current === tab ? 0 : -1}
          onClick={() => onTab(tab)}
          className={cx(
            'ring-inset-focus -mb-px flex h-9 shrink-0 items-center gap-1.5 border-b-2 text-sm',
            current === tab ? 'border-accent font-medium text-text' : 'border-transparent text-muted hover:text-text',
          )}
        >
          {t(`tab.${tab}`)}
          <span className="tabular min-w-4 text-xs font-normal text-faint">
            {countOf[tab] !== undefined && format.number(countOf[tab])}
          </span>
        </button>
      ))}
    </div>
  )
}
