'use client'

import { useQuery } from '@tanstack/react-query'
import { useAccount } from './account-context.tsx'
import { keys } from './keys.ts'

/** The inboxes that the viewer may see. */
export function useInboxes() {
  const { api, accountId } = useAccount()
  return useQuery({
    queryKey: keys.inboxes(accountId),
    queryFn: async () => (await api.inboxes()).payload,
    staleTime: 5 * 60_000,
  })
}

export function useAgents() {
  const { api, accountId } = useAccount()
  return useQuery({ queryKey: keys.agents(accountId), queryFn: () => api.agents(), staleTime: 60_000 })
}

/** The account's custom attributes, of contacts and of conversations. */
export function useAttributes() {
  const { api, accountId } = useAccount()
  return useQuery({ queryKey: keys.attributes(accountId), queryFn: () => api.attributes(), staleTime: 60_000 })
}

export function useInvitations() {
  const { api, accountId } = useAccount()
  return useQuery({ queryKey: keys.invitations(accountId), queryFn: () => api.invitations() })
}

export function useWebhooks() {
  const { api, accountId } = useAccount()
  return useQuery({
    queryKey: keys.webhooks(accountId),
    queryFn: async () => (await api.webhooks()).payload.webhooks,
  })
}

/** How it stands with webhooks that have been told something. */
export function useReceivers() {
  const { api, accountId } = useAccount()
  return useQuery({
    queryKey: keys.receivers(accountId),
    queryFn: async () => (await api.receivers()).payload,
    refetchInterval: 30_000,
  })
}

/** Who may be given conversations of this inbox. */
export function useAssignable(inboxId: number, enabled = true) {
  const { api, accountId } = useAccount()
  return useQuery({
    queryKey: keys.assignable(accountId, inboxId),
    queryFn: async () => (await api.assignable(inboxId)).payload,
    staleTime: 60_000,
    enabled,
  })
}

export function useMembers(inboxId: number) {
  const { api, accountId } = useAccount()
  return useQuery({
    queryKey: keys.members(accountId, inboxId),
    queryFn: async () => (await api.members(inboxId)).payload,
  })
}

/** How many open conversations have something unread, by inbox, label and team. */
export function useUnreadCounts() {
  const { api, accountId } = useAccount()
  return useQuery({
    queryKey: keys.unreadCounts(accountId),
    queryFn: async () => (await api.unreadCounts()).payload,
    staleTime: 30_000,
  })
}

export function useLabels(enabled = true) {
  const { api, accountId } = useAccount()
  return useQuery({
    queryKey: keys.labels(accountId),
    queryFn: async () => (await api.labels()).payload,
    staleTime: 5 * 60_000,
    enabled,
  })
}

export function useTeams(enabled = true) {
  const { api, accountId } = useAccount()
  return useQuery({ queryKey: keys.teams(accountId), queryFn: () => api.teams(), staleTime: 5 * 60_000, enabled })
}

/** The viewer's own saved views of conversations, or segments of contacts. */
export function useViews(noun: 'conversation' | 'contact' = 'conversation', enabled = true) {
  const { api, accountId } = useAccount()
  return useQuery({
    queryKey: keys.views(accountId, noun),
    queryFn: () => api.views(noun),
    staleTime: 5 * 60_000,
    enabled,
  })
}

export function useCanned() {
  const { api, accountId } = useAccount()
  return useQuery({ queryKey: keys.canned(accountId), queryFn: () => api.cannedResponses(), staleTime: 60_000 })
}

/** The account itself, with its settings. */
export function useAccountDetails() {
  const { api, accountId } = useAccount()
  return useQuery({ queryKey: keys.account(accountId), queryFn: api.account })
}

/** The people of a team. */
export function useTeamMembers(team: number) {
  const { api, accountId } = useAccount()
  return useQuery({ queryKey: keys.teamMembers(accountId, team), queryFn: () => api.teamMembers(team) })
}

/** The business calendars of the account. */
export function useCalendars() {
  const { api, accountId } = useAccount()
  return useQuery({ queryKey: keys.calendars(accountId), queryFn: () => api.calendars() })
}
