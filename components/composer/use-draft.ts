'use client'

import { useCallback, useEffect, useSyncExternalStore } from 'react'
import { useAccount } from '../data/account-context.tsx'
import type { Draft } from '../data/drafts.ts'

/** What one is writing in the conversation. What another device has is heard when it opens. */
export function useDraft(conversationId: number) {
  const { runtime } = useAccount()
  const { drafts } = runtime
  const draft = useSyncExternalStore(
    drafts.subscribe,
    () => drafts.read(conversationId),
    () => drafts.read(conversationId),
  )
  useEffect(() => {
    void drafts.refresh(conversationId)
    return () => void drafts.flush()
  }, [drafts, conversationId])
  /** From the draft as it is now, which may be newer than what was drawn. */
  const change = useCallback(
    (fields: Partial<Draft>) => drafts.write(conversationId, { ...drafts.read(conversationId), ...fields }),
    [drafts, conversationId],
  )
  return [draft, change] as const
}
