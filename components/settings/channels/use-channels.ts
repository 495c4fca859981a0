'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { InboxWire } from '#lib/protocol/inbox.ts'
import { useAccount } from '../../data/account-context.tsx'
import { keys } from '../../data/keys.ts'
import type { ChannelKind } from './layouts.ts'

/** The kinds of channels that this installation has. They change with its version alone. */
export function useChannelKinds() {
  const { api, accountId } = useAccount()
  return useQuery({
    queryKey: keys.channelKinds(accountId),
    queryFn: async () => (await api.channelKinds()).payload as ChannelKind[],
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** How it stands with the inboxes whose channels carry messages; looked at again while somebody looks at it. */
export function useStandings() {
  const { api, accountId, isAdministrator } = useAccount()
  return useQuery({
    queryKey: keys.standings(accountId),
    queryFn: async () => (await api.standings()).payload,
    refetchInterval: 30_000,
    enabled: isAdministrator,
  })
}

/** Puts a changed inbox where all screens find it. */
export function useKeepInbox() {
  const client = useQueryClient()
  const { accountId } = useAccount()
  return (saved: InboxWire) =>
    client.setQueryData<InboxWire[]>(keys.inboxes(accountId), all =>
      all?.some(one => one.id === saved.id)
        ? all.map(one => (one.id === saved.id ? saved : one))
        : [...(all ?? []), saved],
    )
}
