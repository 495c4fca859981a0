'use client'

import { useMemo } from 'react'
import { useAccount } from './account-context.tsx'
import { createStore, useStore } from './store.ts'

/** The message that what is being written answers, as the composer names it. */
export type ReplyTo = { messageId: number; sender: string; excerpt: string }

const chosen = createStore<Record<string, ReplyTo>>({})

/** What the next reply in the conversation answers; null for nothing in particular. Lives as long as the page. */
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
