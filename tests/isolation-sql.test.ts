import { beforeAll, describe, expect, it } from 'vitest'
import { type Sql, withAccount } from '#lib/base/db/index.ts'
import { tablesOf } from '#tests/support/catalogue.ts'
import { type Planted, plantTenant, rowsOf } from '#tests/support/planted.ts'
import { asSuperuser, type Superuser } from '#tests/support/superuser.ts'
import { withCharla } from './support/app.ts'

withCharla()

const REFUSED = '42501' // insufficient_privilege: also what a broken policy's check raises
let a: Planted
let b: Planted
let tables: string[]

beforeAll(async () => {
  a = await plantTenant()
  b = await plantTenant()
  tables = await asSuperuser(tablesOf)
})

/** In SQL as the tenant role of B, and nothing of it kept. Answers the error's code, or what `work` answered. */
async function asB<T>(work: (sql: Sql) => Promise<T>): Promise<T | string> {
  const kept: { answer?: T } = {}
  const undone = new Error('undone')
  const ctx = {
    accountId: b.accountId,
    actor: { kind: 'member', userId: b.administrator.userId, role: 'administrator', inboxIds: 'all' },
    requestId: 'test',
    now: () => new Date(),
  } as const
  try {
    await withAccount(ctx, async ({ sql }) => {
      kept.answer = await work(sql)
      throw undone
    })
  } catch (error) {
    if (error !== undone) return (error as { code: string }).code
  }
  return kept.answer as T
}

const each = async (work: (table: string) => Promise<unknown>) =>
  Object.fromEntries(await Promise.all(tables.map(async table => [table, await work(table)] as const)))
const allBut = (answer: unknown, others: Record<string, unknown> = {}) =>
  Object.fromEntries(tables.map(table => [table, table in others ? others[table] : answer]))

/** Tables that the tenant role may not touch at all. */
const forNobody = {
  idempotency_keys: REFUSED,
  mails: REFUSED,
  notification_subscriptions: REFUSED,
  platform_agent_bots: REFUSED,
  platform_app_permissibles: REFUSED,
  platform_apps: REFUSED,
  sessions: REFUSED,
  sso_tokens: REFUSED,
}

describe('between tenants in SQL, as the tenant role (SEC1)', () => {
  it('has rows of both tenants in every table to look for', async () => {
    for (const tenant of [a, b]) {
      const counted = await asSuperuser(async sql => {
        const counts = await Promise.all(tables.map(table => count(sql, table, tenant.accountId)))
        return tables.filter((_, index) => counts[index] === 0)
      })
      expect(counted, 'tables without a row: plant one in tests/support/planted.ts').toEqual([])
    }
  })

  it('shows no row of another tenant', async () => {
    const shown = await each(table => asB(sql => count(sql, table, a.accountId)))
    expect(shown).toEqual(allBut(0, forNobody))
  })

  it('shows its own rows, so that nothing above is right for the wrong reason', async () => {
    const shown = await each(table => asB(async sql => (await count(sql, table, b.accountId)) > 0))
    expect(shown).toEqual(allBut(true, forNobody))
  })

  it('changes no row of another tenant', async () => {
    const changed = await each(async table => {
      const column = await settable(table)
      return asB(
        async sql =>
          (await sql.unsafe(`update charla.${table} set ${column} = ${column} where ${rowsOf(table, a.accountId)}`))
            .count,
      )
    })
    expect(changed).toEqual(allBut(0, { ...forNobody, users: REFUSED }))
  })

  it('deletes no row of another tenant', async () => {
    const gone = await each(table =>
      asB(async sql => (await sql.unsafe(`delete from charla.${table} where ${rowsOf(table, a.accountId)}`)).count),
    )
    expect(gone).toEqual(allBut(0, { ...forNobody, users: REFUSED, accounts: REFUSED }))
  })

  it('takes no new row in the name of another tenant', async () => {
    const taken = await each(async table => {
      const row = await asSuperuser(sql => copyOf(sql, table, a.accountId))
      return asB(sql => insert(sql, table, row))
    })
    expect(taken).toEqual(allBut(REFUSED))
  })

  it('hands no row of its own over to another tenant', async () => {
    const handed = await each(table =>
      asB(
        async sql =>
          (await sql.unsafe(`update charla.${table} set account_id = ${a.accountId} where account_id = ${b.accountId}`))
            .count,
      ),
    )
    const refused = tables.filter(table => handed[table] !== REFUSED)
    expect(refused.map(table => [table, handed[table]])).toEqual(
      [
        ['accounts', '42703'], // has no such column, and an identity that nothing can set
        ['users', '42703'],
        ['sessions', '42703'],
        ['notification_subscriptions', '42703'],
        ['platform_agent_bots', '42703'],
        ['platform_apps', '42703'],
        ['sso_tokens', '42703'],
      ].sort(),
    )
  })

  it('lets no row point at a row of another tenant', async () => {
    const references = await asSuperuser(compositeReferences)
    expect(references.length).toBeGreaterThan(8)
    for (const { table, name, columns, target, keys } of references) {
      const [theirs] = await asSuperuser(sql =>
        sql.unsafe(`select ${keys.join()} from charla.${target} where account_id = ${a.accountId} limit 1`),
      )
      const set = columns.map(
        (column, index) => `${column} = ${(theirs as Record<string, number>)[keys[index] as string]}`,
      )
      const pointed = await asB(async sql => {
        // Deferring nothing: the reference is checked when the statement ends.
        const row = `ctid = (select ctid from charla.${table} where account_id = ${b.accountId} limit 1)`
        return (await sql.unsafe(`update charla.${table} set ${set.join()} where ${row}`)).count
      })
      expect(pointed, `${table}.${name}`).toBe(table in forNobody ? REFUSED : '23503')
    }
  })

  it('notices a fence that is down', async () => {
    const seen = await asSuperuser(async sql => {
      await sql`alter table charla.former_members disable row level security`
      await sql`select set_config('role', 'charla_member', true), set_config('app.account_id', ${String(b.accountId)}, true)`
      return count(sql, 'former_members', a.accountId)
    })
    expect(seen).toBe(1)
  })
})

