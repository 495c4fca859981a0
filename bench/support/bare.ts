import postgres from 'postgres'
import { startCharla } from '#tests/support/processes.ts'
import { makePlace, type Place } from './place.ts'

/** Inserts single rows of a message's width through the driver, as fast as they go. */
export type Bare = { insert(accountId: number, content: string): Promise<unknown>; stop(): Promise<void> }

/** On Postgres in the database that is measured; the embedded one is started a second time, alone in its process. */
export async function bareInserts(place: Place, pool: number): Promise<Bare> {
  const alone = place.kind === 'embedded' ? await startAlone() : undefined
  const options = { max: pool, onnotice: () => {} }
  const sql = alone
    ? postgres({ ...options, path: alone.socket, user: 'postgres', database: 'postgres' })
    : postgres(place.url as string, options)
  await sql`create table public.bench_messages (
    account_id bigint not null, id bigint generated always as identity, conversation_id bigint not null,
    inbox_id bigint not null, message_type smallint not null, content text, content_attributes jsonb not null,
    private boolean not null, sender_type smallint, sender_id bigint, echo_id text, created_at timestamptz not null,
    updated_at timestamptz not null, primary key (account_id, id))`
  await sql`create index on public.bench_messages (account_id, conversation_id, id)`
  let count = 0
  return {
    insert(accountId, content) {
      const now = new Date()
      return sql`insert into public.bench_messages (account_id, conversation_id, inbox_id, message_type, content,
          content_attributes, private, sender_type, sender_id, echo_id, created_at, updated_at)
        values (${accountId}, 1, 1, 1, ${content}, ${sql.json({})}, false, 0, 1, ${`bare-${count++}`}, ${now}, ${now})`
    },
    async stop() {
      await sql.end()
      await alone?.stop()
    },
  }
}

async function startAlone() {
  const place = await makePlace('embedded')
  const process = await startCharla(place.env, { script: 'bench/support/embedded-only.ts' })
  return {
    socket: decodeURIComponent(process.url.slice('http://'.length)),
    async stop() {
      await process.stop()
      await place.remove()
    },
  }
}
