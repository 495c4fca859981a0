import { createHmac } from 'node:crypto'
import type { Context as Request } from 'hono'
import type { VisitorContext } from '#lib/base/context.ts'
import { decrypt, sameBytes } from '#lib/base/crypto.ts'
import { AppError, notFound } from '#lib/base/errors.ts'
import type { AppEnv } from '#lib/base/http/app.ts'
import { clientIp } from '#lib/base/http/request.ts'
import { limit } from '#lib/base/limits.ts'
import { type ApiInboxRow, findApiInbox } from '#lib/base/lookups.ts'

/** A client of an API inbox: the inbox, and who the path says to be there. */
export type Client = { inbox: ApiInboxRow; ctx: VisitorContext }

/** What of the API inbox the path names. @throws `not_found` when there is no such inbox, or it does not know the contact. */
export async function clientOf(c: Request<AppEnv>): Promise<Client> {
  const client = await visitingClient(c, named(c, 'contact_id'))
  if (client.ctx.actor.contactId === null) throw notFound()
  return client
}

/** The same for somebody whom the inbox need not know yet. */
export async function visitingClient(c: Request<AppEnv>, sourceId: string): Promise<Client> {
  await limit(`public-api:${clientIp(c)}`, 3000, 60) // as many as Chatwoot lets an address ask: a whole backend may sit behind one
  const inbox = await findApiInbox(named(c, 'inbox_id'), sourceId)
  if (!inbox) throw notFound()
  const actor = {
    kind: 'visitor' as const,
    inboxId: inbox.inbox_id,
    sourceId,
    contactId: inbox.contact_id,
    contactInboxId: inbox.contact_inbox_id,
  }
  return { inbox, ctx: { accountId: inbox.account_id, actor, requestId: c.var.requestId, now: c.var.now } }
}

export type Claim = { identifier?: string | null | undefined; identifier_hash?: string | null | undefined }

/**
 * Whether a signature proves that the client is who they say (reference §4.12). Saying nothing proves nothing.
 * @throws `unauthenticated` when it is wrong, or missing where the inbox wants one.
 */
export function proves(inbox: ApiInboxRow, { identifier, identifier_hash: given }: Claim): boolean {
  if (!given && !inbox.hmac_mandatory) return false
  const signature = createHmac('sha256', decrypt(inbox.hmac_token)).update(identifier ?? '')
  if (!identifier || !given || !sameBytes(Buffer.from(given), Buffer.from(signature.digest('hex'))))
    throw new AppError('unauthenticated', 'HMAC failed: Invalid Identifier Hash Provided')
  return true
}

/** What no inbox and no contact can be called is asked of nobody: a NUL would be refused by the database. */
function named(c: Request<AppEnv>, name: string): string {
  const given = c.req.param(name) ?? ''
  if (given.includes('\0') || !given.isWellFormed()) throw notFound()
  return given
}
