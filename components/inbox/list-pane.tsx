'use client'

import { useTranslations } from 'use-intl'
import type { ListFilter, Tab } from '../data/conversation-list.ts'
import { useConversationList } from '../data/use-conversations.ts'
import { useInboxes } from '../data/use-directory.ts'
import { NavigationButton } from '../shell/navigation-button.tsx'
import { cx } from '../ui/cx.ts'
import { Problem } from '../ui/states.tsx'
import { useTitle } from '../ui/use-title.ts'
import { ConversationList } from './conversation-list.tsx'
import { ListEmpty } from './list-empty.tsx'
import { ListFilters } from './list-filters.tsx'
import type { ListSettings } from './list-settings.ts'
import { ListSkeleton } from './list-skeleton.tsx'
import { useListCommands } from './use-list-commands.ts'

const tabs: Tab[] = ['me', 'unassigned', 'all']

type Props = {
  filter: ListFilter
  openId: number | null
  onOpen: (id: number) => void
  onChange: (change: Partial<ListSettings>) => void
}

/** Which conversations there are: tabs with counts, filters, and the list itself. */
export function ListPane({ filter, openId, onOpen, onChange }: Props) {
  const t = useTranslations('list')
  const list = useConversationList(filter)
  const inbox = useInboxes().data?.find(one => one.id === filter.inboxId)
  useListCommands({ items: list.data?.items ?? [], openId, onOpen, tab: filter.tab, onTab: tab => onChange({ tab }) })
  const counts = list.data?.counts
  useTitle(inbox?.name ?? t('title'), list.data?.items.filter(item => item.unread > 0).length)
  const countOf = { me: counts?.mine_count, unassigned: counts?.unassigned_count, all: counts?.all_count }

  function onTabKey(event: React.KeyboardEvent) {
    const rtl = document.documentElement.dir === 'rtl'
    const step =
      event.key === (rtl ? 'ArrowLeft' : 'ArrowRight') ? 1 : event.key === (rtl ? 'ArrowRight' : 'ArrowLeft') ? -1 : 0
    const next = tabs[(tabs.indexOf(filter.tab) + step + tabs.length) % tabs.length]
    if (!step || !next) return
    event.preventDefault()
    onChange({ tab: next })
    document.getElementById(`tab-${next}`)?.focus()
  }

  return (
    <section aria-label={t('title')} className="flex h-full flex-col">
      <header className="flex h-13 shrink-0 items-center gap-1 ps-2 pe-2 lg:ps-4">
        <NavigationButton />
        <h1 className="min-w-0 flex-1 truncate text-base font-semibold">{inbox?.name ?? t('title')}</h1>
        <ListFilters status={filter.status} sort={filter.sort} onChange={onChange} />
      </header>
      <div
        role="tablist"
        aria-label={t('tabs')}
        onKeyDown={onTabKey}
        className="flex shrink-0 gap-4 border-b border-line px-4"
      >
        {tabs.map(tab => (
          <button
            key={tab}
            id={`tab-${tab}`}
            type="button"
            role="tab"
            aria-selected={filter.tab === tab}
            aria-controls="conversations"
            tabIndex={filter.tab === tab ? 0 : -1}
            onClick={() => onChange({ tab })}
            className={cx(
              'ring-inset-focus -mb-px flex h-9 items-center gap-1.5 border-b-2 text-sm',
              filter.tab === tab
                ? 'border-accent font-medium text-text'
                : 'border-transparent text-muted hover:text-text',
            )}
          >
            {t(`tab.${tab}`)}
            <span className="tabular min-w-4 text-xs font-normal text-faint">{countOf[tab] ?? ''}</span>
          </button>
        ))}
      </div>
      <div id="conversations" role="tabpanel" aria-labelledby={`tab-${filter.tab}`} className="min-h-0 flex-1">
        {list.data ? (
          list.data.items.length > 0 ? (
            <ConversationList
              key={JSON.stringify(filter)}
              items={list.data.items}
              hasMore={list.data.hasMore}
              onMore={list.more}
              openId={openId}
              onOpen={onOpen}
              showInbox={filter.inboxId === null}
            />
          ) : (
            <ListEmpty filter={filter} counts={list.data.counts} onChange={onChange} />
          )
        ) : list.error ? (
          <Problem error={list.error} onRetry={() => list.refetch()} />
        ) : (
          <ListSkeleton />
        )}
      </div>
    </section>
  )
}
