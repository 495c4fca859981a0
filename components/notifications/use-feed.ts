'use client'

import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { LoggedEvent, NotificationWire } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import type { NotificationFilter } from '../data/api-notifications.ts'
import { keys } from '../data/keys.ts'
import { readInboxRoute } from '../shell/paths.ts'
import { follow, type NotificationList } from './follow.ts'

/** Older ones are caught up with after an absence: nobody is alarmed by them. */
const newsFor = 60

/**
 * Keeps the notifications as they are on the server, counts included. One about the conversation that lies open before
 * the viewer is read at once; of any other `onNews` hears.
 */
export function useNotificationFeed(onNews: (notification: NotificationWire) => void) {
  const client = useQueryClient()
  const { runtime, accountId } = useAccount()
  useEffect(
    () =>
      runtime.listen(events => {
        for (const event of events) {
          if (!('unread_count' in event.data)) continue
          client.setQueryData<number>(keys.notificationCount(accountId), event.data.unread_count)
          followLists(client, accountId, event)
          if (event.event === 'notification.created') tell(event.data.notification)
        }
      }),
    // biome-ignore lint/correctness/useExhaustiveDependencies: `onNews` does not change what is followed
    [client, runtime, accountId],
  )

  function tell(notification: NotificationWire) {
    if (isBefore(notification.primary_actor.id)) void runtime.api.readNotifications(notification.primary_actor.id)
    else if (Date.now() / 1000 - notification.last_activity_at < newsFor) onNews(notification)
  }
}

/** Reads what is told of a conversation, once it is opened. */
export function useReadOnOpen(conversationId: number | null) {
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  useEffect(() => {
    if (conversationId === null) return
    const unread = client.getQueryData<number>(keys.notificationCount(accountId))
    if (unread !== 0) api.readNotifications(conversationId).catch(() => {})
  }, [client, api, accountId, conversationId])
}

function followLists(client: QueryClient, account: number, event: LoggedEvent) {
  for (const [key] of client.getQueriesData({ queryKey: keys.notifications(account) })) {
    const filter = key[3] as NotificationFilter
    client.setQueryData<NotificationList>(key, list => list && follow(list, filter, event))
  }
}

/** Whether the viewer looks at the conversation now. */
function isBefore(conversationId: number) {
  return document.hasFocus() && readInboxRoute(location.pathname).conversationId === conversationId
}
