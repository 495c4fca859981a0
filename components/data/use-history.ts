'use client'

import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useSyncExternalStore } from 'react'
import { useAccount } from './account-context.tsx'
import { followHistory, type History, historyPage, prepend } from './history.ts'
import { keys } from './keys.ts'
import type { Outgoing } from './outbox.ts'
import type { AccountRuntime } from './runtime.ts'

/** The messages of a conversation, following events; `older` loads what came before. */
export function useHistory(id: number) {
  const { runtime, accountId } = useAccount()
  const client = useQueryClient()
  const query = useQuery(historyQuery(runtime, id))
  const loading = useRef(false)
  const older = useCallback(async () => {
    const key = keys.history(accountId, id)
    const first = client.getQueryData<History>(key)?.messages[0]
    if (!first || loading.current) return
    loading.current = true
    try {
      const page = await runtime.api.messages(id, { before: first.id })
      const missed = runtime.log.after(page.meta.cursor)
      client.setQueryData<History>(
        key,
        now => now && missed.reduce((soFar, event) => followHistory(soFar, id, event), prepend(now, page.payload)),
      )
    } finally {
      loading.current = false
    }
  }, [client, accountId, id, runtime])
  return { ...query, older }
}

function historyQuery(runtime: AccountRuntime, id: number) {
  return {
    queryKey: keys.history(runtime.account, id),
    gcTime: 30 * 60_000,
    queryFn: async ({ signal }: { signal: AbortSignal }): Promise<History> => {
      const { meta, payload } = await runtime.api.messages(id, {}, signal)
      runtime.begin(meta.cursor)
      for (const message of payload) if (message.echo_id) runtime.outbox.settle(message.echo_id)
      const history = { messages: payload, hasMore: payload.length >= historyPage, cursor: meta.cursor }
      return runtime.log.after(meta.cursor).reduce((soFar, event) => followHistory(soFar, id, event), history)
    },
  }
}

/** Loads a conversation's messages before somebody opens it. */
export function prefetchHistory(client: QueryClient, runtime: AccountRuntime, id: number) {
  void client.prefetchQuery({ ...historyQuery(runtime, id), staleTime: Number.POSITIVE_INFINITY })
}

const nothing: Outgoing[] = []

/** What is being sent in this conversation. */
export function useOutgoing(conversationId: number) {
  const { runtime } = useAccount()
  const items = useSyncExternalStore(
    runtime.outbox.subscribe,
    () => runtime.outbox.items,
    () => nothing,
  )
  return useMemo(() => items.filter(item => item.conversationId === conversationId), [items, conversationId])
}
