import type { MemberContext } from '#lib/base/context.ts'
import { withAccount } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import { messageStatuses, messageType } from '#lib/protocol/index.ts'
import type { Message } from './message.ts'
import { messageRows } from './rows.ts'
import { about, lockConversation } from './status.ts'

const [SENT, FAILED] = [messageStatuses.indexOf('sent'), messageStatuses.indexOf('failed')]
const OURS: number[] = [messageType.outgoing, messageType.template]

/**
 * Has a message that failed sent once more: it counts as sent again, the reason of the failure goes, and whoever carries
 * messages hears of it (`retried`). What has not failed stays as it is, so that asking twice sends nothing twice.
 * @throws `invalid` for what nobody sends: what the customer said, notes, lines of activity, what is deleted.
 */
export async function retryMessage(ctx: MemberContext, displayId: number, messageId: number): Promise<Message> {
  return withAccount(ctx, async ({ sql, track }) => {
    const conversation = await lockConversation(sql, ctx, displayId)
    const where = sql`m.account_id = ${ctx.accountId} and m.conversation_id = ${conversation.id} and m.id = ${messageId}`
    const [before] = await messageRows(sql, where)
    if (!before) throw notFound()
    if (before.private || !OURS.includes(before.message_type))
      throw invalid('message_id: is not a message to the contact', 'message_id')
    if (before.content_attributes.deleted) throw invalid('message_id: is deleted', 'message_id')
    if (before.status !== FAILED) return before
    await sql`
      update charla.messages m set status = ${SENT}, updated_at = ${ctx.now()},
        content_attributes = content_attributes - 'external_error' where ${where}`
    track({
      ...about('conversation.updated', conversation),
      name: 'message.updated',
      messageId,
      data: { retried: true, previous_changes: { status: ['failed', 'sent'] } },
    })
    const [message] = await messageRows(sql, where)
    return message as Message
  })
}
