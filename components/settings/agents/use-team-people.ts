'use client'

import { useQueries } from '@tanstack/react-query'
import { useAccount } from '../../data/account-context.tsx'
import { keys } from '../../data/keys.ts'
import { useTeams } from '../../data/use-directory.ts'

/** Every team with the ids of its people, as far as they are known. */
export function useTeamPeople() {
  const { api, accountId } = useAccount()
  const teams = useTeams().data ?? []
  const people = useQueries({
    queries: teams.map(team => ({
      queryKey: keys.teamMembers(accountId, team.id),
      queryFn: () => api.teamMembers(team.id),
      staleTime: 60_000,
    })),
  })
  return teams.map((team, at) => ({ team, ids: people[at]?.data?.map(one => one.id) }))
}
