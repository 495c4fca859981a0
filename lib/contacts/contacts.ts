import type postgres from 'postgres'
import type { z } from 'zod'
import type { Context, MemberContext } from '#lib/base/context.ts'
import { inOneTrip, type Sql, type Transaction, withAccount } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import { maySee } from '#lib/users/index.ts'
import { changesBetween, type Described, noteChange } from './changes.ts'
import type { Contact, ContactChanges, newContact } from './contact.ts'
import { ensureSource, type Source } from './contact-inboxes.ts'
import { visible } from './visible.ts'

export async function findContact(ctx: Context, id: number): Promise<Contact> {
  const [contact] = await inOneTrip<Contact>(
    ctx,
    sql => sql`
    select * from charla.contacts c where account_id = ${ctx.accountId} and id = ${id} and ${visible(sql, ctx)}`,
  )
  if (!contact) throw notFound()
  return contact
}

/**
 * Makes a contact, known to the inbox if one is named. @throws `invalid` when an address, number, identifier or source
 * id is another's, `not_found` when the member may not see the inbox.
 */
export async function createContact(
  ctx: MemberContext,
  { inbox_id, source_id, ...given }: z.output<typeof newContact>,
): Promise<{ contact: Contact; source: Source | null }> {
  if (inbox_id && !maySee(ctx.actor, inbox_id)) throw notFound()
  const { additional_attributes = {}, custom_attributes = {}, ...rest } = given
  const plain = defined(rest)
  return withAccount(ctx, async ({ sql, track }) => {
    await assertUnique(sql, ctx.accountId, 0, plain)
    const row = { account_id: ctx.accountId, ...plain, created_at: ctx.now(), updated_at: ctx.now() }
    const [contact] = await sql<[Contact]>`
      insert into charla.contacts ${sql({
        ...row,
        additional_attributes: sql.json(additional_attributes as postgres.JSONValue),
        custom_attributes: sql.json(custom_attributes as postgres.JSONValue),
      })} returning *`
    const source = inbox_id ? await ensureSource(sql, ctx.accountId, contact.id, inbox_id, source_id) : null
    await noteChange(sql, ctx, contact.id, 'created')
    track({ name: 'contact.created', contactId: contact.id, inboxId: inbox_id ?? null })
    return { contact, source }
  })
}

export async function updateContact(ctx: MemberContext, id: number, changes: ContactChanges): Promise<Contact> {
  await findContact(ctx, id)
  return withAccount(ctx, tx => changeContact(tx, ctx, id, changes))
}

/** Takes these attributes away. Those that the contact does not have are no mistake. */
export async function forgetAttributes(ctx: MemberContext, id: number, keys: string[]): Promise<Contact> {
  return withAccount(ctx, async ({ sql, track }) => {
    const [found] = await sql<WithBefore[]>`
      with before as (
        select * from charla.contacts c where account_id = ${ctx.accountId} and id = ${id} and ${visible(sql, ctx)} for no key update
      )
      update charla.contacts c set custom_attributes = c.custom_attributes - ${keys}::text[], updated_at = ${ctx.now()}
      from before where c.account_id = ${ctx.accountId} and c.id = before.id returning c.*, ${asBefore(sql)}`
    if (!found) throw notFound()
    const { before, ...contact } = found
    await noteChange(sql, ctx, id, 'updated', { fields: changesBetween(before, contact) })
    track({ name: 'contact.updated', contactId: id })
    return contact
  })
}

/** Changes a contact within a transaction. @throws `invalid` when an address, number or identifier is another's. */
export async function changeContact(
  { sql, track }: Transaction,
  ctx: Context,
  id: number,
  changes: ContactChanges,
): Promise<Contact> {
  const { additional_attributes, custom_attributes, ...rest } = changes
  const plain = defined(rest)
  await assertUnique(sql, ctx.accountId, id, plain)
  const [found] = await sql<WithBefore[]>`
    with before as (
      select * from charla.contacts where account_id = ${ctx.accountId} and id = ${id} for no key update
    )
    update charla.contacts c set ${sql({ ...plain, updated_at: ctx.now() })},
      additional_attributes = c.additional_attributes || ${sql.json((additional_attributes ?? {}) as postgres.JSONValue)},
      custom_attributes = c.custom_attributes || ${sql.json((custom_attributes ?? {}) as postgres.JSONValue)}
    from before where c.account_id = ${ctx.accountId} and c.id = before.id returning c.*, ${asBefore(sql)}`
  if (!found) throw notFound()
  const { before, ...contact } = found
  await noteChange(sql, ctx, id, 'updated', { fields: changesBetween(before, contact) })
  track({ name: 'contact.updated', contactId: id })
  return contact
}

type WithBefore = Contact & { before: Described }

const asBefore = (sql: Sql) => sql`
  jsonb_build_object('name', before.name, 'email', before.email, 'phone_number', before.phone_number,
    'identifier', before.identifier, 'blocked', before.blocked, 'additional_attributes', before.additional_attributes,
    'custom_attributes', before.custom_attributes) as before`

const defined = (given: Record<string, unknown>): Record<string, string | boolean | null> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Record<
    string,
    string | boolean | null
  >

/** Says which field is another contact's before the unique index only says that one is. The index has the last word. */
export async function assertUnique(
  sql: Sql,
  accountId: number,
  id: number,
  plain: Record<string, unknown>,
): Promise<void> {
  const text = (name: string) => (typeof plain[name] === 'string' ? (plain[name] as string) : null)
  const [email, phone, identifier] = [text('email'), text('phone_number'), text('identifier')]
  if (!email && !phone && !identifier) return
  const [other] = await sql<{ email: boolean; phone_number: boolean; identifier: boolean }[]>`
    select coalesce(email_key = lower(${email}), false) as email, coalesce(phone_number = ${phone}, false) as phone_number,
      coalesce(identifier = ${identifier}, false) as identifier
    from charla.contacts where account_id = ${accountId} and id <> ${id}
      and (email_key = lower(${email}) or phone_number = ${phone} or identifier = ${identifier}) limit 1`
  const field = other && (['email', 'phone_number', 'identifier'] as const).find(name => other[name])
  if (field) throw invalid(`${field}: has already been taken`, field)
}
