'use client'

import { usePathname, useRouter } from 'next/navigation'
import { useCallback, useMemo, useState } from 'react'
import { type Condition, type ListFilter, type Sort, sortIn, type Tab } from '../data/conversation-list.ts'
import { paths, readInboxRoute } from '../shell/paths.ts'
import { cx } from '../ui/cx.ts'
import { ConversationPane } from './conversation-pane.tsx'
import { conditionsIn } from './filter-conditions.ts'
import { ListPane } from './list-pane.tsx'
import { readListSettings, writeListSettings } from './list-settings.ts'
import { ListSkeleton } from './list-skeleton.tsx'
import { NoConversation } from './no-conversation.tsx'
import { NoView } from './no-view.tsx'
import { useView } from './use-view.ts'

/**
 * The three panes. Opening a conversation changes the address without asking the server for a page, so that going
 * through the list is as fast as the data.
 */
export function InboxScreen() {
  const router = useRouter()
  const route = readInboxRoute(usePathname())
  const accountId = route.accountId ?? 0
  const { conversationId } = route
  const placeKey = JSON.stringify(route.place)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same place stays the same object
  const place = useMemo(() => route.place, [placeKey])
  const [settings, setSettings] = useState(readListSettings)
  const [kindTab, setKindTab] = useState<Tab>('all')
  const [asked, setAsked] = useState<{ placeKey: string; conditions: Condition[] } | null>(null)
  const [viewSort, setViewSort] = useState<{ viewId: number; sort: Sort } | null>(null)
  const { view, isGone, isPending, error, retry } = useView(place.viewId)
  const loose = asked?.placeKey === placeKey ? asked.conditions : null
  const filter = useMemo<ListFilter | null>(() => {
    if (isPending) return null
    const { inboxId, teamId, label, kind } = place
    const conditions = loose ?? (view ? conditionsIn(view.query) : null)
    if (conditions) {
      const sort = (viewSort?.viewId === view?.id ? viewSort?.sort : undefined) ?? sortIn(view?.query ?? {})
      return { tab: 'all', status: 'all', inboxId: null, sort: sort ?? settings.sort, conditions }
    }
    return { ...settings, tab: kind ? kindTab : settings.tab, inboxId: inboxId ?? null, teamId, label, kind }
  }, [settings, kindTab, viewSort, place, isPending, view, loose])

  const open = useCallback(
    (id: number) => window.history.pushState(null, '', paths.conversation(accountId, id, place)),
    [accountId, place],
  )
  const close = useCallback(() => window.history.pushState(null, '', paths.list(accountId, place)), [accountId, place])

  return (
    <main className="flex h-full min-w-0 bg-surface">
      <div
        className={cx(
          'h-full w-full shrink-0 border-line lg:w-[320px] lg:border-e 2xl:w-[340px]',
          conversationId !== null && 'hidden lg:block',
        )}
      >
        {filter ? (
          <ListPane
            filter={filter}
            place={place}
            view={view}
            loose={loose !== null}
            openId={conversationId}
            onOpen={open}
            onConditions={conditions => setAsked(conditions && { placeKey, conditions })}
            onView={id => {
              setAsked(null)
              router.push(id ? paths.list(accountId, { viewId: id }) : paths.dashboard(accountId))
            }}
            onChange={({ tab, ...change }) => {
              if (tab && place.kind) setKindTab(tab)
              if (view && change.sort) return setViewSort({ viewId: view.id, sort: change.sort })
              const next = { ...settings, ...change, ...(tab && !place.kind ? { tab } : {}) }
              setSettings(next)
              writeListSettings(next)
            }}
          />
        ) : isGone || error ? (
          <NoView error={error} onRetry={retry} />
        ) : (
          <ListSkeleton />
        )}
      </div>
      <div className={cx('h-full min-w-0 flex-1', conversationId === null && 'hidden lg:block')}>
        {conversationId === null ? (
          <NoConversation />
        ) : (
          <ConversationPane key={conversationId} id={conversationId} onClose={close} />
        )}
      </div>
    </main>
  )
}
