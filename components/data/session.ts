'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Availability, ProfileWire } from '#lib/protocol/index.ts'
import { get, post, put, remove } from './http.ts'
import { keys } from './keys.ts'

export type Installation = {
  onboarded: boolean
  signup_enabled: boolean
  demo: boolean
  mail: 'smtp' | 'outbox'
  version: string
  demo_website_token?: string | null
}

type Signed = { data: ProfileWire }

export const auth = {
  signIn: (body: { email: string; password: string } | { email: string; sso_auth_token: string }) =>
    post<Signed>('/auth/sign_in', body),
  signUp: (body: { account_name: string; user_full_name: string; email: string; password: string }) =>
    post<Signed>('/api/v1/accounts', body),
  signOut: () => remove('/auth/sign_out'),
  forgot: (email: string) => post('/auth/password', { email }),
  setPassword: (body: { token_hash?: string; access_token?: string; password: string }) =>
    put<Signed>('/auth/password', body),
  invitation: (token: string) =>
    get<{ email: string; name: string; account_name: string; existing_user: boolean }>('/auth/invitation', { token }),
  accept: (body: { token: string; name?: string; password: string }) => put<Signed>('/auth/invitation', body),
}

export function useInstallation() {
  return useQuery({ queryKey: keys.installation, queryFn: () => get<Installation>('/api/v1/installation') })
}

/** The signed-in person; fails with status 401 when nobody is. */
export function useProfile(enabled = true) {
  return useQuery({
    queryKey: keys.profile,
    queryFn: () => get<ProfileWire>('/api/v1/profile'),
    enabled,
    staleTime: 5 * 60_000,
  })
}

/** Keeps the profile that signing in answered, so that the next screen need not ask again. */
export function useSignedIn() {
  const client = useQueryClient()
  return (answer: Signed) => {
    // What the person before has seen goes; what this page shows must stay the same query, or it would never change.
    client.removeQueries({ type: 'inactive' })
    client.setQueryData(keys.profile, answer.data)
    void client.invalidateQueries({ queryKey: keys.installation })
  }
}

export type Preferences = { locale?: string; theme?: string }

export function useUpdateProfile() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (fields: { name?: string; display_name?: string; ui_settings?: Record<string, unknown> }) =>
      put<ProfileWire>('/api/v1/profile', { profile: fields }),
    onSuccess: profile => client.setQueryData(keys.profile, profile),
  })
}

export function useAvailability(account: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (availability: Availability) =>
      post<ProfileWire>('/api/v1/profile/availability', { profile: { account_id: account, availability } }),
    onMutate(availability) {
      const before = client.getQueryData<ProfileWire>(keys.profile)
      if (before) client.setQueryData(keys.profile, withAvailability(before, account, availability))
      return { before }
    },
    onError: (_error, _availability, context) => client.setQueryData(keys.profile, context?.before),
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
  put('/api/v1/profile/set_active_account', { profile: { account_id: account } }).catch(() => {})
}
