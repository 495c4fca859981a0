import { z } from 'zod'
import type { MemberContext } from '#lib/base/context.ts'
import { type Sql, withAccount } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import type { WebhookReceiverWire } from '#lib/protocol/index.ts'
import { receiverAnswer } from './delivery.ts'
import { kindOf, type Receiver } from './receivers.ts'
import { disable, enable } from './waiting.ts'

/** How it stands with somebody who is told what happens. */
export const standingAnswer = z
  .object({
    id: z.number(),
    receiver: receiverAnswer,
    waiting: z.number(),
    failing_since: z.string().nullable(),
    disabled_at: z.string().nullable(),
    disabled_reason: z.enum(['gone', 'failing', 'backlog', 'by_hand']).nullable(),
  })
  .meta({ id: 'WebhookReceiver' }) satisfies z.ZodType<WebhookReceiverWire>

export const standingChanges = z.object({ enabled: z.boolean() })

export const standingWire = (receiver: Receiver): WebhookReceiverWire => ({
  id: receiver.id,
  receiver: {
    kind: kindOf(receiver),
    id: (receiver.webhook_id ?? receiver.inbox_id ?? receiver.agent_bot_id) as number,
  },
  waiting: receiver.waiting,
  failing_since: receiver.failing_since?.toISOString() ?? null,
  disabled_at: receiver.disabled_at?.toISOString() ?? null,
  disabled_reason: receiver.disabled_reason,
})

/** Everybody in the account who has been told something. */
export const listReceivers = (ctx: MemberContext): Promise<Receiver[]> =>
  withAccount(
    ctx,
    ({ sql }) => sql<Receiver[]>`
    select * from charla.webhook_receivers where account_id = ${ctx.accountId} order by id limit 1000`,
  )

/** Switches a receiver off, or on again: then it is told first what waits. */
export async function switchReceiver(ctx: MemberContext, id: number, enabled: boolean): Promise<Receiver> {
  return withAccount(ctx, async tx => {
    const receiver = await lock(tx.sql, ctx, id)
    if (enabled && receiver.disabled_at) await enable(tx.sql, receiver, ctx.now())
    if (!enabled && !receiver.disabled_at) await disable(tx, ctx, receiver, 'by_hand')
    return lock(tx.sql, ctx, id)
  })
}

async function lock(sql: Sql, ctx: MemberContext, id: number): Promise<Receiver> {
  const [receiver] = await sql<Receiver[]>`
    select * from charla.webhook_receivers where account_id = ${ctx.accountId} and id = ${id} for update`
  if (!receiver) throw notFound()
  return receiver
}
