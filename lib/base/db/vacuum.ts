import { currentPool } from './pool.ts'

/** The planner takes a table that was never looked at for larger than it is, and reads it by its indexes: right for what will grow. */
const SMALL_BYTES = 4_000_000

/**
 * Reclaims what updates and deletes have left behind, and counts anew for the planner: one table after the other, so that
 * nobody waits for long. For the embedded database, where Postgres' own autovacuum, a process, cannot run. Tables of less
 * than `small` bytes are left alone: plans that are right for a few rows are kept, and wrong, when there are many.
 */
export async function vacuum(small = SMALL_BYTES): Promise<void> {
  const tables = await currentPool()<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('charla', 'pgboss', 'auth') and pg_relation_size(format('%I.%I', schemaname, tablename)) >= ${small}`
  for (const { name } of tables) await currentPool().unsafe(`vacuum (analyze) ${name}`)
}
