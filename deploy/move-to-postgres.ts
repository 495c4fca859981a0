// Copies the embedded database into a Postgres that Charla has started on once (so that its tables exist) and that has
// no accounts yet. Charla must be stopped. All or nothing; the embedded database is only read.
//
//   DATA_DIR=/var/lib/charla DATABASE_URL=postgres://… node deploy/move-to-postgres.ts
import { pipeline } from 'node:stream/promises'
import postgres from 'postgres'
import { startEmbedded } from '#lib/base/db/embedded.ts'

type Table = { name: string; columns: string; needs: string[] }

const { DATA_DIR, DATABASE_URL } = process.env
if (!DATA_DIR || !DATABASE_URL) throw new Error('DATA_DIR and DATABASE_URL are both needed')
// People and their passwords; with SUPABASE_URL they live elsewhere.
const schemas = process.env.SUPABASE_URL ? ['charla'] : ['charla', 'auth']

const embedded = await startEmbedded(DATA_DIR)
const socket = `${embedded.host}/.s.PGSQL.${embedded.port}`
const from = postgres({ path: socket, user: 'postgres', database: 'postgres', max: 1, onnotice: () => {} })
const to = postgres(DATABASE_URL, { max: 1, onnotice: () => {} })
try {
  await to.begin(move)
} finally {
  await Promise.all([from.end(), to.end()])
  await embedded.stop()
}

async function move(to: postgres.TransactionSql) {
  const [taken] = await to`select from charla.accounts limit 1`
  if (taken) throw new Error('That database has accounts already')
  for (const { name, columns } of inOrder(await tablesOf(from))) {
    const [filled] = await to.unsafe(`select from ${name} limit 1`)
    if (filled) {
      console.log(`${name}: left as it is`)
      continue
    }
    await to.unsafe(`alter table ${name} disable trigger user`)
    const read = await from.unsafe(`copy (select ${columns} from ${name}) to stdout`).readable()
    await pipeline(read, await to.unsafe(`copy ${name} (${columns}) from stdin`).writable())
    await to.unsafe(`alter table ${name} enable trigger user`)
    const [row] = await to.unsafe<{ count: number }[]>(`select count(*)::int as count from ${name}`)
    console.log(`${name}: ${row?.count}`)
  }
  await moveCounters(to)
}

/** Every table, the columns that hold data of their own, and the tables that it points to. */
function tablesOf(sql: postgres.Sql) {
  return sql<Table[]>`
    select c.oid::regclass::text as name,
      (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
        where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
      array(select confrelid::regclass::text from pg_constraint
        where conrelid = c.oid and contype = 'f' and confrelid <> c.oid) as needs
    from pg_class c where c.relkind = 'r' and c.relnamespace::regnamespace::text = any(${schemas}) order by 1`
}

/** Those first that others point to. */
function inOrder(tables: Table[], done: Table[] = []): Table[] {
  const names = new Set(done.map(table => table.name))
  const known = new Set(tables.map(table => table.name))
  const next = tables.filter(({ name, needs }) => !names.has(name) && needs.every(n => names.has(n) || !known.has(n)))
  if (next.length) return inOrder(tables, [...done, ...next])
  if (done.length < tables.length) throw new Error('Tables point to each other in a circle')
  return done
}

async function moveCounters(to: postgres.TransactionSql) {
  const counters = await to<{ sequence: string; name: string; column: string }[]>`
    select pg_get_serial_sequence(c.oid::regclass::text, a.attname) as sequence, c.oid::regclass::text as name, quote_ident(a.attname) as column
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and c.relnamespace::regnamespace::text = any(${schemas})
      and pg_get_serial_sequence(c.oid::regclass::text, a.attname) is not null`
  for (const { sequence, name, column } of counters) {
    await to.unsafe(`select setval('${sequence}', greatest((select coalesce(max(${column}), 0) from ${name}), 1))`)
  }
}
