'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { CampaignType, CampaignWire } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'

/** The campaigns, newest first: of one kind, or all. */
export function useCampaigns(kind?: CampaignType, enabled = true) {
  const { api, accountId } = useAccount()
  return useQuery({
    queryKey: keys.campaigns(accountId),
    enabled,
    queryFn: () => api.campaigns(),
    select: all => (kind ? all.filter(one => one.campaign_type === kind) : all),
  })
}

/** Puts what the server answered into the list, or takes one out of it. */
export function useCampaignList() {
  const client = useQueryClient()
  const { accountId } = useAccount()
  const change = (how: (all: CampaignWire[]) => CampaignWire[]) =>
    client.setQueryData<CampaignWire[]>(keys.campaigns(accountId), all => all && how(all))
  return {
    put: (saved: CampaignWire) =>
      change(all =>
        all.some(one => one.id === saved.id) ? all.map(one => (one.id === saved.id ? saved : one)) : [saved, ...all],
      ),
    drop: (id: number) => change(all => all.filter(one => one.id !== id)),
  }
}
