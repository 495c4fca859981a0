'use client'

import { useCallback, useEffect, useSyncExternalStore } from 'react'
import { useAccount } from '../data/account-context.tsx'
import type { Beside, Draft, Mode } from '../data/drafts.ts'

/** What one is writing in the conversation, and what goes along with it. What another device has is heard when it opens. */
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
  const accompany = useCallback(
    (mode: Mode, fields: Partial<Beside>) => {
      const { beside } = drafts.read(conversationId)
      change({ beside: { ...beside, [mode]: { ...beside[mode], ...fields } } })
    },
    [drafts, conversationId, change],
  )
  return { draft, change, accompany }
}
