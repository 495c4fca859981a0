import type postgres from 'postgres'
import type { MemberContext } from '#lib/base/context.ts'
import { inOneTrip, type Sql, withAccount } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import type { Filter, FilterChanges, NewFilter } from './filter.ts'

/** How many one member may keep in one account (reference §2.2). */
export const MOST = 1000

/** The member's own filters of the type, in the order they were made. */
export async function listFilters(ctx: MemberContext, type: number): Promise<Filter[]> {
  return inOneTrip<Filter>(
    ctx,
    sql => sql`select * from charla.custom_filters where ${own(sql, ctx)} and filter_type = ${type} order by id`,
  )
}

/** @throws `not_found` when it is not there, or somebody else's. */
export async function findFilter(ctx: MemberContext, id: number): Promise<Filter> {
  return theOne(
    await inOneTrip<Filter>(ctx, sql => sql`select * from charla.custom_filters where ${own(sql, ctx)} and id = ${id}`),
  )
}

/** @throws `invalid` when the member keeps too many already. */
export async function createFilter(ctx: MemberContext, { name, filter_type, query }: NewFilter): Promise<Filter> {
  return withAccount(ctx, async ({ sql }) => {
    // Whoever saves two at once waits in line, so that both are counted.
    await sql`select from charla.account_users where ${own(sql, ctx)} for no key update`
    const [filter] = await sql<Filter[]>`
      insert into charla.custom_filters (account_id, user_id, filter_type, name, query)
      select ${ctx.accountId}, ${ctx.actor.userId}, ${filter_type}, ${name}, ${json(sql, query)}
      where (select count(*) from charla.custom_filters where ${own(sql, ctx)}) < ${MOST} returning *`
    if (!filter)
      throw invalid(`Limit reached. A user may keep at most ${MOST} custom filters in an account.`, 'user_id')
    return filter
  })
}

/** @throws `not_found` when it is not there, or somebody else's. */
export async function updateFilter(ctx: MemberContext, id: number, changes: FilterChanges): Promise<Filter> {
  return theOne(
    await inOneTrip<Filter>(
      ctx,
      sql => sql`
      update charla.custom_filters set name = coalesce(${changes.name ?? null}, name),
        filter_type = coalesce(${changes.filter_type ?? null}, filter_type),
        query = ${changes.query ? json(sql, changes.query) : sql`query`}, updated_at = ${ctx.now()}
      where ${own(sql, ctx)} and id = ${id} returning *`,
    ),
  )
}

/** @throws `not_found` when it is not there, or somebody else's. */
export async function deleteFilter(ctx: MemberContext, id: number): Promise<void> {
  theOne(
    await inOneTrip<Filter>(
      ctx,
      sql => sql`delete from charla.custom_filters where ${own(sql, ctx)} and id = ${id} returning *`,
    ),
  )
}

const own = (sql: Sql, ctx: MemberContext) => sql`account_id = ${ctx.accountId} and user_id = ${ctx.actor.userId}`

const json = (sql: Sql, query: Record<string, unknown>) => sql`${sql.json(query as postgres.JSONValue)}::jsonb`

function theOne([filter]: Filter[]): Filter {
  if (!filter) throw notFound()
  return filter
}
