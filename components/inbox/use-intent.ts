'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useAccount } from '../data/account-context.tsx'
import { prefetchHistory } from '../data/use-history.ts'

const meaningful = 80

/** Loads a conversation's messages when the pointer rests on it or the focus comes to it: it will be opened next. */
export function useIntent(conversationId: number) {
  const client = useQueryClient()
  const { runtime } = useAccount()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const soon = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => prefetchHistory(client, runtime, conversationId), meaningful)
  }
  const never = () => clearTimeout(timer.current)
  return { onPointerEnter: soon, onPointerLeave: never, onFocus: soon, onBlur: never }
}
