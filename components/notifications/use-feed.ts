'use client'

import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { LoggedEvent, NotificationWire } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import type { NotificationFilter } from '../data/api-notifications.ts'
import { keys } from '../data/keys.ts'
import type { AccountRuntime } from '../data/runtime.ts'
import { readInboxRoute } from '../shell/paths.ts'
import { follow, type NotificationList } from './follow.ts'

/** Older ones are caught up with after an absence: nobody is alarmed by them. In seconds. */
const newsFor = 60

/**
 * Keeps the notifications as they are on the server, counts included. One about the conversation that lies open before
 * the viewer is read at once; of any other `onNews` hears.
 */
export function useNotificationFeed(onNews: (notification: NotificationWire) => void) {
  const client = useQueryClient()
  const { runtime } = useAccount()
  const tell = useRef(onNews)
  tell.current = onNews
  useEffect(
    () =>
      runtime.listen(events => {
        for (const event of events) {
          if (!('unread_count' in event.data)) continue
          client.setQueryData<number>(keys.notificationCount(runtime.account), event.data.unread_count)
          followLists(client, runtime.account, event)
          const news = event.event === 'notification.created' && unseen(runtime, event.data.notification)
          if (news) tell.current(news)
        }
      }),
    [client, runtime],
  )
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

function unseen({ api }: AccountRuntime, notification: NotificationWire) {
  const { primary_actor: conversation, last_activity_at: at } = notification
  if (document.hasFocus() && readInboxRoute(location.pathname).conversationId === conversation.id) {
    api.readNotifications(conversation.id).catch(() => {})
    return null
  }
  return Date.now() / 1000 - at < newsFor ? notification : null
}
