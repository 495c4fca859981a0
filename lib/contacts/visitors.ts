import type { VisitorContext } from '#lib/base/context.ts'
import { derivedToken, hashToken } from '#lib/base/crypto.ts'
import type { Sql } from '#lib/base/db/index.ts'
import type { Contact } from './contact.ts'

/**
 * The token with which a visitor may listen for their own messages. It follows from the inbox and the visitor's own
 * source id, so that it can be handed out before there is a row for them.
 */
export const visitorPubsubToken = (inboxId: number, sourceId: string): string =>
  derivedToken('pubsub', `${inboxId}:${sourceId}`)

export type ContactInbox = { id: number; contact_id: number; source_id: string; created: boolean }

/**
 * The contact behind a visitor, made when they first write. The row stays locked until the transaction ends, so that
 * parallel first messages of one visitor make one contact and one conversation (W4).
 */
export async function ensureContactInbox(
  sql: Sql,
  accountId: number,
  inboxId: number,
  sourceId: string,
): Promise<ContactInbox> {
  await lockSource(sql, inboxId, sourceId)
  const [found] = await sql<ContactInbox[]>`
    select id, contact_id, source_id, false as created from charla.contact_inboxes
    where account_id = ${accountId} and inbox_id = ${inboxId} and source_id = ${sourceId} for no key update`
  if (found) return found
  const [made] = await sql<ContactInbox[]>`
    with contact as (
      insert into charla.contacts (account_id, last_activity_at) values (${accountId}, now()) returning id
    )
    insert into charla.contact_inboxes (account_id, contact_id, inbox_id, source_id, pubsub_token_hash)
    select ${accountId}, contact.id, ${inboxId}, ${sourceId}, ${hashToken(visitorPubsubToken(inboxId, sourceId))} from contact
    returning id, contact_id, source_id, true as created`
  return made as ContactInbox
}

/** Until the transaction ends nobody else makes a contact that the inbox knows by this source id. */
export const lockSource = (sql: Sql, inboxId: number, sourceId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`visitor:${inboxId}:${sourceId}`}, 0))`

/** A visitor's contact, and whether a signature has proven that they are who they say. */
export type OwnContact = Contact & { hmac_verified: boolean }

/**
 * The contact that is the visitor's own, to read and to change. A contact that somebody has proven to be is not that of
 * others who have come to stand under it (members may merge contacts): they go on writing, and learn nothing (SEC4).
 */
export function ownContact(sql: Sql, { accountId, actor }: VisitorContext) {
  return sql<OwnContact[]>`
    select p.*, me.hmac_verified from charla.contact_inboxes me
    join charla.contacts p on (p.account_id, p.id) = (me.account_id, me.contact_id)
    where me.account_id = ${accountId} and me.id = ${actor.contactInboxId ?? -1} and (me.hmac_verified or not exists (
      select from charla.contact_inboxes o
      where (o.account_id, o.contact_id) = (me.account_id, me.contact_id) and o.hmac_verified
    ))`
}
