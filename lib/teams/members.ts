import type { MemberContext } from '#lib/base/context.ts'
import { inOneTrip, type Sql, withAccount } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import type { Agent } from '#lib/users/index.ts'

/** The members of the team, by name. */
export async function listTeamMembers(ctx: MemberContext, teamId: number): Promise<Agent[]> {
  const rows = await inOneTrip<Agent & { found: number }>(
    ctx,
    sql => sql`
    select t.id as found, ${agent(sql)} from charla.teams t
    left join charla.team_members i on (i.account_id, i.team_id) = (t.account_id, t.id)
    left join charla.account_users m on (m.account_id, m.user_id) = (i.account_id, i.user_id)
    left join charla.users u on u.id = m.user_id
    where t.account_id = ${ctx.accountId} and t.id = ${teamId}
    order by lower(u.name), u.id`,
  )
  if (!rows.length) throw notFound()
  return rows.filter(row => row.id !== null)
}

/** Adds members of the account. Answers those who were not in the team before. */
export async function addTeamMembers(ctx: MemberContext, teamId: number, userIds: number[]): Promise<Agent[]> {
  return withAccount(ctx, async ({ sql }) => {
    await assertKnown(sql, ctx, teamId, userIds)
    return sql<Agent[]>`
      with added as (${add(sql, ctx, teamId, userIds)} returning account_id, user_id)
      select ${agent(sql)} from added a
      join charla.account_users m on (m.account_id, m.user_id) = (a.account_id, a.user_id)
      join charla.users u on u.id = m.user_id
      order by lower(u.name), u.id`
  })
}

/** Makes exactly these members of the account the members of the team. */
export async function replaceTeamMembers(ctx: MemberContext, teamId: number, userIds: number[]): Promise<void> {
  await withAccount(ctx, async ({ sql }) => {
    await assertKnown(sql, ctx, teamId, userIds)
    const gone = sql`
      delete from charla.team_members
      where account_id = ${ctx.accountId} and team_id = ${teamId} and user_id <> all(${userIds})`.execute()
    await add(sql, ctx, teamId, userIds)
    await gone
  })
}

/** Takes these people out of the team, as far as they are in it. */
export async function removeTeamMembers(ctx: MemberContext, teamId: number, userIds: number[]): Promise<void> {
  await withAccount(ctx, async ({ sql }) => {
    await lockTeam(sql, ctx, teamId)
    await sql`
      delete from charla.team_members
      where account_id = ${ctx.accountId} and team_id = ${teamId} and user_id = any(${userIds})`
  })
}

/** @throws `not_found` without the team, `invalid` when somebody is not a member of the account. */
async function assertKnown(sql: Sql, ctx: MemberContext, teamId: number, userIds: number[]): Promise<void> {
  const known = sql`
    select from charla.account_users where account_id = ${ctx.accountId} and user_id = any(${userIds})`.execute()
  await lockTeam(sql, ctx, teamId)
  if ((await known).length !== userIds.length)
    throw invalid('user_ids: not everybody is a member of the account', 'user_ids')
}

/** So that two who set the members at the same time do not end with a mixture. */
async function lockTeam(sql: Sql, ctx: MemberContext, teamId: number): Promise<void> {
  const [team] = await sql`
    select id from charla.teams where account_id = ${ctx.accountId} and id = ${teamId} for no key update`
  if (!team) throw notFound()
}

const add = (sql: Sql, ctx: MemberContext, teamId: number, userIds: number[]) => sql`
  insert into charla.team_members (account_id, team_id, user_id)
  select ${ctx.accountId}::bigint, ${teamId}::bigint, unnest(${userIds}::bigint[]) on conflict do nothing`

const agent = (sql: Sql) =>
  sql`u.id, m.account_id, u.name, u.display_name, u.avatar_key, u.email, m.role, m.availability, m.auto_offline`
