import type postgres from 'postgres'
import type { MemberContext } from '#lib/base/context.ts'
import { type Sql, withAccount } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import { visible } from '#lib/contacts/index.ts'
import { removeFiles } from '#lib/files/index.ts'
import type { CompaniesAsked, Company, CompanyChanges, NewCompany, sorts } from './company.ts'

const PER_PAGE = 25
/** Contacts whose change is told one by one. */
const MOST_TOLD = 100

/** What is not stored, but counted. */
const counts = ['contacts_count', 'last_activity_at']
const columns: Record<(typeof sorts)[number], string> = {
  name: 'lower(name)',
  domain: 'domain',
  created_at: 'created_at',
  contacts_count: 'contacts_count',
  last_activity_at: 'last_activity_at',
}

/** A page of the companies, and how many there are. With `q` those that have the text in their name or domain. */
export async function listCompanies(
  ctx: MemberContext,
  { page, sort, q = '' }: CompaniesAsked,
): Promise<{ companies: Company[]; count: number }> {
  return withAccount(ctx, async ({ sql }) => {
    const among = sql`strpos(lower(o.name), lower(${q})) > 0 or strpos(o.domain, lower(${q})) > 0`
    const [counted] = await sql<{ count: number }[]>`
      select count(*) from charla.companies o where account_id = ${ctx.accountId} and (${among})`
    const column = columns[sort.replace('-', '') as keyof typeof columns]
    const direction = sort.startsWith('-') ? 'desc' : 'asc'
    const order = sql.unsafe(`order by ${column} ${direction} nulls last, id ${direction}`)
    const part = sql`limit ${PER_PAGE} offset ${(page - 1) * PER_PAGE}`
    // Contacts are counted of the companies of the page alone, unless they decide which those are.
    const companies = counts.includes(column)
      ? await sql<Company[]>`select * from (${selected(sql, ctx)} and (${among})) found ${order} ${part}`
      : await sql<Company[]>`
          select * from (${selected(
            sql,
            ctx,
            sql`(select * from charla.companies o where account_id = ${ctx.accountId} and (${among}) ${order} ${part})`,
          )}) found ${order}`
    return { companies, count: counted?.count ?? 0 }
  })
}

export const findCompany = (ctx: MemberContext, id: number): Promise<Company> =>
  withAccount(ctx, ({ sql }) => readCompany(sql, ctx, id))

/** @throws `invalid` when the domain is another company's. */
export async function createCompany(ctx: MemberContext, given: NewCompany): Promise<Company> {
  const { name, domain = null, description = null, custom_attributes = {} } = given
  return withAccount(ctx, async ({ sql }) => {
    const [made] = await sql<[{ id: number }]>`
      insert into charla.companies (account_id, name, domain, description, custom_attributes)
      values (${ctx.accountId}, ${name}, ${domain}, ${description}, ${sql.json(custom_attributes as postgres.JSONValue)})
      returning id`
    return readCompany(sql, ctx, made.id)
  })
}

/** Attributes are merged into those there are. @throws `invalid` when the domain is another company's. */
export async function updateCompany(ctx: MemberContext, id: number, changes: CompanyChanges): Promise<Company> {
  const { custom_attributes = {}, ...rest } = changes
  const plain = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  return withAccount(ctx, async ({ sql }) => {
    await sql`
      update charla.companies set ${sql({ ...plain, updated_at: ctx.now() })},
        custom_attributes = custom_attributes || ${sql.json(custom_attributes as postgres.JSONValue)}
      where account_id = ${ctx.accountId} and id = ${id}`
    return readCompany(sql, ctx, id)
  })
}

/**
 * Takes the company away. Its contacts stay, with no company: of a few each is told, of more everybody loads afresh, as
 * after other changes to any number of rows.
 */
export async function deleteCompany(ctx: MemberContext, id: number): Promise<void> {
  await withAccount(ctx, async tx => {
    const left = await tx.sql<{ id: number }[]>`
      update charla.contacts set company_id = null, updated_at = ${ctx.now()}
      where account_id = ${ctx.accountId} and company_id = ${id} returning id`
    const [gone] = await tx.sql<{ avatar_key: string | null }[]>`
      delete from charla.companies where account_id = ${ctx.accountId} and id = ${id} returning avatar_key`
    if (!gone) throw notFound()
    if (gone.avatar_key) removeFiles.later(tx, { keys: [gone.avatar_key] })
    if (left.length > MOST_TOLD) tx.track({ name: 'permissions.changed', data: { user_ids: [], everyone: true } })
    else for (const contact of left) tx.track({ name: 'contact.updated', contactId: contact.id })
  })
}

/** Takes these attributes away. Those that the company does not have are no mistake. */
export async function forgetAttributes(ctx: MemberContext, id: number, keys: string[]): Promise<Company> {
  return withAccount(ctx, async ({ sql }) => {
    await sql`
      update charla.companies set custom_attributes = custom_attributes - ${keys}::text[], updated_at = ${ctx.now()}
      where account_id = ${ctx.accountId} and id = ${id}`
    return readCompany(sql, ctx, id)
  })
}

/** Gives the company the picture with this key, or none. The one before is removed. */
export async function setFace(ctx: MemberContext, id: number, key: string | null): Promise<Company> {
  return withAccount(ctx, async tx => {
    const [before] = await tx.sql<{ avatar_key: string | null }[]>`
      with before as (
        select id, avatar_key from charla.companies where account_id = ${ctx.accountId} and id = ${id} for update
      )
      update charla.companies o set avatar_key = ${key}, updated_at = ${ctx.now()} from before
      where o.account_id = ${ctx.accountId} and o.id = before.id returning before.avatar_key`
    if (!before) throw notFound()
    if (before.avatar_key) removeFiles.later(tx, { keys: [before.avatar_key] })
    return readCompany(tx.sql, ctx, id)
  })
}

export async function readCompany(sql: Sql, ctx: MemberContext, id: number): Promise<Company> {
  const [company] = await sql<Company[]>`${selected(sql, ctx)} and o.id = ${id}`
  if (!company) throw notFound()
  return company
}

/** Those of the ids that there are. */
export const companiesById = (ctx: MemberContext, ids: number[]): Promise<Company[]> =>
  withAccount(ctx, ({ sql }) => sql<Company[]>`${selected(sql, ctx)} and o.id = any(${ids}::bigint[])`)

const selected = (sql: Sql, ctx: MemberContext, from = sql`charla.companies`) => sql`
  select o.*, k.contacts_count, k.last_activity_at from ${from} o cross join lateral (
    select count(*) as contacts_count, max(c.last_activity_at) as last_activity_at from charla.contacts c
    where (c.account_id, c.company_id) = (o.account_id, o.id) and ${visible(sql, ctx)}
  ) k where o.account_id = ${ctx.accountId}`
