import type { Context } from '#lib/base/context.ts'
import { type Sql, withAccount } from '#lib/base/db/index.ts'
import { invalid } from '#lib/base/errors.ts'
import type { Team } from '#lib/teams/index.ts'
import { actorName, noteActivity } from './activity.ts'
import { about, lockConversation } from './status.ts'

/** A team's row, as Chatwoot answers whoever assigns one. */
export type AssignedTeam = Omit<Team, 'is_member'> & { created_at: Date; updated_at: Date }
type Found = AssignedTeam & { has_assignee: boolean }

/**
 * Gives the conversation to a team of the account, or to none. An assignee who is not in the team loses it
 * (reference §5.5). @throws `invalid` when there is no such team.
 */
export async function assignTeam(ctx: Context, displayId: number, teamId: number | null): Promise<AssignedTeam | null> {
  return withAccount(ctx, async ({ sql, track }) => {
    const conversation = await lockConversation(sql, ctx, displayId)
    const changes = conversation.team_id !== teamId
    const found = teamId === null ? null : await findTeam(sql, ctx, teamId, conversation.assignee_id, changes)
    if (changes) {
      const drops = found !== null && conversation.assignee_id !== null && !found.has_assignee
      const before = found ? null : await teamName(sql, ctx, conversation.team_id)
      await sql`
        update charla.conversations set team_id = ${teamId}, updated_at = ${ctx.now()},
          assignee_id = case when ${drops} then null else assignee_id end,
          assignee_last_seen_at = case when ${drops} then null else assignee_last_seen_at end
        where account_id = ${ctx.accountId} and id = ${conversation.id}`
      track(about('team.changed', conversation))
      if (drops) track(about('assignee.changed', conversation))
      await noteActivity(sql, ctx, conversation.display_id, {
        kind: found ? 'team_assigned' : 'team_removed',
        by: await actorName(sql, ctx),
        to: found?.name ?? before ?? undefined,
      })
    }
    return found && withoutAssignee(found)
  })
}

/** `lock`: holds the team until the transaction ends, so that nobody takes it away before it is referred to. */
export async function findTeam(
  sql: Sql,
  ctx: Context,
  teamId: number,
  assigneeId: number | null,
  lock: boolean,
): Promise<Found> {
  const [team] = await sql<Found[]>`
    select t.id, t.account_id, t.name, t.description, t.allow_auto_assign, t.created_at, t.updated_at, exists (
      select from charla.team_members m
      where (m.account_id, m.team_id) = (t.account_id, t.id) and m.user_id = ${assigneeId}
    ) as has_assignee
    from charla.teams t where t.account_id = ${ctx.accountId} and t.id = ${teamId}
    ${lock ? sql`for key share of t` : sql``}`
  if (!team) throw invalid('team_id: is not a team of this account', 'team_id')
  return team
}

async function teamName(sql: Sql, ctx: Context, teamId: number | null): Promise<string | null> {
  const [team] = await sql<{ name: string }[]>`
    select name from charla.teams where account_id = ${ctx.accountId} and id = ${teamId}`
  return team?.name ?? null
}

const withoutAssignee = ({ has_assignee: _, ...team }: Found): AssignedTeam => team
