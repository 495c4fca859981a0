import { createClient, type SupabaseClient } from '@supabase/supabase-js'
import { keyFor } from '#lib/base/crypto.ts'
import { AppError, invalid } from '#lib/base/errors.ts'
import { runtime } from '#lib/base/runtime.ts'
import { type RecoveryMail, startEmbeddedAuth } from './embedded-auth.ts'

/** Supabase Auth proves who somebody is; everything after that is ours. One person is one `auth_id`. */
export type Identity = { authId: string; email: string }

type Fetch = typeof globalThis.fetch
let embeddedFetch: Fetch | undefined

/** Prepares the embedded Auth, unless `SUPABASE_URL` names one. `onRecovery` mails its links. */
export async function startIdentity(onRecovery: (mail: RecoveryMail) => Promise<void>): Promise<void> {
  const { env, url, database } = runtime()
  if (env.SUPABASE_URL) return
  embeddedFetch = await startEmbeddedAuth(
    database.address,
    keyFor('supabase-jwt').toString('base64url'),
    url,
    onRecovery,
  )
}

/** Makes a person. `proven` means that we know the address to be theirs, so that no confirmation is mailed. */
export async function register(email: string, password: string, { proven = false } = {}): Promise<Identity> {
  const { env } = runtime()
  const { data, error } =
    proven && env.SUPABASE_URL && env.SUPABASE_SERVICE_ROLE_KEY
      ? await client(env.SUPABASE_SERVICE_ROLE_KEY).auth.admin.createUser({ email, password, email_confirm: true })
      : await client().auth.signUp({ email, password })
  if (error) throw refusal(error)
  if (!data.user || data.user.identities?.length === 0) throw invalid('Email has already been taken', 'email')
  return { authId: data.user.id, email }
}

/** The person with this address and password, or null when there is none. */
export async function prove(email: string, password: string): Promise<Identity | null> {
  const { data, error } = await client().auth.signInWithPassword({ email, password })
  if (error?.status && error.status >= 500) throw unavailable()
  return data.user ? { authId: data.user.id, email: data.user.email ?? email } : null
}

/** Mails a link that leads to the page for a new password. Says nothing about whether the address is known. */
export async function sendRecovery(email: string): Promise<void> {
  const redirectTo = `${runtime().url}/app/auth/password/edit`
  const { error } = await client().auth.resetPasswordForEmail(email, { redirectTo })
  if (error?.status && error.status >= 500) throw unavailable()
}

export type RecoveryProof = { token_hash: string } | { access_token: string; refresh_token: string }

/** Sets a new password with what the mailed link carried: our token, or the session that hosted Supabase hands over. */
export async function changePassword(proof: RecoveryProof, password: string): Promise<Identity> {
  const auth = client().auth
  const proven =
    'token_hash' in proof
      ? await auth.verifyOtp({ type: 'recovery', token_hash: proof.token_hash })
      : await auth.setSession(proof)
  if (proven.error || !proven.data.user) throw staleLink(proof)
  const { data, error } = await auth.updateUser({ password })
  if (error) throw refusal(error)
  return { authId: data.user.id, email: data.user.email ?? '' }
}

/** The refusal of a link that proves nothing, under the name by which its proof came. */
export const staleLink = (proof: RecoveryProof) =>
  invalid('This link is no longer valid. Ask for a new one.', 'token_hash' in proof ? 'token_hash' : 'access_token')

/** Sets another password for who proves the one they have. False when they do not. */
export async function replacePassword(email: string, current: string, chosen: string): Promise<boolean> {
  const auth = client().auth
  const proven = await auth.signInWithPassword({ email, password: current })
  if (proven.error?.status && proven.error.status >= 500) throw unavailable()
  if (!proven.data.user) return false
  const { error } = await auth.updateUser({ password: chosen })
  if (error) throw refusal(error)
  return true
}

/** The part of a hosted Auth for those who look after its people; null when it is the embedded one. */
export function administration(): SupabaseClient['auth']['admin'] | null {
  const { env } = runtime()
  if (!env.SUPABASE_URL) return null
  if (!env.SUPABASE_SERVICE_ROLE_KEY)
    throw new AppError('unavailable', 'SUPABASE_SERVICE_ROLE_KEY is needed to look after people at a hosted Auth.')
  return client(env.SUPABASE_SERVICE_ROLE_KEY).auth.admin
}

function client(key?: string): SupabaseClient {
  const { env, url } = runtime()
  return createClient(env.SUPABASE_URL ?? url, key ?? env.SUPABASE_ANON_KEY ?? 'embedded', {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    global: embeddedFetch ? { fetch: embeddedFetch } : {},
  })
}

/** What Auth refuses, in our words. */
export function refusal(error: { message: string; code?: string | undefined; status?: number | undefined }): AppError {
  if (error.code === 'user_already_exists' || error.code === 'email_exists')
    return invalid('Email has already been taken', 'email')
  if (error.code === 'weak_password' || error.code === 'same_password' || /password/i.test(error.message))
    return invalid(error.message, 'password')
  if (error.code === 'over_email_send_rate_limit' || error.status === 429)
    return new AppError('rate_limited', error.message, { retryAfter: 60 })
  if (!error.status || error.status >= 500) return unavailable()
  return invalid(error.message, 'email')
}

const unavailable = () => new AppError('unavailable', 'Sign-in is not available right now. Try again in a moment.')
