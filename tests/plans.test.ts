import { describe, expect, it } from 'vitest'
import type { MemberContext } from '#lib/base/context.ts'
import type { Sql } from '#lib/base/db/index.ts'
import { nextAmong } from '#lib/campaigns/audience.ts'
import { lookedFor } from '#lib/contacts/lists.ts'
import { countQuery, listQuery, pageQuery } from '#lib/conversations/conversations.ts'
import { metQuery } from '#lib/conversations/filter.ts'
import { historyOf } from '#lib/conversations/messages.ts'
import { conversationRows, visible } from '#lib/conversations/rows.ts'
import { countQueries } from '#lib/conversations/unread-counts.ts'
import { idsOf } from '#lib/search/messages.ts'
import { withCharla } from './support/app.ts'
import { asSuperuser } from './support/superuser.ts'

withCharla()

const ACCOUNTS = 25
const MANY_SECONDS = 60_000
const looking = { page: 1, sort: '-last_activity_at', labels: [] }

/** Every way in which a member reads. Each is to find its rows by an index, whatever the values (S1). */
const readings: Record<string, (sql: Sql, ctx: MemberContext, seeded: Seeded) => Promise<unknown>> = {
  ...Object.fromEntries(
    [
      'status=open',
      'status=all',
      'status=all&sort_by=last_activity_at_asc',
      'status=resolved&page=2',
      'assignee_type=me',
      'assignee_type=unassigned',
      'inbox_id=1',
      'team_id=1',
      'labels=vip',
      'conversation_type=unattended',
      'conversation_type=participating',
      'conversation_type=mention',
      'sort_by=created_at_asc',
      'sort_by=priority_desc',
      'sort_by=waiting_since_asc',
      'sort_by=unread',
      'source_id=abc',
      'q=order',
      'updated_within=600',
    ].map(query => [
      `list ${query}`,
      async (sql: Sql, ctx: MemberContext) => {
        const asked = listQuery.parse(Object.fromEntries(new URLSearchParams(query)))
        await conversationRows(sql, pageQuery(sql, ctx, asked))
        await countQuery(sql, ctx, asked)
      },
    ]),
  ),
  'filter by status': (sql, ctx) => metQuery(sql, ctx, sql`c.status = any(${['0']}::smallint[])`, 1),
  'filter by age': (sql, ctx) => metQuery(sql, ctx, sql`c.created_at > ${new Date(0)}`, 1),
  'unread counts': async (sql, ctx) => {
    for (const query of countQueries(sql, ctx)) await query
  },
  'open one': (sql, ctx) =>
    conversationRows(
      sql,
      sql`select c.*, 1 as position from charla.conversations c where ${visible(sql, ctx)} and c.display_id = ${7}`,
    ),
  'its history': (sql, ctx, { conversationId }) => historyOf(sql, ctx, conversationId, {}),
  'search messages': async (sql, ctx) => {
    expect(await idsOf(sql, ctx, { q: 'order', page: 1 }, 15)).toHaveLength(15)
    expect(await idsOf(sql, ctx, { q: 'n77', page: 1 }, 15)).toHaveLength(1)
    expect(await idsOf(sql, ctx, { q: 'ordxr', page: 1, since: new Date(0) }, 15)).toHaveLength(15)
  },
  'whom a campaign goes to next': async (sql, ctx, { labelId }) => {
    expect(await nextAmong(sql, ctx, { labels: [labelId], segments: null }, 0, 100)).toHaveLength(100)
  },
  'search contacts': async (sql, ctx) => {
    expect(await lookedFor(sql, ctx, 'person7@', looking)).toHaveLength(1)
    expect(await lookedFor(sql, ctx, 'person', looking, 10)).toHaveLength(16)
  },
}

describe('no reading goes through a whole table (S1)', () => {
  it('of messages, conversations or contacts, of an account among many', { timeout: MANY_SECONDS }, async () => {
    const scans = await asSuperuser(async superuser => {
      const sql = superuser as unknown as Sql
      const seeded = await seed(sql)
      const ctx: MemberContext = {
        accountId: seeded.accountId,
        actor: { kind: 'member', userId: 1, role: 'administrator', inboxIds: 'all' },
        requestId: 'test',
        now: () => new Date(),
      }
      await sql`select set_config('role', 'charla_member', true), set_config('plan_cache_mode', 'force_generic_plan', true),
        set_config('app.account_id', ${String(ctx.accountId)}, true), set_config('app.user_id', '1', true)`
      const found: Record<string, string[]> = {}
      for (const [name, read] of Object.entries(readings)) {
        const before = await scanned(sql)
        await read(sql, ctx, seeded)
        const after = await scanned(sql)
        found[name] = [...after].filter(([table, count]) => count > (before.get(table) ?? 0)).map(([table]) => table)
      }
      const before = await scanned(sql)
      await sql`select set_config('enable_indexscan', 'off', true), set_config('enable_bitmapscan', 'off', true),
        set_config('enable_indexonlyscan', 'off', true)`
      await historyOf(sql, ctx, seeded.conversationId, { before: 9 }) // another statement: the plan of the other is made
      expect((await scanned(sql)).get('messages'), 'the check means something').toBeGreaterThan(
        before.get('messages') ?? 0,
      )
      return found
    })
    expect(scans).toEqual(Object.fromEntries(Object.keys(readings).map(name => [name, []])))
  })
})

