import { z } from 'zod'
import type { Context, MemberContext } from '#lib/base/context.ts'
import { type Transaction, withAccount } from '#lib/base/db/index.ts'
import { AppError, notFound } from '#lib/base/errors.ts'
import { text } from '#lib/base/text.ts'
import { messageStatuses, messageType } from '#lib/protocol/index.ts'
import type { Message } from './message.ts'
import { messageRows } from './rows.ts'
import { about, lockConversation } from './status.ts'

/** What a member's program says became of a message. */
export const messageStatusInput = z.object({
  status: z.enum(messageStatuses),
  external_error: text(2000).nullable().optional(),
})

/**
 * Notes what became of a message. Only where the members' own program carries messages (the trait `programmable`): anywhere
 * else the channel knows. @throws `forbidden` there.
 */
export async function setMessageStatus(
  ctx: MemberContext,
  displayId: number,
  messageId: number,
  { status, external_error }: z.output<typeof messageStatusInput>,
): Promise<Message> {
  return withAccount(ctx, async ({ sql, track }) => {
    const conversation = await lockConversation(sql, ctx, displayId)
    const [inbox] = await sql<{ programmable: boolean }[]>`
      select coalesce((traits->>'programmable')::boolean, false) as programmable from charla.inboxes
      where account_id = ${ctx.accountId} and id = ${conversation.inbox_id}`
    if (!inbox?.programmable) throw new AppError('forbidden', 'Message status update is only allowed for API inboxes')
    const error = status === 'failed' ? (external_error ?? null) : null
    const where = sql`m.account_id = ${ctx.accountId} and m.conversation_id = ${conversation.id} and m.id = ${messageId}`
    await sql`
      update charla.messages m set status = ${messageStatuses.indexOf(status)}, updated_at = ${ctx.now()},
        content_attributes = content_attributes - 'external_error' || ${sql.json(error ? { external_error: error } : {})}
      where ${where}`
    const [message] = await messageRows(sql, where)
    if (!message) throw notFound()
    track({ ...about('conversation.updated', conversation), name: 'message.updated', messageId })
    return message
  })
}

/** Notes that a message of the members' did not reach who carries it, and why. What the contact has received stays as it is. */
export async function failMessage(tx: Transaction, ctx: Context, messageId: number, reason: string): Promise<void> {
  const [failed] = await tx.sql<{ id: number; inbox_id: number; contact_id: number }[]>`
    update charla.messages m set status = ${messageStatuses.indexOf('failed')}, updated_at = ${ctx.now()},
      content_attributes = m.content_attributes || ${tx.sql.json({ external_error: reason })}
    from charla.conversations c
    where m.account_id = ${ctx.accountId} and m.id = ${messageId} and m.status = ${messageStatuses.indexOf('sent')}
      and not m.private and m.message_type in (${messageType.outgoing}, ${messageType.template})
      and (c.account_id, c.id) = (m.account_id, m.conversation_id)
    returning c.id, c.inbox_id, c.contact_id`
  if (failed) tx.track({ ...about('conversation.updated', failed), name: 'message.updated', messageId })
}
