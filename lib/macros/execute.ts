import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { runActions } from '#lib/actions/index.ts'
import type { MemberContext } from '#lib/base/context.ts'
import { hashToken } from '#lib/base/crypto.ts'
import { inOneTrip, withAccount } from '#lib/base/db/index.ts'
import { AppError, notFound } from '#lib/base/errors.ts'
import { fault } from '#lib/base/faults.ts'
import { defineJob } from '#lib/base/jobs.ts'
import { visible } from '#lib/conversations/index.ts'
import type { ActionOutcome, MacroRun } from '#lib/protocol/index.ts'
import { memberOf } from '#lib/users/index.ts'
import type { Macro } from './macro.ts'
import { findMacro } from './macros.ts'

/** So many while the member waits, who then sees what became of it; the rest is done by jobs. */
const WHILE_WAITING = 5

/**
 * Runs the macro on the conversations: on the first few at once, on the rest by jobs. There is a job for each of the first too,
 * which finds its work done unless this was cut off. `key` is the request's own: asked again under it, nothing is done twice.
 * @throws `not_found` when the macro or one of the conversations is not the member's to see: then nothing is done.
 */
export async function executeMacro(
  ctx: MemberContext,
  id: number,
  displayIds: number[],
  key?: string,
): Promise<{ payload: MacroRun[]; queued: number[] }> {
  const macro = await findMacro(ctx, id)
  const wanted = [...new Set(displayIds)]
  await assertVisible(ctx, wanted)
  const occasion = key === undefined ? randomUUID() : occasionOf(ctx, id, key)
  await withAccount(ctx, async tx => {
    const job = { account_id: ctx.accountId, user_id: ctx.actor.userId, macro_id: id, occasion }
    for (const conversation_id of wanted) runMacro.later(tx, { ...job, conversation_id })
  })
  const payload: MacroRun[] = []
  const left: number[] = []
  for (const displayId of wanted.slice(0, WHILE_WAITING)) {
    const actions = await runNow(ctx, macro, displayId, occasion)
    if (actions) payload.push({ conversation_id: displayId, actions })
    else left.push(displayId)
  }
  return { payload, queued: [...left, ...wanted.slice(WHILE_WAITING)] }
}

/** What became of it. Null when something went wrong that should not: its job does it then. */
async function runNow(
  ctx: MemberContext,
  { actions }: Macro,
  displayId: number,
  occasion: string,
): Promise<ActionOutcome[] | null> {
  try {
    return await runActions(ctx, displayId, actions, `macro:${occasion}`)
  } catch (error) {
    if (error instanceof AppError) return actions.map(({ action_name }) => ({ action_name, error: error.message }))
    fault(error, 'macro failed', { account_id: ctx.accountId, conversation_id: displayId })
    return null
  }
}

/** Keys are kept for a day, and may mean something else after it. */
function occasionOf(ctx: MemberContext, macroId: number, key: string): string {
  const day = ctx.now().toISOString().slice(0, 10)
  return hashToken(`${day}\n${ctx.actor.userId}\n${macroId}\n${key}`).toString('hex')
}

/** For one conversation, as whoever asked and with what they may then. */
export const runMacro = defineJob(
  'macro.run',
  z.object({
    account_id: z.number(),
    user_id: z.number(),
    macro_id: z.number(),
    conversation_id: z.number(),
    occasion: z.string(),
  }),
  async ({ account_id, user_id, macro_id, conversation_id, occasion }) => {
    try {
      const actor = await memberOf(user_id, account_id, { fresh: true })
      const ctx = { accountId: account_id, actor, requestId: `macro-${occasion}`, now: () => new Date() }
      const { actions } = await findMacro(ctx, macro_id)
      await runActions(ctx, conversation_id, actions, `macro:${occasion}`)
    } catch (error) {
      // Who asked, the macro or the conversation has gone meanwhile.
      if (!(error instanceof AppError)) throw error
    }
  },
)

async function assertVisible(ctx: MemberContext, displayIds: number[]): Promise<void> {
  const found = await inOneTrip(
    ctx,
    sql => sql`
    select from charla.conversations c where ${visible(sql, ctx)} and c.display_id = any(${displayIds}::bigint[])`,
  )
  if (found.length < displayIds.length) throw notFound()
}
