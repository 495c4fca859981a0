import { expect, it } from 'vitest'
import { makeTenant, withCharla } from '#tests/support/app.ts'
import { asSuperuser } from '#tests/support/superuser.ts'
import { vacuum } from './index.ts'

withCharla()

// All tables, on a database that many tests have filled.
it('counts the tables anew for the planner', { timeout: 120_000 }, async () => {
  await makeTenant()
  await vacuum(1)
  const [row] = await asSuperuser(
    sql => sql<{ counted: number; there: number }[]>`
      select (select reltuples::bigint from pg_class where oid = 'charla.users'::regclass) as counted,
        (select count(*) from charla.users) as there`,
  )
  expect(row?.counted).toBeGreaterThan(0)
  expect(row?.counted).toBeLessThanOrEqual(row?.there as number)
})
