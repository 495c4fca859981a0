import { EventEmitter } from 'node:events'
import type postgres from 'postgres'
import type { EventName } from '#lib/protocol/index.ts'
import { actingUserId, type Context } from './context.ts'
import type { Sql } from './db/pool.ts'

/**
 * What the log can hold: the events that clients hear of, and those of our own. `job.requested` asks for a job;
 * `permissions.changed` says that the members `user_ids`, or everyone, may see other things now than before; asides are
 * for webhooks.
 */
export type LoggedName = EventName | AsideName | 'job.requested' | 'permissions.changed'

/** What programs may subscribe to and clients do not find in the log (`./asides.ts`). */
export type AsideName =
  | 'conversation.typing_on'
  | 'conversation.typing_off'
  | 'webwidget.triggered'
  | 'inbox.created'
  | 'inbox.updated'

export type NewEvent = {
  name: LoggedName
  inboxId?: number | null
  conversationId?: number
  contactId?: number
  messageId?: number
  data?: Record<string, unknown>
}

/** A row of the log. */
export type EventRow = {
  account_id: number
  seq: number
  name: LoggedName
  inbox_id: number | null
  conversation_id: number | null
  contact_id: number | null
  message_id: number | null
  user_id: number | null
  data: Record<string, unknown>
}

/** Takes the next numbers of the account and writes the events: the last statement before commit. */
export function recordEvents(sql: Sql, ctx: Context, events: NewEvent[]): postgres.PendingQuery<postgres.Row[]> {
  const rows = events.map(event => ({
    name: event.name,
    inbox_id: event.inboxId ?? null,
    conversation_id: event.conversationId ?? null,
    contact_id: event.contactId ?? null,
    message_id: event.messageId ?? null,
    data: event.data ?? {},
  }))
  return sql`
    with moved as (
      update charla.event_cursors set seq = seq + ${rows.length} where account_id = ${ctx.accountId} returning seq
    )
    insert into charla.events (account_id, seq, name, inbox_id, conversation_id, contact_id, message_id, user_id, data)
    select ${ctx.accountId}, moved.seq - ${rows.length} + e.position, e.name, e.inbox_id, e.conversation_id, e.contact_id,
      e.message_id, ${actingUserId(ctx)}, e.data
    from moved, rows from (
      jsonb_to_recordset(${sql.json(rows as postgres.JSONValue)}) as (
        name text, inbox_id bigint, conversation_id bigint, contact_id bigint, message_id bigint, data jsonb
      )
    ) with ordinality as e (name, inbox_id, conversation_id, contact_id, message_id, data, position)`
}

const commits = new EventEmitter().setMaxListeners(0)

/** Tells this process that the account's log has grown. */
export function announce(accountId: number): void {
  commits.emit('grown', accountId)
}

/** Says that something was put off until then, for who would otherwise not be there to see its time come. */
export function announceDue(at: Date): void {
  commits.emit('due', at)
}

/** Calls `listener` when something was put off until a time. Returns how to stop. */
export function onDue(listener: (at: Date) => void): () => void {
  commits.on('due', listener)
  return () => commits.off('due', listener)
}

/** Calls `listener` after a commit of this process that added events. Returns how to stop. */
export function onGrown(listener: (accountId: number) => void): () => void {
  commits.on('grown', listener)
  return () => commits.off('grown', listener)
}
