import type postgres from 'postgres'
import { actingUserId, type Context } from '#lib/base/context.ts'
import type { Sql } from '#lib/base/db/index.ts'
import { type MessageType, messageType } from '#lib/protocol/index.ts'

export type MessageToWrite = {
  type: MessageType
  content: string
  private?: boolean
  senderType?: number | null
  senderId?: number | null
  echoId?: string | null
  contentAttributes?: Record<string, unknown>
}

/** What the statement answers: no row when there is no such conversation, `id` null when the message was there already. */
export type Written = {
  id: number | null
  created_at: Date
  updated_at: Date
  conversation_id: number
  display_id: number
  inbox_id: number
}

/**
 * Writes a message, moves its conversation on and records the events, all in one statement. `target` selects the
 * conversation's row; it is locked, so the rules below see its latest state:
 * an incoming message opens what was resolved or snoozed, counts as unread and starts the waiting; the first answer of
 * an agent is noted and ends the waiting (reference §5.5). A message with an `echoId` that the sender has used before
 * changes nothing.
 */
export function writeMessage(sql: Sql, ctx: Context, target: postgres.Fragment, message: MessageToWrite) {
  const now = ctx.now()
  const incoming = message.type === messageType.incoming
  const reply = message.type === messageType.outgoing && !message.private
  const chat = message.type !== messageType.activity
  const byUser = message.senderType === 0
  return sql<Written[]>`
    with c as (
      select account_id, id, display_id, inbox_id, contact_id, status, first_reply_created_at
      from charla.conversations where account_id = ${ctx.accountId} and id = (${target}) for no key update
    ), m as (
      insert into charla.messages (account_id, conversation_id, inbox_id, message_type, content, private, sender_type,
        sender_id, echo_id, content_attributes, created_at, updated_at)
      select c.account_id, c.id, c.inbox_id, ${message.type}, ${message.content}, ${message.private ?? false},
        ${message.senderType ?? null}, ${message.senderId ?? null}, ${message.echoId ?? null},
        ${sql.json((message.contentAttributes ?? {}) as postgres.JSONValue)}, ${now}, ${now}
      from c
      on conflict do nothing
      returning account_id, id, conversation_id, created_at, updated_at
    ), moved as (
      update charla.conversations x set
        status = case when ${incoming} and c.status in (1, 3) then 0 else x.status end,
        snoozed_until = case when ${incoming} then null else x.snoozed_until end,
        unread_count = x.unread_count + ${incoming ? 1 : 0},
        contact_unread_count = x.contact_unread_count + ${reply ? 1 : 0},
        waiting_since = case when ${incoming} then coalesce(x.waiting_since, ${now}) when ${reply} then null else x.waiting_since end,
        first_reply_created_at = case when ${reply && byUser} then coalesce(x.first_reply_created_at, ${now}) else x.first_reply_created_at end,
        last_message_id = m.id,
        last_chat_message_id = case when ${chat} then m.id else x.last_chat_message_id end,
        last_activity_at = greatest(x.last_activity_at, ${now}),
        updated_at = ${now}
      from m, c where (x.account_id, x.id) = (c.account_id, c.id)
      returning x.id
    ), heard as (
      update charla.contacts p set last_activity_at = ${now}
      from m, c where ${incoming} and (p.account_id, p.id) = (c.account_id, c.contact_id)
    ), happened as (
      select array_remove(array[
        'message.created',
        case when ${reply && byUser} and c.first_reply_created_at is null then 'first.reply.created' end,
        case when ${incoming} and c.status in (1, 3) then 'conversation.status_changed' end
      ], null) as names from c, moved
    ), cursor as (
      update charla.event_cursors e set seq = e.seq + cardinality(h.names)
      from happened h where e.account_id = ${ctx.accountId} returning e.seq, h.names
    ), logged as (
      insert into charla.events (account_id, seq, name, inbox_id, conversation_id, contact_id, message_id, user_id)
      select ${ctx.accountId}, cursor.seq - cardinality(cursor.names) + n.position, n.name, c.inbox_id, c.id, c.contact_id, m.id,
        ${actingUserId(ctx)}
      from c, m, cursor, unnest(cursor.names) with ordinality as n (name, position)
    )
    select m.id, m.created_at, m.updated_at, c.id as conversation_id, c.display_id, c.inbox_id from c left join m on true`
}
