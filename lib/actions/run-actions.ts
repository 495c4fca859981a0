import type { MemberContext } from '#lib/base/context.ts'
import { joining, piece, type Transaction, withAccount } from '#lib/base/db/index.ts'
import { AppError } from '#lib/base/errors.ts'
import { findConversation, limitTranscripts } from '#lib/conversations/index.ts'
import type { ActionName, ActionOutcome } from '#lib/protocol/index.ts'
import type { Action } from './action.ts'
import { type Doing, perform } from './perform.ts'
import { beginRun, endRun, pastRun } from './runs.ts'
import { limitTelling } from './tell.ts'

/**
 * Does the actions to the conversation, in their order and as the member, all in one transaction. One that is refused
 * leaves the others alone, and its outcome says why. `occasion`: asked again under the same one within a day, nothing is
 * done, and the outcomes are those of the first time.
 * @throws `not_found` for a conversation that the member may not see.
 */
export async function runActions(
  ctx: MemberContext,
  displayId: number,
  actions: Action[],
  occasion: string,
): Promise<ActionOutcome[]> {
  const isLimited = actions.some(({ action_name }) => limits[action_name])
  const past = isLimited ? await pastRun(ctx, displayId, occasion) : null
  if (past) return past // and nothing counts towards a limit
  const refused = await beyondLimits(ctx, actions)
  return withAccount(ctx, async tx => {
    const conversation = await findConversation(joining(tx, ctx), displayId)
    const before = await beginRun(tx.sql, ctx, conversation.id, occasion)
    if (before) return before
    await hold(tx, ctx, conversation)
    const outcomes: ActionOutcome[] = []
    for (const [index, action] of actions.entries())
      outcomes.push({
        action_name: action.action_name,
        error:
          refused.get(index) ??
          (await attempt(tx, ctx, action, { conversation, occasion: `${occasion}:${conversation.id}:${index}` })),
      })
    await endRun(tx.sql, ctx, conversation.id, occasion, outcomes)
    return outcomes
  })
}

const limits: Partial<Record<ActionName, (ctx: MemberContext) => Promise<void>>> = {
  send_email_transcript: limitTranscripts,
  send_webhook_event: limitTelling,
}

/** Which of the actions come too often, and what is said of them. */
async function beyondLimits(ctx: MemberContext, actions: Action[]): Promise<Map<number, string>> {
  const refused = new Map<number, string>()
  for (const [index, { action_name }] of actions.entries()) {
    const limited = limits[action_name]
    await limited?.(ctx).catch((error: Error) => {
      if (!(error instanceof AppError)) throw error
      refused.set(index, error.message)
    })
  }
  return refused
}

/** What the actions change, held before any takes the counter of events. */
async function hold({ sql }: Transaction, ctx: MemberContext, { id, contact_id }: { id: number; contact_id: number }) {
  await sql`
    select from charla.conversations where account_id = ${ctx.accountId} and id = ${id} for no key update`
  await sql`
    select from charla.contacts where account_id = ${ctx.accountId} and id = ${contact_id} for no key update`
}

async function attempt(
  tx: Transaction,
  ctx: MemberContext,
  action: Action,
  about: Pick<Doing, 'conversation' | 'occasion'>,
): Promise<string | null> {
  // The name says which parameters there are; TypeScript does not follow it through the table.
  const verb = perform[action.action_name] as (doing: Doing, params: unknown[]) => Promise<unknown>
  try {
    await piece(tx, ctx, (inner, within) => verb({ ...about, tx: within, ctx: inner }, action.action_params))
    return null
  } catch (error) {
    if (error instanceof AppError) return error.message
    throw error
  }
}
