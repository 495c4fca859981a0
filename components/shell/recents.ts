'use client'

import { usePathname } from 'next/navigation'
import { useEffect } from 'react'
import { useAccount } from '../data/account-context.tsx'
import { localStore, persist } from '../ui/persisted.ts'
import { readInboxRoute } from './paths.ts'

const most = 7

/** Numbers of the conversations that were opened last here, the latest first. Their names are not kept, only asked for. */
export function recentConversations(scope: string): number[] {
  try {
    const kept: unknown = JSON.parse(localStore()?.getItem(`charla:${scope}:recent`) ?? '[]')
    return Array.isArray(kept) ? kept.filter(Number.isInteger).slice(0, most) : []
  } catch {
    return []
  }
}

/** Remembers which conversations are opened. */
export function useRecents() {
  const { me, accountId } = useAccount()
  const { conversationId } = readInboxRoute(usePathname())
  useEffect(() => {
    if (conversationId === null) return
    const scope = `${me}:${accountId}`
    const list = [conversationId, ...recentConversations(scope).filter(id => id !== conversationId)]
    persist(`charla:${scope}:recent`, JSON.stringify(list.slice(0, most)))
  }, [me, accountId, conversationId])
}
