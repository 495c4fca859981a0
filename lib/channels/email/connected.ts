import { type MemberContext, systemContext } from '#lib/base/context.ts'
import { inOneTrip } from '#lib/base/db/index.ts'
import { AppError } from '#lib/base/errors.ts'
import { OutboundError } from '#lib/base/http/outbound.ts'
import { createInbox, updateInbox } from '#lib/inboxes/index.ts'
import { email } from './channel.ts'
import { type Consent, type Owner, ownerOf } from './consent.ts'
import { type EmailRow, findEmailInbox } from './inbox.ts'
import { sealTokens } from './oauth.ts'
import { askFor } from './poll.ts'
import { callbackUrl, type Provider, type ProviderName, providerOf } from './providers.ts'
import { askTokens, TokenRefusal, type Tokens } from './tokens.ts'

/** Why a mailbox could not be connected. The dashboard has words for each. */
export const consentProblems = [
  'expired', // nobody was sent with this, or too long ago, or somebody else
  'denied', // its owner said no
  'refused', // the provider refuses
  'unreachable', // the provider does not answer
  'partial', // not everything was allowed
  'not_lasting', // we would be out again within an hour
  'nobody', // it does not say whose mailbox it is
  'other_mailbox', // another than the inbox has
  'taken', // another account has an inbox with this address
  'gone', // the inbox
] as const
export type ConsentProblem = (typeof consentProblems)[number]

export type Connected = { inboxId: number; isNew: boolean } | { problem: ConsentProblem; said?: string | undefined }

/** Exchanges the code for tokens, and connects with them the inbox, or one that is made for the mailbox. */
export async function connectMailbox(
  ctx: MemberContext,
  name: ProviderName,
  consent: Consent,
  code: string,
): Promise<Connected> {
  const provider = providerOf(name)
  const tokens = await askTokens(provider, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: callbackUrl(name),
    code_verifier: consent.verifier,
  }).catch((error: Error) => error)
  if (tokens instanceof TokenRefusal) return { problem: 'refused', said: tokens.code }
  if (tokens instanceof OutboundError) return { problem: 'unreachable' }
  if (tokens instanceof Error) throw tokens
  if (!allows(provider, tokens)) return { problem: 'partial' }
  if (!tokens.refresh_token) return { problem: 'not_lasting' }
  const owner = ownerOf(tokens.id_token ?? '', provider.clientId, consent.nonce, ctx.now())
  if (!owner) return { problem: 'nobody' }
  return consent.inboxId === null
    ? connectAny(ctx, provider, owner, tokens)
    : connectOne(ctx, provider, owner, tokens, consent.inboxId)
}

const allows = ({ needed }: Provider, { scope }: Tokens) =>
  scope === undefined || scope.toLowerCase().includes(needed.toLowerCase())

async function connectOne(
  ctx: MemberContext,
  provider: Provider,
  owner: Owner,
  tokens: Tokens,
  inboxId: number,
): Promise<Connected> {
  const row = await findEmailInbox(ctx, inboxId)
  if (!row) return { problem: 'gone' }
  if (!isOf(row, owner)) return { problem: 'other_mailbox' }
  return settle(ctx, row, provider, owner, tokens)
}

/** With another mailbox the customers of one would be answered from the other. */
function isOf(row: EmailRow, owner: Owner): boolean {
  const known = [row.email, row.imap_login].map(one => one.toLowerCase())
  return known.includes(owner.email) || known.includes(owner.login.toLowerCase())
}

async function connectAny(ctx: MemberContext, provider: Provider, owner: Owner, tokens: Tokens): Promise<Connected> {
  const [known] = await inOneTrip<EmailRow>(
    ctx,
    sql => sql`
      select e.* from charla.channel_email e
      join charla.inboxes i on (i.account_id, i.id) = (e.account_id, e.inbox_id) and i.deleted_at is null
      where e.account_id = ${ctx.accountId} and lower(e.email) = ${owner.email}`,
  )
  if (known) return settle(ctx, known, provider, owner, tokens)
  try {
    const settings = { email: owner.email, ...settingsOf(provider, owner, tokens) }
    const inboxId = await createInbox(ctx, email, { name: owner.name ?? owner.email, settings })
    await readSoon(ctx.accountId, inboxId)
    return { inboxId, isNew: true }
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid') return { problem: 'taken' }
    throw error
  }
}

async function settle(
  ctx: MemberContext,
  row: EmailRow,
  provider: Provider,
  owner: Owner,
  tokens: Tokens,
): Promise<Connected> {
  await updateInbox(ctx, email, row.inbox_id, { settings: settingsOf(provider, owner, tokens) })
  await readSoon(ctx.accountId, row.inbox_id)
  return { inboxId: row.inbox_id, isNew: false }
}

/** What no form sets comes along: the tokens, sealed. */
const settingsOf = ({ name, servers }: Provider, { login }: Owner, tokens: Tokens) => ({
  ...servers,
  provider: name,
  imap_login: login,
  smtp_login: login,
  provider_config: sealTokens(tokens),
})

/** What has come while nobody was let in is fetched at once (E8). */
async function readSoon(accountId: number, inboxId: number): Promise<void> {
  const ctx = systemContext(accountId)
  await inOneTrip(
    ctx,
    sql => sql`
      update charla.channel_email set poll_asked_at = null where account_id = ${accountId} and inbox_id = ${inboxId}`,
  )
  await askFor({ account_id: accountId, inbox_id: inboxId })
}
