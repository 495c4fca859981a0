'use client'

import { useQuery } from '@tanstack/react-query'
import { useAccount } from './account-context.tsx'
import { keys } from './keys.ts'

/** Everybody's macros and the viewer's own. */
export function useMacros(enabled = true) {
  const { api, accountId } = useAccount()
  return useQuery({
    queryKey: keys.macros(accountId),
    queryFn: async () => (await api.macros()).payload,
    staleTime: 60_000,
    enabled,
  })
}

/** Pages of others that are shown beside a conversation. */
export function useDashboardApps() {
  const { api, accountId } = useAccount()
  return useQuery({
    queryKey: keys.dashboardApps(accountId),
    queryFn: () => api.dashboardApps(),
    staleTime: 5 * 60_000,
  })
}

/** All that is known of a contact, beyond what a conversation carries. */
export function useContact(id: number) {
  const { api, accountId } = useAccount()
  return useQuery({
    queryKey: keys.contact(accountId, id),
    queryFn: async () => (await api.contact(id)).payload,
  })
}

/** Who takes part in the conversation without being its assignee. */
export function useParticipants(id: number, enabled = true) {
  const { api, accountId } = useAccount()
  return useQuery({ queryKey: keys.participants(accountId, id), queryFn: () => api.participants(id), enabled })
}

export function useNotes(contactId: number) {
  const { api, accountId } = useAccount()
  return useQuery({ queryKey: keys.notes(accountId, contactId), queryFn: () => api.notes(contactId) })
}
