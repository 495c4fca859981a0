import { z } from 'zod'
import type { MemberContext } from '#lib/base/context.ts'
import { type Sql, unprepared, withAccount } from '#lib/base/db/index.ts'
import { type Condition, filtering } from '#lib/filters/index.ts'
import { filter, listQuery, tab } from './conversations.ts'
import { conversationAttributes } from './filter.ts'
import { visible } from './rows.ts'

const notHere = z.preprocess(
  given => (given === '' ? undefined : given),
  z.never('picks others at every moment: use the conditions of payload, or ids').optional(),
)

/** What picks conversations from a list, without its order and page; and without what answers differently a moment later. */
export const conversationQuery = listQuery
  .omit({ page: true, sort_by: true })
  .extend({ q: notHere, updated_within: notHere })

/** Conversations picked by conditions, or as a list is. */
export type ConversationsPicked = { payload: Condition[] } | { query: z.output<typeof conversationQuery> }

/** How many of those the member sees now, and the highest number among all conversations there are. */
export async function countPickedConversations(
  ctx: MemberContext,
  picked: ConversationsPicked,
): Promise<{ count: number; upto: number }> {
  const where = await picking(ctx, picked)
  return withAccount(ctx, async ({ sql }) => {
    const [row] = await unprepared(sql<[{ count: number; upto: number }]>`
      select (select count(*) from charla.conversations c where ${where(sql)}) as count,
        (select coalesce(max(display_id), 0) from charla.conversations where account_id = ${ctx.accountId}) as upto`)
    return row
  })
}

/** The numbers of the next of them after one, in order. */
export async function nextPickedConversations(
  ctx: MemberContext,
  picked: ConversationsPicked,
  { after, upto, most }: { after: number; upto: number; most: number },
): Promise<number[]> {
  const where = await picking(ctx, picked)
  return withAccount(ctx, async ({ sql }) => {
    const rows = await unprepared(sql<{ display_id: number }[]>`
      select c.display_id from charla.conversations c
      where ${where(sql)} and c.display_id > ${after} and c.display_id <= ${upto} order by c.display_id limit ${most}`)
    return rows.map(row => row.display_id)
  })
}

/** Holds those of them that the member sees until the transaction ends: before any counter, as everybody takes them. */
export async function holdConversations(ctx: MemberContext, displayIds: number[]): Promise<void> {
  await withAccount(
    ctx,
    async ({ sql }) =>
      void (await sql`
        select from charla.conversations c
        where ${visible(sql, ctx)} and c.display_id = any(${displayIds}::bigint[]) order by c.id for no key update`),
  )
}

async function picking(ctx: MemberContext, picked: ConversationsPicked) {
  if ('payload' in picked) {
    const where = await filtering(ctx, picked.payload, conversationAttributes)
    return (sql: Sql) => sql`${visible(sql, ctx)} and ${where(sql)}`
  }
  const asked = { ...picked.query, page: 1, sort_by: 'last_activity_at_desc' as const }
  return (sql: Sql) => sql`${filter(sql, ctx, asked)} and ${tab(sql, ctx, asked)}`
}
