'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { CampaignWire } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'

/** The campaigns that websites show by themselves, newest first. */
export function useCampaigns(enabled = true) {
  const { api, accountId } = useAccount()
  return useQuery({
    queryKey: keys.campaigns(accountId),
    enabled,
    queryFn: async () => (await api.campaigns()).filter(one => one.campaign_type === 'ongoing'),
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
