import type postgres from 'postgres'
import { z } from 'zod'
import type { Context, MemberContext } from '#lib/base/context.ts'
import { inOneTrip, type Sql, withAccount } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import { id, text, titles } from '#lib/base/text.ts'
import { inTurn } from '#lib/base/turns.ts'
import { assigneeTabs, type ConversationCounts, conversationStatuses } from '#lib/protocol/index.ts'
import { type Conversation, statusNumber } from './conversation.ts'
import { keptCounts } from './counts.ts'
import { conversationRows, visible } from './rows.ts'
import { saying } from './saying.ts'

export const PER_PAGE = 25
/** Whoever was away for a moment fetches what has changed at once. */
const MOST_UPDATED = 500

const sorts = {
  last_activity_at_desc: 'c.last_activity_at desc, c.id desc',
  last_activity_at_asc: 'c.last_activity_at asc, c.id asc',
  created_at_desc: 'c.created_at desc, c.id desc',
  created_at_asc: 'c.created_at asc, c.id asc',
  priority_desc: 'c.priority desc nulls last, c.last_activity_at desc, c.id desc',
  priority_asc: 'c.priority asc nulls last, c.last_activity_at desc, c.id desc',
  waiting_since_desc: 'c.waiting_since desc nulls last, c.id desc',
  waiting_since_asc: 'c.waiting_since asc nulls last, c.id asc',
  priority_desc_created_at_asc: 'c.priority desc nulls last, c.created_at asc, c.id asc',
  unread: '(c.unread_count > 0) desc, c.last_activity_at desc, c.id desc',
} as const
type Sort = keyof typeof sorts
/** The order of rows `c`, in SQL. */
export const orderOf = (sort: Sort): string => sorts[sort]
/** What older clients of Chatwoot's say. */
const former: Record<string, Sort> = {
  latest: 'last_activity_at_desc',
  sort_on_created_at: 'created_at_asc',
  sort_on_priority: 'priority_desc',
  sort_on_waiting_since: 'waiting_since_asc',
}
const conversationTypes = ['mention', 'participating', 'unattended'] as const

const emptyIsNothing = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(given => (given === '' ? undefined : given), schema.optional())
/** A year. */
const MOST_SECONDS = 31_536_000

/**
 * What a list is asked by. `source_id`: what the channel calls the contact. `q`: what was said in the conversation.
 * `updated_within`: changed in the last so many seconds; of those, as of nothing else, up to 500 are one page.
 */
export const listQuery = z.object({
  assignee_type: z.enum(assigneeTabs).default('all'),
  status: z.enum([...conversationStatuses, 'all']).default('open'),
  inbox_id: id().optional(),
  labels: titles().default([]),
  team_id: id().optional(),
  conversation_type: z.preprocess(given => given || undefined, z.enum(conversationTypes).optional()),
  sort_by: z.preprocess(
    given => (typeof given === 'string' && former[given]) || given,
    z.enum(Object.keys(sorts) as [Sort, ...Sort[]]).default('last_activity_at_desc'),
  ),
  source_id: emptyIsNothing(text(255)),
  q: emptyIsNothing(text(255).trim()),
  updated_within: emptyIsNothing(z.coerce.number().int().min(1).max(MOST_SECONDS)),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
})
export type ListQuery = z.output<typeof listQuery>

export type ConversationPage = { conversations: Conversation[]; counts: ConversationCounts; cursor: number }

/**
 * One page, the counts of every tab, and the cursor from which the change feed continues. The cursor is read first:
 * what happens in between is told twice, never not at all.
 */
export async function listConversations(ctx: MemberContext, asked: ListQuery): Promise<ConversationPage> {
  const read = () =>
    withAccount(ctx, async ({ sql }) => {
      const cursor = sql<
        { seq: number }[]
      >`select seq from charla.event_cursors where account_id = ${ctx.accountId}`.execute()
      const [counts, conversations] = await Promise.all([
        keptCounts(ctx, counted(asked), () => countQuery(sql, ctx, asked).execute()),
        conversationRows(sql, pageQuery(sql, ctx, asked)),
      ])
      return { conversations, counts, cursor: (await cursor)[0]?.seq ?? 0 }
    })
  return asked.q ? inTurn(read) : read()
}