const tables = [
  'messages',
  'conversations',
  'contacts',
  'contact_inboxes',
  'message_search',
  'search_words',
  'contact_search',
  'contact_labels',
]

/** How often the transaction has read each table from one end to the other. */
async function scanned(sql: Sql): Promise<Map<string, number>> {
  const rows = await sql<{ name: string; scans: number }[]>`
    select relname as name, seq_scan as scans from pg_stat_xact_user_tables
    where schemaname = 'charla' and relname = any(${tables})`
  return new Map(rows.map(row => [row.name, row.scans]))
}

type Seeded = { accountId: number; conversationId: number; labelId: number }

/** Some accounts with 400 conversations each, most of them resolved, and the first of them with more. Nothing is kept. */
async function seed(sql: Sql): Promise<Seeded> {
  const accounts = await sql<{ id: number }[]>`
    insert into charla.accounts (name) select 'Plans' from generate_series(1, ${ACCOUNTS}::int) returning id`
  const ids = accounts.map(account => account.id)
  await sql`insert into charla.inboxes (account_id, name, channel_type) select unnest(${ids}::bigint[]), 'Website', 'Channel::WebWidget'`
  await sql`
    insert into charla.contacts (account_id, name, email, last_activity_at)
    select i.account_id, 'Person ' || n, 'person' || n || '@example.test', now() - n * interval '1 hour'
    from charla.inboxes i cross join generate_series(1, 400) n where i.account_id = any(${ids})`
  await sql`
    insert into charla.contact_inboxes (account_id, contact_id, inbox_id, source_id, pubsub_token_hash)
    select c.account_id, c.id, i.id, gen_random_uuid(), sha256(uuid_send(gen_random_uuid()))
    from charla.contacts c join charla.inboxes i on i.account_id = c.account_id where c.account_id = any(${ids})`
  await sql`
    insert into charla.conversations (account_id, display_id, inbox_id, contact_id, contact_inbox_id, status, last_activity_at)
    select account_id, row_number() over (partition by account_id order by id), inbox_id, contact_id, id,
      case when id % 10 = 0 then 0 else 1 end, now() - id % 1000 * interval '1 hour'
    from charla.contact_inboxes where account_id = any(${ids})`
  await sql`
    insert into charla.messages (account_id, conversation_id, inbox_id, message_type, content)
    select account_id, id, inbox_id, 0, 'where is my order n' || display_id from charla.conversations, generate_series(1, 3)
    where account_id = any(${ids}) and (display_id <> 77 or generate_series = 1)`
  await sql`
    insert into charla.message_search (account_id, message_id, conversation_id, inbox_id, month, words)
    select account_id, id, conversation_id, inbox_id, charla.search_month(created_at),
      array_to_tsvector(string_to_array(content, ' '))
    from charla.messages where account_id = any(${ids})`
  await sql`
    insert into charla.search_words (account_id, word)
    select distinct account_id, unnest(string_to_array(content, ' ')) from charla.messages where account_id = any(${ids})`
  await sql`insert into charla.labels (account_id, title) select unnest(${ids}::bigint[]), 'customers'`
  await sql`
    insert into charla.contact_labels (account_id, contact_id, title)
    select account_id, id, 'customers' from charla.contacts where account_id = any(${ids})`
  for (const table of [...tables, 'labels', 'contact_inboxes', 'inboxes', 'conversation_labels'])
    await sql.unsafe(`analyze charla.${table}`)
  const [one] = await sql<
    [{ id: number }]
  >`select id from charla.conversations where account_id = ${ids[3] as number} limit 1`
  const [label] = await sql<[{ id: number }]>`select id from charla.labels where account_id = ${ids[3] as number}`
  return { accountId: ids[3] as number, conversationId: one.id, labelId: label.id }
}
