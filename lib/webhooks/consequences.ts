import type { AccountLocale } from '#lib/accounts/index.ts'
import type { Context } from '#lib/base/context.ts'
import type { Sql, Transaction } from '#lib/base/db/index.ts'
import { failMessage, takeFromBot } from '#lib/conversations/index.ts'
import type { Attempt, Delivery } from './delivery.ts'
import type { Occasion } from './occasions.ts'
import type { Receiver } from './receivers.ts'
import { notDelivered } from './words.ts'

/** A customer waits no longer than this for a bot: two tries, which are some seconds. */
const BOT_FAILURES = 2

type Failure = { failures: number; over: boolean; reason: Attempt['reason'] }

/**
 * A bot that cannot be told what a customer said has nothing to answer: the members get the conversation, unless the
 * account wants it to wait (reference §3.4, `keep_pending_on_bot_failure`). The bot is told all the same, when it is back.
 */
export async function afterFailure(
  tx: Transaction,
  ctx: Context,
  receiver: Receiver,
  delivery: Pick<Delivery, 'event' | 'conversation_id'>,
  { failures, over, reason }: Failure,
): Promise<void> {
  if (receiver.agent_bot_id === null || delivery.conversation_id === null) return
  if (!delivery.event.startsWith('message_')) return
  if (failures < BOT_FAILURES && !over && reason !== 'refused') return
  if (await staysPending(tx.sql, ctx)) return
  await takeFromBot(tx, ctx, delivery.conversation_id)
}

/** For an API inbox the callback is the delivery: a message that it never got has failed, and says why. */
export async function afterGivingUp(
  tx: Transaction,
  ctx: Context,
  receiver: Receiver,
  delivery: Pick<Delivery, 'event' | 'message_id'>,
  attempt: Pick<Attempt, 'status' | 'reason'> | null,
): Promise<void> {
  if (receiver.inbox_id === null || delivery.message_id === null || delivery.event !== 'message_created') return
  const [account] = await tx.sql<{ locale: AccountLocale }[]>`
    select locale from charla.accounts where id = ${ctx.accountId}`
  await failMessage(tx, ctx, delivery.message_id, notDelivered(account?.locale ?? 'en', attempt))
}

/** What follows for things that a receiver is not told, because it is switched off. */
export async function neverTold(tx: Transaction, ctx: Context, receiver: Receiver, told: Occasion[]): Promise<void> {
  for (const one of told) {
    const delivery = { event: one.event, conversation_id: one.conversationId, message_id: one.messageId }
    await afterFailure(tx, ctx, receiver, delivery, { failures: 0, over: true, reason: null })
    await afterGivingUp(tx, ctx, receiver, delivery, null)
  }
}

async function staysPending(sql: Sql, { accountId }: Context): Promise<boolean> {
  const [account] = await sql<{ stays: boolean }[]>`
    select coalesce((settings->>'keep_pending_on_bot_failure')::boolean, false) as stays from charla.accounts where id = ${accountId}`
  return account?.stays ?? false
}
