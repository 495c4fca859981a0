import type postgres from 'postgres'
import { systemContext, type VisitorContext } from '#lib/base/context.ts'
import { hashToken } from '#lib/base/crypto.ts'
import { inOneTrip, type Sql, type Transaction, withAccount } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import { type Contact, changeContact, lockSource, mergeContacts, visitorPubsubToken } from '#lib/contacts/index.ts'
import { holderOf, weigh } from '../claims.ts'
import type { ClientContact, ClientContactChanges } from './contact.ts'

/** @throws `not_found` when the inbox does not know them. */
export async function clientContact(ctx: VisitorContext): Promise<ClientContact> {
  const { inboxId, sourceId, contactId } = ctx.actor
  const [contact] = await inOneTrip<Contact>(
    ctx,
    sql => sql`select * from charla.contacts where account_id = ${ctx.accountId} and id = ${contactId}`,
  )
  if (!contact) throw notFound()
  const { id, name, email, phone_number } = contact
  return { source_id: sourceId, pubsub_token: visitorPubsubToken(inboxId, sourceId), id, name, email, phone_number }
}

/**
 * Makes a contact that the inbox knows by the source id; who is proven becomes one with the contact that goes by the
 * identifier. A source id that the inbox knows already is answered as it is. Answers the context with the ids.
 */
export async function createClientContact(
  ctx: VisitorContext,
  said: ClientContactChanges,
  proven: boolean,
): Promise<VisitorContext> {
  const { inboxId, sourceId } = ctx.actor
  return withAccount(ctx, async tx => {
    const { sql } = tx
    await lockSource(sql, inboxId, sourceId)
    const [known] = await sql<{ id: number; contact_id: number }[]>`
      select id, contact_id from charla.contact_inboxes
      where account_id = ${ctx.accountId} and inbox_id = ${inboxId} and source_id = ${sourceId}`
    const contactInbox = known ?? (await makeSource(tx, ctx, await contactFor(tx, ctx, said, proven), proven))
    return { ...ctx, actor: { ...ctx.actor, contactId: contactInbox.contact_id, contactInboxId: contactInbox.id } }
  })
}

/**
 * Changes the client's own contact. A signature makes the source a verified one; when another contact goes by the proven
 * identifier, the two become one. @throws `invalid` when both are proven, as different people.
 */
export async function changeClientContact(
  ctx: VisitorContext,
  said: ClientContactChanges,
  proven: boolean,
): Promise<VisitorContext> {
  const { contactId, contactInboxId } = ctx.actor
  if (contactId === null) throw notFound()
  const holder = await withAccount(ctx, async tx => {
    const { sql } = tx
    // Chatwoot keeps what a contact is identified by, unless a signature says it.
    const { identifier, identifier_hash: _, name, custom_attributes, ...rest } = said
    const { columns, beside } = await weigh(
      sql,
      ctx.accountId,
      contactId,
      proven ? { ...rest, identifier } : rest,
      proven,
    )
    await changeContact(tx, ctx, contactId, { name, custom_attributes, ...columns, additional_attributes: beside })
    if (!proven) return undefined
    const holder = await holderOf(sql, ctx.accountId, identifier as string)
    if (holder === contactId) await verify(sql, ctx.accountId, contactId, contactInboxId as number)
    return holder
  })
  if (holder === undefined || holder === contactId) return ctx
  await mergeContacts(systemContext(ctx.accountId, ctx.now), holder, contactId)
  await withAccount(ctx, ({ sql }) => verify(sql, ctx.accountId, holder, contactInboxId as number))
  return { ...ctx, actor: { ...ctx.actor, contactId: holder } }
}

async function contactFor(
  { sql, track }: Transaction,
  ctx: VisitorContext,
  said: ClientContactChanges,
  proven: boolean,
): Promise<number> {
  const { columns, beside } = await weigh(sql, ctx.accountId, null, said, proven)
  const holder = proven && (await holderOf(sql, ctx.accountId, said.identifier as string))
  if (holder) return holder
  const row = { account_id: ctx.accountId, name: said.name ?? null, ...columns, last_activity_at: ctx.now() }
  const [contact] = await sql<[{ id: number }]>`
    insert into charla.contacts ${sql({
      ...row,
      additional_attributes: sql.json(beside),
      custom_attributes: sql.json((said.custom_attributes ?? {}) as postgres.JSONValue),
    })} returning id`
  track({ name: 'contact.created', contactId: contact.id, inboxId: ctx.actor.inboxId })
  return contact.id
}

async function makeSource({ sql }: Transaction, ctx: VisitorContext, contactId: number, proven: boolean) {
  const { inboxId, sourceId } = ctx.actor
  const [made] = await sql<[{ id: number; contact_id: number }]>`
    insert into charla.contact_inboxes (account_id, contact_id, inbox_id, source_id, pubsub_token_hash, hmac_verified)
    values (${ctx.accountId}, ${contactId}, ${inboxId}, ${sourceId}, ${hashToken(visitorPubsubToken(inboxId, sourceId))}, ${proven})
    returning id, contact_id`
  return made
}

async function verify(sql: Sql, accountId: number, contactId: number, contactInboxId: number): Promise<void> {
  await sql`
    update charla.contact_inboxes set hmac_verified = true where account_id = ${accountId} and id = ${contactInboxId}`
  await sql`
    update charla.contacts set additional_attributes = additional_attributes - 'unverified_identifier'
    where account_id = ${accountId} and id = ${contactId}`
}
