import { type Context, systemContext } from '#lib/base/context.ts'
import { type Sql, together, withAccount } from '#lib/base/db/index.ts'
import type { Follower } from '#lib/base/followers.ts'
import { wordsOf } from '#lib/base/words.ts'
import { messageType } from '#lib/protocol/index.ts'

const AT_ONCE = 500

/** Makes what is said findable, a moment after it is; and what is deleted not. */
export const indexMessages: Follower = {
  name: 'search',
  heeds: ['message.created', 'message.updated'],
  async handle({ sql }, ctx, events) {
    const ids = [...new Set(events.flatMap(event => event.message_id ?? []))]
    const indexed = await index(sql, ctx, ids)
    const rest = ids.filter(id => !indexed.has(id))
    if (rest.length)
      await sql`delete from charla.message_search where account_id = ${ctx.accountId} and message_id = any(${rest})`
  },
}

/**
 * Reads on in what was said before there was an index, newest first: a piece of the history of each account that is not
 * yet through. Returns whether there is more.
 */
export async function indexHistory(now: () => Date = () => new Date()): Promise<boolean> {
  const [behind] = await together<[{ account_id: number }[]]>('system', sql => [
    sql`select account_id from charla.search_backlogs where before_id > 0 order by account_id limit 4`,
  ])
  for (const { account_id } of behind) await goBack(systemContext(account_id, now))
  return behind.length > 0
}

async function goBack(ctx: Context): Promise<void> {
  await withAccount(ctx, async ({ sql }) => {
    const [mark] = await sql<{ before_id: number }[]>`
      select before_id from charla.search_backlogs where account_id = ${ctx.accountId} for update skip locked`
    if (!mark) return // somebody else is at it
    const messages = await sql<{ id: number }[]>`
      select id from charla.messages where account_id = ${ctx.accountId} and id < ${mark.before_id}
      order by id desc limit ${AT_ONCE}`
    const ids = messages.map(row => row.id)
    await index(sql, ctx, ids)
    await sql`update charla.search_backlogs set before_id = ${ids.at(-1) ?? 0} where account_id = ${ctx.accountId}`
  })
}

type Row = { message_id: number; conversation_id: number; inbox_id: number; content: string; created_at: Date }

/** Writes down the words of those messages that people have written and not deleted. Answers which these are. */
async function index(sql: Sql, ctx: Context, ids: number[]): Promise<Set<number>> {
  if (!ids.length) return new Set()
  const rows = await sql<Row[]>`
    select id as message_id, conversation_id, inbox_id, content, created_at from charla.messages
    where account_id = ${ctx.accountId} and id = any(${ids}) and content is not null
      and message_type <> ${messageType.activity} and content_attributes->>'deleted' is null`
  const entries = rows.map(({ content, ...row }) => ({ ...row, words: wordsOf(content) }))
  const words = [...new Set(entries.flatMap(entry => entry.words))].sort()
  if (words.length)
    // in one order, so that nobody waits for one another in a ring
    await sql`
      insert into charla.search_words (account_id, word)
      select ${ctx.accountId}, word from unnest(${words}::text[]) word on conflict do nothing`
  if (entries.length)
    await sql`
      insert into charla.message_search (account_id, message_id, conversation_id, inbox_id, month, words)
      select ${ctx.accountId}, e.message_id, e.conversation_id, e.inbox_id, charla.search_month(e.created_at),
        array_to_tsvector(array(select jsonb_array_elements_text(e.words)))
      from jsonb_to_recordset(${sql.json(entries as never)}) as e (
        message_id bigint, conversation_id bigint, inbox_id bigint, created_at timestamptz, words jsonb
      )
      on conflict (account_id, message_id) do update set words = excluded.words`
  return new Set(rows.map(row => row.message_id))
}
