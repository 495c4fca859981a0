import type postgres from 'postgres'
import type { Context, MemberContext } from '#lib/base/context.ts'
import { inOneTrip, type Sql, type Transaction, withAccount } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import type { Contact, ContactChanges } from './contact.ts'

export const PER_PAGE = 15

const sorts = {
  name: 'lower(name)',
  email: 'email_key',
  phone_number: 'phone_number',
  last_activity_at: 'last_activity_at',
  created_at: 'created_at',
} as const
export const contactSorts = Object.keys(sorts).flatMap(name => [name, `-${name}`]) as [string, ...string[]]

/** One page of the contacts that the member may see, and how many there are; with `labels` of those that bear one of them. */
export async function listContacts(
  ctx: MemberContext,
  page: number,
  sort: string,
  labels: string[],
): Promise<{ contacts: Contact[]; count: number }> {
  const column = sorts[sort.replace('-', '') as keyof typeof sorts]
  const direction = sort.startsWith('-') ? 'desc' : 'asc'
  return withAccount(ctx, async ({ sql }) => {
    const listed = sql`c.account_id = ${ctx.accountId} and ${visible(sql, ctx)} ${labelled(sql, labels)}`
    const counted = sql<{ count: number }[]>`select count(*) from charla.contacts c where ${listed}`.execute()
    const contacts = await sql<Contact[]>`
      select * from charla.contacts c where ${listed}
      order by ${sql.unsafe(`${column} ${direction} nulls last`)}, id ${sql.unsafe(direction)}
      limit ${PER_PAGE} offset ${(page - 1) * PER_PAGE}`
    return { contacts, count: (await counted)[0]?.count ?? 0 }
  })
}

export async function findContact(ctx: MemberContext, id: number): Promise<Contact> {
  const [contact] = await inOneTrip<Contact>(
    ctx,
    sql => sql`
    select * from charla.contacts c where account_id = ${ctx.accountId} and id = ${id} and ${visible(sql, ctx)}`,
  )
  if (!contact) throw notFound()
  return contact
}

export async function updateContact(ctx: MemberContext, id: number, changes: ContactChanges): Promise<Contact> {
  await findContact(ctx, id)
  return withAccount(ctx, tx => changeContact(tx, ctx, id, changes))
}

/** Changes a contact within a transaction. @throws `invalid` when an address, number or identifier is another's. */
export async function changeContact(
  { sql, track }: Transaction,
  ctx: Context,
  id: number,
  changes: ContactChanges,
): Promise<Contact> {
  const { additional_attributes, custom_attributes, ...rest } = changes
  const plain = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  await assertUnique(sql, ctx.accountId, id, plain)
  const [contact] = await sql<Contact[]>`
    update charla.contacts set ${sql({ ...plain, updated_at: ctx.now() })},
      additional_attributes = additional_attributes || ${sql.json((additional_attributes ?? {}) as postgres.JSONValue)},
      custom_attributes = custom_attributes || ${sql.json((custom_attributes ?? {}) as postgres.JSONValue)}
    where account_id = ${ctx.accountId} and id = ${id} returning *`
  if (!contact) throw notFound()
  track({ name: 'contact.updated', contactId: id })
  return contact
}

/** Says which field is another contact's before the unique index only says that one is. The index has the last word. */
async function assertUnique(sql: Sql, accountId: number, id: number, plain: Record<string, unknown>): Promise<void> {
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

const labelled = (sql: Sql, labels: string[]) =>
  labels.length
    ? sql`and exists (
        select from charla.contact_labels l where (l.account_id, l.contact_id) = (c.account_id, c.id) and l.title = any(${labels})
      )`
    : sql``

/** An agent sees the contacts of their inboxes, and those who are in none. */
const visible = (sql: Sql, ctx: MemberContext) =>
  ctx.actor.inboxIds === 'all'
    ? sql`true`
    : sql`(exists (
        select from charla.contact_inboxes ci
        where (ci.account_id, ci.contact_id) = (c.account_id, c.id) and ci.inbox_id = any(${ctx.actor.inboxIds})
      ) or not exists (
        select from charla.contact_inboxes ci where (ci.account_id, ci.contact_id) = (c.account_id, c.id)
      ))`
