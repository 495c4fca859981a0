import type postgres from 'postgres'
import type { Context } from '#lib/base/context.ts'
import { type Sql, type Transaction, withAccount } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import { removeFiles } from '#lib/files/index.ts'
import { noteChange } from './changes.ts'
import type { Contact } from './contact.ts'
import { findContact } from './contacts.ts'
import { lockConversationsOf } from './deletion.ts'
import { keepMerge } from './merge-record.ts'
import { visible } from './visible.ts'

/** `mergeId`: of what is kept to undo it. Null when nothing was done. */
type Merged = { contact: Contact; mergeId: number | null }
type Party = Contact & { verified: boolean; inbox_ids: number[] }

/**
 * Makes one contact of two: conversations, inboxes and notes of the mergee become the base's, what the base does not
 * know of itself it learns from the mergee, and the mergee is gone. The same contact twice changes nothing.
 * @throws `invalid` when that would put a proven identity under a claim, or two identities into one (SEC4).
 */
export async function mergeContacts(ctx: Context, baseId: number, mergeeId: number): Promise<Merged> {
  if (baseId === mergeeId) return { contact: await findContact(ctx, baseId), mergeId: null }
  return withAccount(ctx, tx => mergeWithin(tx, ctx, baseId, mergeeId))
}

/** The same for two contacts, within a transaction that does more than this. */
export async function mergeWithin(tx: Transaction, ctx: Context, baseId: number, mergeeId: number): Promise<Merged> {
  const { sql, track } = tx
  const conversations = await lockConversationsOf(sql, ctx.accountId, mergeeId)
  const parties = await lockParties(sql, ctx, [baseId, mergeeId])
  const base = parties.find(party => party.id === baseId)
  const mergee = parties.find(party => party.id === mergeeId)
  if (!base || !mergee) throw notFound()
  assertOneIdentity(base, mergee)
  const after = learned(base, mergee)
  const mergeId = await keepMerge(sql, ctx, { base, mergee, after })
  await moveEverything(sql, ctx.accountId, base, mergee)
  const contact = await change(sql, ctx, baseId, after)
  await noteChange(sql, ctx, baseId, 'merged', { contact: { id: mergeeId, name: calling(mergee) } })
  if (base.avatar_key && mergee.avatar_key) removeFiles.later(tx, { keys: [mergee.avatar_key] })
  for (const { id: conversationId, inbox_id } of conversations)
    track({ name: 'conversation.contact_changed', conversationId, inboxId: inbox_id, contactId: baseId })
  track({ name: 'contact.deleted', contactId: mergeeId, data: { inbox_ids: mergee.inbox_ids } })
  track({ name: 'contact.updated', contactId: baseId })
  track({ name: 'contact.merged', contactId: baseId })
  return { contact, mergeId }
}

/** What somebody is known by, who may have no name. */
export const calling = ({
  name,
  email,
  phone_number,
  identifier,
}: Pick<Contact, 'name' | 'email' | 'phone_number' | 'identifier'>): string | null =>
  name ?? email ?? phone_number ?? identifier

const lockParties = (sql: Sql, ctx: Context, ids: number[]) => sql<Party[]>`
  select c.*, coalesce(k.verified, false) as verified, coalesce(k.inbox_ids, '{}') as inbox_ids from charla.contacts c
  left join lateral (
    select bool_or(hmac_verified) as verified, array_agg(distinct inbox_id) as inbox_ids from charla.contact_inboxes
    where (account_id, contact_id) = (c.account_id, c.id)
  ) k on true
  where c.account_id = ${ctx.accountId} and c.id = any(${ids}) and ${visible(sql, ctx)} order by c.id for update of c`

/** A signature has proven who a verified contact is: nothing that was only claimed may take its place or its name. */
function assertOneIdentity(base: Party, mergee: Party): void {
  if (mergee.verified && base.verified)
    throw invalid('mergee_contact_id: both contacts are verified, as different people', 'mergee_contact_id')
  if (mergee.verified)
    throw invalid('base_contact_id: must be the verified one of the two', 'base_contact_id', 'mergee_contact_id')
  if (base.verified && mergee.identifier !== null)
    throw invalid('mergee_contact_id: goes by another identifier than the verified contact', 'mergee_contact_id')
}

