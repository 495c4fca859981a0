import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { MemberContext } from '#lib/base/context.ts'
import { decrypt, encrypt, hashToken, newToken } from '#lib/base/crypto.ts'
import { withAccount, withSystem } from '#lib/base/db/index.ts'
import { invalid } from '#lib/base/errors.ts'
import { callbackUrl, type ProviderName, providerOf } from './providers.ts'

/** People read what they consent to, and may have to sign in first. */
const LASTS_MS = 900_000

/** Who asks: the person, and the session they have, if it is a browser's. */
export type Asker = { userId: number; session: string | null }

/** What proves that who comes back is who was sent (PKCE), and that the answer is to this question. */
type Secrets = { verifier: string; nonce: string }
export type Consent = Secrets & { accountId: number; inboxId: number | null }

/** The address at the provider where the owner of a mailbox lets us in. @throws `invalid` where the installation is not known there. */
export async function beginConsent(
  ctx: MemberContext,
  asker: Asker,
  name: ProviderName,
  { inboxId, email }: { inboxId: number | null; email: string | undefined },
): Promise<string> {
  const provider = providerOf(name)
  if (provider.missing.length) throw invalid(`body: this installation has no ${provider.missing.join(', ')}`, 'body')
  const secrets: Secrets = { verifier: newToken() + newToken(), nonce: newToken() }
  const state = `${ctx.accountId}.${inboxId ?? 0}.${newToken()}`
  await withAccount(ctx, async ({ sql }) => {
    await sql`
      delete from charla.mailbox_consents where account_id = ${ctx.accountId} and expires_at < ${ctx.now()}`
    await sql`insert into charla.mailbox_consents ${sql({
      account_id: ctx.accountId,
      state_hash: hashToken(state),
      user_id: asker.userId,
      session_hash: asker.session === null ? null : hashToken(asker.session),
      inbox_id: inboxId,
      provider: name,
      secrets: encrypt(JSON.stringify(secrets)),
      expires_at: new Date(ctx.now().getTime() + LASTS_MS),
    })}`
  })
  const query = new URLSearchParams({
    client_id: provider.clientId,
    redirect_uri: callbackUrl(name),
    response_type: 'code',
    scope: provider.scope,
    state,
    nonce: secrets.nonce,
    code_challenge: createHash('sha256').update(secrets.verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...provider.also,
    ...(email ? { login_hint: email } : {}),
  })
  return `${provider.authorizeUrl}?${query}`
}

/** Where one was sent from, as the state says; nothing follows from it but a way back. */
export function placeOf(state: string): { accountId: number; inboxId: number | null } | null {
  const [, account, inbox] = /^([1-9]\d{0,15})\.(0|[1-9]\d{0,15})\.[\w-]+$/.exec(state) ?? []
  return account ? { accountId: Number(account), inboxId: Number(inbox) || null } : null
}

type Row = {
  account_id: number
  inbox_id: number | null
  secrets: string
  expires_at: Date
}

/** What was begun with this state by the same person in the same session, once. Null for anything else, and when it is too late. */
export async function takeConsent(state: string, asker: Asker, name: ProviderName, now: Date): Promise<Consent | null> {
  const [row] = await withSystem(
    sql => sql<Row[]>`
      delete from charla.mailbox_consents
      where state_hash = ${hashToken(state)} and user_id = ${asker.userId} and provider = ${name}
        and (session_hash is null or session_hash = ${hashToken(asker.session ?? '')})
      returning account_id, inbox_id, secrets, expires_at`,
  )
  if (!row || row.expires_at < now) return null
  const secrets = JSON.parse(decrypt(row.secrets)) as Secrets
  return { ...secrets, accountId: row.account_id, inboxId: row.inbox_id }
}

const claims = z.looseObject({
  aud: z.string(),
  nonce: z.string(),
  exp: z.number(),
  email: z.string().optional(),
  preferred_username: z.string().optional(),
  name: z.string().optional(),
})

/** Whose mailbox it is: `login` is what its servers call it. */
export type Owner = { login: string; email: string; name: string | null }

/**
 * The owner, as the token says that came with the others, straight from the provider, so that its signature adds nothing
 * (OpenID Connect Core 3.1.3.7). Null when it is not the answer to our question.
 */
export function ownerOf(idToken: string, clientId: string, nonce: string, now: Date): Owner | null {
  const said = claims.safeParse(payloadOf(idToken)).data
  if (!said || said.aud !== clientId || said.nonce !== nonce || said.exp * 1000 < now.getTime()) return null
  // Microsoft signs in by the user principal name, which need not be the address.
  const [login, email] = [said.preferred_username ?? said.email, said.email ?? said.preferred_username]
  if (!login || !email || !z.email().safeParse(email).success) return null
  return { login, email: email.toLowerCase(), name: said.name?.trim() || null }
}

function payloadOf(jwt: string): unknown {
  try {
    return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'))
  } catch {
    return null
  }
}
