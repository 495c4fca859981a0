import postgres from 'postgres'
import { inject } from 'vitest'

export type Superuser = postgres.ReservedSql<{ bigint: number }>

/**
 * Does `work` on the run's database as its owner, past row security, in a transaction that is rolled back unless `keep`:
 * to look at everything, and to break things on purpose.
 */
export async function asSuperuser<T>(work: (sql: Superuser) => Promise<T>, { keep = false } = {}): Promise<T> {
  const database = inject('database')
  const options = {
    max: 1,
    onnotice: () => {},
    types: { bigint: { to: 20, from: [20], parse: Number, serialize: String } },
  }
  const pool =
    'url' in database
      ? postgres(database.url, options)
      : postgres({
          ...options,
          path: `${database.host}/.s.PGSQL.${database.port}`,
          user: 'postgres',
          database: 'postgres',
        })
  const sql = await pool.reserve()
  try {
    await sql`begin`
    const answer = await work(sql)
    if (keep) await sql`commit`
    return answer
  } finally {
    await sql`rollback`.catch(() => {})
    sql.release()
    await pool.end()
  }
}
