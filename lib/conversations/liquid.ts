import type { Context } from '#lib/base/context.ts'
import { inOneTrip, type Sql } from '#lib/base/db/index.ts'
import { hasLiquid, renderLiquid } from '#lib/base/liquid.ts'
import { messageMaxLength } from '#lib/protocol/index.ts'
import { visible } from './rows.ts'

type Subject = {
  display_id: number
  custom_attributes: Record<string, unknown>
  contact_id: number
  contact_name: string | null
  contact_email: string | null
  contact_phone_number: string | null
  contact_attributes: Record<string, unknown>
  inbox_id: number
  inbox_name: string
  account_name: string
  agent_name: string | null
  agent_display_name: string | null
  agent_email: string | null
}

/**
 * What an agent writes, with its Liquid replaced (reference 5.8). Costs nothing where there is none.
 */
export async function withVariables(ctx: Context, displayId: number, content: string): Promise<string> {
  if (!hasLiquid(content)) return content
  const [subject] = await inOneTrip<Subject>(ctx, sql => subjectQuery(sql, ctx, displayId))
  return subject ? renderLiquid(content, variablesOf(subject), messageMaxLength) : content
}

/** The same within a transaction. */
export async function withVariablesIn(sql: Sql, ctx: Context, displayId: number, content: string): Promise<string> {
  if (!hasLiquid(content)) return content
  const [subject] = await subjectQuery(sql, ctx, displayId)
  return subject ? renderLiquid(content, variablesOf(subject), messageMaxLength) : content
}

/** `agent` is who writes; where nobody does, the assignee. */
const subjectQuery = (sql: Sql, ctx: Context, displayId: number) => sql<Subject[]>`
  select c.display_id, c.custom_attributes, p.id as contact_id, p.name as contact_name, p.email as contact_email,
    p.phone_number as contact_phone_number, p.custom_attributes as contact_attributes, i.id as inbox_id,
    i.name as inbox_name, a.name as account_name, u.name as agent_name, u.display_name as agent_display_name, u.email as agent_email
  from charla.conversations c
  join charla.contacts p on (p.account_id, p.id) = (c.account_id, c.contact_id)
  join charla.inboxes i on (i.account_id, i.id) = (c.account_id, c.inbox_id)
  join charla.accounts a on a.id = c.account_id
  left join charla.users u on u.id = coalesce(charla.current_user_id(), c.assignee_id)
  where ${visible(sql, ctx)} and c.display_id = ${displayId}`

const variablesOf = (one: Subject) => ({
  contact: {
    ...person(one.contact_name),
    id: one.contact_id,
    email: one.contact_email,
    phone: one.contact_phone_number,
    phone_number: one.contact_phone_number,
    custom_attribute: one.contact_attributes,
  },
  conversation: {
    id: one.display_id,
    display_id: one.display_id,
    contact_name: one.contact_name,
    custom_attribute: one.custom_attributes,
  },
  inbox: { id: one.inbox_id, name: one.inbox_name },
  account: { name: one.account_name },
  agent: {
    ...person(one.agent_name),
    available_name: one.agent_display_name || one.agent_name,
    email: one.agent_email,
  },
})

function person(name: string | null) {
  const words = (name ?? '').trim().split(/\s+/).filter(Boolean)
  return { name, first_name: words[0] ?? null, last_name: words.length > 1 ? words.at(-1) : null }
}
