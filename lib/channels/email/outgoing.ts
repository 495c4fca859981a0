import type postgres from 'postgres'
import type { Context } from '#lib/base/context.ts'
import { type Sql, withAccount } from '#lib/base/db/index.ts'
import { messageType } from '#lib/protocol/index.ts'
import type { EmailRow } from './inbox.ts'

/** A stored file of a message. */
export type StoredFile = { key: string; filename: string; content_type: string; content_id: string | null }

/** A mail that came, as it is answered. */
export type Answered = {
  id: number
  content: string | null
  created_at: string
  email: {
    from?: string[]
    reply_to?: string[]
    to?: string[]
    cc?: string[]
    message_id?: string | null
    references?: string[]
    html_content?: { full?: string }
    text_content?: { full?: string }
  } | null
  sender: string | null
  files: StoredFile[] | null
}

/** Everything that a mail is made of. */
export type Outgoing = {
  id: number
  uuid: string
  display_id: number
  content: string | null
  message_type: number
  content_attributes: Record<string, unknown>
  mail_subject: string | null
  earlier: number
  account_name: string
  inbox_name: string
  business_name: string | null
  sender_name_type: number
  agent: string | null
  contact_email: string | null
  contact_inbox_id: number
  channel: EmailRow | null
  answered: Answered | null
  files: StoredFile[] | null
}

/** Loads it in one statement. Undefined when the message is gone. */
export async function outgoingOf(ctx: Context, messageId: number): Promise<Outgoing | undefined> {
  const [row] = await withAccount(
    ctx,
    ({ sql }) => sql<Outgoing[]>`
    select m.id, c.uuid, c.display_id, m.content, m.message_type, m.content_attributes, c.contact_inbox_id,
      c.additional_attributes->>'mail_subject' as mail_subject, a.name as account_name, i.name as inbox_name, i.business_name,
      i.sender_name_type, coalesce(nullif(u.display_name, ''), u.name) as agent, p.email as contact_email,
      case when e.id is not null then to_jsonb(e) end as channel,
      (select count(*)::int from charla.messages o where (o.account_id, o.conversation_id) = (c.account_id, c.id) and o.id < m.id
        and not o.private and o.message_type in (${messageType.incoming}, ${messageType.outgoing})) as earlier,
      (select jsonb_build_object('id', q.id, 'content', q.content, 'created_at', q.created_at, 'email', q.content_attributes->'email',
          'sender', qp.name, 'files', ${filesOf(sql, sql`q.id`)})
        from charla.messages q left join charla.contacts qp on (qp.account_id, qp.id) = (q.account_id, q.sender_id)
        where (q.account_id, q.conversation_id) = (c.account_id, c.id) and q.message_type = ${messageType.incoming}
          and (q.id = (m.content_attributes->>'in_reply_to')::bigint or q.id < m.id)
        order by coalesce(q.id = (m.content_attributes->>'in_reply_to')::bigint, false) desc, q.id desc limit 1) as answered,
      ${filesOf(sql, sql`m.id`)} as files
    from charla.messages m
    join charla.conversations c on (c.account_id, c.id) = (m.account_id, m.conversation_id)
    join charla.accounts a on a.id = m.account_id
    join charla.inboxes i on (i.account_id, i.id) = (m.account_id, m.inbox_id)
    join charla.contacts p on (p.account_id, p.id) = (c.account_id, c.contact_id)
    left join charla.channel_email e on (e.account_id, e.inbox_id) = (i.account_id, i.id)
    left join charla.users u on m.sender_type = 0 and u.id = m.sender_id
    where m.account_id = ${ctx.accountId} and m.id = ${messageId}`,
  )
  return row
}

/** The stored files of the message whose id `messageId` is, of the account of `m`. */
export const filesOf = (sql: Sql, messageId: postgres.Fragment) => sql`(
  select jsonb_agg(jsonb_build_object('key', b.key, 'filename', b.filename, 'content_type', b.content_type,
    'content_id', f.meta->>'content_id') order by f.id)
  from charla.attachments f join charla.blobs b on (b.account_id, b.id) = (f.account_id, f.blob_id)
  where (f.account_id, f.message_id) = (m.account_id, ${messageId}))`
