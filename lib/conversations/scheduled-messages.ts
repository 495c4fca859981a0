import type postgres from 'postgres'
import type { z } from 'zod'
import type { MemberContext } from '#lib/base/context.ts'
import { type Sql, withAccount } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import { announceDue } from '#lib/base/events.ts'
import { messageType } from '#lib/protocol/index.ts'
import { findConversation } from './conversations.ts'
import { checkInReplyTo } from './in-reply-to.ts'
import { visible } from './rows.ts'
import { isAhead, type newScheduled, type Scheduled, type scheduledChanges } from './scheduled.ts'

/** As many may wait in one conversation. */
const MOST_WAITING = 20

/** What waits in the conversation, and what did not go out, the next first. @throws `not_found` when it is not theirs to see. */
export async function listScheduled(ctx: MemberContext, displayId: number): Promise<Scheduled[]> {
  const { id } = await findConversation(ctx, displayId)
  return withAccount(ctx, ({ sql }) =>
    scheduledRows(sql, ctx, sql`s.conversation_id = ${id} and s.status <> 1`, sql`order by s.send_at, s.id limit 100`),
  )
}

/** Plans an answer. @throws `invalid` for a time that is over or too far, or when too many wait already. */
export async function schedule(
  ctx: MemberContext,
  displayId: number,
  input: z.output<typeof newScheduled>,
): Promise<Scheduled> {
  checkTime(ctx, input.send_at)
  const { id } = await findConversation(ctx, displayId)
  await checkInReplyTo(ctx, { displayId }, input.in_reply_to ?? undefined, 'in_reply_to')
  const planned = await withAccount(ctx, async ({ sql }) => {
    const [planned] = await sql<{ id: number }[]>`
      insert into charla.scheduled_messages
        (account_id, conversation_id, user_id, content, in_reply_to, send_at, unless_answered, after_message_id, created_at, updated_at)
      select ${ctx.accountId}, ${id}, ${ctx.actor.userId}, ${input.content}, ${input.in_reply_to ?? null},
        ${new Date(input.send_at * 1000)}, ${input.cancel_on_reply}, ${newestOf(sql, ctx, id)}, ${ctx.now()}, ${ctx.now()}
      where (
        select count(*) from charla.scheduled_messages
        where account_id = ${ctx.accountId} and conversation_id = ${id} and status = 0) < ${MOST_WAITING}
      returning id`
    if (!planned) throw invalid(`send_at: ${MOST_WAITING} messages are waiting here already`, 'send_at')
    return oneOf(await scheduledRows(sql, ctx, sql`s.id = ${planned.id}`))
  })
  announceDue(planned.send_at)
  return planned
}

/**
 * Changes what waits, or plans again what did not go out: whoever does has seen what the customer wrote meanwhile.
 * @throws `not_found` when it is not there any more, `invalid` for a time that cannot be.
 */
export async function changeScheduled(
  ctx: MemberContext,
  displayId: number,
  id: number,
  changes: z.output<typeof scheduledChanges>,
): Promise<Scheduled> {
  if (changes.send_at !== undefined) checkTime(ctx, changes.send_at)
  const conversation = await findConversation(ctx, displayId)
  const changed = await withAccount(ctx, async ({ sql }) => {
    const [changed] = await sql<{ send_at: Date }[]>`
      update charla.scheduled_messages set content = coalesce(${changes.content ?? null}, content),
        send_at = coalesce(${changes.send_at === undefined ? null : new Date(changes.send_at * 1000)}, send_at),
        unless_answered = coalesce(${changes.cancel_on_reply ?? null}, unless_answered),
        after_message_id = ${newestOf(sql, ctx, conversation.id)}, status = 0, reason = null, updated_at = ${ctx.now()}
      where account_id = ${ctx.accountId} and conversation_id = ${conversation.id} and id = ${id} and status <> 1
      returning send_at`
    if (!changed) throw notFound()
    if (changed.send_at <= ctx.now()) throw invalid('send_at: must be in the future', 'send_at')
    return oneOf(await scheduledRows(sql, ctx, sql`s.id = ${id}`))
  })
  announceDue(changed.send_at)
  return changed
}

/** Takes it away, whether it waits or did not go out. @throws `not_found` also when it has been sent. */
export async function cancelScheduled(ctx: MemberContext, displayId: number, id: number): Promise<void> {
  const conversation = await findConversation(ctx, displayId)
  await withAccount(ctx, async ({ sql }) => {
    const gone = await sql`
      delete from charla.scheduled_messages
      where account_id = ${ctx.accountId} and conversation_id = ${conversation.id} and id = ${id} and status <> 1
      returning id`
    if (gone.length === 0) throw notFound()
  })
}

/** Whether the customer has written since `s` was planned, and `s` is not to go out then. */
export const answeredMeanwhile = (sql: Sql): postgres.Fragment => sql`(s.unless_answered and exists (
  select from charla.messages m
  where (m.account_id, m.conversation_id) = (s.account_id, s.conversation_id) and m.id > s.after_message_id
    and m.message_type = ${messageType.incoming}))`

function checkTime(ctx: MemberContext, at: number): void {
  if (!isAhead(at, ctx.now())) throw invalid('send_at: must be in the future, and within a year', 'send_at')
}

const newestOf = (sql: Sql, ctx: MemberContext, conversationId: number) => sql`coalesce((
  select max(id) from charla.messages where account_id = ${ctx.accountId} and conversation_id = ${conversationId}), 0)`

/** What the customer has answered is shown as cancelled at once, though it is noted only when its time comes. */
const scheduledRows = (sql: Sql, ctx: MemberContext, where: postgres.Fragment, tail = sql``) => sql<Scheduled[]>`
  select s.id, c.display_id, s.user_id, coalesce(nullif(u.display_name, ''), u.name) as sender_name, s.content,
    s.in_reply_to, s.send_at, s.unless_answered, s.created_at, s.updated_at,
    case when s.status = 0 and ${answeredMeanwhile(sql)} then 2 else s.status end as status,
    case when s.status = 0 and ${answeredMeanwhile(sql)} then 'customer_replied' else s.reason end as reason
  from charla.scheduled_messages s
  join charla.conversations c on (c.account_id, c.id) = (s.account_id, s.conversation_id)
  join charla.users u on u.id = s.user_id
  where ${visible(sql, ctx)} and s.account_id = ${ctx.accountId} and ${where} ${tail}`

function oneOf(rows: Scheduled[]): Scheduled {
  const [one] = rows
  if (!one) throw notFound()
  return one
}
