'use client'

import { useQuery } from '@tanstack/react-query'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'

/** Whether the account is connected with a service that translates; `unknown` while that is asked. */
export function useTranslator(): 'some' | 'none' | 'unknown' {
  const { api, accountId } = useAccount()
  const { data } = useQuery({
    queryKey: keys.integrations(accountId),
    queryFn: async () => (await api.integrations()).payload,
    staleTime: 5 * 60_000,
  })
  const app = data?.find(one => one.id === 'google_translate')
  if (!data) return 'unknown'
  return app?.hooks.length ? 'some' : 'none'
}
