import type { Sql } from '#lib/base/db/index.ts'
import { firstNames, languages, lastNames } from './words.ts'

export type Size = { conversations: number; messages: number }
/** Whom and what conversations are spread over, the busiest first. */
export type Among = { accountId: number; inboxIds: number[]; userIds: number[]; teamIds: number[]; labels: string[] }

/**
 * Fills an account with a year of conversations, as the product would have left them: few contacts write much, what is
 * old is resolved, one conversation is very long, messages lie in the order of their times. Statements of one
 * transaction; the numbers repeat from run to run.
 */
export async function fill(sql: Sql, among: Among, size: Size): Promise<void> {
  if (size.messages < size.conversations) throw new Error('A conversation has at least one message')
  await sql`select setseed(0.5)`
  await contacts(sql, among, Math.ceil(size.conversations * 0.6))
  await conversations(sql, among, size)
  await messages(sql, among)
  await settle(sql, among)
  await sql`drop table bench_contacts, bench_conversations`
}

async function contacts(sql: Sql, { accountId, inboxIds }: Among, count: number): Promise<void> {
  await sql`
    insert into charla.contacts (account_id, name, email, phone_number, additional_attributes, created_at, updated_at)
    select ${accountId},
      (${firstNames}::text[])[1 + floor(random() * ${firstNames.length}::int)] || ' ' ||
        (${lastNames}::text[])[1 + floor(random() * ${lastNames.length}::int)],
      case when random() < 0.7 then 'person' || n || '@example.test' end,
      case when random() < 0.3 then '+4915' || lpad(n::text, 8, '0') end,
      case when random() < 0.2 then jsonb_build_object('company_name', 'Company ' || n % 500) else '{}' end,
      now() - interval '1 year', now() - interval '1 year'
    from generate_series(1, ${count}::int) n`
  await sql`
    insert into charla.contact_inboxes (account_id, contact_id, inbox_id, source_id, pubsub_token_hash)
    select account_id, id, (${inboxIds}::bigint[])[1 + floor(random() ^ 2 * ${inboxIds.length}::int)], gen_random_uuid(),
      sha256(uuid_send(gen_random_uuid()))
    from charla.contacts where account_id = ${accountId}`
  await sql`
    create temporary table bench_contacts on commit drop as
    select row_number() over (order by md5(id::text)) as n, id, contact_id, inbox_id
    from charla.contact_inboxes where account_id = ${accountId}`
}

/** `until` is when the last message came, `seen` when an agent last looked, `read` when the contact did. */
async function conversations(sql: Sql, among: Among, { conversations, messages }: Size): Promise<void> {
  const { accountId, userIds, teamIds, labels } = among
  await sql`
    create temporary table bench_conversations on commit drop as
    with born as (
      select now() - interval '1 year' * random() ^ 1.5 as since, least((1 - random()) ^ -0.7, 500) as weight,
        random() ^ 2 as contact, random() as a, random() as b, random() as c, random() as d,
        1 + floor(random() ^ 2 * ${userIds.length}::int)::int as assignee,
        1 + floor(random() ^ 2 * ${teamIds.length}::int)::int as team
      from generate_series(1, ${conversations}::int)
    ), numbered as (
      select *, row_number() over (order by since) as n, now() - since < interval '10 days' as recent,
        greatest(1, floor(weight / sum(weight) over () * ${messages}::int * 0.98)) as share,
        since + (now() - since) * least(1, random() ^ 8 + 0.0001) as until
      from born
    ), sized as (
      select *, case when n = ${Math.ceil(conversations / 2)}::int
        then greatest(1, ${messages}::int - sum(share) over () + share) else share end::int as size from numbered
    )
    select s.*, k.contact_id, k.id as contact_inbox_id, k.inbox_id,
      case when a < (case when recent then 0.4 else 0.03 end) then 0
        when a < (case when recent then 0.5 else 0.04 end) then 2
        when a < (case when recent then 0.6 else 0.05 end) then 3 else 1 end as status,
      case when b < (case when recent then 0.5 else 0.9 end) then (${userIds}::bigint[])[assignee] end as assignee_id,
      case when c < 0.3 then (${teamIds}::bigint[])[team] end as team_id,
      case when c > 0.9 then floor(d * 4) end as priority,
      case when recent and d < 0.4 then since + (until - since) * d else until end as seen,
      since + (until - since) * c as read
    from sized s
    join bench_contacts k on k.n = 1 + floor(s.contact * (select count(*) from bench_contacts))`
  await sql`analyze bench_conversations`
  await sql`
    insert into charla.conversations (account_id, display_id, inbox_id, contact_id, contact_inbox_id, assignee_id, team_id,
      status, priority, snoozed_until, last_activity_at, agent_last_seen_at, contact_last_seen_at, created_at, updated_at)
    select ${accountId}, n, inbox_id, contact_id, contact_inbox_id, assignee_id, team_id, status, priority,
      case when status = 3 and d < 0.5 then now() + interval '1 day' * (1 + 30 * d) end,
      case when size = 1 then since else until end, seen, read, since, until
    from bench_conversations order by n`
  await sql`
    insert into charla.conversation_labels (account_id, conversation_id, title)
    select ${accountId}, v.id, (${labels}::text[])[1 + (floor(c.b ^ 2 * ${labels.length}::int)::int + g) % ${labels.length}::int]
    from bench_conversations c
    join charla.conversations v on v.account_id = ${accountId} and v.display_id = c.n
    cross join lateral generate_series(1, case when c.d < 0.1 then 2 when c.d < 0.5 then 1 else 0 end) g`
  await sql`update charla.display_ids set conversations = ${conversations} where account_id = ${accountId}`
}

