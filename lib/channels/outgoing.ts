import type postgres from 'postgres'
import type { Context } from '#lib/base/context.ts'
import { type Sql, withAccount } from '#lib/base/db/index.ts'
import type { Part } from './parts.ts'

/** A stored file of a message. */
export type OutgoingFile = {
  id: number
  key: string
  filename: string
  content_type: string
  byte_size: number
  voice: boolean
}

/** Everything that a message which leaves is made of, with the row of its channel. */
export type Outgoing<Channel> = {
  id: number
  content: string | null
  content_type: number
  content_attributes: Record<string, unknown>
  additional_attributes: Record<string, unknown> | null
  /** Whom it is for, as the channel calls them. */
  to: string
  heard_at: Date | null
  /** What the channel calls the message that it answers. */
  answers: string | null
  channel: Channel | null
  files: OutgoingFile[] | null
  parts: Part[] | null
}

/** Loads it in one statement, with the inbox's row of the channel's `table`. Undefined when the message is gone. */
export async function outgoingOf<Channel>(
  ctx: Context,
  messageId: number,
  table: `channel_${string}`,
): Promise<Outgoing<Channel> | undefined> {
  const [row] = await withAccount(ctx, ({ sql }) => load<Channel>(sql, ctx, messageId, table))
  return row && { ...row, heard_at: row.heard_at && new Date(row.heard_at) }
}

const load = <Channel>(
  sql: Sql,
  ctx: Context,
  messageId: number,
  table: string,
): postgres.PendingQuery<Outgoing<Channel>[]> => sql<Outgoing<Channel>[]>`
  select m.id, m.content, m.content_type, m.content_attributes, m.additional_attributes, ci.source_id as to, ci.heard_at,
    (select q.source_id from charla.messages q
      where (q.account_id, q.conversation_id) = (m.account_id, m.conversation_id)
        and q.id = case when jsonb_typeof(m.content_attributes->'in_reply_to') = 'number' then (m.content_attributes->>'in_reply_to')::bigint end) as answers,
    case when w.id is not null then to_jsonb(w) end as channel,
    (select jsonb_agg(jsonb_build_object('id', f.id, 'key', b.key, 'filename', b.filename, 'content_type', b.content_type,
        'byte_size', b.byte_size, 'voice', coalesce((f.meta->>'is_voice_message')::boolean, false)) order by f.id)
      from charla.attachments f join charla.blobs b on (b.account_id, b.id) = (f.account_id, f.blob_id)
      where (f.account_id, f.message_id) = (m.account_id, m.id)) as files,
    (select jsonb_agg(jsonb_build_object('part', p.part, 'source_id', p.source_id, 'status', p.status) order by p.part)
      from charla.message_parts p where (p.account_id, p.message_id) = (m.account_id, m.id)) as parts
  from charla.messages m
  join charla.conversations c on (c.account_id, c.id) = (m.account_id, m.conversation_id)
  join charla.contact_inboxes ci on (ci.account_id, ci.id) = (c.account_id, c.contact_inbox_id)
  left join ${sql(`charla.${table}`)} w on (w.account_id, w.inbox_id) = (m.account_id, m.inbox_id)
  where m.account_id = ${ctx.accountId} and m.id = ${messageId}`
