import { z } from 'zod'
import { decrypt, encrypt } from '#lib/base/crypto.ts'
import { withSystem } from '#lib/base/db/index.ts'
import { fetchOutside } from '#lib/base/http/outbound.ts'
import { runtime } from '#lib/base/runtime.ts'
import type { EmailRow } from './inbox.ts'

const config = z.looseObject({
  access_token: z.string().optional(),
  refresh_token: z.string().optional(),
  expires_on: z.string().optional(),
})
const answer = z.looseObject({
  access_token: z.string().optional(),
  refresh_token: z.string().optional(),
  expires_in: z.coerce.number().optional(),
  error: z.string().optional(),
})
const EARLY_MS = 300_000

const endpoints = {
  google: () => ({
    url: 'https://oauth2.googleapis.com/token',
    id: runtime().env.GOOGLE_OAUTH_CLIENT_ID,
    secret: runtime().env.GOOGLE_OAUTH_CLIENT_SECRET,
  }),
  microsoft: () => ({
    url: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    id: runtime().env.AZURE_APP_ID,
    secret: runtime().env.AZURE_APP_SECRET,
  }),
}

/**
 * A token with which Google's or Microsoft's servers let us in; a new one when the last is about to end. Null without consent
 * of the mailbox's owner. @throws when they give none any more: somebody has to connect the mailbox anew (E8).
 */
export async function accessTokenOf(row: EmailRow): Promise<string | null> {
  if (!row.provider_config || (row.provider !== 'google' && row.provider !== 'microsoft')) return null
  const kept = config.parse(JSON.parse(decrypt(row.provider_config)))
  if (kept.access_token && Date.parse(kept.expires_on ?? '') > Date.now() + EARLY_MS) return kept.access_token
  if (!kept.refresh_token) return kept.access_token ?? null
  const { url, id, secret } = endpoints[row.provider]()
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: kept.refresh_token,
    client_id: id ?? '',
    client_secret: secret ?? '',
  }).toString()
  const asked = await fetchOutside(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body,
  })
  const given = answer.parse(JSON.parse(await asked.text()))
  if (!given.access_token) throw new Error(`${given.error ?? 'refused'}: connect the mailbox again`)
  const expires = new Date(Date.now() + (given.expires_in ?? 3600) * 1000).toISOString()
  const next = { ...kept, ...given, expires_on: expires }
  await withSystem(
    sql => sql`
      update charla.channel_email set provider_config = ${encrypt(JSON.stringify(next))}
      where account_id = ${row.account_id} and id = ${row.id}`,
  )
  return given.access_token
}
