import { randomUUID } from 'node:crypto'
import type { Context, MemberContext } from '#lib/base/context.ts'
import { hashToken } from '#lib/base/crypto.ts'
import { inOneTrip, type Sql, withAccount } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import { type AnyChannelKind, listInboxes } from '#lib/inboxes/index.ts'
import type { ContactInboxWire, InboxSlim, InboxWire } from '#lib/protocol/index.ts'
import { maySee } from '#lib/users/index.ts'
import { lockSource, visitorPubsubToken } from './visitors.ts'

/** A contact as an inbox knows it. */
export type Source = { id: number; contact_id: number; inbox_id: number; source_id: string; hmac_verified: boolean }

/**
 * Makes the inbox know the contact, by the source id or one that we make up. Once is enough: the same again answers what
 * there is. @throws `invalid` when the source id is another contact's, `not_found` when there is no such inbox.
 */
export async function ensureSource(
  sql: Sql,
  accountId: number,
  contactId: number,
  inboxId: number,
  given?: string | null,
): Promise<Source> {
  const sourceId = given || randomUUID()
  const [, source] = await Promise.all([
    lockSource(sql, inboxId, sourceId).execute(), // sent first: a query goes when it is waited for, or told to
    ensureLockedSource(sql, accountId, contactId, inboxId, sourceId),
  ])
  return source
}

/** The same by who holds `lockSource`. */
export async function ensureLockedSource(
  sql: Sql,
  accountId: number,
  contactId: number,
  inboxId: number,
  sourceId: string,
): Promise<Source> {
  const token = hashToken(visitorPubsubToken(inboxId, sourceId))
  const [source] = await sql<[Source]>`
    with made as (
      insert into charla.contact_inboxes (account_id, contact_id, inbox_id, source_id, pubsub_token_hash)
      values (${accountId}, ${contactId}, ${inboxId}, ${sourceId}, ${token}) on conflict do nothing
      returning id, contact_id, inbox_id, source_id, hmac_verified
    )
    select * from made union all
    select id, contact_id, inbox_id, source_id, hmac_verified from charla.contact_inboxes
    where account_id = ${accountId} and inbox_id = ${inboxId} and source_id = ${sourceId}`
  if (source.contact_id !== contactId) throw invalid('source_id: has already been taken', 'source_id')
  return source
}

/** What the inbox calls the contact before they have written, where its channel says so. @throws `invalid` when they have no number. */
export async function ownAddress(sql: Sql, ctx: Context, contactId: number, inboxId: number): Promise<string | null> {
  const [found] = await sql<{ source_id: string | null; phone_number: string | null }[]>`
    select p.phone_number, (select source_id from charla.contact_inboxes ci
      where (ci.account_id, ci.inbox_id, ci.contact_id) = (i.account_id, i.id, p.id) order by ci.id desc limit 1) as source_id
    from charla.inboxes i join charla.contacts p on p.account_id = i.account_id and p.id = ${contactId}
    where i.account_id = ${ctx.accountId} and i.id = ${inboxId} and i.traits->>'address' = 'phone'`
  if (!found) return null
  if (!found.source_id && !found.phone_number) throw invalid('contact_id: has no phone number', 'contact_id')
  return found.source_id ?? (found.phone_number as string).slice(1)
}

/** The same as a deed of its own, which others hear of. */
export async function addToInbox(
  ctx: MemberContext,
  contactId: number,
  inboxId: number,
  sourceId: string | null | undefined,
): Promise<Source> {
  if (!maySee(ctx.actor, inboxId)) throw notFound()
  return withAccount(ctx, async ({ sql, track }) => {
    const source = await ensureSource(sql, ctx.accountId, contactId, inboxId, sourceId)
    track({ name: 'contact.updated', contactId })
    return source
  })
}

type Known = { contact_id: number; inbox_id: number; source_id: string }

/** By contact: the inboxes that know them, as far as the member may see these. */
export async function inboxesOf(
  ctx: MemberContext,
  kinds: AnyChannelKind[],
  contactIds: number[],
): Promise<Map<number, ContactInboxWire[]>> {
  const known = await inOneTrip<Known>(
    ctx,
    sql => sql`
    select contact_id, inbox_id, source_id from charla.contact_inboxes ci
    where account_id = ${ctx.accountId} and contact_id = any(${contactIds}) ${ofMember(sql, ctx)} order by id`,
  )
  const inboxes = await slims(ctx, kinds, known)
  return new Map(
    contactIds.map(contactId => [
      contactId,
      known
        .filter(one => one.contact_id === contactId)
        .flatMap(one => {
          const inbox = inboxes.get(one.inbox_id)
          return inbox ? [{ source_id: one.source_id, inbox }] : []
        }),
    ]),
  )
}

/**
 * Where a conversation with the contact can be begun: in inboxes whose channel reaches anybody, and where they have
 * come themselves without having written yet.
 */
export async function contactableInboxes(
  ctx: MemberContext,
  kinds: AnyChannelKind[],
  contactId: number,
): Promise<ContactInboxWire[]> {
  const found = await inOneTrip<{ inbox_id: number; source_id: string | null }>(
    ctx,
    sql => sql`
    select i.id as inbox_id, coalesce(ci.source_id, case when i.traits->>'address' = 'phone' then substr(p.phone_number, 2) end) as source_id
    from charla.inboxes i join charla.contacts p on p.account_id = i.account_id and p.id = ${contactId}
    left join lateral (
      select * from charla.contact_inboxes k
      where (k.account_id, k.inbox_id) = (i.account_id, i.id) and k.contact_id = ${contactId} order by k.id desc limit 1
    ) ci on true
    where i.account_id = ${ctx.accountId} and (i.traits->>'reach' = 'anybody'
      and (i.traits->>'address' is distinct from 'phone' or p.phone_number is not null)
      and (i.traits->>'recipients' is distinct from 'true' or p.email is not null) or ci.id is not null and not exists (
      select from charla.conversations c where (c.account_id, c.contact_inbox_id) = (i.account_id, ci.id)
    )) order by lower(i.name), i.id`,
  )
  const inboxes = await slims(ctx, kinds, found)
  return found.flatMap(({ inbox_id, source_id }) => {
    const inbox = inboxes.get(inbox_id)
    return inbox ? [{ inbox, source_id: source_id ?? randomUUID() }] : []
  })
}

export const inboxSlim = ({ id, avatar_url, channel_id, name, channel_type }: InboxWire): InboxSlim => ({
  id,
  avatar_url,
  channel_id,
  name,
  channel_type,
  provider: null,
})

const ofMember = (sql: Sql, { actor }: MemberContext) =>
  actor.inboxIds === 'all' ? sql`` : sql`and ci.inbox_id = any(${actor.inboxIds})`

async function slims(ctx: MemberContext, kinds: AnyChannelKind[], known: { inbox_id: number }[]) {
  const ids = [...new Set(known.map(one => one.inbox_id))]
  const inboxes = ids.length ? await listInboxes(ctx, kinds, ids) : []
  return new Map(inboxes.map(inbox => [inbox.id, inboxSlim(inbox)]))
}
