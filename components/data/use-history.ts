'use client'

import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useAccount } from './account-context.tsx'
import { atRest, type History } from './history.ts'
import { keys } from './keys.ts'
import { createHistoryMover, loadHistory } from './load-history.ts'
import type { Outgoing } from './outbox.ts'
import type { AccountRuntime } from './runtime.ts'

/** A part of the messages of a conversation, following events; `move` holds another part. */
export function useHistory(id: number) {
  const { runtime } = useAccount()
  const client = useQueryClient()
  const query = useQuery(historyQuery(runtime, id))
  const move = useMemo(() => createHistoryMover(client, runtime, id), [client, runtime, id])
  useEffect(() => () => leave(client, runtime.account, id), [client, runtime, id])
  return { ...query, move }
}

function historyQuery(runtime: AccountRuntime, id: number) {
  const queryKey = keys.history(runtime.account, id)
  return {
    queryKey,
    gcTime: 30 * 60_000,
    queryFn: ({ client, signal }: { client: QueryClient; signal: AbortSignal }) =>
      loadHistory(runtime, id, client.getQueryData<History>(queryKey), signal),
  }
}

/** Who comes back begins at the end. */
function leave(client: QueryClient, account: number, id: number) {
  const queryKey = keys.history(account, id)
  const history = client.getQueryData<History>(queryKey)
  const kept = history && atRest(history)
  if (kept) client.setQueryData(queryKey, kept)
  else if (history) client.removeQueries({ queryKey, exact: true })
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
