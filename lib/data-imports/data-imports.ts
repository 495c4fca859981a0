import type postgres from 'postgres'
import { namesOfAttributes } from '#lib/attributes/index.ts'
import type { MemberContext } from '#lib/base/context.ts'
import { inOneTrip, withAccount } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import { type DataImport, type ImportInput, type Previewed, stateNumber } from './data-import.ts'
import { decode } from './decode.ts'
import { guessMapping } from './mapping.ts'
import { runImport } from './run.ts'
import { delimiterOf, measure } from './table.ts'

const LISTED = 25
/** Everything but the file. */
const columns = [
  'id',
  'account_id',
  'user_id',
  'status',
  'file_name',
  'encoding',
  'delimiter',
  'headers',
  'mapping',
  'sample',
  'dry_run',
  'total',
  'position',
  'created',
  'updated',
  'failed',
  'created_at',
  'updated_at',
]

/**
 * Takes a file of contacts, and lets a job bring them in. @throws `invalid` for what is no table, an encoding that nobody
 * knows, or a mapping of headers that the file has not.
 */
export async function beginImport(
  ctx: MemberContext,
  file: { name: string; bytes: Buffer },
  input: ImportInput,
): Promise<DataImport> {
  const decoded = decode(file.bytes, input.encoding)
  if (!decoded) throw invalid('encoding: is not known', 'encoding')
  const delimiter = input.delimiter ?? delimiterOf(decoded.text)
  const { headers, sample, total } = await measure(decoded.text, delimiter)
  const row = {
    account_id: ctx.accountId,
    user_id: ctx.actor.userId,
    file_name: file.name,
    file: Buffer.from(decoded.text),
    encoding: decoded.encoding,
    delimiter,
    dry_run: input.dry_run,
    total,
    created_at: ctx.now(),
    updated_at: ctx.now(),
  }
  const mapping = await mappingOf(ctx, headers, input.mapping)
  return withAccount(ctx, async tx => {
    const { sql } = tx
    const [made] = await sql<[DataImport]>`
      insert into charla.data_imports ${sql({ ...row, headers: sql.json(headers), sample: sql.json(sample), mapping: sql.json(mapping as postgres.JSONValue) })}
      returning ${sql(columns)}`
    runImport.later(tx, { account_id: ctx.accountId, id: made.id })
    return made
  })
}

/** The newest imports of the account. */
export const listImports = (ctx: MemberContext): Promise<DataImport[]> =>
  inOneTrip<DataImport>(
    ctx,
    sql => sql`
    select ${sql(columns)} from charla.data_imports where account_id = ${ctx.accountId} order by id desc limit ${LISTED}`,
  )

export async function findImport(ctx: MemberContext, id: number): Promise<DataImport> {
  const [found] = await inOneTrip<DataImport>(
    ctx,
    sql => sql`select ${sql(columns)} from charla.data_imports where account_id = ${ctx.accountId} and id = ${id}`,
  )
  if (!found) throw notFound()
  return found
}

/** Leaves the other rows out. What has been brought in stays; one that has ended stays as it is. */
export async function cancelImport(ctx: MemberContext, id: number): Promise<DataImport> {
  await inOneTrip(
    ctx,
    sql => sql`
    update charla.data_imports set status = ${stateNumber('cancelled')}, file = null, updated_at = ${ctx.now()}
    where account_id = ${ctx.accountId} and id = ${id} and status <= ${stateNumber('processing')}`,
  )
  return findImport(ctx, id)
}

/**
 * Brings in for real what a dry run has looked at, or looks again; by another mapping if one is given. @throws `invalid`
 * when that was no dry run, its file is not kept any more, or what is to be brought in has not been looked at to its end.
 */
export async function startImport(
  ctx: MemberContext,
  id: number,
  { mapping, dry_run }: Pick<ImportInput, 'mapping' | 'dry_run'>,
): Promise<DataImport> {
  const looked = await findImport(ctx, id)
  const next = mapping ? await mappingOf(ctx, looked.headers, mapping) : looked.mapping
  return withAccount(ctx, async tx => {
    const { sql } = tx
    const [made] = await sql<DataImport[]>`
      update charla.data_imports set dry_run = ${dry_run}, status = 0, position = 0, created = 0, updated = 0, failed = 0,
        preview = '[]', mapping = ${sql.json(next as postgres.JSONValue)}, user_id = ${ctx.actor.userId}, updated_at = ${ctx.now()}
      where account_id = ${ctx.accountId} and id = ${id} and dry_run and file is not null
        and (status = ${stateNumber('completed')} or ${dry_run} and status < ${stateNumber('completed')})
      returning ${sql(columns)}`
    if (!made) throw invalid('id: is not a dry run that has ended, and whose file is kept', 'id')
    await sql`delete from charla.data_import_failures where account_id = ${ctx.accountId} and import_id = ${id}`
    runImport.later(tx, { account_id: ctx.accountId, id })
    return made
  })
}

/** The first rows of each outcome that a dry run has met. */
export async function previewOf(ctx: MemberContext, id: number): Promise<Previewed[]> {
  const [found] = await inOneTrip<{ preview: Previewed[] }>(
    ctx,
    sql => sql`select preview from charla.data_imports where account_id = ${ctx.accountId} and id = ${id}`,
  )
  if (!found) throw notFound()
  return found.preview
}

export type Failure = { position: number; cells: string[]; reason: string }

/** The next rows that failed after one, in the order of the file. */
export const failuresAfter = (ctx: MemberContext, id: number, position: number, most: number): Promise<Failure[]> =>
  inOneTrip<Failure>(
    ctx,
    sql => sql`
    select position, cells, reason from charla.data_import_failures
    where account_id = ${ctx.accountId} and import_id = ${id} and position > ${position} order by position limit ${most}`,
  )

async function mappingOf(
  ctx: MemberContext,
  headers: string[],
  given: ImportInput['mapping'],
): Promise<(string | null)[]> {
  if (Array.isArray(given)) {
    if (given.length === headers.length) return given
    throw invalid(`mapping: the file has ${headers.length} columns`, 'mapping')
  }
  const unknown = [...(given?.keys() ?? [])].find(header => !headers.includes(header))
  if (unknown !== undefined) throw invalid(`mapping: the file has no column ${unknown}`, 'mapping')
  const wanted = [...(given?.values() ?? [])]
  return guessMapping(headers, await namesOfAttributes(ctx, 'contact_attribute')).map((guess, index) => {
    const header = headers[index] as string
    if (given?.has(header)) return given.get(header) ?? null
    return guess && wanted.includes(guess) ? null : guess // what one column was said to be, no other is guessed to be
  })
}
