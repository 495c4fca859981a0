import type postgres from 'postgres'
import { z } from 'zod'
import type { MemberContext } from '#lib/base/context.ts'
import { type Sql, together } from '#lib/base/db/index.ts'
import { visible } from './rows.ts'

const counts = z.record(z.string().regex(/^\d+$/), z.number().positive())

/** How many open conversations have something unread, by the ids of inboxes, labels and teams; none is left out. */
export const unreadCountsAnswer = z.object({ payload: z.object({ inboxes: counts, labels: counts, teams: counts }) })
export type UnreadCounts = z.output<typeof unreadCountsAnswer>['payload']

type Counted = { id: number; count: number }
type Counting = postgres.PendingQuery<Counted[]>

/**
 * Of the conversations that the member sees: for every inbox, for the labels that the sidebar shows, and for the teams
 * (an agent's own, all for administrators).
 */
export async function countUnread(ctx: MemberContext): Promise<UnreadCounts> {
  const [inboxes, labels, teams] = await together<[Counted[], Counted[], Counted[]]>(ctx, sql => countQueries(sql, ctx))
  return { inboxes: byId(inboxes), labels: byId(labels), teams: byId(teams) }
}

/** By inbox, by label, by team. */
export function countQueries(sql: Sql, ctx: MemberContext): [Counting, Counting, Counting] {
  const unread = sql`${visible(sql, ctx)} and c.status = 0 and c.unread_count > 0`
  return [
    sql<Counted[]>`
        select c.inbox_id as id, count(*) from charla.conversations c where ${unread} group by c.inbox_id`,
    sql<Counted[]>`
        select l.id, count(*) from charla.conversations c
        join charla.conversation_labels k on (k.account_id, k.conversation_id) = (c.account_id, c.id)
        join charla.labels l on (l.account_id, l.title) = (k.account_id, k.title) and l.show_on_sidebar
        where ${unread} group by l.id`,
    sql<Counted[]>`
        select c.team_id as id, count(*) from charla.conversations c
        where ${unread} and c.team_id is not null and (${ctx.actor.role === 'administrator'} or exists (
          select from charla.team_members m
          where (m.account_id, m.team_id) = (c.account_id, c.team_id) and m.user_id = ${ctx.actor.userId}
        )) group by c.team_id`,
  ]
}

const byId = (rows: Counted[]) => Object.fromEntries(rows.map(({ id, count }) => [String(id), count]))
