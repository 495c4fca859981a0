'use client'

import { useQuery } from '@tanstack/react-query'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'

/** To whom an answer goes when nobody is named: as the server says, once something new has come. */
export function useProposedRecipients(conversationId: number, newest: number, enabled: boolean) {
  const { api, accountId } = useAccount()
  const key = keys.recipients(accountId, conversationId)
  return useQuery({
    queryKey: [...key, newest],
    queryFn: () => api.recipients(conversationId),
    // What was known of this conversation, never those of another.
    placeholderData: (before, query) => (query?.queryKey[3] === key[3] ? before : undefined),
    enabled,
  })
}
