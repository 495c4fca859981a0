import { isDeepStrictEqual } from 'node:util'
import type postgres from 'postgres'
import type { Context } from '#lib/base/context.ts'
import { type Sql, withAccount } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import type { Contact } from './contact.ts'
import { assertUnique } from './contacts.ts'
import { lockConversationsOf } from './deletion.ts'
import type { Kept, MergeRecord } from './merge-record.ts'
import { visible } from './visible.ts'

/**
 * Makes two contacts of one that was merged: the mergee is there again under its id, with what was moved and is still
 * the base's; the base loses what it learned then and has kept since. What has been proven to be the base's meanwhile
 * stays there (SEC4), and a face that gave way is not kept. @throws `invalid` when an address, number or identifier of
 * the mergee is another contact's by now, `not_found` when the base is gone.
 */
export async function undoMerge(ctx: Context, id: number): Promise<Contact> {
  return withAccount(ctx, async ({ sql, track }) => {
    const { base, merge } = await lockBoth(sql, ctx, id)
    const mergeeId = merge.mergee_contact_id
    await giveUp(sql, ctx, base, merge)
    const mergee = await comeBack(sql, ctx, base, merge)
    const conversations = await moveBack(sql, ctx.accountId, merge)
    track({ name: 'contact.created', contactId: mergeeId })
    track({ name: 'contact.updated', contactId: base.id })
    for (const { id: conversationId, inbox_id } of conversations)
      track({ name: 'conversation.contact_changed', conversationId, inboxId: inbox_id, contactId: mergeeId })
    return mergee
  })
}

/** In the order in which merging locks: conversations, contact. What is kept of the merge goes: undone is undone. */
async function lockBoth(sql: Sql, ctx: Context, id: number): Promise<{ base: Contact; merge: MergeRecord }> {
  const [found] = await sql<{ base_id: number }[]>`
    select c.id as base_id from charla.contact_merges m
    join charla.contacts c on (c.account_id, c.id) = (m.account_id, m.base_contact_id)
    where m.account_id = ${ctx.accountId} and m.id = ${id} and ${visible(sql, ctx)}`
  if (!found) throw notFound()
  await lockConversationsOf(sql, ctx.accountId, found.base_id)
  const [base] = await sql<Contact[]>`
    select * from charla.contacts where account_id = ${ctx.accountId} and id = ${found.base_id} for update`
  const [merge] = await sql<MergeRecord[]>`
    delete from charla.contact_merges where account_id = ${ctx.accountId} and id = ${id} returning *`
  if (!base || !merge) throw notFound()
  return { base, merge }
}

async function giveUp(sql: Sql, ctx: Context, base: Contact, { base_before, base_after, labels_added }: MergeRecord) {
  const now = {
    ...base,
    avatar_key: base.avatar_key ?? null,
    last_activity_at: base.last_activity_at?.toISOString() ?? null,
  }
  const left = reverted(base_before, base_after, now) as Kept
  await sql`
    update charla.contacts set name = ${left.name}, email = ${left.email}, phone_number = ${left.phone_number},
      identifier = ${left.identifier}, avatar_key = ${left.avatar_key},
      company_id = ${companyThere(sql, ctx, left)}, last_activity_at = ${left.last_activity_at},
      additional_attributes = ${json(sql, left.additional_attributes)},
      custom_attributes = ${json(sql, left.custom_attributes)}, updated_at = ${ctx.now()}
    where account_id = ${ctx.accountId} and id = ${base.id}`
  await sql`
    delete from charla.contact_labels
    where account_id = ${ctx.accountId} and contact_id = ${base.id} and title = any(${labels_added}::text[])`
}

async function comeBack(sql: Sql, ctx: Context, base: Contact, merge: MergeRecord): Promise<Contact> {
  const { mergee, mergee_contact_id: id } = merge
  await assertUnique(sql, ctx.accountId, id, mergee)
  const lent = merge.base_before.avatar_key === null && base.avatar_key === mergee.avatar_key
  const [contact] = await sql<[Contact]>`
    insert into charla.contacts (account_id, id, name, email, phone_number, identifier, blocked, avatar_key,
      company_id, additional_attributes, custom_attributes, last_activity_at, created_at, updated_at)
    overriding system value
    values (${ctx.accountId}, ${id}, ${mergee.name}, ${mergee.email}, ${mergee.phone_number}, ${mergee.identifier},
      ${mergee.blocked}, ${lent ? mergee.avatar_key : null}, ${companyThere(sql, ctx, mergee)}, ${json(sql, mergee.additional_attributes)},
      ${json(sql, mergee.custom_attributes)}, ${mergee.last_activity_at}, ${mergee.created_at}, ${ctx.now()})
    returning *`
  await sql`
    insert into charla.contact_labels (account_id, contact_id, title)
    select ${ctx.accountId}, ${id}, unnest(${merge.labels}::text[])`
  return contact
}

/** A conversation goes with the place in an inbox that it is held through, those begun since the merge too. */
async function moveBack(sql: Sql, accountId: number, merge: MergeRecord): Promise<{ id: number; inbox_id: number }[]> {
  const { base_contact_id: from, mergee_contact_id: to } = merge
  await sql`
    update charla.notes set contact_id = ${to}
    where account_id = ${accountId} and contact_id = ${from} and id = any(${merge.note_ids}::bigint[])`
  await sql`
    update charla.contact_consents set contact_id = ${to}
    where account_id = ${accountId} and contact_id = ${from} and id = any(${merge.consent_ids}::bigint[])`
  const places = await sql<{ id: number }[]>`
    update charla.contact_inboxes set contact_id = ${to}
    where account_id = ${accountId} and contact_id = ${from} and id = any(${merge.contact_inbox_ids}::bigint[])
      and not hmac_verified returning id`
  const conversations = await sql<{ id: number; inbox_id: number }[]>`
    update charla.conversations set contact_id = ${to}
    where account_id = ${accountId} and contact_id = ${from} and contact_inbox_id = any(${places.map(one => one.id)}::bigint[])
    returning id, inbox_id`
  await sql`
    update charla.messages set sender_id = ${to}
    where account_id = ${accountId} and sender_type = 1 and sender_id = ${from}
      and conversation_id = any(${conversations.map(one => one.id)}::bigint[])`
  return conversations.sort((a, b) => a.id - b.id)
}

/** The company may have been deleted meanwhile. */
const companyThere = (sql: Sql, ctx: Context, { company_id = null }: Kept) =>
  sql`(select id from charla.companies where account_id = ${ctx.accountId} and id = ${company_id} for key share)`

const json = (sql: Sql, value: object) => sql.json(value as postgres.JSONValue)

type Values = Record<string, unknown>

/** What is as the merge left it becomes what it was before; what has been changed since stays. */
function reverted(before: Values, after: Values, now: Values): Values {
  const known = new Set([...Object.keys(before), ...Object.keys(now)])
  const entries = [...known].flatMap((key): [string, unknown][] => {
    const [was, became, is] = [own(before, key), own(after, key), own(now, key)]
    if (isDeepStrictEqual(is, became)) return was === undefined ? [] : [[key, was]]
    if (isObject(is) && isObject(became)) return [[key, reverted(isObject(was) ? was : {}, became, is)]]
    return is === undefined ? [] : [[key, is]]
  })
  return Object.fromEntries(entries)
}

const own = (values: Values, key: string): unknown => (Object.hasOwn(values, key) ? values[key] : undefined)

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
