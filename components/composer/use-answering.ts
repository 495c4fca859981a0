'use client'

import { useEffect } from 'react'
import type { Draft } from '../data/drafts.ts'
import { type ReplyTo, useReplyTo } from '../data/reply-to.ts'

/** The message that the reply answers. It is chosen in the history, and stays with the draft. */
export function useAnswering(conversationId: number, draft: Draft, change: (fields: Partial<Draft>) => void) {
  const { replyTo, clearReplyTo } = useReplyTo(conversationId)
  useEffect(() => {
    if (!replyTo) return
    change({ answering: replyTo })
    setTimeout(() => document.querySelector<HTMLElement>('[data-composer-field]')?.focus())
  }, [replyTo, change])
  return {
    to: (draft.answering ?? null) as ReplyTo | null,
    clear() {
      clearReplyTo()
      change({ answering: undefined })
    },
  }
}
