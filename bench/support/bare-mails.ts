import postgres from 'postgres'
import type { Place } from './place.ts'

/** Writes the rows that a mail becomes, in one transaction each, through the driver. */
export type BareMails = { write(accountId: number, mail: string): Promise<void>; stop(): Promise<void> }

/** Tables of the product's widths with the indexes that its own need least: keys and where things are looked up. */
export async function bareMails(place: Place, pool: number): Promise<BareMails> {
  const sql = postgres(place.url as string, { max: pool, onnotice: () => {} })
  await sql.unsafe(`
    create table public.bench_arrivals (account_id bigint, id bigint generated always as identity, key text, payload bytea,
      about jsonb, primary key (account_id, id), unique (account_id, key));
    create table public.bench_contacts (account_id bigint, id bigint generated always as identity, name text, email text,
      additional jsonb, primary key (account_id, id), unique (account_id, email));
    create table public.bench_contact_inboxes (account_id bigint, id bigint generated always as identity, contact_id bigint,
      source_id text, primary key (account_id, id), unique (account_id, source_id));
    create table public.bench_conversations (account_id bigint, id bigint generated always as identity, contact_id bigint,
      additional jsonb, last_activity_at timestamptz, primary key (account_id, id));
    create index on public.bench_conversations (account_id, last_activity_at);
    create table public.bench_mails (account_id bigint, id bigint generated always as identity, conversation_id bigint,
      source_id text, content text, attributes jsonb, created_at timestamptz, primary key (account_id, id),
      unique (account_id, source_id));
    create index on public.bench_mails (account_id, conversation_id, id);
    create table public.bench_events (account_id bigint, seq bigint generated always as identity, name text, data jsonb,
      primary key (account_id, seq));`)
  let count = 0
  return {
    async write(accountId, mail) {
      const key = `${accountId}-${count++}`
      await sql.begin(async tx => {
        await tx`insert into bench_arrivals (account_id, key, payload, about) values (${accountId}, ${key}, ${Buffer.from(mail)}, '{}')`
        const [contact] = await tx`
          insert into bench_contacts (account_id, name, email, additional) values (${accountId}, ${key}, ${key}, '{}') returning id`
        await tx`insert into bench_contact_inboxes (account_id, contact_id, source_id) values (${accountId}, ${contact?.id}, ${key})`
        const [conversation] = await tx`
          insert into bench_conversations (account_id, contact_id, additional, last_activity_at)
          values (${accountId}, ${contact?.id}, '{}', now()) returning id`
        await tx`
          insert into bench_mails (account_id, conversation_id, source_id, content, attributes, created_at)
          values (${accountId}, ${conversation?.id}, ${key}, ${mail}, '{}', now())`
        await tx`
          insert into bench_events (account_id, name, data) values (${accountId}, 'conversation.created', '{}'),
            (${accountId}, 'message.created', '{}'), (${accountId}, 'job.requested', '{}')`
      })
    },
    async stop() {
      await sql.end()
    },
  }
}
