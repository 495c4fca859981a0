import type postgres from 'postgres'
import type { Context } from '#lib/base/context.ts'
import { type Sql, withAccount } from '#lib/base/db/index.ts'
import type { Part } from '../parts.ts'
import type { WhatsappRow } from './inbox.ts'

/** A stored file of a message. */
export type OutgoingFile = {
  id: number
  key: string
  filename: string
  content_type: string
  byte_size: number
  voice: boolean
}

/** Everything that a message to WhatsApp is made of. */
export type Outgoing = {
  id: number
  content: string | null
  content_type: number
  content_attributes: Record<string, unknown>
  additional_attributes: Record<string, unknown> | null
  /** Whom it is for: digits, or the id that Meta gives them. */
  to: string
  heard_at: Date | null
  /** What WhatsApp calls the message that it answers. */
  answers: string | null
  channel: WhatsappRow | null
  files: OutgoingFile[] | null
  parts: Part[] | null
}

/** Loads it in one statement. Undefined when the message is gone. */
export async function outgoingOf(ctx: Context, messageId: number): Promise<Outgoing | undefined> {
  const [row] = await withAccount(ctx, ({ sql }) => load(sql, ctx, messageId))
  return row && { ...row, heard_at: row.heard_at && new Date(row.heard_at) }
}

const load = (sql: Sql, ctx: Context, messageId: number): postgres.PendingQuery<Outgoing[]> => sql<Outgoing[]>`
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
  left join charla.channel_whatsapp w on (w.account_id, w.inbox_id) = (m.account_id, m.inbox_id)
  where m.account_id = ${ctx.accountId} and m.id = ${messageId}`
