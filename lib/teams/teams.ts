import type { MemberContext } from '#lib/base/context.ts'
import { inOneTrip, type Sql, withAccount } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import { announce } from '#lib/base/events.ts'
import type { NewTeam, Team, TeamChanges } from './team.ts'

/** The teams of the account, by name. */
export async function listTeams(ctx: MemberContext): Promise<Team[]> {
  return inOneTrip<Team>(
    ctx,
    sql => sql`
    select ${columns(sql, ctx)} from charla.teams t where t.account_id = ${ctx.accountId} order by t.name`,
  )
}

export async function findTeam(ctx: MemberContext, id: number): Promise<Team> {
  const [team] = await inOneTrip<Team>(
    ctx,
    sql => sql`
    select ${columns(sql, ctx)} from charla.teams t where t.account_id = ${ctx.accountId} and t.id = ${id}`,
  )
  if (!team) throw notFound()
  return team
}

/** Makes a team without members. @throws `invalid` when there is one of that name. */
export async function createTeam(ctx: MemberContext, { name, description, allow_auto_assign }: NewTeam): Promise<Team> {
  const [team] = await inOneTrip<Team>(
    ctx,
    sql => sql`
    insert into charla.teams as t (account_id, name, description, allow_auto_assign)
    values (${ctx.accountId}, ${name}, ${description}, ${allow_auto_assign})
    on conflict (account_id, name) do nothing returning ${columns(sql, ctx)}`,
  )
  if (!team) throw taken()
  announce(ctx.accountId) // the key of the teams has changed
  return team
}

/** @throws `invalid` when another team has the name. The index has the last word. */
export async function updateTeam(ctx: MemberContext, id: number, changes: TeamChanges): Promise<Team> {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  return withAccount(ctx, async ({ sql, grown }) => {
    const others = sql`
      select from charla.teams where account_id = ${ctx.accountId} and name = ${changes.name ?? ''} and id <> ${id}`.execute()
    const [found] = await sql`select id from charla.teams where account_id = ${ctx.accountId} and id = ${id} for update`
    if (!found) throw notFound()
    if ((await others).length) throw taken()
    const [team] = await sql<Team[]>`
      update charla.teams t set ${sql({ ...given, updated_at: ctx.now() })}
      where t.account_id = ${ctx.accountId} and t.id = ${id} returning ${columns(sql, ctx)}`
    grown() // the key of the teams changes
    return team as Team
  })
}

/** Takes the team away; its conversations have none then. */
export async function deleteTeam(ctx: MemberContext, id: number): Promise<void> {
  await withAccount(ctx, async ({ sql, track }) => {
    const [team] = await sql`delete from charla.teams where account_id = ${ctx.accountId} and id = ${id} returning id`
    if (!team) throw notFound()
    // Everyone loads afresh: any number of conversations has just lost its team.
    track({ name: 'permissions.changed', data: { user_ids: [], everyone: true } })
  })
}

const taken = () => invalid('name: has already been taken', 'name')

const columns = (sql: Sql, ctx: MemberContext) => sql`
  t.id, t.account_id, t.name, t.description, t.allow_auto_assign, exists (
    select from charla.team_members m
    where (m.account_id, m.team_id) = (t.account_id, t.id) and m.user_id = ${ctx.actor.userId}
  ) as is_member`
