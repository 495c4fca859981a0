import postgres from 'postgres'
import { type EmbeddedDatabase, startEmbedded } from './embedded.ts'

/** How other drivers (the job queue, Supabase Lite) reach the same database. */
export type Address = { url: string } | { host: string; port: number }

export type Database = { kind: 'postgres' | 'embedded'; address: Address; stop(): Promise<void> }

export type Sql = postgres.ReservedSql<{ bigint: number }>

type Pool = {
  sql: postgres.Sql<{ bigint: number }>
  embedded: boolean
  /** Connections that the server has closed. */
  losses: number
  /** Who waits for a connection, to be told when another pool takes over. */
  waiting: Set<() => void>
}

/** How long after a loss a new pool takes over; while the server is away, how often. */
const RENEW_MS = 500
let pool: Pool | undefined

export type DatabaseSettings = {
  DATABASE_URL?: string | undefined
  DATABASE_POOL: number
  DATA_DIR: string
}

/**
 * Opens the pool on `DATABASE_URL`, or starts the embedded database and opens it there. With `running` it opens it on
 * an embedded database that somebody else has started and will stop.
 */
export async function openDatabase(env: DatabaseSettings, running?: Address): Promise<Database> {
  const started = env.DATABASE_URL || running ? undefined : await startEmbedded(env.DATA_DIR)
  const address: Address = env.DATABASE_URL ? { url: env.DATABASE_URL } : (running ?? addressOf(started))
  const embedded = !('url' in address)
  pool = connect(address, embedded ? 4 : env.DATABASE_POOL)
  return {
    kind: embedded ? 'embedded' : 'postgres',
    address,
    async stop() {
      const last = pool
      pool = undefined
      await last?.sql.end({ timeout: 5 })
      await started?.stop()
    },
  }
}

function addressOf(embedded: EmbeddedDatabase | undefined): Address {
  if (!embedded) throw new Error('There is no database')
  return { host: embedded.host, port: embedded.port }
}

/** The pool itself: for this folder alone. Everybody else works through `withAccount` and `withSystem`. */
export const currentPool = () => lendingPool().sql

export function lendingPool(): Pool {
  if (!pool) throw new Error('openDatabase() comes first')
  return pool
}

/**
 * A connection of postgres.js that the server has closed at the wrong moment never speaks again, but is still lent:
 * soon after a loss everything goes to a new pool, and the old one ends with what runs on it.
 */
function replace(lossy: Pool, address: Address, max: number): void {
  if (pool !== lossy) return
  pool = connect(address, max)
  for (const moveOn of lossy.waiting) moveOn()
  lossy.waiting.clear()
  void lossy.sql.end({ timeout: 5 }).catch(() => {})
}

function connect(address: Address, max: number): Pool {
  const made: Omit<Pool, 'sql'> = { embedded: !('url' in address), losses: 0, waiting: new Set() }
  const options = {
    onclose: () => {
      made.losses++
      if (made.losses === 1) setTimeout(() => replace(made as Pool, address, max), RENEW_MS).unref()
    },
    max,
    max_lifetime: null, // the embedded session would keep the prepared statements of every connection that left
    onnotice: () => {},
    types: { bigint: { to: 20, from: [20], parse: Number, serialize: String } },
    connection: { application_name: 'charla' },
  }
  const sql =
    'url' in address
      ? postgres(plainUrl(address.url), options)
      : postgres({
          ...options,
          path: `${address.host}/.s.PGSQL.${address.port}`,
          user: 'postgres',
          database: 'postgres',
        })
  return Object.assign(made, { sql })
}

/** Without `supa`, which Supabase's integration adds for other drivers, and which Postgres would refuse as a setting. */
export function plainUrl(url: string): string {
  const plain = new URL(url)
  plain.searchParams.delete('supa')
  return plain.toString()
}
