'use client'

import { useEffect } from 'react'
import type { Answering, Beside } from '../data/drafts.ts'
import { useReplyTo } from '../data/reply-to.ts'

/** The message that is answered. It is chosen in the history, and stays with the draft from then on. */
export function useAnswering(conversationId: number, beside: Beside, accompany: (fields: Partial<Beside>) => void) {
  const { replyTo, clearReplyTo } = useReplyTo(conversationId)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each message that is chosen
  useEffect(() => {
    if (!replyTo) return
    accompany({ answering: replyTo })
    clearReplyTo()
    setTimeout(() => document.querySelector<HTMLElement>('[data-composer-field]')?.focus())
  }, [replyTo])
  return {
    to: (beside.answering ?? null) as Answering | null,
    clear: () => accompany({ answering: undefined }),
  }
}
