import type postgres from 'postgres'
import { z } from 'zod'
import { type MemberContext, systemContext } from '#lib/base/context.ts'
import { inOneTrip, piece, type Sql, type Transaction, withAccount, withSystem } from '#lib/base/db/index.ts'
import { AppError } from '#lib/base/errors.ts'
import { defineJob, enqueue, type Job } from '#lib/base/jobs.ts'
import { memberOf } from '#lib/users/index.ts'
import { type DataImport, type Outcome, type Previewed, stateNumber } from './data-import.ts'
import { readRow } from './mapping.ts'
import { type Imported, importRow } from './row.ts'
import { recordsOf, shown } from './table.ts'

const AT_ONCE = 25
/** After so long the rest is a job of its own, so that others have their turn. */
const SLICE_MS = 20_000
const KEEP_DAYS = 7
/** So many rows of each outcome are shown of a dry run. */
const SHOWN = 20

/** Brings in the rest of an import, from where it stands: it may be begun again at any point. */
export const runImport: Job<{ account_id: number; id: number }> = defineJob(
  'data_import.run',
  z.object({ account_id: z.number(), id: z.number() }),
  async ({ account_id, id }) => {
    const until = Date.now() + SLICE_MS
    if (await bringIn(account_id, id, () => Date.now() < until))
      await enqueue([{ job: 'data_import.run', payload: { account_id, id }, key: `data_import:${id}:${until}` }])
  },
)

/** Forgets the files of dry runs that nobody has gone on with. */
export const pruneImportFiles = defineJob('data_imports.prune', z.object({}), async () => {
  await withSystem(
    sql => sql`
    update charla.data_imports set file = null
    where file is not null and updated_at < now() - ${`${KEEP_DAYS} days`}::interval and status >= ${stateNumber('completed')}`,
  )
})

/** Goes through the file as long as `may`. True when rows are left. */
export async function bringIn(accountId: number, id: number, may: () => boolean): Promise<boolean> {
  const system = systemContext(accountId)
  const [asked] = await inOneTrip<DataImport & { file: Buffer | null }>(
    system,
    sql => sql`
    select * from charla.data_imports where account_id = ${accountId} and id = ${id} and status <= ${stateNumber('processing')}`,
  )
  if (!asked?.file) return false
  let number = -1 // the headers
  let batch: string[][] = []
  const flush = async (): Promise<boolean> => {
    const rows = batch
    batch = []
    return doRows(asked, number - rows.length, rows)
  }
  for await (const record of recordsOf(asked.file.toString(), asked.delimiter)) {
    if (++number <= asked.position) continue
    batch.push(record)
    if (batch.length === AT_ONCE && !(await flush())) return false
    if (!batch.length && !may()) return true
  }
  return (await flush()) && !(await finish(asked, number))
}

/** The rows after the first `before`, in one transaction with the note that they are done. False when it is not to go on. */
async function doRows(asked: DataImport, before: number, rows: string[][]): Promise<boolean> {
  const ctx = await contextOf(asked)
  if (!ctx) return fail(asked)
  return withAccount(ctx, async tx => {
    const [now] = await tx.sql<{ position: number; preview: Previewed[] }[]>`
      select position, preview from charla.data_imports
      where account_id = ${ctx.accountId} and id = ${asked.id} and status <= ${stateNumber('processing')}
        and dry_run = ${asked.dry_run} and mapping = ${tx.sql.json(asked.mapping as postgres.JSONValue)} for update`
    if (!now || now.position !== before) return false // cancelled, begun anew, or somebody else goes on with it
    const counts = { created: 0, updated: 0, failed: 0 }
    const preview = [...now.preview]
    const isShown = (outcome: Outcome) => asked.dry_run && preview.filter(one => one.outcome === outcome).length < SHOWN
    for (const [index, cells] of rows.entries()) {
      const { outcome, reason = null, contact } = await outcomeOf(tx, ctx, asked, cells)
      counts[outcome]++
      const row = before + index + 1
      if (isShown(outcome)) preview.push({ row, outcome, cells: shown(cells), reason, contact })
      if (reason !== null) await noteFailure(tx.sql, asked, row, cells, reason)
    }
    await tx.sql`
      update charla.data_imports set status = ${stateNumber('processing')}, position = ${before + rows.length},
        created = created + ${counts.created}, updated = updated + ${counts.updated}, failed = failed + ${counts.failed},
        preview = ${tx.sql.json(preview)}, updated_at = ${ctx.now()}
      where account_id = ${ctx.accountId} and id = ${asked.id}`
    return true
  })
}

/** Thrown by a dry run, so that nothing remains of the row. */
class Looked extends Error {
  readonly imported: Imported
  constructor(imported: Imported) {
    super('looked')
    this.imported = imported
  }
}

type Found = Imported | { outcome: 'failed'; reason: string; contact: null }

async function outcomeOf(
  tx: Transaction,
  ctx: MemberContext,
  { mapping, dry_run, file_name }: DataImport,
  cells: string[],
): Promise<Found & { reason?: string }> {
  try {
    return await piece(tx, ctx, async (_, inner) => {
      const imported = await importRow(inner, ctx, readRow(cells, mapping), file_name)
      if (dry_run) throw new Looked(imported)
      return imported
    })
  } catch (error) {
    if (error instanceof Looked) return error.imported
    const reason = reasonOf(error)
    if (reason === null) throw error
    return { outcome: 'failed', reason, contact: null }
  }
}

function reasonOf(error: unknown): string | null {
  if (error instanceof AppError) return error.message
  return (error as { code?: string }).code?.startsWith('23') ? 'has already been taken' : null
}

const noteFailure = (
  sql: Sql,
  { account_id, id }: DataImport,
  position: number,
  cells: string[],
  reason: string,
) => sql`
  insert into charla.data_import_failures (account_id, import_id, position, cells, reason)
  values (${account_id}, ${id}, ${position}, ${sql.json(cells)}, ${reason})`

/** True when every row has had its turn; the file is not needed any more then, unless it was only looked at. */
async function finish({ account_id, id }: DataImport, rows: number): Promise<boolean> {
  const [done] = await inOneTrip(
    systemContext(account_id),
    sql => sql`
    update charla.data_imports set status = ${stateNumber('completed')}, file = case when dry_run then file end, updated_at = now()
    where account_id = ${account_id} and id = ${id} and position >= ${rows} and status <= ${stateNumber('processing')} returning id`,
  )
  return done !== undefined
}

async function fail({ account_id, id }: DataImport): Promise<false> {
  await inOneTrip(
    systemContext(account_id),
    sql => sql`
    update charla.data_imports set status = ${stateNumber('failed')}, file = null, updated_at = now()
    where account_id = ${account_id} and id = ${id} and status <= ${stateNumber('processing')}`,
  )
  return false
}

/** The administrator who brought the file, if that is what they still are. */
async function contextOf({ account_id, id, user_id }: DataImport): Promise<MemberContext | null> {
  if (user_id === null) return null
  try {
    const actor = await memberOf(user_id, account_id, { fresh: true })
    if (actor.role !== 'administrator') return null
    return { accountId: account_id, actor, requestId: `data_import-${id}`, now: () => new Date() }
  } catch (error) {
    if (error instanceof AppError && error.code === 'unauthenticated') return null
    throw error
  }
}
