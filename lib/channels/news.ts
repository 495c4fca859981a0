import type { Context } from '#lib/base/context.ts'
import { type Sql, type Transaction, withAccount } from '#lib/base/db/index.ts'
import { messageStatuses, messageType } from '#lib/protocol/index.ts'

import type { DeliveryNews, NewsOf, Receiving } from './channel.ts'
import { asReason } from './reasons.ts'

/** As `deliveryStates` in deliveries.ts counts them. */
const deliveryState = { sent: 2, unknown: 4 }
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
  return withAccount(ctx, async tx => {
    const { sql, track } = tx
    const found = await receiving.messageOf?.(sql, ctx, inboxId, news)
    if (found && typeof found === 'object') return settleParts(tx, ctx, inboxId, found)
    const id = found ?? (await named(sql, ctx, inboxId, news))
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

/** The message is what its parts are. One whose sending was cut off, and of which news come, was sent after all. */
async function settleParts(
  { sql, track }: Transaction,
  ctx: Context,
  inboxId: number,
  { id, status: name, reason, arrived }: NewsOf,
): Promise<number> {
  const status = messageStatuses.indexOf(name)
  const error = status === FAILED ? { external_error: asReason(reason ?? 'It was not delivered') } : {}
  if (arrived)
    await sql`
      update charla.deliveries set state = ${deliveryState.sent}, reason = null, updated_at = ${ctx.now()}
      where account_id = ${ctx.accountId} and message_id = ${id} and state = ${deliveryState.unknown}`
  const [changed] = await sql<{ conversation_id: number }[]>`
    update charla.messages m set status = ${status}, updated_at = ${ctx.now()},
      content_attributes = content_attributes - 'external_error' || ${sql.json(error)}
    where account_id = ${ctx.accountId} and id = ${id} and status <> ${status} and (status <> ${FAILED} or not exists (
      select from charla.deliveries d where (d.account_id, d.message_id) = (m.account_id, m.id) and d.state <> ${deliveryState.sent}))
    returning conversation_id`
  if (changed) track({ name: 'message.updated', messageId: id, conversationId: changed.conversation_id, inboxId })
  return id
}

async function named(sql: Sql, ctx: Context, inboxId: number, { sourceIds }: DeliveryNews): Promise<number | null> {
  if (!sourceIds.length) return null
  const [message] = await sql<{ id: number }[]>`
    select id from charla.messages where account_id = ${ctx.accountId} and inbox_id = ${inboxId}
      and source_id = any(${sourceIds}) and message_type in (${messageType.outgoing}, ${messageType.template}) order by array_position(${sourceIds}::text[], source_id) limit 1`
  return message?.id ?? null
}
