'use client'

import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Condition, ListFilter } from '../data/conversation-list.ts'
import { lengthOf } from '../data/list-window.ts'
import { useConversationList } from '../data/use-conversations.ts'
import { useInboxes, useTeams } from '../data/use-directory.ts'
import type { Place } from '../shell/paths.ts'
import { Problem } from '../ui/states.tsx'
import { useTitle } from '../ui/use-title.ts'
import { whenNeeded } from '../ui/when-needed.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { BulkProgress } from './bulk-progress.tsx'
import { ConversationList } from './conversation-list.tsx'
import type { View } from './filter-builder.tsx'
import { ListEmpty } from './list-empty.tsx'
import { ListHeader } from './list-header.tsx'
import type { ListSettings } from './list-settings.ts'
import { ListSkeleton } from './list-skeleton.tsx'
import { ListTabs } from './list-tabs.tsx'
import { ListTrouble } from './list-trouble.tsx'
import { useKeptFocus } from './use-kept-focus.ts'
import { useListCommands } from './use-list-commands.ts'
import type { ListFocus } from './use-row-focus.ts'
import { useSelection } from './use-selection.ts'

const FilterBuilder = whenNeeded(async () => (await import('./filter-builder.tsx')).default)

type Props = {
  filter: ListFilter
  place: Place
  view: View | null
  /** The conditions are no saved ones. */
  loose: boolean
  openId: number | null
  onOpen: (id: number) => void
  onConditions: (conditions: Condition[] | null) => void
  /** Goes to a saved view, or away from it when there is none any more. */
  onView: (id: number | null) => void
  onChange: (change: Partial<ListSettings>) => void
}

const nothing: never[] = []

/** Which conversations there are: tabs with counts, filters, and the list itself. */
export function ListPane({ filter, place, view, loose, openId, onOpen, onConditions, onView, onChange }: Props) {
  const t = useTranslations('list')
  const tf = useTranslations('filter')
  const list = useConversationList(filter)
  const title = useListTitle(place, view)
  const [building, setBuilding] = useState(false)
  const items = list.data?.items ?? nothing
  const ids = useMemo(() => items.map(item => item.id), [items])
  const scope = JSON.stringify(filter)
  const selection = useSelection(ids, scope, list.data)
  const focus = useRef<ListFocus>(null)
  const keepsFocus = useKeptFocus()
  const counts = list.data?.counts
  const drawsRows = useDeferredValue(Boolean(list.data))
  const filtered = Boolean(filter.conditions)
  const matching =
    { me: counts?.mine_count, unassigned: counts?.unassigned_count, all: counts?.all_count }[filter.tab] ?? 0
  useListCommands({
    items,
    openId,
    onOpen,
    filter,
    onTab: filtered ? undefined : tab => onChange({ tab }),
    onChange,
    selection,
    focus,
    onBuild: () => setBuilding(true),
  })
  useTitle(title)

  return (
    <section aria-label={t('title')} className="flex h-full flex-col" {...keepsFocus}>
      {selection.active ? (
        <BulkBar title={title} selection={selection} filter={filter} matching={matching} loaded={items.length} />
      ) : (
        <ListHeader
          title={title}
          filter={filter}
          view={view}
          loose={loose}
          onBuild={() => setBuilding(true)}
          onLoosen={() => onConditions(null)}
          onDeleted={() => onView(null)}
          onChange={onChange}
        />
      )}
      {filtered ? (
        <p role="status" className="tabular shrink-0 border-b border-line px-4 pb-2 text-xs text-faint">
          {counts && t('found', { count: counts.all_count })}
          {loose && view && ` · ${tf('changed')}`}
        </p>
      ) : (
        <ListTabs tab={filter.tab} counts={counts} onTab={tab => onChange({ tab })} />
      )}
      <BulkProgress />
      {list.trouble && <ListTrouble onRetry={list.reader.retry} />}
      <div
        id="conversations"
        {...(filtered ? {} : { role: 'tabpanel', 'aria-labelledby': `tab-${filter.tab}` })}
        className="min-h-0 flex-1"
      >
        {list.data && drawsRows ? (
          items.length > 0 ? (
            <ConversationList
              key={scope}
              list={list.data}
              count={lengthOf(list.data, filter.tab)}
              onShow={list.reader.show}
              openId={openId}
              onOpen={onOpen}
              showInbox={!filter.inboxId}
              selection={selection}
              focus={focus}
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
      {building && (
        <FilterBuilder
          conditions={filter.conditions ?? nothing}
          view={view}
          onApply={conditions => {
            setBuilding(false)
            onConditions(conditions)
          }}
          onSaved={id => {
            setBuilding(false)
            onView(id)
          }}
          onClose={() => setBuilding(false)}
        />
      )}
    </section>
  )
}

function useListTitle({ inboxId, teamId, label, kind }: Place, view: View | null) {
  const t = useTranslations('list')
  const tv = useTranslations('views')
  const inbox = useInboxes().data?.find(one => one.id === inboxId)
  const team = useTeams(Boolean(teamId)).data?.find(one => one.id === teamId)
  return view?.name ?? inbox?.name ?? team?.name ?? label ?? (kind ? tv(`kinds.${kind}`) : t('title'))
}
