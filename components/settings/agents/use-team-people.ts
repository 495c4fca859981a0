'use client'

import { useQueries } from '@tanstack/react-query'
import { useAccount } from '../../data/account-context.tsx'
import { keys } from '../../data/keys.ts'
import { useTeams } from '../../data/use-directory.ts'

/** Every team with the ids of its people, as far as they are known; whether all are; and what went wrong with asking. */
export function useTeamPeople() {
  const { api, accountId } = useAccount()
  const asked = useTeams()
  const teams = asked.data ?? []
  const people = useQueries({
    queries: teams.map(team => ({
      queryKey: keys.teamMembers(accountId, team.id),
      queryFn: () => api.teamMembers(team.id),
      staleTime: 60_000,
    })),
  })
  const all = [asked, ...people]
  return {
    known: teams.map((team, at) => ({ team, ids: people[at]?.data?.map(one => one.id) })),
    complete: all.every(one => one.data),
    error: all.find(one => one.error && !one.data)?.error ?? null,
    retry: () => {
      for (const one of all) if (!one.data) void one.refetch()
    },
  }
}
