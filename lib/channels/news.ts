import type { Context } from '#lib/base/context.ts'
import { type Sql, withAccount } from '#lib/base/db/index.ts'
import { messageStatuses, messageType } from '#lib/protocol/index.ts'
import type { DeliveryNews, Receiving } from './channel.ts'
import { asReason } from './reasons.ts'

const FAILED = messageStatuses.indexOf('failed')

/**
 * Notes what became of a message of ours. It only ever goes forward (sent, delivered, read), in whatever order the news
 * come; what has failed is not delivered any more, and what was read has not failed. Answers the message's id; null when it is not known.
 */
export async function noteNews(
  ctx: Context,
  receiving: Receiving,
  inboxId: number,
  news: DeliveryNews,
): Promise<number | null> {
  return withAccount(ctx, async ({ sql, track }) => {
    const id = (await receiving.messageOf?.(sql, ctx, inboxId, news)) ?? (await named(sql, ctx, inboxId, news))
    if (id === null || news.status === null) return id
    const status = messageStatuses.indexOf(news.status)
    const error = status === FAILED ? { external_error: asReason(news.reason ?? 'It was not delivered') } : {}
    const [changed] = await sql<{ conversation_id: number }[]>`
      update charla.messages set status = ${status}, updated_at = ${ctx.now()},
        content_attributes = content_attributes || ${sql.json(error)}
      where account_id = ${ctx.accountId} and id = ${id} and status < ${status}
        and not (status = ${messageStatuses.indexOf('read')} and ${status}::int = ${FAILED})
      returning conversation_id`
    if (changed) track({ name: 'message.updated', messageId: id, conversationId: changed.conversation_id, inboxId })
    return id
  })
}

async function named(sql: Sql, ctx: Context, inboxId: number, { sourceIds }: DeliveryNews): Promise<number | null> {
  if (!sourceIds.length) return null
  const [message] = await sql<{ id: number }[]>`
    select id from charla.messages where account_id = ${ctx.accountId} and inbox_id = ${inboxId}
      and source_id = any(${sourceIds}) and message_type in (${messageType.outgoing}, ${messageType.template}) order by array_position(${sourceIds}::text[], source_id) limit 1`
  return message?.id ?? null
}
