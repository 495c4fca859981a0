'use client'

import { Bell } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { NotificationWire } from '#lib/protocol/index.ts'
import type { NotificationFilter } from '../data/api-notifications.ts'
import { useInboxes } from '../data/use-directory.ts'
import { Button } from '../ui/button.tsx'
import { Empty, Loading, Problem, Skeleton } from '../ui/states.tsx'
import { exactTime } from '../ui/time.ts'
import { useTitle } from '../ui/use-title.ts'
import { NotificationHeader } from './notification-header.tsx'
import { NotificationRow } from './notification-row.tsx'
import { useNotificationActions } from './use-notification-actions.ts'
import { focusRow, neighbourOf, useNotificationCommands } from './use-notification-commands.ts'
import { useNotifications, useUnreadNotifications } from './use-notifications.ts'

const PickTime = dynamic(() => import('./pick-time.tsx').then(module => module.PickTime))
const AlertSettings = dynamic(() => import('./alert-settings.tsx'))

const nothing: never[] = []

/** What the viewer has been told: the newest first, unread ones unless they ask for all. */
export function NotificationsScreen() {
  const t = useTranslations('notifications')
  const locale = useLocale()
  useTitle(t('title'))
  const [filter, setFilter] = useState<NotificationFilter>({ all: false, types: [] })
  const [picking, setPicking] = useState<NotificationWire | null>(null)
  const [setting, setSetting] = useState(false)
  const list = useNotifications(filter)
  const unread = useUnreadNotifications().data ?? 0
  const inboxes = useInboxes().data
  const actions = useNotificationActions()
  const items = list.data?.items ?? nothing
  useNotificationCommands({
    all: filter.all,
    items,
    onRead: actions.setRead,
    onPick: setPicking,
    onDelete: actions.remove,
    onReadAll: actions.readAll,
  })
  return (
    <main className="flex h-full flex-col bg-surface">
      <NotificationHeader
        filter={filter}
        unread={unread}
        onFilter={setFilter}
        onReadAll={actions.readAll}
        onRemoveAll={actions.removeAll}
        onSettings={() => setSetting(true)}
      />
      <div className="min-h-0 flex-1 overflow-y-auto">
        {list.data ? (
          items.length > 0 ? (
            <div className="mx-auto max-w-4xl">
              <ul aria-label={t('title')}>
                {items.map(one => (
                  <NotificationRow
                    key={one.id}
                    notification={one}
                    inbox={inboxes?.find(inbox => inbox.id === one.primary_actor.inbox_id)?.name}
                    onOpen={() => actions.setRead(one, true)}
                    onRead={read => actions.setRead(one, read)}
                    onSnooze={(until, when) => actions.snooze(one, until, when)}
                    onPick={() => setPicking(one)}
                    onDelete={() => actions.remove(one)}
                  />
                ))}
              </ul>
              {list.data.hasMore && (
                <p className="p-4 text-center">
                  <Button tone="ghost" onClick={() => list.more().catch(() => {})}>
                    {t('older')}
                  </Button>
                </p>
              )}
            </div>
          ) : (
            <NothingThere filter={filter} onFilter={setFilter} />
          )
        ) : list.error ? (
          <Problem error={list.error} onRetry={() => list.refetch()} />
        ) : (
          <Waiting />
        )}
      </div>
      {setting && <AlertSettings onClose={() => setSetting(false)} />}
      {picking && (
        <PickTime
          onClose={() => setPicking(null)}
          onPick={until => {
            const next = neighbourOf(items, picking)
            actions.snooze(picking, until, exactTime(until, locale))
            setPicking(null)
            // After the dialog has given the focus back to a row that is gone.
            setTimeout(() => focusRow(next), 30)
          }}
        />
      )}
    </main>
  )
}

type NothingProps = { filter: NotificationFilter; onFilter: (filter: NotificationFilter) => void }

function NothingThere({ filter, onFilter }: NothingProps) {
  const t = useTranslations('notifications')
  const isNarrow = filter.types.length > 0
  const title = isNarrow ? t('emptyFilter') : filter.all ? t('emptyAll') : t('empty')
  return (
    <Empty icon={Bell} title={title} body={isNarrow ? undefined : t('emptyBody')} className="h-full">
      {(isNarrow || !filter.all) && <Button onClick={() => onFilter({ all: true, types: [] })}>{t('showAll')}</Button>}
    </Empty>
  )
}

function Waiting() {
  return (
    <Loading className="mx-auto max-w-4xl">
      {['a', 'b', 'c', 'd', 'e'].map(key => (
        <span key={key} className="flex gap-3 border-b border-line/70 py-3 ps-6 pe-4">
          <Skeleton className="size-8.5 rounded-full" />
          <span className="flex flex-1 flex-col gap-2 pt-1">
            <Skeleton className="h-3 w-40" />
            <Skeleton className="h-3 w-64" />
            <Skeleton className="h-3 w-4/5" />
          </span>
        </span>
      ))}
    </Loading>
  )
}
