'use client'

import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'
import { type Campaign, type ReachQuestion, type RecipientFilter, useOneOffApi } from './one-off-api.ts'
import { standingOf } from './standing.ts'
import { useCampaignList } from './use-campaigns.ts'

const GOING_MS = 2000
/** What was sent is delivered and read in the hours after. */
const SETTLING_MS = 15_000

const under = (account: number, id: number) => [...keys.campaigns(account), id] as const

export function useOneOff(id: number, enabled = true) {
  const { accountId } = useAccount()
  const api = useOneOffApi()
  return useQuery({
    queryKey: [...under(accountId, id), 'campaign'],
    queryFn: () => api.get(id),
    enabled,
    refetchInterval: ({ state }) => (state.data ? pace(state.data) : false),
  })
}

/** How far it has come, and for whom not. */
export function useResults(campaign: Campaign) {
  const { accountId } = useAccount()
  const api = useOneOffApi()
  const standing = standingOf(campaign)
  return useQuery({
    queryKey: [...under(accountId, campaign.id), 'results', campaign.campaign_status],
    queryFn: async () => (await api.recipients(campaign.id)).meta,
    enabled: standing !== 'draft' && standing !== 'scheduled',
    placeholderData: keepPreviousData,
    refetchInterval: isGoing(campaign) ? GOING_MS : SETTLING_MS,
  })
}

export function useRecipients(campaign: Campaign, filter: RecipientFilter) {
  const { accountId } = useAccount()
  const api = useOneOffApi()
  return useInfiniteQuery({
    queryKey: [...under(accountId, campaign.id), 'recipients', campaign.campaign_status, filter],
    queryFn: ({ pageParam }) => api.recipients(campaign.id, { ...filter, after: pageParam }),
    initialPageParam: 0,
    getNextPageParam: page => page.meta.next_after,
    placeholderData: keepPreviousData,
    refetchInterval: isGoing(campaign) ? 2 * GOING_MS : SETTLING_MS,
  })
}

/** To how many it would go now; nothing while nothing is chosen. `anew`: asked again, however lately it was. */
export function useReach(asked: ReachQuestion | null, anew = false) {
  const { accountId } = useAccount()
  const api = useOneOffApi()
  const question = useDeferredValue(asked)
  return useQuery({
    queryKey: [...keys.campaigns(accountId), 'reach', question],
    queryFn: ({ signal }) => api.reach(question as ReachQuestion, signal),
    enabled: question !== null,
    placeholderData: keepPreviousData,
    staleTime: anew ? 0 : 10_000,
    refetchOnMount: anew ? 'always' : true,
  })
}

/** Puts what the server answered wherever the campaign is shown. */
export function usePutOneOff() {
  const { accountId } = useAccount()
  const client = useQueryClient()
  const list = useCampaignList()
  return (saved: Campaign) => {
    list.put(saved)
    client.setQueryData([...under(accountId, saved.id), 'campaign'], saved)
    void client.invalidateQueries({ queryKey: under(accountId, saved.id) })
  }
}

/** What is to begin at a time begins without anybody asking. */
function pace(campaign: Campaign): number | false {
  if (isGoing(campaign)) return GOING_MS
  return standingOf(campaign) === 'scheduled' ? SETTLING_MS : false
}

const isGoing = (campaign: Campaign) => ['starting', 'sending'].includes(standingOf(campaign))
