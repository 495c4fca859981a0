import type postgres from 'postgres'
import type { MemberContext } from '#lib/base/context.ts'
import { type Sql, unprepared, withAccount } from '#lib/base/db/index.ts'
import { type Condition, filtering } from '#lib/filters/index.ts'
import { presentContacts } from '#lib/users/index.ts'
import type { Contact } from './contact.ts'
import { contactAttributes } from './filterable.ts'
import { visible } from './visible.ts'

/** Chatwoot's, and the most that may be asked for. */
export const PER_PAGE = 15
export const MOST_PER_PAGE = 200
const MANY = 2_000

const sorts = {
  name: 'lower(name)',
  email: 'email_key',
  phone_number: 'phone_number',
  last_activity_at: 'last_activity_at',
  created_at: 'created_at',
  company_name: "lower(additional_attributes->>'company_name')",
  city: "lower(additional_attributes->>'city')",
  country: "lower(additional_attributes->>'country')",
} as const
export const contactSorts = Object.keys(sorts).flatMap(name => [name, `-${name}`]) as [string, ...string[]]

/** `labels`: of those that bear one of them; none are all. `q`: of those in whom the text is. */
export type Asked = { page: number; per_page?: number; sort: string; labels: string[]; q?: string | undefined }
export type ContactPage = { contacts: Contact[]; count: number }

/** One page of the contacts that the member may see, and how many there are. */
export const listContacts = (ctx: MemberContext, asked: Asked): Promise<ContactPage> =>
  counted(ctx, asked, sql => sql`true`)

/** The same of those who are there right now. */
export async function activeContacts(ctx: MemberContext, asked: Asked): Promise<ContactPage> {
  const present = [...(await presentContacts(ctx.accountId))]
  return counted(ctx, asked, sql => sql`id = any(${present}::bigint[])`)
}

/** Those whose name, address, number, identifier or company contains the text. `more`: there is another page. */
export async function searchContacts(
  ctx: MemberContext,
  text: string,
  asked: Asked,
): Promise<{ contacts: Contact[]; more: boolean }> {
  const found = await withAccount(ctx, ({ sql }) => lookedFor(sql, ctx, text, asked))
  const size = asked.per_page ?? PER_PAGE
  return { contacts: found.slice(0, size), more: found.length > size }
}

/** A page of them, and one more. `many`: of so many the first are soon met on the way down the list; fewer are fetched. */
export async function lookedFor(
  sql: Sql,
  ctx: MemberContext,
  text: string,
  asked: Asked,
  many = MANY,
): Promise<Contact[]> {
  const ids = await contactsLike(sql, text, many + 1)
  const among = ids.length > many ? says(sql, text) : sql`id = any(${ids}::bigint[])`
  return sql<Contact[]>`
    select * from charla.contacts c where account_id = ${ctx.accountId} and ${among} and ${visible(sql, ctx)}
      ${labelled(sql, asked.labels)} ${page(sql, asked, 1)}`
}

/** Ids of contacts of the account in whom the text is, whoever may see them; at most so many. */
export async function contactsLike(sql: Sql, text: string, most: number): Promise<number[]> {
  const [found] = await sql<[{ ids: number[] }]>`
    select array(select * from charla.contacts_like(${text}, ${most})) as ids`
  return found.ids
}

/** Of those that the member may see, a page of these, newest activity first unless asked otherwise. */
export async function filterContacts(ctx: MemberContext, conditions: Condition[], asked: Asked): Promise<ContactPage> {
  const where = await filtering(ctx, conditions, contactAttributes)
  return withAccount(ctx, async ({ sql }) => {
    const mine = () =>
      sql`account_id = ${ctx.accountId} and ${visible(sql, ctx)} and ${where(sql)} ${saying(sql, asked.q)}`
    const [found] = await unprepared(sql<[{ count: number; ids: number[] }]>`
      select (select count(*) from charla.contacts c where ${mine()} ${labelled(sql, asked.labels)}) as count,
        array(select id from charla.contacts c where ${mine()} ${labelled(sql, asked.labels)} ${page(sql, asked)}) as ids`)
    const contacts = await sql<Contact[]>`
      select * from charla.contacts where account_id = ${ctx.accountId} and id = any(${found.ids}::bigint[])
      order by array_position(${found.ids}::bigint[], id)`
    return { contacts, count: found.count }
  })
}

async function counted(ctx: MemberContext, asked: Asked, where: (sql: Sql) => postgres.Fragment): Promise<ContactPage> {
  return withAccount(ctx, async ({ sql }) => {
    const mine = sql`account_id = ${ctx.accountId} and ${visible(sql, ctx)} and ${where(sql)}
      ${labelled(sql, asked.labels)} ${saying(sql, asked.q)}`
    const counted = sql<{ count: number }[]>`select count(*) from charla.contacts c where ${mine}`.execute()
    const contacts = await sql<Contact[]>`select * from charla.contacts c where ${mine} ${page(sql, asked)}`
    return { contacts, count: (await counted)[0]?.count ?? 0 }
  })
}

function page(sql: Sql, { page, per_page = PER_PAGE, sort }: Asked, further = 0): postgres.Fragment {
  const column = sorts[sort.replace('-', '') as keyof typeof sorts]
  const direction = sort.startsWith('-') ? 'desc' : 'asc'
  return sql`order by ${sql.unsafe(`${column} ${direction} nulls last`)}, id ${sql.unsafe(direction)}
    limit ${per_page + further} offset ${(page - 1) * per_page}`
}

const says = (sql: Sql, text: string): postgres.Fragment => sql`(
  select strpos(s.said, charla.folded(${text})) > 0 from charla.contact_search s
  where (s.account_id, s.contact_id) = (c.account_id, c.id))`

const saying = (sql: Sql, text = ''): postgres.Fragment => (text ? sql`and ${says(sql, text)}` : sql``)

export const labelled = (sql: Sql, labels: string[]): postgres.Fragment =>
  labels.length
    ? sql`and exists (
        select from charla.contact_labels l where (l.account_id, l.contact_id) = (c.account_id, c.id) and l.title = any(${labels})
      )`
    : sql``
