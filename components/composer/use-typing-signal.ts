'use client'

import { useCallback, useEffect, useRef } from 'react'
import { useAccount } from '../data/account-context.tsx'

const repeat = 3_000

/** Tells the others that I am writing, every three seconds while I do. Failing is harmless. */
export function useTypingSignal(conversationId: number, isPrivate: boolean) {
  const { api } = useAccount()
  const last = useRef(0)
  const stop = useCallback(() => {
    if (!last.current) return
    last.current = 0
    api.typing(conversationId, false, isPrivate).catch(() => {})
  }, [api, conversationId, isPrivate])
  const touch = useCallback(
    (text: string) => {
      if (!text) return stop()
      if (Date.now() - last.current < repeat) return
      last.current = Date.now()
      api.typing(conversationId, true, isPrivate).catch(() => {})
    },
    [api, conversationId, isPrivate, stop],
  )
  useEffect(() => stop, [stop])
  return { touch, stop }
}
