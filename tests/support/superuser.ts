import postgres from 'postgres'
import { inject } from 'vitest'

export type Superuser = postgres.ReservedSql<{ bigint: number }>

/**
 * Does `work` on the run's database as its owner, past row security, in a transaction that is rolled back: to look at
 * everything, and to break the wall on purpose.
 */
export async function asSuperuser<T>(work: (sql: Superuser) => Promise<T>): Promise<T> {
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
    return await work(sql)
  } finally {
    await sql`rollback`.catch(() => {})
    sql.release()
    await pool.end()
  }
}
