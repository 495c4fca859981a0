import { z } from 'zod'
import { type Sql, withSystem } from '#lib/base/db/index.ts'
import { accountsAwaiting, cancelJobs, defineJob, enqueue, type Job } from '#lib/base/jobs.ts'
import { runtime } from '#lib/base/runtime.ts'

/** Rows of one transaction. */
const BATCH = 500
/** After so long the rest is a job of its own, so that others have their turn. */
const SLICE_MS = 20_000

/** Where rows have files, and their keys. */
const filed: Record<string, string> = {
  blobs: `array[key, key || '-small']`,
  contacts: `array_remove(array[avatar_key], null)`,
  companies: `array_remove(array[avatar_key], null)`,
  inboxes: `array_remove(array[avatar_key], null)`,
  agent_bots: `array_remove(array[avatar_key], null)`,
  contact_exports: `array(select jsonb_array_elements_text(parts))`,
}
/** What is many comes first, so that nothing that is deleted takes much with it; then what has files; then all the others. */
const first = ['attachments', 'message_search', 'messages', 'conversations', ...Object.keys(filed)]
/** What the account stands on goes last. */
const last = ['event_cursors', 'display_ids']

/**
 * Erases everything that a deleted account had: rows of every table there is, files, jobs. What is gone is gone, so it
 * goes on where it was interrupted.
 */
export const eraseAccount: Job<{ account_id: number; rest?: boolean | undefined }> = defineJob(
  'account.erase',
  z.object({ account_id: z.number(), rest: z.boolean().optional() }),
  async ({ account_id, rest }) => {
    const until = Date.now() + SLICE_MS
    if (!rest) await cancelJobs(account_id, 'account.erase') // reads the whole queue
    while (Date.now() < until) if (!(await erasePart(account_id))) return cancelJobs(account_id, 'account.erase')
    const payload = { account_id, rest: true }
    await enqueue([{ job: 'account.erase', payload, key: `account.erase:${account_id}:${until}` }])
  },
)

/** Has the erasures of these accounts gone on with, where none waits or runs. */
export async function eraseFurther(accountIds: number[], now: Date): Promise<void> {
  if (!accountIds.length) return
  const underWay = await accountsAwaiting('account.erase')
  const broken = accountIds.filter(id => !underWay.has(id))
  await enqueue(
    broken.map(account_id => ({
      job: 'account.erase',
      payload: { account_id },
      key: `account.erase:${account_id}:${now.getTime()}`,
    })),
  )
}

/** Erases up to 500 rows of one table. False when nothing is left of the account, or it is not deleted. */
export async function erasePart(accountId: number): Promise<boolean> {
  const tables = await withSystem(async sql => ((await deleted(sql, accountId)) ? tablesOfAccounts(sql) : []))
  if (!tables.length) return false
  const others = tables.filter(table => ![...first, ...last].includes(table))
  for (const table of [...first, ...others]) if (await eraseRows(table, accountId)) return true
  return !(await eraseAccountItself(accountId))
}

/** Files go before the rows that know them. Answers whether there were any. */
async function eraseRows(table: string, accountId: number): Promise<boolean> {
  const keys = filed[table] ?? 'null::text[]'
  const rows = await withSystem(async sql => {
    // Read from one end, a table of which the first half is gone already is read through each time.
    await sql`select set_config('enable_seqscan', 'off', true)`
    return sql.unsafe<{ place: string; keys: string[] | null }[]>(
      `select ctid::text as place, ${keys} as keys from charla.${table} where account_id = $1 limit ${BATCH}`,
      [accountId],
    )
  })
  if (!rows.length) return false
  const files = rows.flatMap(row => row.keys ?? [])
  if (files.length) await runtime().files.delete(files)
  await withSystem(sql =>
    sql.unsafe(`delete from charla.${table} where account_id = $1 and ctid = any($2::text[]::tid[])`, [
      accountId,
      rows.map(row => row.place),
    ]),
  )
  return true
}

/** The account's row, and with it what came in the meantime; but not while that has files. */
async function eraseAccountItself(accountId: number): Promise<boolean> {
  return withSystem(async sql => {
    await sql`select from charla.accounts where id = ${accountId} for update` // nothing refers to it from now on
    await sql`select from charla.event_cursors where account_id = ${accountId} for update` // nor is anything logged
    for (const table of Object.keys(filed)) {
      const rows = await sql.unsafe(`select from charla.${table} where account_id = $1 limit 1`, [accountId])
      if (rows.length) return false
    }
    await sql`delete from charla.events where account_id = ${accountId}` // refers to nothing
    await sql`delete from charla.accounts where id = ${accountId}`
    return true
  })
}

async function deleted(sql: Sql, accountId: number): Promise<boolean> {
  return (await sql`select from charla.accounts where id = ${accountId} and deleted_at is not null`).length > 0
}

/** By the catalogue, so that a table that somebody adds is not forgotten. */
async function tablesOfAccounts(sql: Sql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id'
    where c.relnamespace = 'charla'::regnamespace and c.relkind in ('r', 'p') and not a.attisdropped order by 1`
  return rows.map(row => row.name)
}
