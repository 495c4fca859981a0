'use client'

import { useQuery } from '@tanstack/react-query'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'

/** To whom an answer goes when nobody is named: as the server says, once something new has come. */
export function useProposedRecipients(conversationId: number, newest: number, enabled: boolean) {
  const { api, accountId } = useAccount()
  return useQuery({
    queryKey: [...keys.recipients(accountId, conversationId), newest],
    queryFn: () => api.recipients(conversationId),
    placeholderData: before => before,
    enabled,
  })
}
