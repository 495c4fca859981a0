import { type AgentBot, botSlim } from '#lib/agent-bots/index.ts'
import { actingUserId, type Context } from '#lib/base/context.ts'
import { type Sql, type Transaction, withAccount } from '#lib/base/db/index.ts'
import { invalid } from '#lib/base/errors.ts'
import type { AgentBotSlim } from '#lib/protocol/index.ts'
import type { Agent } from '#lib/users/index.ts'
import { actorName, noteActivity } from './activity.ts'
import { join } from './join.ts'
import { about, lockConversation } from './status.ts'

/** Gives the conversation to a member, or to nobody. Refuses somebody who may not see its inbox (`invalid`). */
export async function assign(ctx: Context, displayId: number, assigneeId: number | null): Promise<Agent | null> {
  return withAccount(ctx, async ({ sql, track }) => {
    const conversation = await lockConversation(sql, ctx, displayId)
    const assignee =
      assigneeId === null ? null : await assignable(sql, ctx.accountId, conversation.inbox_id, assigneeId)
    if (conversation.assignee_id === assigneeId && conversation.assignee_agent_bot_id === null) return assignee
    await sql`
      update charla.conversations set assignee_id = ${assigneeId}, assignee_last_seen_at = null,
        assignee_agent_bot_id = null, updated_at = ${ctx.now()}
      where account_id = ${ctx.accountId} and id = ${conversation.id}`
    if (assigneeId !== null) await join(sql, ctx.accountId, conversation.id, [assigneeId])
    track(about('assignee.changed', conversation))
    const by = await actorName(sql, ctx)
    const kind = assignee === null ? 'unassigned' : assigneeId === actingUserId(ctx) ? 'self_assigned' : 'assigned'
    await noteActivity(sql, ctx, conversation.display_id, {
      kind,
      by,
      to: assignee ? assignee.display_name || assignee.name : undefined,
    })
    return assignee
  })
}

/** Gives a conversation that is nobody's to a member, whose turn it is. The caller has locked it, and knows that they may see it. */
export async function assignByTurn(
  { sql, track }: Transaction,
  ctx: Context,
  conversation: { id: number; display_id: number; inbox_id: number; contact_id: number },
  agent: Agent,
): Promise<void> {
  await sql`
    update charla.conversations set assignee_id = ${agent.id}, assignee_last_seen_at = null, updated_at = ${ctx.now()}
    where account_id = ${ctx.accountId} and id = ${conversation.id}`
  await join(sql, ctx.accountId, conversation.id, [agent.id])
  track(about('assignee.changed', conversation))
  await noteActivity(sql, ctx, conversation.display_id, { kind: 'assigned', to: agent.display_name || agent.name })
}

/** Gives the conversation to a bot of the account, instead of whoever has it. @throws `invalid` when there is no such bot. */
export async function assignBot(ctx: Context, displayId: number, botId: number): Promise<AgentBotSlim> {
  return withAccount(ctx, async ({ sql, track }) => {
    const conversation = await lockConversation(sql, ctx, displayId)
    const [bot] = await sql<AgentBot[]>`
      select * from charla.agent_bots where account_id = ${ctx.accountId} and id = ${botId} for key share`
    if (!bot) throw invalid('assignee_id: is not a bot of this account', 'assignee_id')
    if (conversation.assignee_agent_bot_id === botId) return botSlim(bot)
    await sql`
      update charla.conversations set assignee_agent_bot_id = ${botId}, assignee_id = null, assignee_last_seen_at = null,
        updated_at = ${ctx.now()}
      where account_id = ${ctx.accountId} and id = ${conversation.id}`
    track(about('assignee.changed', conversation))
    const by = await actorName(sql, ctx)
    await noteActivity(sql, ctx, conversation.display_id, { kind: 'assigned', by, to: bot.name })
    return botSlim(bot)
  })
}

/** @throws `invalid` when the user may not see the inbox. */
export async function assignable(sql: Sql, accountId: number, inboxId: number, userId: number): Promise<Agent> {
  const [agent] = await sql<Agent[]>`
    select u.id, m.account_id, u.name, u.display_name, u.avatar_key, u.email, m.role, m.availability, m.auto_offline
    from charla.account_users m join charla.users u on u.id = m.user_id
    where m.account_id = ${accountId} and m.user_id = ${userId} and (m.role = 1 or exists (
      select from charla.inbox_members i where (i.account_id, i.user_id) = (m.account_id, m.user_id) and i.inbox_id = ${inboxId}
    ))`
  if (!agent) throw invalid('assignee_id: is not somebody who can see this conversation', 'assignee_id')
  return agent
}
