import type postgres from 'postgres'
import type { z } from 'zod'
import type { Context } from '#lib/base/context.ts'
import { inOneTrip, type Sql, withSystem } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import type { CacheKeys } from '#lib/protocol/index.ts'
import { type Account, type AccountLocale, aboutCompany, type accountChanges, accountSettings } from './account.ts'
import { anotherSlug, slugOf } from './slug.ts'

/**
 * Makes an account with the counters that belong to one. Its slug is what the name suggests, or like it where that is
 * taken. The caller adds its first member in the same transaction.
 */
export async function createAccount(sql: Sql, input: { name: string; locale?: AccountLocale }): Promise<number> {
  const wanted = slugOf(input.name)
  for (let slug = wanted; ; slug = anotherSlug(wanted)) {
    const [row] = await sql<{ id: number }[]>`
      with account as (
        insert into charla.accounts (name, locale, slug) values (${input.name}, ${input.locale ?? 'en'}, ${slug})
        on conflict (slug) do nothing returning id
      ), cursor as (
        insert into charla.event_cursors (account_id) select id from account
      ), counter as (
        insert into charla.display_ids (account_id) select id from account
      )
      select id from account`
    if (row) return row.id
  }
}

/** Whether anybody has an account on this installation yet. */
export async function anyAccount(): Promise<boolean> {
  return withSystem(async sql => (await sql`select from charla.accounts limit 1`).length > 0)
}

/** The account. @throws `not_found` also for one that is being erased. */
export async function findAccount(ctx: Context): Promise<Account> {
  const account = await accountIfThere(ctx)
  if (!account) throw notFound()
  return account
}

/** The account, or null when it is being erased: for work that was asked for before. */
export async function accountIfThere(ctx: Context): Promise<Account | null> {
  const [account] = await inOneTrip<Account>(
    ctx,
    sql => sql`select * from charla.accounts where id = ${ctx.accountId} and deleted_at is null`,
  )
  return account ?? null
}

/** What changes whenever labels, inboxes or teams do, in the same transaction (reference §1.4). */
export async function cacheKeys(ctx: Context): Promise<CacheKeys> {
  const [keys] = await inOneTrip<CacheKeys>(
    ctx,
    sql => sql`
    select lpad(label_key::text, 10, '0') as label, lpad(inbox_key::text, 10, '0') as inbox, lpad(team_key::text, 10, '0') as team
    from charla.event_cursors where account_id = ${ctx.accountId}`,
  )
  if (!keys) throw notFound()
  return keys
}

/** Changes what is named. Settings are kept together, and those that are not named stay. */
export async function updateAccount(ctx: Context, changes: z.output<typeof accountChanges>): Promise<Account> {
  const settings = accountSettings.parse(changes)
  const about = aboutCompany.parse(changes)
  const columns = Object.fromEntries(
    Object.entries(changes).filter(([name]) => !(name in accountSettings.shape) && !(name in aboutCompany.shape)),
  )
  const [account] = await inOneTrip<Account>(
    ctx,
    sql => sql`
      update charla.accounts set ${sql({ ...columns, updated_at: ctx.now() })},
        settings = settings || ${sql.json(settings as postgres.JSONValue)},
        custom_attributes = custom_attributes || ${sql.json(about as postgres.JSONValue)}
      where id = ${ctx.accountId} and deleted_at is null returning *`,
  )
  if (!account) throw notFound()
  return account
}
