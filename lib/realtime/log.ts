import type { Context } from '#lib/base/context.ts'
import { type Sql, together, withAccount, withSystem } from '#lib/base/db/index.ts'
import type { EventRow } from '#lib/base/events.ts'
import type { Contact } from '#lib/contacts/index.ts'
import {
  type Conversation,
  conversationRows,
  type Message,
  type MessageConversation,
  messageQuery,
  revived,
} from '#lib/conversations/index.ts'
import { notificationRows, seen, unreadCounts } from '#lib/notifications/index.ts'
import { aboutContact, aboutMessage, aboutNotification, type Expanded, expand, type Subjects } from './expand.ts'

/** What is asked of the log: what happened in the account after `cursor`, at most `most` events. */
export type Wanted = { accountId: number; cursor: number; most: number }

export type LogPage = {
  expanded: Expanded[] /** The last number there is. */
  head: number /** Events up to here are gone. */
  pruned: number
}

type Line = { position: number; head: number; pruned: number } & (EventRow | { [Key in keyof EventRow]: null })

/**
 * Several pieces of the log at once, in the order asked for. They carry what their subjects look like now, not then:
 * whoever follows the log ends where a fresh load would. An account that is not there, or not the caller's, is empty.
 */
export async function readLogs(who: Context | 'system', wanted: Wanted[]): Promise<LogPage[]> {
  const [lines, messages] = await together<[Line[], (Message & MessageConversation)[]]>(who, sql => [
    sql<Line[]>`
      select w.position, c.seq as head, c.pruned_seq as pruned, e.* from ${after(sql, wanted)}
      join charla.event_cursors c on c.account_id = w.account_id left join lateral ${pieces(sql)} e on true
      order by w.position, e.seq`,
    messageQuery(
      sql,
      sql`(m.account_id, m.id) in (
        select e.account_id, e.message_id from ${after(sql, wanted)} cross join lateral ${pieces(sql)} e
        where e.message_id is not null)`,
    ),
  ])
  revived(messages)
  const events = lines.filter(line => line.seq !== null) as (Line & EventRow)[]
  const subjects = { ...(await otherSubjects(who, events, messages)), messages: byId(messages) }
  return wanted.map((_, index) => {
    const mine = lines.filter(line => line.position === index + 1)
    return {
      expanded: events.filter(event => event.position === index + 1).map(event => expand(event, subjects)),
      head: mine[0]?.head ?? 0,
      pruned: mine[0]?.pruned ?? 0,
    }
  })
}

const after = (sql: Sql, wanted: Wanted[]) => sql`
  unnest(${wanted.map(one => one.accountId)}::bigint[], ${wanted.map(one => one.cursor)}::bigint[],
    ${wanted.map(one => one.most)}::int[]) with ordinality as w (account_id, cursor, most, position)`

const pieces = (sql: Sql) => sql`(
  select * from charla.events where account_id = w.account_id and seq > w.cursor order by seq limit w.most)`

/** What the events are about besides messages; most are about nothing else, and ask nothing here. */
async function otherSubjects(
  who: Context | 'system',
  events: EventRow[],
  messages: Message[],
): Promise<Omit<Subjects, 'messages'>> {
  const senders = new Map(messages.flatMap(({ sender_user: user }) => (user ? [[user.id, user] as const] : [])))
  const userIds = unique(events.map(event => event.user_id)).filter(id => !senders.has(id))
  const known = events.filter(event => event.contact_id !== null && aboutContact(event.name))
  const others = events.filter(event => event.conversation_id !== null && !aboutMessage(event.name))
  const notices = events.filter(event => aboutNotification(event.name))
  if (!userIds.length && !known.length && !others.length && !notices.length) {
    const none = { conversations: new Map(), contacts: new Map(), notifications: new Map(), unread: new Map() }
    return { ...none, users: senders }
  }
  const read = async (sql: Sql) => {
    const users = sql<
      { id: number; name: string; display_name: string | null }[]
    >`select id, name, display_name, avatar_key from charla.users where id = any(${userIds})`.execute()
    const contacts = sql<(Contact & { inbox_ids: number[] })[]>`
      select p.*, array(
        select ci.inbox_id from charla.contact_inboxes ci where (ci.account_id, ci.contact_id) = (p.account_id, p.id)
      ) as inbox_ids
      from charla.contacts p where (p.account_id, p.id) in (select * from unnest(
        ${known.map(event => event.account_id)}::bigint[], ${known.map(event => event.contact_id)}::bigint[]))`.execute()
    const conversations: Conversation[] = []
    for (const [accountId, about] of Map.groupBy(others, event => event.account_id)) {
      const ids = unique(about.map(event => event.conversation_id))
      conversations.push(
        ...(await conversationRows(
          sql,
          sql`select c.*, c.id as position from charla.conversations c where c.account_id = ${accountId} and c.id = any(${ids})`,
        )),
      )
    }
    return {
      ...(await noticed(sql, notices)),
      conversations: byId(conversations),
      contacts: byId(await contacts),
      users: new Map([...senders, ...byId(await users)]),
    }
  }
  return who === 'system' ? withSystem(read) : withAccount(who, ({ sql }) => read(sql))
}

/** The notifications that are still there, and how many each of their members has. */
async function noticed(sql: Sql, notices: EventRow[]): Promise<Pick<Subjects, 'notifications' | 'unread'>> {
  if (!notices.length) return { notifications: new Map(), unread: new Map() }
  const accountIds = notices.map(event => event.account_id)
  const rows = await notificationRows(
    sql,
    sql`select n.*, n.id as position from charla.notifications n where (n.account_id, n.id) in (select * from unnest(
      ${accountIds}::bigint[], ${notices.map(event => event.data.notification as number)}::bigint[])) and ${seen(sql)}`,
  )
  const members = notices.map(event => ({ accountId: event.account_id, userId: event.data.recipient as number }))
  return { notifications: byId(rows), unread: await unreadCounts(sql, members) }
}

const unique = (ids: (number | null)[]): number[] => [...new Set(ids)].filter(id => id !== null)
const byId = <Row extends { id: number }>(rows: Row[]) => new Map(rows.map(row => [row.id, row]))
