import type { Context, Member, WorkerContext } from '#lib/base/context.ts'
import { systemContext } from '#lib/base/context.ts'
import { type Sql, type Transaction, withAccount, withSystem } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import { type ConversationStatus, type Priority, priorities } from '#lib/protocol/index.ts'
import { type Activity, actorName, noteActivity } from './activity.ts'
import { statusName, statusNumber } from './conversation.ts'
import { join } from './join.ts'
import { visible } from './rows.ts'

type Row = {
  id: number
  display_id: number
  inbox_id: number
  contact_id: number
  status: number
  assignee_id: number | null
  assignee_agent_bot_id: number | null
  team_id: number | null
  priority: number | null
  snoozed_until: Date | null
}
export type StatusNow = { status: ConversationStatus; snoozed_until: Date | null }

/**
 * Sets the status; without one, resolved and open take turns and the rest becomes open (reference §5.5). An agent who
 * opens a conversation that nobody has takes it. `snoozedUntil` null snoozes until the customer writes.
 */
export async function toggleStatus(
  ctx: WorkerContext,
  displayId: number,
  wanted: { status?: ConversationStatus | undefined; snoozedUntil?: Date | null },
): Promise<StatusNow> {
  if (wanted.snoozedUntil && wanted.snoozedUntil <= ctx.now())
    throw invalid('snoozed_until: must be in the future', 'snoozed_until')
  return withAccount(ctx, async tx => {
    const conversation = await lockConversation(tx.sql, ctx, displayId)
    const before = statusName(conversation.status)
    const status = wanted.status ?? (before === 'open' ? 'resolved' : 'open')
    const now = await setStatus(
      tx,
      ctx,
      conversation,
      status,
      status === 'snoozed' ? (wanted.snoozedUntil ?? null) : null,
    )
    if (handsOver(ctx, before, status))
      // from now on the customer waits for a person
      await tx.sql`update charla.conversations set waiting_since = ${ctx.now()} where account_id = ${ctx.accountId} and id = ${conversation.id}`
    if (status === 'open' && before !== 'open' && isAgent(ctx) && conversation.assignee_id === null) {
      await tx.sql`update charla.conversations set assignee_id = ${ctx.actor.userId} where account_id = ${ctx.accountId} and id = ${conversation.id}`
      await join(tx.sql, ctx.accountId, conversation.id, [ctx.actor.userId])
      tx.track(about('assignee.changed', conversation))
    }
    return now
  })
}

/** A bot that opens what was pending hands it over to the members. */
const handsOver = (ctx: Context, before: ConversationStatus, status: ConversationStatus) =>
  ctx.actor.kind === 'bot' && before === 'pending' && status === 'open'

const isAgent = (ctx: WorkerContext): ctx is Context<Member> =>
  ctx.actor.kind === 'member' && ctx.actor.role === 'agent'

export async function setPriority(ctx: Context, displayId: number, priority: Priority | null): Promise<void> {
  await withAccount(ctx, async ({ sql, track }) => {
    const conversation = await lockConversation(sql, ctx, displayId)
    const number = priority && priorities.indexOf(priority)
    if (number === conversation.priority) return
    await sql`update charla.conversations set priority = ${number}, updated_at = ${ctx.now()} where account_id = ${ctx.accountId} and id = ${conversation.id}`
    track(about('conversation.updated', conversation))
  })
}

/** Opens conversations whose snooze is over. At most 100 in one go; the next run takes the rest. */
export async function reopenSnoozed(now: Date): Promise<void> {
  const due = await withSystem(
    sql => sql<{ account_id: number; display_id: number }[]>`
    select account_id, display_id from charla.conversations where status = 3 and snoozed_until <= ${now} order by snoozed_until limit 100`,
  )
  for (const { account_id, display_id } of due) {
    const ctx = systemContext(account_id, () => now)
    await withAccount(ctx, async tx => {
      const conversation = await lockConversation(tx.sql, ctx, display_id)
      if (
        statusName(conversation.status) !== 'snoozed' ||
        !conversation.snoozed_until ||
        conversation.snoozed_until > now
      )
        return
      await setStatus(tx, ctx, conversation, 'open', null)
    })
  }
}

/**
 * Hands over what waits for a bot that cannot be reached: the members have it from now on, and the history says why. What
 * is not pending any more stays as it is.
 */
export async function takeFromBot(tx: Transaction, ctx: Context, conversationId: number): Promise<void> {
  const [known] = await tx.sql<{ display_id: number }[]>`
    select display_id from charla.conversations where account_id = ${ctx.accountId} and id = ${conversationId}`
  if (!known) return
  const conversation = await lockConversation(tx.sql, ctx, known.display_id)
  if (statusName(conversation.status) !== 'pending') return
  await setStatus(tx, ctx, conversation, 'open', null, { kind: 'bot_unreachable' }, true)
  await tx.sql`update charla.conversations set waiting_since = ${ctx.now()} where account_id = ${ctx.accountId} and id = ${conversation.id}`
}

/** The conversation, locked until the transaction ends. @throws `not_found` when the actor may not see it. */
export async function lockConversation(sql: Sql, ctx: Context, displayId: number): Promise<Row> {
  const [conversation] = await sql<Row[]>`
    select c.id, c.display_id, c.inbox_id, c.contact_id, c.status, c.assignee_id,
      c.assignee_agent_bot_id, c.team_id, c.priority, c.snoozed_until
    from charla.conversations c
    where ${visible(sql, ctx)} and c.display_id = ${displayId} for no key update`
  if (!conversation) throw notFound()
  return conversation
}

export const about = <
  Name extends
    | 'conversation.updated'
    | 'conversation.status_changed'
    | 'assignee.changed'
    | 'team.changed'
    | 'conversation.read',
>(
  name: Name,
  conversation: { id: number; inbox_id: number; contact_id: number },
) => ({ name, conversationId: conversation.id, inboxId: conversation.inbox_id, contactId: conversation.contact_id })

/**
 * Within a transaction that has the conversation locked. `activity`: what the history says of it, if not the usual.
 * `handoff`: whether the members get it from a bot.
 */
export async function setStatus(
  { sql, track }: Transaction,
  ctx: Context,
  conversation: Row,
  status: ConversationStatus,
  until: Date | null,
  activity?: Activity,
  handoff?: boolean,
): Promise<StatusNow> {
  const same =
    statusNumber(status) === conversation.status && until?.getTime() === conversation.snoozed_until?.getTime()
  if (same) return { status, snoozed_until: until }
  await sql`
    update charla.conversations set status = ${statusNumber(status)}, snoozed_until = ${until}, updated_at = ${ctx.now()},
      waiting_since = case when ${status === 'resolved'} then null else waiting_since end
    where account_id = ${ctx.accountId} and id = ${conversation.id}`
  const before = statusName(conversation.status)
  const data = { status: [before, status], ...((handoff ?? handsOver(ctx, before, status)) ? { handoff: true } : {}) }
  track({ ...about('conversation.status_changed', conversation), data })
  const said = activity ?? { kind: status, by: await actorName(sql, ctx) }
  await noteActivity(sql, ctx, conversation.display_id, said)
  return { status, snoozed_until: until }
}
