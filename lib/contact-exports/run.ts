import { Readable } from 'node:stream'
import type postgres from 'postgres'
import { z } from 'zod'
import { type MemberContext, systemContext } from '#lib/base/context.ts'
import { CSV_MARK, csvLine } from '#lib/base/csv.ts'
import { inOneTrip, withAccount } from '#lib/base/db/index.ts'
import { AppError } from '#lib/base/errors.ts'
import { defineJob, enqueue, type Job } from '#lib/base/jobs.ts'
import { runtime } from '#lib/base/runtime.ts'
import { nextContacts } from '#lib/contacts/index.ts'
import { memberOf } from '#lib/users/index.ts'
import { linesOf } from './columns.ts'
import { type ContactExport, stateNumber } from './contact-export.ts'
import { mailExport } from './mail.ts'

/** Contacts of a part, which is in memory while it is written. */
const AT_ONCE = 500
/** After so long the rest is a job of its own, so that others have their turn. */
const SLICE_MS = 20_000
const KEEP_MS = 86_400_000

/** Writes the rest of an export, from where it stands: it may be begun again at any point. */
export const runExport: Job<{ account_id: number; id: number }> = defineJob(
  'contact_export.run',
  z.object({ account_id: z.number(), id: z.number() }),
  async ({ account_id, id }) => {
    const until = Date.now() + SLICE_MS
    while (Date.now() < until) if (!(await exportPart(account_id, id))) return
    await enqueue([{ job: 'contact_export.run', payload: { account_id, id }, key: `contact_export:${id}:${until}` }])
  },
)

/** Writes the next part, at most `most` contacts, with what the member may see now. False when there is nothing more to do. */
export async function exportPart(accountId: number, id: number, most = AT_ONCE): Promise<boolean> {
  const [asked] = await inOneTrip<ContactExport>(
    systemContext(accountId),
    sql => sql`
    select * from charla.contact_exports
    where account_id = ${accountId} and id = ${id} and status <= ${stateNumber('processing')}`,
  )
  if (!asked) return false
  try {
    const ctx = await contextOf(asked)
    return await writePart(ctx, asked, most)
  } catch (error) {
    if (error instanceof AppError) return fail(asked) // the member has left, or a condition holds no more
    throw error
  }
}

async function writePart(ctx: MemberContext, asked: ContactExport, most: number): Promise<boolean> {
  const { position, upto, parts, column_names: columns } = asked
  const contacts = await nextContacts(ctx, asked.selection, { after: position, upto, most })
  const more = contacts.length === most
  const reached = contacts.at(-1)?.id ?? position
  // Whoever writes the same contacts again writes them over: a part that nobody knows of does not stay.
  const key = `exports/${asked.folder}/${parts.length}-${reached}.csv`
  const head = parts.length ? '' : CSV_MARK + csvLine(columns)
  const content = Buffer.from(head + linesOf(columns, contacts))
  if (content.length)
    await runtime().files.put(key, Readable.from([content]), { type: 'text/csv', size: content.length })
  const written = content.length ? [...parts, key] : parts
  const expires = more ? null : new Date(ctx.now().getTime() + KEEP_MS)
  const noted = await withAccount(ctx, async tx => {
    const [row] = await tx.sql`
      update charla.contact_exports set status = ${stateNumber(more ? 'processing' : 'completed')},
        parts = ${tx.sql.json(written as postgres.JSONValue)}, position = ${reached}, done = done + ${contacts.length},
        expires_at = ${expires}, updated_at = ${ctx.now()}
      where account_id = ${ctx.accountId} and id = ${asked.id} and status <= ${stateNumber('processing')}
        and jsonb_array_length(parts) = ${parts.length} and position = ${position} returning id`
    if (row && !more) mailExport.later(tx, { account_id: ctx.accountId, id: asked.id })
    return row !== undefined
  })
  if (!noted) await forgetUnless(asked, key)
  return noted && more
}

/** Somebody else has written meanwhile: the same part, or another in its place. */
async function forgetUnless({ account_id, id }: ContactExport, key: string): Promise<void> {
  const [now] = await inOneTrip<{ parts: string[] }>(
    systemContext(account_id),
    sql => sql`select parts from charla.contact_exports where account_id = ${account_id} and id = ${id}`,
  )
  if (!now?.parts.includes(key)) await runtime().files.delete([key])
}

async function fail({ account_id, id }: ContactExport): Promise<boolean> {
  await inOneTrip(
    systemContext(account_id),
    sql => sql`
    update charla.contact_exports set status = ${stateNumber('failed')}, updated_at = now()
    where account_id = ${account_id} and id = ${id} and status <= ${stateNumber('processing')}`,
  )
  return false
}

/** The administrator who asked. @throws AppError when they are none any more. */
async function contextOf({ account_id, id, user_id }: ContactExport): Promise<MemberContext> {
  const actor = await memberOf(user_id ?? 0, account_id, { fresh: true })
  if (actor.role !== 'administrator') throw new AppError('forbidden', 'is no administrator any more')
  return { accountId: account_id, actor, requestId: `contact_export-${id}`, now: () => new Date() }
}
