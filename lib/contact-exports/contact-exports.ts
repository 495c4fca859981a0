import type postgres from 'postgres'
import type { MemberContext } from '#lib/base/context.ts'
import { inOneTrip, withAccount } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import { runtime } from '#lib/base/runtime.ts'
import { countPickedContacts } from '#lib/contacts/index.ts'
import { type ContactExport, type ExportInput, picked, stateNumber } from './contact-export.ts'
import { runExport } from './run.ts'

/**
 * Begins to write a table of the contacts that the member may see; a job does it, and mails them when it is done.
 * @throws `invalid` for conditions that are none.
 */
export async function beginExport(ctx: MemberContext, input: ExportInput): Promise<ContactExport> {
  const selection = picked(input)
  const { count, upto } = await countPickedContacts(ctx, selection)
  return withAccount(ctx, async tx => {
    const { sql } = tx
    const [made] = await sql<[ContactExport]>`
      insert into charla.contact_exports ${sql({
        account_id: ctx.accountId,
        user_id: ctx.actor.userId,
        column_names: sql.json(input.column_names),
        selection: sql.json(selection as postgres.JSONValue),
        total: count,
        upto,
        created_at: ctx.now(),
        updated_at: ctx.now(),
      })} returning *`
    runExport.later(tx, { account_id: ctx.accountId, id: made.id })
    return made
  })
}

/** @throws `not_found` for one that somebody else has asked for, and to who is no administrator any more. */
export async function findExport(ctx: MemberContext, id: number): Promise<ContactExport> {
  if (ctx.actor.role !== 'administrator') throw notFound()
  const [found] = await inOneTrip<ContactExport>(
    ctx,
    sql => sql`
    select * from charla.contact_exports
    where account_id = ${ctx.accountId} and id = ${id} and user_id = ${ctx.actor.userId}`,
  )
  if (!found) throw notFound()
  return found
}

const LISTED = 25

/** The newest that the member has asked for. */
export const listExports = (ctx: MemberContext): Promise<ContactExport[]> =>
  inOneTrip<ContactExport>(
    ctx,
    sql => sql`
    select * from charla.contact_exports where account_id = ${ctx.accountId} and user_id = ${ctx.actor.userId}
    order by id desc limit ${LISTED}`,
  )

/** Leaves the rest unwritten; what has been written goes with the next tidying. One that has ended stays as it is. */
export async function cancelExport(ctx: MemberContext, id: number): Promise<ContactExport> {
  await findExport(ctx, id)
  await inOneTrip(
    ctx,
    sql => sql`
    update charla.contact_exports set status = ${stateNumber('cancelled')}, expires_at = ${ctx.now()}, updated_at = ${ctx.now()}
    where account_id = ${ctx.accountId} and id = ${id} and user_id = ${ctx.actor.userId}
      and status <= ${stateNumber('processing')}`,
  )
  return findExport(ctx, id)
}

/** The file of an export. @throws `not_found` while it is not complete, and when its time is over. */
export async function exportedFile(ctx: MemberContext, id: number): Promise<AsyncGenerator<string>> {
  const { status, parts, expires_at } = await findExport(ctx, id)
  if (status !== stateNumber('completed') || !expires_at || expires_at <= ctx.now()) throw notFound()
  return stored(parts)
}

async function* stored(parts: string[]): AsyncGenerator<string> {
  for (const key of parts) {
    const part = await runtime().files.get(key)
    if (!part) throw new Error('A part of an export is not stored')
    for await (const chunk of part.setEncoding('utf8')) yield chunk
  }
}
