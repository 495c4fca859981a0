import { z } from 'zod'
import { decrypt, encrypt } from '#lib/base/crypto.ts'
import { withSystem } from '#lib/base/db/index.ts'
import type { EmailRow } from './inbox.ts'
import { isProvider, providerOf } from './providers.ts'
import { askTokens, TokenRefusal, type Tokens } from './tokens.ts'

const config = z.looseObject({
  access_token: z.string().optional(),
  refresh_token: z.string().optional(),
  expires_on: z.string().optional(),
})
const EARLY_MS = 300_000

/** Nobody's consent lets us in: somebody has to connect the mailbox anew (E8). */
export class ConsentGone extends Error {}

/** Tokens as they are kept with the inbox. */
export const sealTokens = ({ access_token, refresh_token, expires_on }: Tokens): string =>
  encrypt(JSON.stringify({ access_token, refresh_token, expires_on }))

/**
 * A token with which Google's or Microsoft's servers let us in; a new one when the last is about to end. Null for a mailbox
 * with a password. @throws ConsentGone, or what kept us from asking.
 */
export async function accessTokenOf(row: EmailRow): Promise<string | null> {
  if (!isProvider(row.provider)) return null
  if (!row.provider_config) {
    if (row.imap_authentication !== 'xoauth2' || row.imap_password) return null
    throw new ConsentGone('Its owner has not let us in: connect the mailbox again')
  }
  const kept = config.parse(JSON.parse(decrypt(row.provider_config)))
  const left = Date.parse(kept.expires_on ?? '') - Date.now()
  if (kept.access_token && left > EARLY_MS) return kept.access_token
  if (!kept.refresh_token) return kept.access_token ?? null
  try {
    const given = await askTokens(providerOf(row.provider), {
      grant_type: 'refresh_token',
      refresh_token: kept.refresh_token,
    })
    await keep(row, sealTokens({ ...given, refresh_token: given.refresh_token ?? kept.refresh_token }))
    return given.access_token
  } catch (error) {
    if (error instanceof TokenRefusal && error.code === 'invalid_grant')
      throw new ConsentGone(`${error.message.replace(/\.$/, '')}: connect the mailbox again`)
    // The provider cannot be asked: what we have is good until it ends.
    if (kept.access_token && left > 0) return kept.access_token
    throw error
  }
}

/** Unless somebody has connected the mailbox anew meanwhile. */
const keep = (row: EmailRow, sealed: string) =>
  withSystem(
    sql => sql`
      update charla.channel_email set provider_config = ${sealed}
      where account_id = ${row.account_id} and id = ${row.id} and provider_config = ${row.provider_config}`,
  )
