import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { applyOnline, isOnline } from './online.ts'
import { currentPool, lendingPool, type Sql } from './pool.ts'

const folder = join(process.cwd(), 'supabase', 'migrations')
const LOCK = 7_270_331 // any number, the same everywhere

/**
 * Applies the migrations that the database has not seen, each in one transaction but for indexes of large tables, and records
 * them where the Supabase CLI does, so that both can be used in turn. Several processes may start at once. Returns the names
 * applied.
 */
export async function migrate(): Promise<string[]> {
  const files = readdirSync(folder)
    .filter(name => /^\d+_.+\.sql$/.test(name))
    .sort()
  const sql = await currentPool().reserve()
  const applied: string[] = []
  try {
    await holdAlone(sql)
    await sql.unsafe(`create schema if not exists supabase_migrations;
      create table if not exists supabase_migrations.schema_migrations (version text primary key, statements text[], name text)`)
    const rows = await sql<{ version: string }[]>`select version from supabase_migrations.schema_migrations`
    const seen = new Set(rows.map(row => row.version))
    for (const file of files) {
      const [, version = '', name = ''] = /^(\d+)_(.+)\.sql$/.exec(file) ?? []
      if (seen.has(version)) continue
      const text = readFileSync(join(folder, file), 'utf8')
      const isApart = isOnline(text) && !lendingPool().embedded
      try {
        if (isApart) await applyOnline(sql, text)
        await sql`begin`
        if (!isApart) await sql.unsafe(text)
        await sql`insert into supabase_migrations.schema_migrations (version, name, statements) values (${version}, ${name}, ${[text]})`
        await sql`commit`
      } catch (error) {
        await sql`rollback`
        throw new Error(`Migration ${file} failed: ${(error as Error).message}`, { cause: error })
      }
      applied.push(file)
    }
    await assertTenantRole()
    return applied
  } finally {
    await sql`select pg_advisory_unlock(${LOCK})`.catch(() => {})
    sql.release()
  }

  /** Row security is a wall only for a role that can neither switch it off nor walk around it. */
  async function assertTenantRole(): Promise<void> {
    const [bad] = await sql`select rolname from pg_roles
      where rolname in ('charla_member', 'charla_system') and (rolsuper or rolbypassrls or rolcanlogin)`
    if (bad) throw new Error(`Role ${bad.rolname} must not be superuser, bypass row security or log in`)
  }
}

/** Asks again and again: who waits for a lock within a statement is waited for by an index that is made meanwhile. */
async function holdAlone(sql: Sql): Promise<void> {
  for (;;) {
    const [{ held }] = await sql<[{ held: boolean }]>`select pg_try_advisory_lock(${LOCK}) as held`
    if (held) return
    await pause(250)
  }
}
