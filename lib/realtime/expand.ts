import type { Context } from '#lib/base/context.ts'
import { type Sql, withAccount } from '#lib/base/db/index.ts'
import type { EventRow } from '#lib/base/events.ts'
import { type Contact, contactPush } from '#lib/contacts/index.ts'
import { conversationPush, conversationRows, messagePush, messageRows } from '#lib/conversations/index.ts'
import type { EventName, LoggedEvent } from '#lib/protocol/index.ts'
import { userPush } from '#lib/users/index.ts'

/** An event as clients hear it, with what decides who may. */
export type Expanded = {
  seq: number
  /** Null for what is not told to anybody: our own events, and events about rows that are gone. */
  event: LoggedEvent | null
  inboxId: number | null
  contactId: number | null
  contactInboxId: number | null
  /** Agents alone see notes and activity lines. */
  forVisitor: boolean
  permissions: { user_ids: number[]; everyone: boolean } | null
}

export type LogPage = {
  expanded: Expanded[] /** The last number there is. */
  head: number /** Events up to here are gone. */
  pruned: number
}

const visitorHears = new Set<EventName>([
  'message.created',
  'message.updated',
  'conversation.created',
  'conversation.updated',
  'conversation.status_changed',
])

/**
 * The account's log after `cursor`, at most `most` events. They carry what their subjects look like now, not then:
 * whoever follows the log ends where a fresh load would.
 */
export async function readLog(ctx: Context, cursor: number, most: number): Promise<LogPage> {
  return withAccount(ctx, async ({ sql }) => {
    const heads = sql<
      { seq: number; pruned_seq: number }[]
    >`select seq, pruned_seq from charla.event_cursors where account_id = ${ctx.accountId}`.execute()
    const events = await sql<EventRow[]>`
      select * from charla.events where account_id = ${ctx.accountId} and seq > ${cursor} order by seq limit ${most}`
    const [head] = await heads
    return { expanded: await expand(sql, ctx.accountId, events), head: head?.seq ?? 0, pruned: head?.pruned_seq ?? 0 }
  })
}

async function expand(sql: Sql, accountId: number, events: EventRow[]): Promise<Expanded[]> {
  const idsOf = (
    column: 'message_id' | 'conversation_id' | 'contact_id' | 'user_id',
    wanted: (event: EventRow) => boolean,
  ) => [
    ...new Set(
      events
        .filter(wanted)
        .map(event => event[column])
        .filter(id => id !== null),
    ),
  ]
  const messageIds = idsOf('message_id', event => aboutMessage(event.name))
  const conversationIds = idsOf('conversation_id', event => !aboutMessage(event.name))
  const contactIds = idsOf('contact_id', event => event.name.startsWith('contact.'))
  const userIds = idsOf('user_id', () => true)

  const messages = messageIds.length
    ? await messageRows(sql, sql`m.account_id = ${accountId} and m.id = any(${messageIds})`)
    : []
  const conversations = conversationIds.length
    ? await conversationRows(
        sql,
        sql`select c.*, c.id as position from charla.conversations c where c.account_id = ${accountId} and c.id = any(${conversationIds})`,
      )
    : []
  const contacts = contactIds.length
    ? await sql<Contact[]>`select * from charla.contacts where account_id = ${accountId} and id = any(${contactIds})`
    : []
  const users = userIds.length
    ? await sql<
        { id: number; name: string; display_name: string | null }[]
      >`select id, name, display_name from charla.users where id = any(${userIds})`
    : []

  const by = <Row extends { id: number }>(rows: Row[]) => new Map(rows.map(row => [row.id, row]))
  const found = { messages: by(messages), conversations: by(conversations), contacts: by(contacts), users: by(users) }

  return events.map(event => {
    const message = event.message_id === null ? undefined : found.messages.get(event.message_id)
    const conversation = event.conversation_id === null ? undefined : found.conversations.get(event.conversation_id)
    const contact = event.contact_id === null ? undefined : found.contacts.get(event.contact_id)
    const data = aboutMessage(event.name)
      ? message && messagePush(message)
      : event.name.startsWith('contact.')
        ? contact && contactPush(contact)
        : conversation && conversationPush(conversation)
    const performer = event.user_id === null ? undefined : found.users.get(event.user_id)
    return {
      seq: event.seq,
      event: data
        ? ({
            seq: event.seq,
            event: event.name,
            data: { ...data, account_id: accountId, ...(performer ? { performer: userPush(performer) } : {}) },
          } as LoggedEvent)
        : null,
      inboxId: event.inbox_id,
      contactId: event.contact_id,
      contactInboxId: conversation?.contact_inbox_id ?? message?.contact_inbox_id ?? null,
      forVisitor:
        visitorHears.has(event.name as EventName) && !(message && (message.private || message.message_type === 2)),
      permissions:
        event.name === 'permissions.changed' ? { user_ids: [], everyone: false, ...(event.data as object) } : null,
    }
  })
}

const aboutMessage = (name: string) => name.startsWith('message.') || name === 'first.reply.created'
