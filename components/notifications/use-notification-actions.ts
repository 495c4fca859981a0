'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { NotificationWire } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import type { NotificationFilter } from '../data/api-notifications.ts'
import { keys } from '../data/keys.ts'
import { toast } from '../ui/toast.tsx'
import { type NotificationList, put, shows, without } from './follow.ts'
import { putOff } from './put-off.ts'

/** What can be done with notifications. Shown at once; what cannot be undone on the server waits until it need not be. */
export function useNotificationActions() {
  const { api, accountId } = useAccount()
  const client = useQueryClient()
  const t = useTranslations('notifications')
  return useMemo(() => {
    const counter = keys.notificationCount(accountId)

    function change(edit: (list: NotificationList, filter: NotificationFilter) => NotificationList) {
      for (const [key] of client.getQueriesData({ queryKey: keys.notifications(accountId) }))
        client.setQueryData<NotificationList>(key, list => list && edit(list, key[3] as NotificationFilter))
    }
    const show = (one: NotificationWire) =>
      change((list, filter) => (shows(filter, one) ? put(list, one) : without(list, one.id)))
    const count = (by: number) =>
      client.setQueryData<number>(counter, known => (known === undefined ? known : Math.max(0, known + by)))

    async function refresh() {
      await client.invalidateQueries({ queryKey: keys.notifications(accountId) })
      await client.invalidateQueries({ queryKey: counter })
    }

    function failed(retry: () => void) {
      void refresh()
      toast(t('failed'), { tone: 'danger', action: { label: t('retry'), run: retry } })
    }

    function setRead(one: NotificationWire, read: boolean) {
      if (Boolean(one.read_at) === read) return
      show({ ...one, read_at: read ? new Date().toISOString() : null })
      count(read ? -1 : 1)
      const ask = read ? api.readNotification(one.id) : api.unreadNotification(one.id)
      ask.catch(() => failed(() => setRead(one, read)))
    }

    /** Takes it off the lists, and asks the server when nobody has taken that back. */
    function putAway(one: NotificationWire, words: string, ask: () => Promise<unknown>) {
      const counted = !one.read_at && !one.snoozed_until
      change(list => without(list, one.id))
      if (counted) count(-1)
      const takeBack = putOff(one.id, () => ask().catch(() => failed(() => putAway(one, words, ask))))
      const undo = () => {
        takeBack()
        show(one)
        if (counted) count(1)
      }
      toast(words, { action: { label: t('undo'), run: undo } })
    }

    async function readAll() {
      const now = new Date().toISOString()
      change((list, { all }) =>
        all ? { ...list, items: list.items.map(one => ({ ...one, read_at: one.read_at ?? now })) } : none,
      )
      client.setQueryData<number>(counter, 0)
      await api.readNotifications().catch(() => failed(readAll))
    }

    return {
      setRead,
      readAll,
      snooze: (one: NotificationWire, until: number, when: string) =>
        putAway(one, t('snoozed', { when }), () => api.snoozeNotification(one.id, until)),
      remove: (one: NotificationWire) => putAway(one, t('deleted'), () => api.deleteNotification(one.id)),
      async removeAll(which: 'all' | 'read') {
        await api.deleteNotifications(which)
        await refresh()
      },
    }
  }, [api, accountId, client, t])
}

const none: NotificationList = { items: [], count: 0, page: 1, hasMore: false }
