import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { runActions } from '#lib/actions/index.ts'
import type { MemberContext } from '#lib/base/context.ts'
import { inOneTrip, withAccount } from '#lib/base/db/index.ts'
import { AppError, notFound } from '#lib/base/errors.ts'
import { defineJob } from '#lib/base/jobs.ts'
import { visible } from '#lib/conversations/index.ts'
import type { MacroRun } from '#lib/protocol/index.ts'
import { memberOf } from '#lib/users/index.ts'
import { findMacro } from './macros.ts'

/** So many while the member waits, who then sees what became of it; the rest is done by jobs. */
const WHILE_WAITING = 5

/** @throws `not_found` when the macro or one of the conversations is not the member's to see: then nothing is done. */
export async function executeMacro(
  ctx: MemberContext,
  id: number,
  displayIds: number[],
): Promise<{ payload: MacroRun[]; queued: number[] }> {
  const macro = await findMacro(ctx, id)
  const wanted = [...new Set(displayIds)]
  await assertVisible(ctx, wanted)
  const occasion = randomUUID()
  const payload: MacroRun[] = []
  const queued = wanted.slice(WHILE_WAITING)
  const job = { account_id: ctx.accountId, user_id: ctx.actor.userId, macro_id: id, occasion }
  if (queued.length)
    await withAccount(ctx, async tx => {
      for (const conversation_id of queued) runMacro.later(tx, { ...job, conversation_id })
    })
  for (const displayId of wanted.slice(0, WHILE_WAITING))
    payload.push({
      conversation_id: displayId,
      actions: await runActions(ctx, displayId, macro.actions, `macro:${occasion}`).catch((error: Error) => {
        if (!(error instanceof AppError)) throw error
        return macro.actions.map(({ action_name }) => ({ action_name, error: error.message }))
      }),
    })
  return { payload, queued }
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
