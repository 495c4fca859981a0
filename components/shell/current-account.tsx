'use client'

import type { ReactNode } from 'react'
import { useProfile } from '../data/session.ts'
import { localStore } from '../ui/persisted.ts'
import { AccountShell } from './account-shell.tsx'
import { lastAccountKey } from './last-account.ts'

/** For screens whose address names no account: the one used last. */
export function CurrentAccount({ children }: { children: ReactNode }) {
  const profile = useProfile().data
  const kept = Number(localStore()?.getItem(lastAccountKey))
  const id = profile?.accounts.find(account => account.id === kept)?.id ?? profile?.accounts[0]?.id ?? 0
  return <AccountShell accountId={id}>{children}</AccountShell>
}
