import { systemContext, type VisitorContext } from '#lib/base/context.ts'
import { derivedToken } from '#lib/base/crypto.ts'
import { type Sql, type Transaction, withAccount } from '#lib/base/db/index.ts'
import { changeContact, ensureContactInbox, ensureSource, mergeWithin, ownContact } from '#lib/contacts/index.ts'
import { holderOf, weigh } from '../claims.ts'
import { changesOf, withoutBlanks } from './claims.ts'
import type { Identity } from './proof.ts'
import { newSourceId } from './visitor.ts'

/**
 * The visitor becomes who the website says they are; answers the context that they have now. Who is proven is known to
 * the inbox by a source id that follows from the identifier: the same person on whatever browser, and nobody else. Who is
 * not proven keeps a contact of their own, on which the identifier is a claim. Somebody else than before gets a new source
 * id, and so sees nothing of who was there (W5).
 */
export async function identify(ctx: VisitorContext, { identifier, proven, said }: Identity): Promise<VisitorContext> {
  const given = withoutBlanks(said)
  return withAccount(ctx, async tx => {
    // Always the first lock of who makes contacts or moves conversations.
    await tx.sql`select from charla.display_ids where account_id = ${ctx.accountId} for update`
    const now = proven ? await become(tx, ctx, identifier as string) : await claimant(tx, ctx, identifier)
    const contactId = now.actor.contactId as number
    const { columns, beside } = await weigh(
      tx.sql,
      ctx.accountId,
      contactId,
      { ...given, ...(identifier ? { identifier } : {}) },
      proven,
    )
    const [own] = await ownContact(tx.sql, now)
    if (own) await changeContact(tx, now, contactId, changesOf(given, columns, beside))
    return now
  })
}

/** By what the inbox knows the person, on whatever browser. */
export const provenSource = (inboxId: number, identifier: string): string =>
  derivedToken('visitor identity', `${inboxId}:${identifier}`)

/** The proven person: the contact that goes by the identifier, with what was said before they were known. */
async function become(tx: Transaction, ctx: VisitorContext, identifier: string): Promise<VisitorContext> {
  const { sql } = tx
  const { accountId } = ctx
  const { inboxId } = ctx.actor
  const sourceId = provenSource(inboxId, identifier)
  const before = await anonymous(sql, ctx, sourceId, identifier)
  await weigh(sql, accountId, before?.contact_id ?? null, { identifier }, true) // takes the name from who only claims it
  const known = await sourceOf(sql, ctx, sourceId)
  const contactId =
    (await holderOf(sql, accountId, identifier)) ??
    (known && (known.identifier === null || known.identifier === identifier) ? known.contact_id : undefined) ??
    before?.contact_id ??
    (await newContact(tx, ctx))
  if (known && known.contact_id !== contactId) await rehome(sql, accountId, known.id, contactId)
  const source = await ensureSource(sql, accountId, contactId, inboxId, sourceId)
  if (before) await adopt(tx, ctx, before, { id: source.id, contact_id: contactId })
  await sql`
    update charla.contact_inboxes set hmac_verified = true where account_id = ${accountId} and id = ${source.id}`
  await sql`
    update charla.contacts set identifier = ${identifier}, additional_attributes = additional_attributes - 'unverified_identifier'
    where account_id = ${accountId} and id = ${contactId}`
  return { ...ctx, actor: { ...ctx.actor, sourceId, contactId, contactInboxId: source.id } }
}

/** Who only says who they are: goes on as the contact that they are, unless that is somebody else. */
async function claimant(tx: Transaction, ctx: VisitorContext, identifier: string | null): Promise<VisitorContext> {
  const { sql, track } = tx
  const { accountId } = ctx
  const [own] = await ownContact(sql, ctx)
  const name = own?.identifier ?? own?.additional_attributes.unverified_identifier ?? null
  const stays = own ? identifier === null || name === null || name === identifier : ctx.actor.contactInboxId === null
  const sourceId = stays ? ctx.actor.sourceId : newSourceId()
  const made = await ensureContactInbox(sql, accountId, ctx.actor.inboxId, sourceId)
  if (made.created) track({ name: 'contact.created', contactId: made.contact_id, inboxId: ctx.actor.inboxId })
  return { ...ctx, actor: { ...ctx.actor, sourceId, contactId: made.contact_id, contactInboxId: made.id } }
}

