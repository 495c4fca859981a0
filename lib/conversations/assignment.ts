import type { MemberContext } from '#lib/base/context.ts'
import { type Sql, withAccount } from '#lib/base/db/index.ts'
import { invalid } from '#lib/base/errors.ts'
import type { Agent } from '#lib/users/index.ts'
import { actorName, noteActivity } from './activity.ts'
import { join } from './join.ts'
import { about, lockConversation } from './status.ts'

/** Gives the conversation to a member, or to nobody. Refuses somebody who may not see its inbox (`invalid`). */
export async function assign(ctx: MemberContext, displayId: number, assigneeId: number | null): Promise<Agent | null> {
  return withAccount(ctx, async ({ sql, track }) => {
    const conversation = await lockConversation(sql, ctx, displayId)
    const assignee =
      assigneeId === null ? null : await assignable(sql, ctx.accountId, conversation.inbox_id, assigneeId)
    if (conversation.assignee_id === assigneeId) return assignee
    await sql`
      update charla.conversations set assignee_id = ${assigneeId}, assignee_last_seen_at = null, updated_at = ${ctx.now()}
      where account_id = ${ctx.accountId} and id = ${conversation.id}`
    if (assigneeId !== null) await join(sql, ctx.accountId, conversation.id, [assigneeId])
    track(about('assignee.changed', conversation))
    const by = await actorName(sql, ctx)
    const kind = assignee === null ? 'unassigned' : assigneeId === ctx.actor.userId ? 'self_assigned' : 'assigned'
    await noteActivity(sql, ctx, conversation.display_id, {
      kind,
      by,
      to: assignee ? assignee.display_name || assignee.name : undefined,
    })
    return assignee
  })
}

/** @throws `invalid` when the user may not see the inbox. */
export async function assignable(sql: Sql, accountId: number, inboxId: number, userId: number): Promise<Agent> {
  const [agent] = await sql<Agent[]>`
    select u.id, m.account_id, u.name, u.display_name, u.email, m.role, m.availability, m.auto_offline
    from charla.account_users m join charla.users u on u.id = m.user_id
    where m.account_id = ${accountId} and m.user_id = ${userId} and (m.role = 1 or exists (
      select from charla.inbox_members i where (i.account_id, i.user_id) = (m.account_id, m.user_id) and i.inbox_id = ${inboxId}
    ))`
  if (!agent) throw invalid('assignee_id: is not somebody who can see this conversation', 'assignee_id')
  return agent
}
