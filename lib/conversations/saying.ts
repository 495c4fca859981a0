import type postgres from 'postgres'
import type { MemberContext } from '#lib/base/context.ts'
import type { Sql } from '#lib/base/db/index.ts'
import { termsOf } from '#lib/base/words.ts'

/** In so many of the newest messages that say it. */
const MOST_MESSAGES = 1_000

/** The ids of the conversations in which all the words of `q` were said in one message, of the whole history. */
export function saying(sql: Sql, ctx: MemberContext, q: string): postgres.Fragment {
  const terms = termsOf(q)
  if (!terms.length || (ctx.actor.inboxIds !== 'all' && !ctx.actor.inboxIds.length))
    return sql`(select null::bigint limit 0)`
  const inboxes = ctx.actor.inboxIds === 'all' ? null : ctx.actor.inboxIds
  return sql`(
    select m.conversation_id from charla.messages m
    where m.account_id = ${ctx.accountId} and m.id = any(array(select * from charla.search_messages(
      ${terms}::text[], false, ${inboxes}::bigint[], null::timestamptz, null::timestamptz, null::smallint,
      null::bigint, ${MOST_MESSAGES}))))`
}
