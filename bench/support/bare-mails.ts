import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import type { Place } from './place.ts'

/** Writes the rows that a mail becomes, in one transaction each, through the driver. */
export type BareMails = { write(): Promise<void>; stop(): Promise<void> }

type Row = Record<string, unknown>
/** A mail's rows: of these tables, found by the ids of the mail that is copied. */
const rowsOf = {
  arrivals: (sql: postgres.Sql, { message }: Ids) => sql`select * from charla.arrivals where message_id = ${message}`,
  contacts: (sql, { contact }) => sql`select * from charla.contacts where id = ${contact}`,
  contact_inboxes: (sql, { contact }) => sql`select * from charla.contact_inboxes where contact_id = ${contact}`,
  contact_keys: (sql, { contact }) => sql`select * from charla.contact_keys where contact_id = ${contact}`,
  contact_search: (sql, { contact }) => sql`select * from charla.contact_search where contact_id = ${contact}`,
  conversations: (sql, { conversation }) => sql`select * from charla.conversations where id = ${conversation}`,
  messages: (sql, { message }) => sql`select * from charla.messages where id = ${message}`,
  message_search: (sql, { message }) => sql`select * from charla.message_search where message_id = ${message}`,
  mail_threads: (sql, { conversation }) =>
    sql`select * from charla.mail_threads where conversation_id = ${conversation}`,
  events: (sql, { account }) =>
    sql`select * from charla.events where account_id = ${account} order by seq desc limit 4`,
} satisfies Record<string, (sql: postgres.Sql, ids: Ids) => postgres.PendingQuery<Row[]>>
type Ids = { account: number; contact: number; conversation: number; message: number }
type Table = keyof typeof rowsOf | 'job_common'

/** Where the rows go: into our tables, in this account and inbox of which nobody works on anything; or into tables like ours. */
export type Where = { account_id: number; inbox_id: number } | 'tables without rules'

/**
 * The reference: the rows of a mail that Charla has received, and one more job, by the owner of the tables. Where they are
 * without rules, they have the same columns, defaults and indexes, but no triggers, foreign keys and policies. What the
 * database numbers is asked before what points to it; everything else of a mail is sent together.
 */
export async function bareMails(place: Place, pool: number, where: Where): Promise<BareMails> {
  const sql = postgres(place.url as string, { max: pool, onnotice: () => {} })
  // One that can be found as well already: search reads on a moment later.
  const [ids] = await sql<Ids[]>`
    select m.account_id as account, c.contact_id as contact, m.conversation_id as conversation, m.id as message
    from charla.messages m join charla.conversations c on (c.account_id, c.id) = (m.account_id, m.conversation_id)
    join charla.arrivals a on (a.account_id, a.message_id) = (m.account_id, m.id)
    join charla.message_search s on (s.account_id, s.message_id) = (m.account_id, m.id) order by m.id desc limit 1`
  if (!ids) throw new Error('No mail has been received yet')
  const ours = where === 'tables without rules' ? {} : where
  await sql`create schema if not exists bare`
  const kinds = Object.keys(rowsOf) as (keyof typeof rowsOf)[]
  const known = new Map<Table, Row[]>()
  for (const table of kinds) known.set(table, await rowsOf[table](sql, ids))
  known.set('job_common', await sql`select * from pgboss.job_common where name = 'arrival.receive' limit 1`)
  for (const [table, rows] of known) {
    if (!rows.length) throw new Error(`The mail has no row in ${table}`)
    const schema = table === 'job_common' ? 'pgboss' : 'charla'
    await sql.unsafe(`create table if not exists bare.${table} (like ${schema}.${table} including all)`)
    const made = await sql<{ name: string }[]>`
      select column_name as name from information_schema.columns where table_schema = ${schema} and table_name = ${table}
        and (is_generated = 'ALWAYS' or is_identity = 'YES')`
    for (const row of rows) {
      for (const { name } of made) delete row[name]
      for (const [name, value] of Object.entries(ours)) if (name in row) row[name] = value
    }
  }
  let count = 1000 // beyond what the account has already

  return {
    async write() {
      const n = ++count
      await sql.begin(async tx => {
        const insert = (table: Table, change: Row | ((index: number) => Row)) => {
          const rows = (known.get(table) as Row[]).map((row, index) => ({
            ...row,
            ...(typeof change === 'function' ? change(index) : change),
          }))
          const isOurs = where !== 'tables without rules' && table !== 'job_common' // which a worker would take
          return tx`insert into ${tx(isOurs ? 'charla' : 'bare')}.${tx(table)} ${tx(rows)}`
        }
        const numbered = async (table: Table, change: Row) => {
          const [row] = await tx`${insert(table, change)} returning id`
          return row?.id as number
        }
        const [contact_id] = await Promise.all([
          numbered('contacts', { email: `${n}@bare.test`, name: `bare${n}` }),
          insert('arrivals', { key: `bare${n}`, message_id: null }).execute(),
        ])
        const [contact_inbox_id] = await Promise.all([
          numbered('contact_inboxes', {
            contact_id,
            source_id: `bare${n}`,
            pubsub_token_hash: Buffer.from(`bare${n}`),
          }),
          // In our tables the contact’s triggers have written these.
          ...(where === 'tables without rules'
            ? [
                insert('contact_keys', index => ({ contact_id, key: `bare${n}.${index}` })).execute(),
                insert('contact_search', { contact_id }).execute(),
              ]
            : []),
        ])
        const conversation_id = await numbered('conversations', {
          contact_id,
          contact_inbox_id,
          display_id: n,
          uuid: randomUUID(),
        })
        const message_id = await numbered('messages', { conversation_id, sender_id: contact_id, source_id: `bare${n}` })
        await Promise.all([
          insert('message_search', { message_id, conversation_id }).execute(),
          insert('mail_threads', { message_id, conversation_id, message_id_key: `bare${n}` }).execute(),
          insert('events', index => ({ seq: n * 4 + index, message_id, conversation_id, contact_id })).execute(),
          insert('job_common', { id: randomUUID() }).execute(),
        ])
      })
    },
    async stop() {
      await sql.end()
    },
  }
}
