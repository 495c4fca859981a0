'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react'
import { useAccount } from './account-context.tsx'
import { newestId, repliedMeanwhile } from './collision.ts'
import type { History, HistoryMessage } from './history.ts'
import { keys } from './keys.ts'

/**
 * The newest reply by a colleague that has come since the draft began (`drafting` turned true), or null: to be shown before
 * the agent's own goes over it. The beginning is remembered across reloads, until `drafting` is false.
 */
export function useCollision(conversationId: number, drafting = true): HistoryMessage | null {
  const { runtime, accountId, profile } = useAccount()
  const client = useQueryClient()
  const history = useSyncExternalStore(
    useCallback(
      tell =>
        client.getQueryCache().subscribe(({ query: { queryKey } }) => {
          if (queryKey[2] === 'history' && queryKey[3] === conversationId) tell()
        }),
      [client, conversationId],
    ),
    () => client.getQueryData<History>(keys.history(accountId, conversationId)),
    () => undefined,
  )
  useEffect(() => {
    if (!drafting) runtime.began.forget(conversationId)
  }, [drafting, runtime, conversationId])

  return useMemo(() => {
    if (!drafting || !history?.messages.length) return null
    return repliedMeanwhile(history, runtime.began.of(conversationId, newestId(history)), profile.id)
  }, [drafting, history, runtime, conversationId, profile.id])
}
