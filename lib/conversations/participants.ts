import type postgres from 'postgres'
import type { MemberContext } from '#lib/base/context.ts'
import { inOneTrip, type Sql, withAccount } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import type { Agent } from '#lib/users/index.ts'
import { join } from './join.ts'
import { visible } from './rows.ts'
import { lockConversation } from './status.ts'

/** Who takes part in the conversation, by name. @throws `not_found` when the member may not see it. */
export async function listParticipants(ctx: MemberContext, displayId: number): Promise<Agent[]> {
  const rows = await inOneTrip<Row>(ctx, sql =>
    participants(sql, sql`${visible(sql, ctx)} and c.display_id = ${displayId}`),
  )
  if (!rows.length) throw notFound()
  return present(rows)
}

/** These take part too. @throws `invalid` for somebody who may not see the inbox. */
export const addParticipants = (ctx: MemberContext, displayId: number, userIds: number[]): Promise<Agent[]> =>
  change(ctx, displayId, async (sql, conversation) => {
    await assertAllowed(sql, ctx.accountId, conversation.inbox_id, userIds)
    await join(sql, ctx.accountId, conversation.id, userIds)
  })

/** These and nobody else take part. @throws `invalid` for somebody who may not see the inbox. */
export const replaceParticipants = (ctx: MemberContext, displayId: number, userIds: number[]): Promise<Agent[]> =>
  change(ctx, displayId, async (sql, conversation) => {
    await assertAllowed(sql, ctx.accountId, conversation.inbox_id, userIds)
    await sql`
      delete from charla.conversation_participants
      where account_id = ${ctx.accountId} and conversation_id = ${conversation.id} and user_id <> all(${userIds}::bigint[])`
    await join(sql, ctx.accountId, conversation.id, userIds)
  })

/** These take part no longer. */
export const removeParticipants = (ctx: MemberContext, displayId: number, userIds: number[]): Promise<Agent[]> =>
  change(ctx, displayId, async (sql, conversation) => {
    await sql`
      delete from charla.conversation_participants
      where account_id = ${ctx.accountId} and conversation_id = ${conversation.id} and user_id = any(${userIds}::bigint[])`
  })

type Locked = Awaited<ReturnType<typeof lockConversation>>

async function change(
  ctx: MemberContext,
  displayId: number,
  work: (sql: Sql, conversation: Locked) => Promise<void>,
): Promise<Agent[]> {
  return withAccount(ctx, async ({ sql }) => {
    const conversation = await lockConversation(sql, ctx, displayId)
    await work(sql, conversation)
    const where = sql`c.account_id = ${ctx.accountId} and c.id = ${conversation.id}`
    return present(await participants(sql, where))
  })
}

type Row = Agent | { [Key in keyof Agent]: null }

/** A row of nothing when the conversation is there and nobody takes part. */
const participants = (sql: Sql, where: postgres.Fragment) => sql<Row[]>`
  select u.id, m.account_id, u.name, u.display_name, u.avatar_key, u.email, m.role, m.availability, m.auto_offline
  from charla.conversations c
  left join charla.conversation_participants p on (p.account_id, p.conversation_id) = (c.account_id, c.id)
  left join charla.account_users m on (m.account_id, m.user_id) = (p.account_id, p.user_id)
  left join charla.users u on u.id = m.user_id
  where ${where} order by lower(u.name), u.id`

const present = (rows: Row[]) => rows.filter((row): row is Agent => row.id !== null)

async function assertAllowed(sql: Sql, accountId: number, inboxId: number, userIds: number[]): Promise<void> {
  const allowed = await sql`
    select from charla.account_users m where m.account_id = ${accountId} and m.user_id = any(${userIds}::bigint[])
      and (m.role = 1 or exists (
        select from charla.inbox_members i
        where (i.account_id, i.user_id) = (m.account_id, m.user_id) and i.inbox_id = ${inboxId}
      ))`
  if (allowed.length !== userIds.length) throw invalid('user_ids: not everybody can see this conversation', 'user_ids')
}
