import { z } from 'zod'
import { type MemberContext, systemContext } from '#lib/base/context.ts'
import { inOneTrip, joining, piece, type Transaction, withAccount } from '#lib/base/db/index.ts'
import { AppError } from '#lib/base/errors.ts'
import { defineJob, enqueue, type Job } from '#lib/base/jobs.ts'
import { memberOf, presentContacts } from '#lib/users/index.ts'
import { type BulkAction, stateNumber } from './bulk-action.ts'
import { rows } from './rows.ts'

/** Rows of one transaction. It holds the account's counter of events, for which everybody else who writes waits. */
const AT_ONCE = 25
/** After so long the rest is a job of its own, so that others have their turn. */
const SLICE_MS = 20_000
const ERRORS_KEPT = 100

/** Does the rest of a bulk action, from where it stands: it may be begun again at any point. */
export const runBulkAction: Job<{ account_id: number; id: number }> = defineJob(
  'bulk_action.run',
  z.object({ account_id: z.number(), id: z.number() }),
  async ({ account_id, id }) => {
    const until = Date.now() + SLICE_MS
    while (Date.now() < until) if (!(await runBatch(account_id, id))) return
    await enqueue([{ job: 'bulk_action.run', payload: { account_id, id }, key: `bulk_action:${id}:${until}` }])
  },
)

/** The next rows, in one transaction with the note that they are done. False when there is nothing more to do. */
export async function runBatch(accountId: number, id: number): Promise<boolean> {
  const system = systemContext(accountId)
  const [asked] = await inOneTrip<BulkAction>(
    system,
    sql => sql`select * from charla.bulk_actions where account_id = ${accountId} and id = ${id}`,
  )
  if (!asked || asked.status > stateNumber('running')) return false
  const ctx = await contextOf(asked)
  if (!ctx) {
    await inOneTrip(
      system,
      sql => sql`
      update charla.bulk_actions set status = ${stateNumber('failed')}, updated_at = now()
      where account_id = ${accountId} and id = ${id} and status <= ${stateNumber('running')}`,
    )
    return false
  }
  const present = await presentContacts(accountId)
  return withAccount(ctx, async tx => {
    const [action] = await tx.sql<BulkAction[]>`
      select * from charla.bulk_actions where account_id = ${accountId} and id = ${id}
        and status <= ${stateNumber('running')} for update`
    return action ? doRows(tx, ctx, action, present) : false
  })
}

async function doRows(tx: Transaction, ctx: MemberContext, action: BulkAction, present: Set<number>) {
  const noun = rows[action.kind as 0 | 1]
  const within = joining(tx, ctx)
  const { ids } = action.selection
  const { position } = action
  const next = ids
    ? ids.slice(position, position + AT_ONCE)
    : await noun.next(within, action.selection, { after: position, upto: action.upto, most: AT_ONCE })
  const more = ids ? position + AT_ONCE < ids.length : next.length === AT_ONCE
  await noun.hold(within, next)
  const errors: BulkAction['errors'] = []
  for (const id of next) {
    try {
      await piece(tx, ctx, inner => noun.change(inner, id, action.changes, present))
    } catch (error) {
      errors.push({ id, message: refusal(error) })
    }
  }
  await tx.sql`
    update charla.bulk_actions set status = ${stateNumber(more ? 'running' : 'completed')}, updated_at = ${ctx.now()},
      position = ${ids ? position + next.length : (next.at(-1) ?? position)},
      succeeded = succeeded + ${next.length - errors.length}, failed = failed + ${errors.length},
      errors = case when jsonb_array_length(errors) < ${ERRORS_KEPT} then errors || ${tx.sql.json(errors)} else errors end
    where account_id = ${ctx.accountId} and id = ${action.id}`
  return more
}

/** Why a row was refused, by a verb or by the wall (integrity). @throws whatever else it is, which is not the row's fault. */
function refusal(error: unknown): string {
  if (error instanceof AppError) return error.message
  if ((error as { code?: string }).code?.startsWith('23')) return 'Somebody else changed this at the same moment'
  throw error
}

/** The member who asked, with what they may now. Null when they may nothing any more. */
async function contextOf(action: BulkAction): Promise<MemberContext | null> {
  try {
    const actor = await memberOf(action.user_id, action.account_id, { fresh: true })
    return { accountId: action.account_id, actor, requestId: `bulk_action-${action.id}`, now: () => new Date() }
  } catch (error) {
    if (error instanceof AppError && error.code === 'unauthenticated') return null
    throw error
  }
}
