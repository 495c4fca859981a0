import type { MemberContext } from '#lib/base/context.ts'
import { type Sql, withAccount } from '#lib/base/db/index.ts'
import { inTurn } from '#lib/base/turns.ts'
import { termsOf } from '#lib/base/words.ts'
import { messageRows, messageWire, visible } from '#lib/conversations/index.ts'
import { maySee } from '#lib/users/index.ts'
import { type Found, PER_PAGE, type SearchQuery } from './search.ts'

type Asked = Pick<SearchQuery, 'q' | 'page'> & Partial<SearchQuery>

/** A page of the messages in which all is said that is looked for, newest first, of the whole history. */
export async function searchMessages(ctx: MemberContext, asked: Asked): Promise<Found['messages']> {
  return inTurn(() =>
    withAccount(ctx, async ({ sql }) => {
      const ids = (await idsOf(sql, ctx, asked, asked.page * PER_PAGE)).slice((asked.page - 1) * PER_PAGE)
      if (!ids.length) return []
      const rows = await messageRows(
        sql,
        sql`${visible(sql, ctx)} and m.account_id = ${ctx.accountId} and m.id = any(${ids})`,
      )
      return rows
        .sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id))
        .map(message => messageWire(message, ctx))
    }),
  )
}

/**
 * The newest messages, at most `most`, of the inboxes that the member may see. Where nothing is written as it is looked
 * for, what is spelt like it.
 */
export async function idsOf(sql: Sql, ctx: MemberContext, asked: Asked, most: number): Promise<number[]> {
  const terms = termsOf(asked.q)
  const inboxes = among(ctx, asked.inbox_id)
  if (!terms.length || inboxes?.length === 0) return []
  const sender = asked.from ? (asked.from.kind === 'agent' ? 0 : 1) : null
  for (const typos of [false, true]) {
    const [found] = await sql<[{ ids: number[] }]>`
      select array(select * from charla.search_messages(${terms}::text[], ${typos}, ${inboxes}::bigint[],
        ${asked.since ?? null}::timestamptz, ${asked.until ?? null}::timestamptz, ${sender}::smallint,
        ${asked.from?.id ?? null}::bigint, ${most})) as ids`
    if (found.ids.length) return found.ids
  }
  return []
}

/** The inboxes to look in; null are all. */
function among(ctx: MemberContext, inboxId: number | undefined): number[] | null {
  if (inboxId) return maySee(ctx.actor, inboxId) ? [inboxId] : []
  return ctx.actor.inboxIds === 'all' ? null : ctx.actor.inboxIds
}
