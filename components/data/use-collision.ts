'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react'
import { useAccount } from './account-context.tsx'
import { kindOf } from './conversation.ts'
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

  const newest = history && Math.max(newestOf(history.messages), newestOf(history.ahead))
  useEffect(() => {
    if (!drafting) runtime.began.forget(conversationId)
    else if (newest !== undefined) runtime.began.of(conversationId, newest)
  }, [drafting, newest, runtime, conversationId])

  return useMemo(() => {
    if (!drafting || !history || newest === undefined) return null
    const began = runtime.began.of(conversationId, newest)
    const isTheirs = (message: HistoryMessage) =>
      message.id > began &&
      kindOf(message) === 'outgoing' &&
      message.sender?.type === 'user' &&
      message.sender.id !== profile.id
    return history.ahead.findLast(isTheirs) ?? history.messages.findLast(isTheirs) ?? null
  }, [drafting, history, newest, runtime, conversationId, profile.id])
}

const newestOf = (messages: HistoryMessage[]) => messages.at(-1)?.id ?? 0
