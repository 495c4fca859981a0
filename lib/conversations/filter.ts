import type postgres from 'postgres'
import type { MemberContext } from '#lib/base/context.ts'
import { type Sql, unprepared, withAccount } from '#lib/base/db/index.ts'
import {
  type Condition,
  type Filterable,
  filtering,
  id,
  labels,
  moment,
  named,
  text,
  word,
} from '#lib/filters/index.ts'
import { type ConversationCounts, conversationStatuses, priorities } from '#lib/protocol/index.ts'
import type { Conversation } from './conversation.ts'
import { type ListQuery, orderOf, PER_PAGE } from './conversations.ts'
import { conversationRows, visible } from './rows.ts'

/** What conversations, as `charla.conversations c`, can be filtered by (reference §5.3). */
export const conversationAttributes: Filterable = {
  standard: {
    status: named(sql => sql`c.status`, conversationStatuses, 'all'),
    priority: named(sql => sql`c.priority`, priorities),
    contact_id: id(sql => sql`c.contact_id`),
    assignee_id: id(sql => sql`c.assignee_id`, 'is_present', 'is_not_present'),
    inbox_id: id(sql => sql`c.inbox_id`, 'is_present', 'is_not_present'),
    team_id: id(sql => sql`c.team_id`, 'is_present', 'is_not_present'),
    campaign_id: id(
      sql => sql`(
        select k.display_id from charla.campaigns k where (k.account_id, k.id) = (c.account_id, c.campaign_id))`,
      'is_present',
      'is_not_present',
    ),
    display_id: id(sql => sql`c.display_id`, 'contains', 'does_not_contain'),
    browser_language: word(sql => sql`c.additional_attributes->>'browser_language'`),
    conversation_language: word(sql => sql`c.additional_attributes->>'conversation_language'`),
    country_code: word(sql => sql`c.additional_attributes->>'country_code'`),
    referer: text(sql => sql`c.additional_attributes->>'referer'`),
    mail_subject: text(sql => sql`c.additional_attributes->>'mail_subject'`),
    created_at: moment(sql => sql`c.created_at`),
    last_activity_at: moment(sql => sql`c.last_activity_at`),
    labels: labels(
      (sql, such) => sql`exists (
        select from charla.conversation_labels l where (l.account_id, l.conversation_id) = (c.account_id, c.id) and ${such})`,
    ),
  },
  custom: [
    ['conversation_attribute', (sql, key) => sql`c.custom_attributes->>${key}::text`],
    [
      'contact_attribute',
      (sql, key) => sql`(
        select p.custom_attributes->>${key}::text from charla.contacts p
        where (p.account_id, p.id) = (c.account_id, c.contact_id))`,
    ],
  ],
}

export type Filtered = { conversations: Conversation[]; counts: Omit<ConversationCounts, 'assigned_count'> }

/**
 * Of the conversations that the member may see, a page of those that meet the conditions, in the order of `sort_by`, and
 * how many there are. @throws `invalid` that names the field of the condition that is none.
 */
export async function filterConversations(
  ctx: MemberContext,
  conditions: Condition[],
  { page, sort_by }: Pick<ListQuery, 'page' | 'sort_by'>,
): Promise<Filtered> {
  const where = await filtering(ctx, conditions, conversationAttributes)
  return withAccount(ctx, async ({ sql }) => {
    const [{ ids, ...counts }] = await unprepared(metQuery(sql, ctx, where(sql), page, sort_by))
    const conversations = await conversationRows(
      sql,
      sql`
      select c.*, array_position(${ids}::bigint[], c.id) as position from charla.conversations c
      where ${visible(sql, ctx)} and c.id = any(${ids}::bigint[])`,
    )
    return { conversations, counts }
  })
}

/** How many meet the conditions, and the ids of a page of them. */
export const metQuery = (
  sql: Sql,
  ctx: MemberContext,
  where: postgres.Fragment,
  page: number,
  sort: ListQuery['sort_by'] = 'last_activity_at_desc',
) => sql<[Filtered['counts'] & { ids: number[] }]>`
  with met as materialized (
    select c.id, c.assignee_id, c.last_activity_at, c.created_at, c.priority, c.waiting_since, c.unread_count
    from charla.conversations c where ${visible(sql, ctx)} and ${where}
  )
  select count(*) filter (where assignee_id = ${ctx.actor.userId}) as mine_count,
    count(*) filter (where assignee_id is null) as unassigned_count,
    count(*) as all_count,
    array(
      select c.id from met c order by ${sql.unsafe(orderOf(sort))} limit ${PER_PAGE} offset ${(page - 1) * PER_PAGE}
    ) as ids
  from met`
