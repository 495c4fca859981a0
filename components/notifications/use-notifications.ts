'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
import type { NotificationWire } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import type { NotificationFilter } from '../data/api-notifications.ts'
import { keys } from '../data/keys.ts'
import type { AccountRuntime } from '../data/runtime.ts'
import { append, follow, type NotificationList, perPage } from './follow.ts'
import { isPutOff } from './put-off.ts'

/** How many the viewer has neither read nor snoozed. */
export function useUnreadNotifications() {
  const { api, accountId } = useAccount()
  return useQuery({ queryKey: keys.notificationCount(accountId), queryFn: api.unreadNotifications })
}

/** The viewer's notifications; they follow what happens. `more` loads the older ones. */
export function useNotifications(filter: NotificationFilter) {
  const { runtime, accountId } = useAccount()
  const client = useQueryClient()
  const key = keys.notificationList(accountId, filter)
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => loadPage(runtime, filter, 1, signal) })
  const loading = useRef(false)
  const more = useCallback(async () => {
    const known = client.getQueryData<NotificationList>(keys.notificationList(accountId, filter))
    if (!known?.hasMore || loading.current) return
    loading.current = true
    try {
      // The page that what is known ends in: items may have gone meanwhile, and others moved up.
      const page = await loadPage(runtime, filter, Math.floor(known.items.length / perPage) + 1)
      client.setQueryData<NotificationList>(
        keys.notificationList(accountId, filter),
        list => list && append(list, page),
      )
    } finally {
      loading.current = false
    }
  }, [client, runtime, accountId, filter])
  return { ...query, more }
}

/** A page, brought up to date with what happened while it was on its way. */
async function loadPage(runtime: AccountRuntime, filter: NotificationFilter, page: number, signal?: AbortSignal) {
  const asOf = runtime.newest()
  const { data } = await runtime.api.notifications(filter, page, signal)
  const items = (data.payload as unknown as NotificationWire[]).filter(one => !isPutOff(one.id))
  const loaded = { items, count: data.meta.count, page, hasMore: page * perPage < data.meta.count }
  return runtime.log.after(asOf).reduce((list, event) => follow(list, filter, event), loaded)
}
