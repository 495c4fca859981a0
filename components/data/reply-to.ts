'use client'

import { useMemo } from 'react'
import { useAccount } from './account-context.tsx'
import { createStore, useStore } from './store.ts'

/** The message that what is being written answers, as the composer names it. */
export type ReplyTo = { messageId: number; sender: string; excerpt: string }

const chosen = createStore<Record<string, ReplyTo>>({})

/** Which message somebody has just chosen to answer in the conversation, until the composer takes it over; null for none. */
export function useReplyTo(conversationId: number) {
  const { accountId } = useAccount()
  const key = `${accountId}:${conversationId}`
  const replyTo = useStore(chosen)[key] ?? null
  return useMemo(
    () => ({
      replyTo,
      setReplyTo: (to: ReplyTo) => chosen.set({ ...chosen.get(), [key]: to }),
      clearReplyTo() {
        const { [key]: _, ...others } = chosen.get()
        chosen.set(others)
      },
    }),
    [key, replyTo],
  )
}
