import type { Context } from '#lib/base/context.ts'
import type { Sql } from '#lib/base/db/index.ts'
import { messageStatuses } from '#lib/protocol/index.ts'
import type { DeliveryNews, NewsOf } from './channel.ts'
import { deliveryState } from './delivery-states.ts'

// What a message was sent as, where one of ours becomes several outside.

const FAILED = messageStatuses.indexOf('failed')

export type Part = { part: number; source_id: string | null; status: number | null }

/** Notes which parts are about to leave: one that was cut off is known by its having no id. */
export async function beginParts(sql: Sql, ctx: Context, inboxId: number, messageId: number, parts: number[]) {
  await sql`
  insert into charla.message_parts (account_id, message_id, part, inbox_id)
  select ${ctx.accountId}, ${messageId}, part, ${inboxId} from unnest(${parts}::int[]) as part
  on conflict (account_id, message_id, part) do update set source_id = null, status = null, reason = null`
  await beat(sql, ctx, messageId)
}

/** Says that the delivery is still at it: it may take longer than what is given up. */
const beat = (sql: Sql, ctx: Context, messageId: number) => sql`
  update charla.deliveries set updated_at = ${ctx.now()}
  where account_id = ${ctx.accountId} and message_id = ${messageId} and state = ${deliveryState('sending')}`

/** Notes what the service calls the part. The message goes by the first of them. What has been said of it meanwhile stays. */
export async function notePart(sql: Sql, ctx: Context, messageId: number, part: number, sourceId: string) {
  await sql`
    update charla.message_parts set source_id = ${sourceId}, status = coalesce(status, 0)
    where account_id = ${ctx.accountId} and message_id = ${messageId} and part = ${part}`
  await beat(sql, ctx, messageId)
  if (part === 0)
    await sql`
      update charla.messages set source_id = ${sourceId}
      where account_id = ${ctx.accountId} and id = ${messageId} and source_id is distinct from ${sourceId}`
}

/** Notes that the part was refused: what the message says must be said once more. */
export const failPart = (sql: Sql, ctx: Context, messageId: number, part: number, reason: string) => sql`
  update charla.message_parts set status = ${FAILED}, reason = ${reason.slice(0, 2000)}
  where account_id = ${ctx.accountId} and message_id = ${messageId} and part = ${part}`

/** The message one of whose parts goes by the id. */
export async function messageByPart(sql: Sql, ctx: Context, inboxId: number, sourceId: string): Promise<number | null> {
  const [found] = await sql<{ message_id: number }[]>`
    select message_id from charla.message_parts
    where account_id = ${ctx.accountId} and inbox_id = ${inboxId} and source_id = ${sourceId}`
  return found?.message_id ?? null
}

/**
 * Notes news of a part, by its id or by our own mark (`<message>.<part>`), which comes back also when the answer to our
 * request never came. A part only goes forward, and fails whatever it was. Answers what that makes of the message: it has
 * failed when one part has, and else is as far as the part that is behind.
 */
export async function noteOfPart(sql: Sql, ctx: Context, inboxId: number, news: DeliveryNews): Promise<NewsOf | null> {
  if (news.status === null) return null
  const [sourceId] = news.sourceIds
  const [id, part] =
    /^(\d{1,15})\.(\d{1,3})$/
      .exec(news.mark ?? '')
      ?.slice(1)
      .map(Number) ?? []
  const status = messageStatuses.indexOf(news.status)
  const [noted] = await sql<{ message_id: number }[]>`
    update charla.message_parts set status = greatest(coalesce(status, 0), ${status}::int), source_id = coalesce(source_id, ${sourceId ?? null}),
      reason = case when ${status}::int = ${FAILED} then ${news.reason} else reason end
    where account_id = ${ctx.accountId} and inbox_id = ${inboxId} and (source_id = ${sourceId ?? null}
      or (message_id = ${id ?? null} and part = ${part ?? null} and source_id is null)) returning message_id`
  if (!noted) return null
  if (id === noted.message_id && part === 0)
    await sql`
      update charla.messages set source_id = ${sourceId ?? null}
      where account_id = ${ctx.accountId} and id = ${id} and source_id is null`
  const [all] = await sql<{ status: number; reason: string | null; unknown: boolean }[]>`
    select case when bool_or(status = ${FAILED}) then ${FAILED}::int else min(coalesce(status, 0)) end::int as status,
      string_agg(reason, '; ' order by part) as reason, bool_or(source_id is null) as unknown
    from charla.message_parts where account_id = ${ctx.accountId} and message_id = ${noted.message_id}`
  return all
    ? { id: noted.message_id, status: messageStatuses[all.status] ?? 'sent', reason: all.reason, arrived: !all.unknown }
    : null
}