async function count(sql: Superuser | Sql, table: string, accountId: number): Promise<number> {
  const [row] = await sql.unsafe(`select count(*)::int as count from charla.${table} where ${rowsOf(table, accountId)}`)
  return (row as unknown as { count: number }).count
}

/** Columns of a table that a statement may set: neither generated nor an identity. */
const plainColumns = (sql: Superuser, table: string) =>
  sql<{ name: string }[]>`
    select attname as name from pg_attribute where attrelid = ${`charla.${table}`}::regclass and attnum > 0
      and not attisdropped and attgenerated = '' and attidentity = '' order by attnum`

const settable = (table: string) => asSuperuser(async sql => (await plainColumns(sql, table))[0]?.name)

async function copyOf(sql: Superuser, table: string, accountId: number): Promise<{ json: string; columns: string }> {
  const columns = (await plainColumns(sql, table)).map(column => column.name).join()
  const [row] = await sql.unsafe(
    `select to_jsonb(t)::text as json from charla.${table} t where ${rowsOf(table, accountId)} limit 1`,
  )
  return { columns, json: (row as unknown as { json: string }).json }
}

async function insert(sql: Sql, table: string, { json, columns }: { json: string; columns: string }): Promise<number> {
  const text = `insert into charla.${table} (${columns}) select ${columns} from jsonb_populate_record(null::charla.${table}, $1::text::jsonb)`
  return (await sql.unsafe(text, [json])).count
}

type Reference = { table: string; name: string; columns: string[]; target: string; keys: string[] }

/** Foreign keys between tables of accounts, without the account that both sides carry. */
const compositeReferences = (sql: Superuser) => sql<Reference[]>`
  select c.relname as table, k.conname as name, t.relname as target,
    array_agg(a.attname::text order by pair.here) as columns, array_agg(b.attname::text order by pair.here) as keys
  from pg_constraint k
  join pg_class c on c.oid = k.conrelid
  join pg_class t on t.oid = k.confrelid
  cross join lateral unnest(k.conkey, k.confkey) as pair (here, there)
  join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.here
  join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.there
  where k.contype = 'f' and k.connamespace = 'charla'::regnamespace and cardinality(k.conkey) > 1 and a.attname <> 'account_id'
  group by 1, 2, 3 order by 1, 2`