async function messages(sql: Sql, { accountId, userIds }: Among): Promise<void> {
  const sentences = languages.flatMap(([, , sentences]) => sentences)
  const ends = languages.map(([, share]) => share).map((_, i, shares) => shares.slice(0, i + 1).reduce((a, b) => a + b))
  await sql`
    insert into charla.messages (account_id, conversation_id, inbox_id, message_type, content, private, status,
      sender_type, sender_id, created_at, updated_at)
    select ${accountId}, conversation_id, inbox_id, type, case when type = 2 then 'Conversation was assigned'
      else repeat((${sentences}::text[])[language * 3 + 1 + floor(random() * 3)::int] || ' ',
        1 + floor(-ln(1 - random()) * 2 + (random() < 0.003)::int * 60)::int)
          || case when i % 7 = 1 then '#' || conversation_id * 10 + i % 10 else '' end end,
      type = 1 and dice < 0.05, case when type = 1 then 2 else 0 end,
      case type when 0 then 1 when 1 then 0 end,
      case type when 0 then contact_id when 1 then coalesce(assignee_id, ${userIds[0] as number}) end, at, at
    from (
      select c.*, v.id as conversation_id, i, dice,
        case when i = 1 or dice > 0.5 then 0 when dice > 0.43 then 2 else 1 end as type,
        width_bucket(c.contact_id % 100 / 100.0, ${ends}::numeric[]) as language,
        c.since + (c.until - c.since) * ((i - 1) / greatest(c.size - 1, 1)::float8) as at
      from bench_conversations c
      join charla.conversations v on v.account_id = ${accountId} and v.display_id = c.n
      cross join lateral (select i, random() as dice from generate_series(1, c.size) i) m
    ) m order by at, n, i`
}

/** What a message leaves in its conversation, its contact and the log: see charla.write_messages. */
async function settle(sql: Sql, { accountId }: Among): Promise<void> {
  // Statistics that do not know the account yet expect one row of it, and would join them all one by one.
  await sql`select set_config('enable_nestloop', 'off', true)`
  await sql`
    with replies as (
      select conversation_id, min(id) as first, max(id) as last, min(created_at) as at from charla.messages
      where account_id = ${accountId} and message_type = 1 and not private group by conversation_id
    ), sums as (
      select m.conversation_id, max(m.id) as last, max(m.id) filter (where m.message_type <> 2) as chat,
        count(*) filter (where m.message_type = 0 and m.created_at > c.agent_last_seen_at) as unread,
        count(*) filter (where m.message_type = 1 and not m.private and m.created_at > c.contact_last_seen_at) as theirs,
        min(m.created_at) filter (where m.message_type = 0 and (r.last is null or m.id > r.last)) as waiting,
        min(r.at) as replied
      from charla.messages m
      join charla.conversations c on (c.account_id, c.id) = (m.account_id, m.conversation_id)
      left join replies r on r.conversation_id = m.conversation_id
      where m.account_id = ${accountId} group by m.conversation_id
    )
    update charla.conversations c set last_message_id = s.last, last_chat_message_id = s.chat, unread_count = s.unread,
      contact_unread_count = s.theirs, first_reply_created_at = s.replied,
      waiting_since = case when c.status <> 1 then s.waiting end -- resolving ends the waiting
    from sums s where c.account_id = ${accountId} and c.id = s.conversation_id`
  await sql`
    update charla.contacts p set last_activity_at = s.at
    from (
      select sender_id, max(created_at) as at from charla.messages
      where account_id = ${accountId} and sender_type = 1 group by sender_id
    ) s where p.account_id = ${accountId} and p.id = s.sender_id`
  // As if the log had been dispatched and pruned.
  await sql`
    update charla.event_cursors set seq = n, dispatched_seq = n, pruned_seq = n
    from (select count(*) as n from charla.messages where account_id = ${accountId}) m where account_id = ${accountId}`
}
