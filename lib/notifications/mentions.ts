import type { Context } from '#lib/base/context.ts'
import type { Sql, Transaction } from '#lib/base/db/index.ts'
import { join } from '#lib/conversations/index.ts'
import { mentionsIn } from './mention.ts'
import { member } from './rows.ts'

/** A private message that may name colleagues. */
export type Note = {
  id: number
  conversation_id: number
  inbox_id: number
  content: string
  sender_id: number | null
}

/** Whom each note mentions, by its id: those who may see the inbox, named or in a team that is, and never the author. */
export async function mentionedIn(sql: Sql, ctx: Context, notes: Note[]): Promise<Map<number, number[]>> {
  const named = notes.map(note => ({ note, ...mentionsIn(note.content) }))
  const users = named.flatMap(({ note, users }) => users.map(id => ({ note, id })))
  const teams = named.flatMap(({ note, teams }) => teams.map(id => ({ note, id })))
  if (!users.length && !teams.length) return new Map()
  const found = await sql<{ note: number; user_id: number }[]>`
    with named as (
      select * from unnest(${users.map(one => one.note.id)}::bigint[], ${users.map(one => one.note.conversation_id)}::bigint[],
        ${users.map(one => one.id)}::bigint[]) as u (note, conversation_id, user_id)
      union
      select t.note, t.conversation_id, m.user_id
      from unnest(${teams.map(one => one.note.id)}::bigint[], ${teams.map(one => one.note.conversation_id)}::bigint[],
        ${teams.map(one => one.id)}::bigint[]) as t (note, conversation_id, team_id)
      join charla.team_members m on m.account_id = ${ctx.accountId} and m.team_id = t.team_id
    )
    select n.note, n.user_id from named n
    join charla.account_users vm on vm.account_id = ${ctx.accountId} and vm.user_id = n.user_id
    join charla.conversations vc on vc.account_id = ${ctx.accountId} and vc.id = n.conversation_id
    where ${member(sql)} order by n.note, n.user_id`
  const authors = new Map(notes.map(note => [note.id, note.sender_id]))
  const others = found.filter(one => authors.get(one.note) !== one.user_id)
  return new Map([...Map.groupBy(others, one => one.note)].map(([note, all]) => [note, all.map(one => one.user_id)]))
}

/** Notes that they were mentioned, and makes them take part (reference §5.6). */
export async function rememberMentions(tx: Transaction, ctx: Context, note: Note, userIds: number[]): Promise<void> {
  await tx.sql`
    insert into charla.mentions (account_id, conversation_id, user_id, mentioned_at)
    select ${ctx.accountId}, ${note.conversation_id}, unnest(${userIds}::bigint[]), ${ctx.now()}
    on conflict (account_id, conversation_id, user_id) do update set mentioned_at = excluded.mentioned_at`
  await join(tx.sql, ctx.accountId, note.conversation_id, userIds)
  const about = { conversationId: note.conversation_id, inboxId: note.inbox_id }
  for (const recipient of userIds) tx.track({ name: 'conversation.mentioned', ...about, data: { recipient } })
}