async function moveEverything(sql: Sql, accountId: number, base: Party, mergee: Party): Promise<void> {
  const moves = [
    sql`
      update charla.messages m set sender_id = ${base.id}, echo_id = case when exists (
        select from charla.messages o where o.account_id = m.account_id and o.sender_type = 1 and o.sender_id = ${base.id}
          and o.echo_id = m.echo_id
      ) then null else echo_id end
      where account_id = ${accountId} and sender_type = 1 and sender_id = ${mergee.id} and conversation_id in (
        select id from charla.conversations where account_id = ${accountId} and contact_id = ${mergee.id}
      )`,
    sql`update charla.conversations set contact_id = ${base.id} where account_id = ${accountId} and contact_id = ${mergee.id}`,
    sql`update charla.contact_inboxes set contact_id = ${base.id} where account_id = ${accountId} and contact_id = ${mergee.id}`,
    sql`update charla.notes set contact_id = ${base.id} where account_id = ${accountId} and contact_id = ${mergee.id}`,
    sql`update charla.contact_changes set contact_id = ${base.id} where account_id = ${accountId} and contact_id = ${mergee.id}`,
    sql`
      update charla.campaign_recipients r set contact_id = ${base.id}
      where account_id = ${accountId} and contact_id = ${mergee.id} and not exists (
        select from charla.campaign_recipients o
        where (o.account_id, o.campaign_id) = (r.account_id, r.campaign_id) and o.contact_id = ${base.id})`,
    // Where both are of a campaign: whoever was written to as the one is not written to as the other.
    sql`
      update charla.campaign_recipients o set state = r.state, content = r.content, template_params = r.template_params,
        message_id = r.message_id, reason = r.reason, updated_at = r.updated_at
      from charla.campaign_recipients r
      where r.account_id = ${accountId} and r.contact_id = ${mergee.id} and r.state = 1 and o.account_id = r.account_id
        and o.campaign_id = r.campaign_id and o.contact_id = ${base.id} and o.state <> 1`,
    sql`update charla.contact_consents set contact_id = ${base.id} where account_id = ${accountId} and contact_id = ${mergee.id}`,
    sql`
      insert into charla.contact_labels (account_id, contact_id, title)
      select account_id, ${base.id}, title from charla.contact_labels where account_id = ${accountId} and contact_id = ${mergee.id}
      on conflict do nothing`,
    sql`delete from charla.contacts where account_id = ${accountId} and id = ${mergee.id}`, // frees what is unique
  ]
  await Promise.all(moves.map(move => move.execute()))
}

/** What the base knows when it has learned from the mergee what it did not know. */
function learned(base: Party, mergee: Party) {
  const later = Math.max(base.last_activity_at?.getTime() ?? 0, mergee.last_activity_at?.getTime() ?? 0)
  return {
    name: base.name ?? mergee.name,
    email: base.email ?? mergee.email,
    phone_number: base.phone_number ?? mergee.phone_number,
    identifier: base.identifier ?? mergee.identifier,
    additional_attributes: deepMerge(mergee.additional_attributes, base.additional_attributes),
    custom_attributes: deepMerge(mergee.custom_attributes, base.custom_attributes),
    avatar_key: base.avatar_key ?? mergee.avatar_key ?? null,
    company_id: base.company_id ?? mergee.company_id ?? null,
    last_activity_at: later ? new Date(later) : null,
  }
}

async function change(sql: Sql, ctx: Context, id: number, after: ReturnType<typeof learned>): Promise<Contact> {
  const [contact] = await sql<[Contact]>`
    update charla.contacts set ${sql({
      ...after,
      additional_attributes: json(sql, after.additional_attributes),
      custom_attributes: json(sql, after.custom_attributes),
      updated_at: ctx.now(),
    })} where account_id = ${ctx.accountId} and id = ${id} returning *`
  return contact
}

const json = (sql: Sql, value: object) => sql.json(value as postgres.JSONValue)

type Attributes = Record<string, unknown>

/** `over` wins, within objects key by key. Entries, not assignments: a key may be `__proto__`. */
function deepMerge(under: Attributes, over: Attributes): Attributes {
  const merged = new Map(Object.entries(under))
  for (const [key, value] of Object.entries(over)) {
    const beneath = merged.get(key)
    merged.set(key, isObject(beneath) && isObject(value) ? deepMerge(beneath, value) : value)
  }
  return Object.fromEntries(merged)
}

const isObject = (value: unknown): value is Attributes =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