export async function countConversations(ctx: MemberContext, asked: ListQuery): Promise<ConversationCounts> {
  const read = () => keptCounts(ctx, counted(asked), () => inOneTrip(ctx, sql => countQuery(sql, ctx, asked)))
  return asked.q ? inTurn(read) : read()
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

/**
 * The rows of a page, for `conversationRows`. Which they are is read from as little as the order needs, because all those
 * before them are gone through, too: in the order of activity from the index alone, so that the last page of a large
 * account comes about as fast as the first.
 */
export function pageQuery(sql: Sql, ctx: MemberContext, asked: ListQuery): postgres.Fragment {
  const order = sql.unsafe(sorts[asked.sort_by])
  const perPage = asked.updated_within ? MOST_UPDATED : PER_PAGE
  return sql`
    select c.*, p.position from unnest(array(
      select c.id from ${ordered(sql, ctx, asked, order)}
      order by ${order} limit ${perPage} offset ${(asked.page - 1) * perPage}
    )) with ordinality p (id, position)
    join charla.conversations c on (c.account_id, c.id) = (${ctx.accountId}, p.id)`
}

/** The index has the order of the last activity within a status: those of all are merged. */
function ordered(sql: Sql, ctx: MemberContext, asked: ListQuery, order: postgres.Fragment): postgres.Fragment {
  const where = sql`${filter(sql, ctx, asked)} and ${tab(sql, ctx, asked)}`
  if (asked.status !== 'all' || !asked.sort_by.startsWith('last_activity_at'))
    return sql`charla.conversations c where ${where}`
  const of = (status: number) => sql`(
    select c.id, c.last_activity_at from charla.conversations c where ${where} and c.status = ${status} order by ${order})`
  return sql`(${of(0)} union all ${of(1)} union all ${of(2)} union all ${of(3)}) c`
}

/** What the counts above a list depend on. */
const counted = ({ page, sort_by, assignee_type, ...rest }: ListQuery) => rest

export function filter(sql: Sql, ctx: MemberContext, asked: ListQuery) {
  return sql`${visible(sql, ctx)}
    ${asked.status === 'all' ? sql`` : sql`and c.status = ${statusNumber(asked.status)}`}
    ${asked.inbox_id ? sql`and c.inbox_id = ${asked.inbox_id}` : sql``}
    ${asked.team_id ? sql`and c.team_id = ${asked.team_id}` : sql``}
    ${asked.conversation_type ? sql`and ${ofType(sql, ctx)[asked.conversation_type]}` : sql``}
    ${
      asked.labels.length
        ? sql`and exists (
            select from charla.conversation_labels l
            where (l.account_id, l.conversation_id) = (c.account_id, c.id) and l.title = any(${asked.labels}))`
        : sql``
    }
    ${
      asked.source_id
        ? sql`and c.contact_inbox_id in (
            select id from charla.contact_inboxes
            where (account_id, inbox_id, source_id) in (
              select account_id, id, ${asked.source_id}::text from charla.inboxes where account_id = ${ctx.accountId}))`
        : sql``
    }
    ${asked.q ? sql`and c.id in ${saying(sql, ctx, asked.q)}` : sql``}
    ${asked.updated_within ? sql`and c.updated_at > ${new Date(ctx.now().getTime() - asked.updated_within * 1000)}` : sql``}`
}

const ofType = (sql: Sql, ctx: MemberContext) => ({
  mention: sql`exists (
    select from charla.mentions w
    where (w.account_id, w.conversation_id) = (c.account_id, c.id) and w.user_id = ${ctx.actor.userId})`,
  participating: sql`exists (
    select from charla.conversation_participants w
    where (w.account_id, w.conversation_id) = (c.account_id, c.id) and w.user_id = ${ctx.actor.userId})`,
  unattended: sql`(c.first_reply_created_at is null or c.waiting_since is not null)`,
})

export function tab(sql: Sql, ctx: MemberContext, asked: ListQuery) {
  return {
    me: sql`c.assignee_id = ${ctx.actor.userId}`,
    unassigned: sql`c.assignee_id is null`,
    assigned: sql`c.assignee_id is not null`,
    all: sql`true`,
  }[asked.assignee_type]
}

export const countQuery = (sql: Sql, ctx: MemberContext, asked: ListQuery) => sql<
  (ConversationCounts & { of: number })[]
>`
  select coalesce((select conversations from charla.display_ids where account_id = ${ctx.accountId}), 0) as of,
    count(*) filter (where c.assignee_id = ${ctx.actor.userId}) as mine_count,
    count(*) filter (where c.assignee_id is not null) as assigned_count,
    count(*) filter (where c.assignee_id is null) as unassigned_count,
    count(*) as all_count
  from charla.conversations c where ${filter(sql, ctx, asked)}`
