import { type MemberContext, systemContext } from '#lib/base/context.ts'
import { inOneTrip, joining, type Transaction, withAccount, withSystem } from '#lib/base/db/index.ts'
import { AppError } from '#lib/base/errors.ts'
import { announce } from '#lib/base/events.ts'
import { fault } from '#lib/base/faults.ts'
import { messageType } from '#lib/protocol/index.ts'
import { memberOf } from '#lib/users/index.ts'
import { findConversation } from './conversations.ts'
import { withVariablesIn } from './liquid.ts'
import { senderType } from './message.ts'
import { isOpenIn } from './reply-window.ts'
import { type ScheduledReason, scheduledState } from './scheduled.ts'
import { answeredMeanwhile } from './scheduled-messages.ts'
import { writeMessage } from './write-message.ts'

/** As many are looked at in one go; whoever looks next takes the rest. */
export const BATCH = 200

type Due = { account_id: number; id: number; user_id: number }
type Row = {
  id: number
  display_id: number
  content: string
  in_reply_to: number | null
  answered: boolean
}

/**
 * Sends what is due (U1). Each goes out with the note that it has, in one transaction: killed anywhere, it is sent once.
 * @returns how many were looked at.
 */
export async function sendDue(now: Date): Promise<number> {
  const due = await withSystem(
    sql => sql<Due[]>`
      select account_id, id, user_id from charla.scheduled_messages
      where status = 0 and send_at <= ${now} order by send_at limit ${BATCH}`,
  )
  for (const one of due)
    await sendOne(one, now).catch(error => fault(error, 'a scheduled message was not sent', { scheduled: one.id })) // others are
  return due.length
}

/** When the next that waits is to go out. */
export async function nextScheduled(): Promise<Date | null> {
  const [row] = await withSystem(
    sql => sql<{ at: Date | null }[]>`select min(send_at) as at from charla.scheduled_messages where status = 0`,
  )
  return row?.at ?? null
}

async function sendOne({ account_id, id, user_id }: Due, now: Date): Promise<void> {
  const ctx = await contextOf(account_id, user_id, id, now)
  if (!ctx) return giveUp(account_id, id, now, 'not_allowed')
  try {
    await withAccount(ctx, async tx => {
      const [row] = await lock(tx, ctx, id)
      if (!row) return
      if (row.answered) return note(tx, ctx, id, 'cancelled', 'customer_replied')
      await findConversation(joining(tx, ctx), row.display_id)
      if (!(await isOpenIn(tx.sql, ctx, row.display_id))) return note(tx, ctx, id, 'failed', 'cannot_reply')
      const written = await writeMessage(
        tx.sql,
        ctx,
        { displayId: row.display_id },
        {
          type: messageType.outgoing,
          senderType: senderType.user,
          senderId: user_id,
          content: await withVariablesIn(tx.sql, ctx, row.display_id, row.content),
          echoId: `scheduled-${id}`,
          contentAttributes: row.in_reply_to ? { in_reply_to: row.in_reply_to } : {},
        },
      )
      await note(tx, ctx, id, 'sent', null, written?.id ?? null)
    })
    announce(account_id)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await giveUp(account_id, id, now, error.code === 'not_found' ? 'not_allowed' : 'refused')
  }
}

/** Skips what another worker has in hand. */
const lock = ({ sql }: Transaction, ctx: MemberContext, id: number) => sql<Row[]>`
  select s.id, c.display_id, s.content, s.in_reply_to, ${answeredMeanwhile(sql)} as answered
  from charla.scheduled_messages s
  join charla.conversations c on (c.account_id, c.id) = (s.account_id, s.conversation_id)
  where s.account_id = ${ctx.accountId} and s.id = ${id} and s.status = 0 and s.send_at <= ${ctx.now()}
  for update of s skip locked`

async function note(
  { sql }: Transaction,
  ctx: MemberContext,
  id: number,
  state: 'sent' | 'cancelled' | 'failed',
  reason: ScheduledReason | null,
  messageId: number | null = null,
): Promise<void> {
  await sql`
    update charla.scheduled_messages
    set status = ${scheduledState(state)}, reason = ${reason}, message_id = ${messageId}, updated_at = ${ctx.now()}
    where account_id = ${ctx.accountId} and id = ${id}`
}

async function giveUp(accountId: number, id: number, now: Date, reason: ScheduledReason): Promise<void> {
  await inOneTrip(
    systemContext(accountId, () => now),
    sql => sql`
      update charla.scheduled_messages set status = ${scheduledState('failed')}, reason = ${reason}, updated_at = ${now}
      where account_id = ${accountId} and id = ${id} and status = 0`,
  )
}

/** Whoever planned it, with what they may now. Null when they may nothing any more. */
async function contextOf(accountId: number, userId: number, id: number, now: Date): Promise<MemberContext | null> {
  try {
    const actor = await memberOf(userId, accountId, { fresh: true })
    return { accountId, actor, requestId: `scheduled_message-${id}`, now: () => now }
  } catch (error) {
    if (error instanceof AppError && error.code === 'unauthenticated') return null
    throw error
  }
}
