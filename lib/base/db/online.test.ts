import { expect, inject, it } from 'vitest'
import { withCharla } from '#tests/support/app.ts'
import { migrate } from './migrate.ts'
import { applyOnline, isOnline } from './online.ts'
import { currentPool } from './pool.ts'

withCharla()

it('knows its files by how they begin, and takes nothing but indexes that may be there', async () => {
  expect(isOnline('-- Indexes, made while others write.\n')).toBe(true)
  expect(isOnline('create index if not exists x on charla.contacts (id);')).toBe(false)
  const sql = await currentPool().reserve()
  try {
    for (const text of ['create index x on charla.contacts (id);', 'drop table charla.contacts;'])
      await expect(applyOnline(sql, text)).rejects.toThrow('Not an index')
  } finally {
    sql.release()
  }
})

// The embedded database does one thing at a time: nobody writes meanwhile.
it.runIf('url' in inject('database'))(
  'makes indexes outside of a transaction, anew where that broke off, and once',
  async () => {
    const text = `-- Indexes, made while others write.
    create index if not exists online_try on charla.contacts (account_id, phone_number); -- a try`
    const sql = await currentPool().reserve()
    const valid = async () =>
      (await sql`select indisvalid from pg_index where indexrelid = to_regclass('charla.online_try')`)[0]?.indisvalid
    try {
      await applyOnline(sql, text)
      await sql`update pg_index set indisvalid = false where indexrelid = to_regclass('charla.online_try')`
      expect(await valid()).toBe(false)
      await applyOnline(sql, text)
      expect(await valid()).toBe(true)
      await applyOnline(sql, text)
      await applyOnline(sql, 'drop index if exists charla.online_try')
      expect(await valid()).toBeUndefined()
    } finally {
      sql.release()
    }
  },
)

it('several that start at once apply what is missing once', async () => {
  const sql = currentPool()
  await sql`delete from supabase_migrations.schema_migrations where name = 'indexes_online'`
  const applied = await Promise.all([migrate(), migrate()])
  expect(applied.flat()).toEqual(['20261128004600_indexes_online.sql'])
})
