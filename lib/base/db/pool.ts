import postgres from 'postgres'
import { type EmbeddedDatabase, startEmbedded } from './embedded.ts'

/** How other drivers (the job queue, Supabase Lite) reach the same database. */
export type Address = { url: string } | { host: string; port: number }

export type Database = { kind: 'postgres' | 'embedded'; address: Address; stop(): Promise<void> }

export type Sql = postgres.ReservedSql<{ bigint: number }>

let pool: postgres.Sql<{ bigint: number }> | undefined

/** Opens the pool on `DATABASE_URL`, or starts the embedded database and opens it there. */
export async function openDatabase(env: {
  DATABASE_URL?: string | undefined
  DATABASE_POOL: number
  DATA_DIR: string
}): Promise<Database> {
  const embedded = env.DATABASE_URL ? undefined : await startEmbedded(env.DATA_DIR)
  const address: Address = env.DATABASE_URL
    ? { url: env.DATABASE_URL }
    : { host: (embedded as EmbeddedDatabase).host, port: (embedded as EmbeddedDatabase).port }
  pool = connect(address, embedded ? 4 : env.DATABASE_POOL)
  return {
    kind: embedded ? 'embedded' : 'postgres',
    address,
    async stop() {
      await pool?.end({ timeout: 5 })
      pool = undefined
      await embedded?.stop()
    },
  }
}

/** The pool itself: for this folder alone. Everybody else works through `withAccount` and `withSystem`. */
export function currentPool(): postgres.Sql<{ bigint: number }> {
  if (!pool) throw new Error('openDatabase() comes first')
  return pool
}

function connect(address: Address, max: number): postgres.Sql<{ bigint: number }> {
  const options = {
    max,
    max_lifetime: null, // the embedded session would keep the prepared statements of every connection that left
    onnotice: () => {},
    types: { bigint: { to: 20, from: [20], parse: Number, serialize: String } },
    connection: { application_name: 'charla' },
  }
  return 'url' in address
    ? postgres(address.url, options)
    : postgres({ ...options, path: `${address.host}/.s.PGSQL.${address.port}`, user: 'postgres', database: 'postgres' })
}
