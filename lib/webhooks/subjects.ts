import type { Context } from '#lib/base/context.ts'
import type { Sql } from '#lib/base/db/index.ts'
import type { EventRow } from '#lib/base/events.ts'
import type { Contact } from '#lib/contacts/index.ts'
import {
  type Conversation,
  conversationRows,
  type Message,
  type MessageConversation,
  messageRows,
} from '#lib/conversations/index.ts'
import { weekOf } from '#lib/inboxes/index.ts'
import type { InboxRow, Named } from './payloads.ts'

/** A person known to an inbox, as `webwidget_triggered` is about. */
export type ContactInbox = { id: number; contact_id: number; last_conversation_id: number | null }

/** What the events are about, as it is now. What is gone is missing. */
export type Subjects = {
  account: Named
  inboxes: Map<number, InboxRow>
  conversations: Map<number, Conversation>
  messages: Map<number, Message & MessageConversation>
  contacts: Map<number, Contact>
  contactInboxes: Map<number, ContactInbox>
  emails: Map<number, string>
}

const settings = [
  'allow_messages_after_resolved',
  'lock_to_single_conversation',
  'auto_assignment_config',
  'enable_auto_assignment',
  'enable_email_collect',
  'greeting_enabled',
  'greeting_message',
  'csat_survey_enabled',
  'business_name',
  'sender_name_type',
  'timezone',
  'out_of_office_message',
  'working_hours_enabled',
]

export async function subjectsOf(sql: Sql, ctx: Context, events: EventRow[]): Promise<Subjects> {
  const { accountId } = ctx
  const contactInboxes = byId(
    await sql<ContactInbox[]>`
      select ci.id, ci.contact_id, (
        select max(c.id) from charla.conversations c where (c.account_id, c.contact_inbox_id) = (ci.account_id, ci.id)
      ) as last_conversation_id
      from charla.contact_inboxes ci where ci.account_id = ${accountId} and ci.id = any(${ids(events, 'contact_inbox_id')})`,
  )
  const conversationIds = unique([
    ...events.map(event => event.conversation_id),
    ...ids(events, 'conversation_id'),
    ...[...contactInboxes.values()].map(one => one.last_conversation_id),
  ])
  const conversations = await conversationRows(
    sql,
    sql`select c.*, c.id as position from charla.conversations c where c.account_id = ${accountId} and c.id = any(${conversationIds})`,
  )
  const messageIds = unique(events.map(event => event.message_id))
  const messages = messageIds.length
    ? await messageRows(sql, sql`m.account_id = ${accountId} and m.id = any(${messageIds})`)
    : []
  const contactIds = unique([
    ...events.filter(event => event.name.startsWith('contact.')).map(event => event.contact_id),
    ...[...contactInboxes.values()].map(one => one.contact_id),
  ])
  const contacts = await sql<Contact[]>`
    select * from charla.contacts where account_id = ${accountId} and id = any(${contactIds})`
  const [account] = await sql<Named[]>`select id, name from charla.accounts where id = ${accountId}`
  return {
    account: account as Named,
    inboxes: byId(await inboxesOf(sql, ctx, unique(events.map(event => event.inbox_id)))),
    conversations: byId(conversations),
    messages: byId(messages),
    contacts: byId(contacts),
    contactInboxes,
    emails: await emailsOf(sql, unique(messages.map(message => message.sender_user?.id ?? null))),
  }
}

async function inboxesOf(sql: Sql, ctx: Context, inboxIds: number[]): Promise<InboxRow[]> {
  return sql<InboxRow[]>`
    select i.id, i.name, i.channel_type, ${sql(settings.map(name => `i.${name}`))}, i.created_at, i.updated_at,
      ${weekOf(sql)} as working_hours
    from charla.inboxes i where i.account_id = ${ctx.accountId} and i.id = any(${inboxIds})`
}

async function emailsOf(sql: Sql, userIds: number[]): Promise<Map<number, string>> {
  if (!userIds.length) return new Map()
  const rows = await sql<{ id: number; email: string }[]>`select id, email from charla.users where id = any(${userIds})`
  return new Map(rows.map(row => [row.id, row.email]))
}

/** Ids that asides carry in their data. */
const ids = (events: EventRow[], key: string): number[] =>
  events.map(event => event.data[key]).filter(id => typeof id === 'number')
const unique = (given: (number | null | undefined)[]): number[] =>
  [...new Set(given)].filter(id => id !== null && id !== undefined)
const byId = <Row extends { id: number }>(rows: Row[]) => new Map(rows.map(row => [row.id, row]))
