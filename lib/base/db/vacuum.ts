import { currentPool } from './pool.ts'

/**
 * Reclaims what updates and deletes have left behind, and counts anew for the planner: one table after the other, so that
 * nobody waits for long. For the embedded database, where Postgres' own autovacuum, a process, cannot run.
 */
export async function vacuum(): Promise<void> {
  const tables = await currentPool()<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('charla', 'pgboss', 'auth')`
  for (const { name } of tables) await currentPool().unsafe(`vacuum (analyze) ${name}`)
}
