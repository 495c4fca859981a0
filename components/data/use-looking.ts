'use client'

import { useEffect, useRef } from 'react'
import { useAccount } from './account-context.tsx'
import type { Person } from './conversation.ts'
import { lookEvery } from './looking.ts'
import { useStore } from './store.ts'

const nobody: Person[] = []
/** Some come at once: not all of them are answered in the same moment. */
const answerWithin = 1_500

/** Says that I look at the conversation, as long as it is on a visible screen; answers which colleagues do. */
export function useLooking(conversationId: number): Person[] {
  const { runtime, profile } = useAccount()
  const others = useStore(runtime.looking)[conversationId] ?? nobody
  const seen = useRef(new Set<number>())
  const mounted = useRef(false)

  useEffect(() => {
    mounted.current = true
    const tell = (on: boolean) => runtime.api.viewing(conversationId, on).catch(() => {})
    const look = () => void tell(document.visibilityState === 'visible')
    look()
    const beat = setInterval(() => document.visibilityState === 'visible' && look(), lookEvery)
    document.addEventListener('visibilitychange', look)
    return () => {
      mounted.current = false
      clearInterval(beat)
      document.removeEventListener('visibilitychange', look)
      void tell(false)
    }
  }, [runtime, conversationId])

  // Who has just come does not know that I am here.
  useEffect(() => {
    const fresh = others.some(one => !seen.current.has(one.id))
    seen.current = new Set(others.map(one => one.id))
    if (!fresh || document.visibilityState !== 'visible') return
    setTimeout(() => {
      if (mounted.current) runtime.api.viewing(conversationId, true).catch(() => {})
    }, Math.random() * answerWithin)
  }, [others, runtime, conversationId])

  return others.filter(one => one.id !== profile.id)
}
