import { isDeepStrictEqual } from 'node:util'
import type { Context } from '#lib/base/context.ts'
import type { Sql } from '#lib/base/db/index.ts'
import type { Contact } from '#lib/contacts/index.ts'
import { type Conversation, statusName } from '#lib/conversations/index.ts'
import { priorities } from '#lib/protocol/index.ts'

/** What changed, as webhooks carry it: `[{ priority: { previous_value: null, current_value: 'high' } }]`. */
export type Changes = Record<string, { previous_value: unknown; current_value: unknown }>[]
export type Attributes = Record<string, unknown>

export const CONVERSATION = 0
export const CONTACT = 1
type Kind = typeof CONVERSATION | typeof CONTACT

/** What `conversation_updated` is about (reference §3.4). */
export const watchedOfConversation = (conversation: Conversation): Attributes => ({
  status: statusName(conversation.status),
  assignee_id: conversation.assignee_id,
  assignee_agent_bot_id: conversation.assignee_agent_bot_id,
  team_id: conversation.team_id,
  snoozed_until: iso(conversation.snoozed_until),
  custom_attributes: conversation.custom_attributes,
  label_list: conversation.labels,
  waiting_since: iso(conversation.waiting_since),
  first_reply_created_at: iso(conversation.first_reply_created_at),
  priority: conversation.priority === null ? null : (priorities[conversation.priority] ?? null),
  conversation_language: conversation.additional_attributes.conversation_language ?? null,
})

/** What `contact_updated` is about. */
export const watchedOfContact = (contact: Contact): Attributes => ({
  name: contact.name,
  email: contact.email,
  phone_number: contact.phone_number,
  identifier: contact.identifier,
  blocked: contact.blocked,
  company_id: contact.company_id ?? null,
  avatar: contact.avatar_key ?? null,
  custom_attributes: contact.custom_attributes,
  additional_attributes: contact.additional_attributes,
})

export const changesBetween = (before: Attributes, after: Attributes): Changes =>
  Object.keys(after)
    .filter(key => !isDeepStrictEqual(before[key] ?? null, after[key] ?? null))
    .map(key => change(key, before[key] ?? null, after[key] ?? null))

export const change = (key: string, before: unknown, after: unknown) => ({
  [key]: { previous_value: before, current_value: after },
})

/** What receivers were last told of each. What they were never told of is not there. */
export async function readMarks(sql: Sql, ctx: Context, kind: Kind, ids: number[]): Promise<Map<number, Attributes>> {
  if (!ids.length) return new Map()
  const rows = await sql<{ subject_id: number; attributes: Attributes }[]>`
    select subject_id, attributes from charla.webhook_marks
    where account_id = ${ctx.accountId} and kind = ${kind} and subject_id = any(${ids})`
  return new Map(rows.map(row => [row.subject_id, row.attributes]))
}

export async function keepMarks(sql: Sql, ctx: Context, kind: Kind, marks: Map<number, Attributes>): Promise<void> {
  if (!marks.size) return
  const rows = [...marks].map(([id, attributes]) => ({ id, attributes }))
  await sql`
    insert into charla.webhook_marks (account_id, kind, subject_id, attributes)
    select ${ctx.accountId}, ${kind}, m.id, m.attributes
    from jsonb_to_recordset(${sql.json(rows as never)}) as m (id bigint, attributes jsonb)
    on conflict (account_id, kind, subject_id) do update set attributes = excluded.attributes`
}

export async function forgetMarks(sql: Sql, ctx: Context, kind: Kind, ids: number[]): Promise<void> {
  if (ids.length)
    await sql`
      delete from charla.webhook_marks where account_id = ${ctx.accountId} and kind = ${kind} and subject_id = any(${ids})`
}

const iso = (date: Date | null) => date?.toISOString() ?? null