type Anonymous = { id: number; contact_id: number }

/**
 * The contact of who has written before they were known, if it is nothing else than that: known to this inbox alone, proven
 * by nobody, and not claiming to be somebody else.
 */
async function anonymous(
  sql: Sql,
  { accountId, actor }: VisitorContext,
  sourceId: string,
  identifier: string,
): Promise<Anonymous | undefined> {
  if (actor.sourceId === sourceId) return undefined
  const [found] = await sql<Anonymous[]>`
    select me.id, me.contact_id from charla.contact_inboxes me
    join charla.contacts p on (p.account_id, p.id) = (me.account_id, me.contact_id)
    where me.account_id = ${accountId} and me.inbox_id = ${actor.inboxId} and me.source_id = ${actor.sourceId} and not me.hmac_verified
      and coalesce(p.identifier, ${identifier}) = ${identifier} and (p.identifier is null or p.additional_attributes->>'unverified_identifier' = p.identifier)
      and coalesce(p.additional_attributes->>'unverified_identifier', ${identifier}) = ${identifier}
      and not exists (
        select from charla.contact_inboxes o
        where (o.account_id, o.contact_id) = (me.account_id, me.contact_id) and o.id <> me.id
      )
    for update of me, p`
  return found
}

async function sourceOf(sql: Sql, { accountId, actor }: VisitorContext, sourceId: string) {
  const [known] = await sql<{ id: number; contact_id: number; identifier: string | null }[]>`
    select me.id, me.contact_id, p.identifier from charla.contact_inboxes me
    join charla.contacts p on (p.account_id, p.id) = (me.account_id, me.contact_id)
    where me.account_id = ${accountId} and me.inbox_id = ${actor.inboxId} and me.source_id = ${sourceId}`
  return known
}

async function newContact({ sql, track }: Transaction, ctx: VisitorContext): Promise<number> {
  const [contact] = await sql<[{ id: number }]>`
    insert into charla.contacts (account_id, last_activity_at) values (${ctx.accountId}, ${ctx.now()}) returning id`
  track({ name: 'contact.created', contactId: contact.id, inboxId: ctx.actor.inboxId })
  return contact.id
}

/** What a person has written under the source goes with it to the contact who they are. */
async function rehome(sql: Sql, accountId: number, contactInboxId: number, contactId: number): Promise<void> {
  await sql`
    update charla.messages m set sender_id = ${contactId}, echo_id = null from charla.conversations c
    where c.account_id = ${accountId} and c.contact_inbox_id = ${contactInboxId} and m.account_id = c.account_id
      and m.conversation_id = c.id and m.sender_type = 1 and m.sender_id = c.contact_id`
  await sql`
    update charla.conversations set contact_id = ${contactId}
    where account_id = ${accountId} and contact_inbox_id = ${contactInboxId}`
  await sql`
    update charla.contact_inboxes set contact_id = ${contactId} where account_id = ${accountId} and id = ${contactInboxId}`
}

async function adopt(tx: Transaction, ctx: VisitorContext, before: Anonymous, now: Anonymous): Promise<void> {
  const { sql, track } = tx
  const { accountId } = ctx
  if (before.contact_id !== now.contact_id)
    await mergeWithin(tx, systemContext(accountId, ctx.now), now.contact_id, before.contact_id)
  const moved = await sql<{ id: number }[]>`
    update charla.conversations set contact_inbox_id = ${now.id}
    where account_id = ${accountId} and contact_inbox_id = ${before.id} returning id`
  for (const { id } of moved)
    track({
      name: 'conversation.contact_changed',
      conversationId: id,
      inboxId: ctx.actor.inboxId,
      contactId: now.contact_id,
    })
  await sql`delete from charla.contact_inboxes where account_id = ${accountId} and id = ${before.id}`
}
