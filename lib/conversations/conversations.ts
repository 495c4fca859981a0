import { z } from 'zod'
import type { Context, MemberContext } from '#lib/base/context.ts'
import { inOneTrip, type Sql, withAccount } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import { id, titles } from '#lib/base/text.ts'
import { assigneeTabs, type ConversationCounts, conversationStatuses } from '#lib/protocol/index.ts'
import { type Conversation, statusNumber } from './conversation.ts'
import { conversationRows, visible } from './rows.ts'

export const PER_PAGE = 25

const sorts = {
  last_activity_at_desc: 'c.last_activity_at desc, c.id desc',
  last_activity_at_asc: 'c.last_activity_at asc, c.id asc',
  created_at_desc: 'c.created_at desc, c.id desc',
  created_at_asc: 'c.created_at asc, c.id asc',
  priority_desc: 'c.priority desc nulls last, c.last_activity_at desc, c.id desc',
  priority_asc: 'c.priority asc nulls last, c.last_activity_at desc, c.id desc',
  waiting_since_desc: 'c.waiting_since desc nulls last, c.id desc',
  waiting_since_asc: 'c.waiting_since asc nulls last, c.id asc',
} as const
type Sort = keyof typeof sorts

export const listQuery = z.object({
  assignee_type: z.enum(assigneeTabs).default('all'),
  status: z.enum([...conversationStatuses, 'all']).default('open'),
  inbox_id: id().optional(),
  labels: titles().default([]),
  team_id: id().optional(),
  sort_by: z.enum(Object.keys(sorts) as [Sort, ...Sort[]]).default('last_activity_at_desc'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
})
export type ListQuery = z.output<typeof listQuery>

export type ConversationPage = { conversations: Conversation[]; counts: ConversationCounts; cursor: number }

/**
 * One page, the counts of every tab, and the cursor from which the change feed continues. The cursor is read first:
 * what happens in between is told twice, never not at all.
 */
export async function listConversations(ctx: MemberContext, asked: ListQuery): Promise<ConversationPage> {
  return withAccount(ctx, async ({ sql }) => {
    const cursor = sql<
      { seq: number }[]
    >`select seq from charla.event_cursors where account_id = ${ctx.accountId}`.execute()
    const counts = countQuery(sql, ctx, asked).execute()
    const conversations = await conversationRows(
      sql,
      sql`
      select c.*, row_number() over (order by ${sql.unsafe(sorts[asked.sort_by])}) as position from charla.conversations c
      where ${filter(sql, ctx, asked)} and ${tab(sql, ctx, asked)}
      order by ${sql.unsafe(sorts[asked.sort_by])} limit ${PER_PAGE} offset ${(asked.page - 1) * PER_PAGE}`,
    )
    return { conversations, counts: (await counts)[0] as ConversationCounts, cursor: (await cursor)[0]?.seq ?? 0 }
  })
}

export async function countConversations(ctx: MemberContext, asked: ListQuery): Promise<ConversationCounts> {
  const [counts] = await inOneTrip<ConversationCounts>(ctx, sql => countQuery(sql, ctx, asked))
  return counts as ConversationCounts
}

/** @throws `not_found` when it is not there, or not for the actor to see. */
export async function findConversation(ctx: Context, displayId: number): Promise<Conversation> {
  return withAccount(ctx, async ({ sql }) => {
    const [conversation] = await conversationRows(
      sql,
      sql`
      select c.*, 1 as position from charla.conversations c where ${visible(sql, ctx)} and c.display_id = ${displayId}`,
    )
    if (!conversation) throw notFound()
    return conversation
  })
}

/** The newest conversations of a contact that the member may see. */
export async function conversationsOfContact(ctx: MemberContext, contactId: number): Promise<Conversation[]> {
  return withAccount(ctx, async ({ sql }) =>
    conversationRows(
      sql,
      sql`
      select c.*, row_number() over (order by c.id desc) as position from charla.conversations c
      where ${visible(sql, ctx)} and c.contact_id = ${contactId} order by c.id desc limit 20`,
    ),
  )
}

export function filter(sql: Sql, ctx: MemberContext, asked: ListQuery) {
  return sql`${visible(sql, ctx)}
    ${asked.status === 'all' ? sql`` : sql`and c.status = ${statusNumber(asked.status)}`}
    ${asked.inbox_id ? sql`and c.inbox_id = ${asked.inbox_id}` : sql``}
    ${asked.team_id ? sql`and c.team_id = ${asked.team_id}` : sql``}
    ${
      asked.labels.length
        ? sql`and exists (
            select from charla.conversation_labels l
            where (l.account_id, l.conversation_id) = (c.account_id, c.id) and l.title = any(${asked.labels}))`
        : sql``
    }`
}

export function tab(sql: Sql, ctx: MemberContext, asked: ListQuery) {
  return {
    me: sql`c.assignee_id = ${ctx.actor.userId}`,
    unassigned: sql`c.assignee_id is null`,
    assigned: sql`c.assignee_id is not null`,
    all: sql`true`,
  }[asked.assignee_type]
}

const countQuery = (sql: Sql, ctx: MemberContext, asked: ListQuery) => sql<ConversationCounts[]>`
  select count(*) filter (where c.assignee_id = ${ctx.actor.userId}) as mine_count,
    count(*) filter (where c.assignee_id is not null) as assigned_count,
    count(*) filter (where c.assignee_id is null) as unassigned_count,
    count(*) as all_count
  from charla.conversations c where ${filter(sql, ctx, asked)}`
