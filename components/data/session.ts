'use client'

import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { BodyOf } from '#lib/protocol/client.ts'
import type { Availability, ProfileWire } from '#lib/protocol/index.ts'
import { answerOf, client } from './http.ts'
import { keys } from './keys.ts'
import { tellOtherTabs } from './other-tabs.ts'

export const auth = {
  signIn: (body: BodyOf<'/auth/sign_in', 'post'>) => answerOf(client.POST('/auth/sign_in', { body })),
  signUp: (body: BodyOf<'/api/v1/accounts', 'post'>) => answerOf(client.POST('/api/v1/accounts', { body })),
  signOut: () => answerOf(client.DELETE('/auth/sign_out')),
  forgot: (email: string) => answerOf(client.POST('/auth/password', { body: { email } })),
  setPassword: (body: BodyOf<'/auth/password', 'put'>) => answerOf(client.PUT('/auth/password', { body })),
  confirmAddress: (token: string) => answerOf(client.PUT('/auth/email', { body: { token } })),
  invitation: (token: string) => answerOf(client.GET('/auth/invitation', { params: { query: { token } } })),
  accept: (body: BodyOf<'/auth/invitation', 'put'>) => answerOf(client.PUT('/auth/invitation', { body })),
}

type Signed = Awaited<ReturnType<typeof auth.signIn>>

export function useInstallation() {
  return useQuery({ queryKey: keys.installation, queryFn: () => answerOf(client.GET('/api/v1/installation')) })
}

const profileQuery = {
  queryKey: keys.profile,
  queryFn: () => answerOf(client.GET('/api/v1/profile')),
  staleTime: 5 * 60_000,
}

/** The signed-in person; fails with status 401 when nobody is. */
export function useProfile(enabled = true) {
  return useQuery({ ...profileQuery, enabled })
}

/** Asks who is looking before there is anything that shows it. */
export const prefetchProfile = (queries: QueryClient) => void queries.prefetchQuery(profileQuery)

/** Keeps the profile that signing in answered, so that the next screen need not ask again. */
export function useSignedIn() {
  const queries = useQueryClient()
  return (answer: Signed) => {
    // What the person before has seen goes; what this page shows must stay the same query, or it would never change.
    queries.removeQueries({ type: 'inactive' })
    queries.setQueryData(keys.profile, answer.data)
    tellOtherTabs({ type: 'signed-in', person: answer.data.id })
    void queries.invalidateQueries({ queryKey: keys.installation })
  }
}

export type Preferences = { locale?: string; theme?: string; font_size?: string; sounds?: unknown }

export function useUpdateProfile() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (profile: BodyOf<'/api/v1/profile', 'put'>['profile']) =>
      answerOf(client.PUT('/api/v1/profile', { body: { profile } })),
    onSuccess: profile => queries.setQueryData(keys.profile, profile),
  })
}

export function useAvailability(account: number) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (availability: Availability) =>
      answerOf(
        client.POST('/api/v1/profile/availability', { body: { profile: { account_id: account, availability } } }),
      ),
    onMutate(availability) {
      const before = queries.getQueryData<ProfileWire>(keys.profile)
      if (before) queries.setQueryData(keys.profile, withAvailability(before, account, availability))
      return { before }
    },
    onError: (_error, _availability, context) => queries.setQueryData(keys.profile, context?.before),
  })
}

function withAvailability(profile: ProfileWire, account: number, availability: Availability): ProfileWire {
  return {
    ...profile,
    accounts: profile.accounts.map(one =>
      one.id === account ? { ...one, availability, availability_status: availability } : one,
    ),
  }
}

/** Remembers the account on the server; failing is harmless. */
export function setActiveAccount(account: number) {
  client.PUT('/api/v1/profile/set_active_account', { body: { profile: { account_id: account } } }).catch(() => {})
}
