import type postgres from 'postgres'
import type { Sql } from '#lib/base/db/index.ts'
import { type Conversation, conversationRows, messageRows } from '#lib/conversations/index.ts'
import type { Notification, Shown } from './notification.ts'

/** The condition on `charla.notifications n` that its member may see the conversation, now. */
export const seen = (sql: Sql): postgres.Fragment => sql`exists (
  select from charla.conversations vc
  join charla.account_users vm on (vm.account_id, vm.user_id) = (n.account_id, n.user_id)
  where (vc.account_id, vc.id) = (n.account_id, n.conversation_id) and ${member(sql)})`

/** The condition that member `vm` may see conversation `vc`. */
export const member = (sql: Sql): postgres.Fragment => sql`(vm.role = 1 or exists (
  select from charla.inbox_members vi
  where (vi.account_id, vi.inbox_id, vi.user_id) = (vm.account_id, vc.inbox_id, vm.user_id)))`

type Row = Omit<Shown, 'conversation' | 'message'>

/** The notifications that `picked` (rows of the table, with a `position`) names, complete, but for those of what is gone. */
export async function notificationRows(sql: Sql, picked: postgres.Fragment): Promise<Shown[]> {
  const rows = await sql<Row[]>`
    select n.*, a.locale, i.name as inbox_name,
      jsonb_build_object('id', u.id, 'name', u.name, 'display_name', u.display_name, 'avatar_key', u.avatar_key) as user,
      case when x.id is not null then
        jsonb_build_object('id', x.id, 'name', x.name, 'display_name', x.display_name) end as actor
    from (${picked}) n
    join charla.accounts a on a.id = n.account_id
    join charla.conversations c on (c.account_id, c.id) = (n.account_id, n.conversation_id)
    join charla.inboxes i on (i.account_id, i.id) = (c.account_id, c.inbox_id)
    join charla.users u on u.id = n.user_id
    left join charla.users x on x.id = n.actor_id
    order by n.position`
  const messages = await messageRows(
    sql,
    sql`(m.account_id, m.id) in (select * from unnest(
      ${rows.map(row => row.account_id)}::bigint[], ${rows.map(row => row.message_id)}::bigint[]))`,
  )
  const conversations: Conversation[] = []
  for (const [accountId, own] of Map.groupBy(rows, row => row.account_id)) {
    const ids = own.map(row => row.conversation_id)
    const which = sql`
      select c.*, c.id as position from charla.conversations c where c.account_id = ${accountId} and c.id = any(${ids})`
    conversations.push(...(await conversationRows(sql, which)))
  }
  const byId = <One extends { id: number }>(list: One[]) => new Map(list.map(one => [one.id, one]))
  const [known, said] = [byId(conversations), byId(messages)]
  return rows.flatMap(row => {
    const conversation = known.get(row.conversation_id)
    return conversation ? [{ ...row, conversation, message: said.get(row.message_id ?? -1) ?? null }] : []
  })
}

export type Counts = { unread_count: number; count: number }
export type MemberKey = { accountId: number; userId: number }

/** How many unread and unsnoozed notifications these members have, for the events that tell of a change. */
export async function unreadCounts(sql: Sql, members: MemberKey[]): Promise<Map<string, Counts>> {
  const rows = await sql<(Pick<Notification, 'account_id' | 'user_id'> & { count: number })[]>`
    select n.account_id, n.user_id, count(*) from charla.notifications n
    where (n.account_id, n.user_id) in (select * from unnest(
        ${members.map(one => one.accountId)}::bigint[], ${members.map(one => one.userId)}::bigint[]))
      and n.read_at is null and n.snoozed_until is null and ${seen(sql)}
    group by n.account_id, n.user_id`
  const counted = new Map(rows.map(row => [`${row.account_id}:${row.user_id}`, row.count]))
  return new Map(
    members.map(({ accountId, userId }) => {
      const key = `${accountId}:${userId}`
      const count = counted.get(key) ?? 0
      return [key, { unread_count: count, count }] as const
    }),
  )
}
