import type postgres from 'postgres'
import type { Context } from '#lib/base/context.ts'
import type { Sql } from '#lib/base/db/index.ts'
import type { Contact } from '#lib/contacts/index.ts'
import { messageType } from '#lib/protocol/index.ts'
import type { Conversation } from './conversation.ts'
import type { Message, MessageConversation } from './message.ts'

/** The condition on `charla.conversations c` that the actor may see the row: the one place where this is decided. */
export function visible(sql: Sql, ctx: Context): postgres.Fragment {
  const { actor } = ctx
  if (actor.kind === 'visitor')
    return sql`c.account_id = ${ctx.accountId} and c.contact_inbox_id = ${actor.contactInboxId ?? -1}`
  if (actor.kind !== 'system' && actor.inboxIds !== 'all')
    return sql`c.account_id = ${ctx.accountId} and c.inbox_id = any(${actor.inboxIds})`
  return sql`c.account_id = ${ctx.accountId}`
}

/** The titles that the conversation `c` is labelled with, by name. */
export const labelsOf = (sql: Sql): postgres.Fragment => sql`array(
  select l.title from charla.conversation_labels l
  where (l.account_id, l.conversation_id) = (c.account_id, c.id) order by l.title)`

/**
 * When the contact of the conversation `c` wrote the last time, as far as a reply window of the inbox `i` is reckoned from it: the
 * channel notes it with `ci`; where programs bring the messages, those say it.
 */
export const heardAt = (sql: Sql): postgres.Fragment => sql`case
  when i.traits->>'programmable' = 'true' and i.traits->>'reply_window' is not null then (
    select x.created_at from charla.messages x
    where (x.account_id, x.conversation_id) = (c.account_id, c.id) and x.message_type = ${messageType.incoming} order by x.id desc limit 1)
  else ci.heard_at end`

/** The conversations that `where`, `order` and `limit` pick, complete. Two statements. */
export async function conversationRows(sql: Sql, picked: postgres.Fragment): Promise<Conversation[]> {
  const rows = await sql<Conversation[]>`
    select c.*, i.channel_type, (i.traits->>'reply_window')::int as reply_window, ci.source_id, ${heardAt(sql)} as heard_at, ci.hmac_verified,
      ci.created_at as contact_inbox_created_at, to_jsonb(p) as contact,
      ${labelsOf(sql)} as labels,
      case when u.id is not null then jsonb_build_object('id', u.id, 'account_id', c.account_id, 'name', u.name,
        'display_name', u.display_name, 'avatar_key', u.avatar_key, 'email', u.email, 'role', m.role, 'availability', m.availability,
        'auto_offline', m.auto_offline) end as assignee,
      case when b.id is not null then jsonb_build_object('id', b.id, 'account_id', b.account_id, 'name', b.name,
        'description', b.description, 'outgoing_url', b.outgoing_url, 'avatar_key', b.avatar_key) end as assignee_bot,
      case when t.id is not null then jsonb_build_object('id', t.id, 'account_id', t.account_id, 'name', t.name,
        'description', t.description, 'allow_auto_assign', t.allow_auto_assign, 'is_member', exists (
          select from charla.team_members tm
          where (tm.account_id, tm.team_id) = (t.account_id, t.id) and tm.user_id = charla.current_user_id()
        )) end as team
    from (${picked}) c
    join charla.inboxes i on (i.account_id, i.id) = (c.account_id, c.inbox_id)
    join charla.contact_inboxes ci on (ci.account_id, ci.id) = (c.account_id, c.contact_inbox_id)
    join charla.contacts p on (p.account_id, p.id) = (c.account_id, c.contact_id)
    left join charla.account_users m on (m.account_id, m.user_id) = (c.account_id, c.assignee_id)
    left join charla.users u on u.id = m.user_id
    left join charla.agent_bots b on (b.account_id, b.id) = (c.account_id, c.assignee_agent_bot_id)
    left join charla.teams t on (t.account_id, t.id) = (c.account_id, c.team_id)
    order by c.position`
  const ids = rows.flatMap(row => [row.last_message_id, row.last_chat_message_id]).filter(id => id !== null)
  const accountId = rows[0]?.account_id
  const messages =
    accountId === undefined ? [] : await messageRows(sql, sql`m.account_id = ${accountId} and m.id = any(${ids})`)
  const byId = new Map(messages.map(message => [message.id, message]))
  for (const row of rows) {
    row.contact = revive(row.contact)
    row.last_message = (row.last_message_id && byId.get(row.last_message_id)) || null
    row.last_chat_message = (row.last_chat_message_id && byId.get(row.last_chat_message_id)) || null
  }
  return rows
}

/** The messages that `where` (on `m`, and its conversation `c`) picks, with senders and the conversation's state. */
export async function messageRows(
  sql: Sql,
  where: postgres.Fragment,
  tail: postgres.Fragment = sql``,
): Promise<(Message & MessageConversation)[]> {
  return revived(await messageQuery(sql, where, tail))
}

/** The statement alone, to be sent together with others. Its rows go through `revived`. */
export function messageQuery(sql: Sql, where: postgres.Fragment, tail: postgres.Fragment = sql``) {
  return sql<(Message & MessageConversation)[]>`
    select m.*, c.display_id, c.assignee_id, c.status as conversation_status, c.unread_count, c.last_activity_at, c.waiting_since,
      c.first_reply_created_at, c.contact_inbox_id, ci.source_id as source_id_of_contact,
      case when u.id is not null then jsonb_build_object('id', u.id, 'name', u.name, 'display_name', u.display_name, 'avatar_key', u.avatar_key) end as sender_user,
      to_jsonb(p) as sender_contact,
      case when b.id is not null then jsonb_build_object('id', b.id, 'name', b.name, 'avatar_key', b.avatar_key) end as sender_bot,
      ${attachmentsOf(sql)} as attachments
    from charla.messages m
    join charla.conversations c on (c.account_id, c.id) = (m.account_id, m.conversation_id)
    join charla.contact_inboxes ci on (ci.account_id, ci.id) = (c.account_id, c.contact_inbox_id)
    left join charla.users u on m.sender_type = 0 and u.id = m.sender_id
    left join charla.contacts p on m.sender_type = 1 and (p.account_id, p.id) = (m.account_id, m.sender_id)
    left join charla.agent_bots b on m.sender_type = 2 and (b.account_id, b.id) = (m.account_id, m.sender_id)
    where ${where} ${tail}`
}

/** Null for most: a message without any costs one look into an index. */
const attachmentsOf = (sql: Sql): postgres.Fragment => sql`(
  select jsonb_agg(to_jsonb(a) || jsonb_build_object('file', case when b.id is not null then jsonb_build_object(
    'filename', b.filename, 'content_type', b.content_type, 'byte_size', b.byte_size, 'width', b.width, 'height', b.height,
    'thumb_key', b.thumb_key) end) order by a.id)
  from charla.attachments a left join charla.blobs b on (b.account_id, b.id) = (a.account_id, a.blob_id)
  where (a.account_id, a.message_id) = (m.account_id, m.id))`

export function revived<Row extends Message>(rows: Row[]): Row[] {
  for (const row of rows) row.sender_contact &&= revive(row.sender_contact)
  return rows
}

/** JSON carries times as text. */
const revive = (contact: Contact): Contact => ({
  ...contact,
  last_activity_at: contact.last_activity_at && new Date(contact.last_activity_at),
  created_at: new Date(contact.created_at),
})
