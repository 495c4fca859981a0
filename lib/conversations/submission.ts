import type postgres from 'postgres'
import { z } from 'zod'
import type { VisitorContext } from '#lib/base/context.ts'
import { withAccount } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import { attributes, email } from '#lib/base/text.ts'
import { contentTypes, messageType } from '#lib/protocol/index.ts'
import { asking } from './content.ts'
import type { Message } from './message.ts'
import { assertRating, ratingIn } from './rating.ts'
import { messageRows } from './rows.ts'
import { about, lockConversation } from './status.ts'

const rating = contentTypes.indexOf('input_csat')
const asked = asking.map(kind => contentTypes.indexOf(kind))

/** What a customer answers a message with that asks for something: values by name, a rating, an address. */
export const submission = z.object({
  submitted_values: z
    .union([z.array(attributes()).max(100), attributes()], 'must be a list of values')
    .nullable()
    .optional(),
  submitted_email: email().optional(),
})

/**
 * Keeps what the visitor answered with the message that asked. @throws `not_found` for a message that is not theirs to
 * read, or asks for nothing; `invalid` for a rating that is none, or comes too late (`assertRating`).
 */
export async function submit(
  ctx: VisitorContext,
  displayId: number,
  messageId: number,
  given: z.output<typeof submission>,
): Promise<Message> {
  return withAccount(ctx, async ({ sql, track }) => {
    const conversation = await lockConversation(sql, ctx, displayId)
    const where = sql`m.account_id = ${ctx.accountId} and m.conversation_id = ${conversation.id} and m.id = ${messageId}
      and not m.private and m.content_type = any(${asked}) and m.message_type in (${messageType.outgoing}, ${messageType.template})`
    const [asking] = await messageRows(sql, where)
    if (!asking) throw notFound()
    const { submitted_values: values, submitted_email: address } = given
    if (asking.content_type === rating) assertRating(asking, ratingIn(values), ctx.now())
    const answered = {
      ...(values ? { submitted_values: values } : {}),
      ...(address ? { submitted_email: address } : {}),
    }
    await sql`
      update charla.messages set content_attributes = content_attributes || ${sql.json(answered as postgres.JSONValue)},
        updated_at = ${ctx.now()}
      where account_id = ${ctx.accountId} and id = ${messageId}`
    track({ ...about('conversation.updated', conversation), name: 'message.updated', messageId })
    const [message] = await messageRows(sql, where)
    return message as Message
  })
}
