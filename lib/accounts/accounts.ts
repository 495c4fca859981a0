import type postgres from 'postgres'
import type { z } from 'zod'
import type { Context } from '#lib/base/context.ts'
import { inOneTrip, type Sql, withSystem } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import { type Account, type AccountLocale, type accountChanges, autoResolve } from './account.ts'

/** Makes an account with the counters that belong to one. The caller adds its first member in the same transaction. */
export async function createAccount(sql: Sql, input: { name: string; locale?: AccountLocale }): Promise<number> {
  const [row] = await sql<{ id: number }[]>`
    with account as (
      insert into charla.accounts (name, locale) values (${input.name}, ${input.locale ?? 'en'}) returning id
    ), cursor as (
      insert into charla.event_cursors (account_id) select id from account
    ), counter as (
      insert into charla.display_ids (account_id) select id from account
    )
    select id from account`
  return (row as { id: number }).id
}

/** Whether anybody has an account on this installation yet. */
export async function anyAccount(): Promise<boolean> {
  return withSystem(async sql => (await sql`select from charla.accounts limit 1`).length > 0)
}

export async function findAccount(ctx: Context): Promise<Account> {
  const [account] = await inOneTrip<Account>(ctx, sql => sql`select * from charla.accounts where id = ${ctx.accountId}`)
  if (!account) throw notFound()
  return account
}

/** Changes what is named. Settings are kept together, and those that are not named stay. */
export async function updateAccount(ctx: Context, changes: z.output<typeof accountChanges>): Promise<Account> {
  const settings = autoResolve.parse(changes)
  const columns = Object.fromEntries(Object.entries(changes).filter(([name]) => !(name in autoResolve.shape)))
  const [account] = await inOneTrip<Account>(
    ctx,
    sql =>
      sql`
      update charla.accounts set ${sql({ ...columns, updated_at: ctx.now() })},
        settings = settings || ${sql.json(settings as postgres.JSONValue)}
      where id = ${ctx.accountId} returning *`,
  )
  if (!account) throw notFound()
  return account
}
