'use client'

import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, startTransition, useContext, useEffect, useState } from 'react'
import type { ProfileAccount, ProfileWire } from '#lib/protocol/index.ts'
import { localStore } from '../ui/persisted.ts'
import { type AccountRuntime, startAccount } from './runtime.ts'

type Value = { runtime: AccountRuntime; profile: ProfileWire; membership: ProfileAccount }

const AccountContext = createContext<Value | null>(null)

/** Starts the account's connection and keeps it while its screens are open. */
export function AccountProvider({ profile, membership, children }: Omit<Value, 'runtime'> & { children: ReactNode }) {
  const client = useQueryClient()
  const [runtime, setRuntime] = useState<AccountRuntime | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new name or theme must not restart the connection
  useEffect(() => {
    const started = startAccount(client, profile, membership.id, localStore())
    // In steps between which the browser can do other things: a whole screen is drawn from here on.
    startTransition(() => setRuntime(started))
    return () => started.stop()
  }, [client, profile.id, profile.pubsub_token, membership.id])
  if (!runtime || runtime.account !== membership.id) return null
  return <AccountContext value={{ runtime, profile, membership }}>{children}</AccountContext>
}

export function useAccount() {
  const value = useContext(AccountContext)
  if (!value) throw new Error('Only within an account')
  return {
    ...value,
    api: value.runtime.api,
    accountId: value.membership.id,
    me: value.profile.id,
    isAdministrator: value.membership.role === 'administrator',
  }
}
