import type { Context } from '#lib/base/context.ts'
import type { Sql, Transaction } from '#lib/base/db/index.ts'
import type { Delivery } from './delivery.ts'
import { mailDisabled } from './mail.ts'
import type { Receiver } from './receivers.ts'

/** So many deliveries of one receiver are under way at once, whatever its lines; while it fails one, to see whether it is back. */
const AT_ONCE = 4
export const atOnce = (receiver: Pick<Receiver, 'failing_since'>) => (receiver.failing_since ? 1 : AT_ONCE)

/** Notes when something is next to be done for the receiver, which is locked. */
export async function reschedule(
  sql: Sql,
  receiver: Pick<Receiver, 'account_id' | 'id' | 'failing_since'>,
  now: Date,
): Promise<void> {
  const mine = sql`(d.account_id, d.receiver_id) = (${receiver.account_id}, ${receiver.id})`
  await sql`
    update charla.webhook_receivers r set next_at = case when w.at is not null then greatest(w.at, r.resume_at) end
    from (
      select case when (select count(*) from charla.webhook_deliveries d where ${mine} and d.claimed and d.due_at > ${now}) >= ${atOnce(receiver)}
        then (select min(d.due_at) from charla.webhook_deliveries d where ${mine} and d.claimed and d.due_at > ${now})
        else (select min(d.due_at) from charla.webhook_deliveries d where ${mine} and d.due_at is not null) end as at
    ) w
    where r.account_id = ${receiver.account_id} and r.id = ${receiver.id}`
}

/** Whoever waits behind a delivery that is through is next. */
export async function advance(sql: Sql, delivery: Delivery, now: Date): Promise<void> {
  await sql`
    update charla.webhook_deliveries d set due_at = ${now} where account_id = ${delivery.account_id} and id = (
      select min(n.id) from charla.webhook_deliveries n
      where (n.account_id, n.receiver_id, n.line) = (${delivery.account_id}, ${delivery.receiver_id}, ${delivery.line})
        and n.state = 0 and n.id <> ${delivery.id}
    ) and d.due_at is null`
}

/** A receiver that answers again need not wait for what it was told too often. */
export async function wake(sql: Sql, receiver: Receiver, now: Date): Promise<void> {
  await sql`
    update charla.webhook_deliveries set due_at = ${now}
    where account_id = ${receiver.account_id} and receiver_id = ${receiver.id} and due_at > ${now} and not claimed`
}

/**
 * Tells the receiver nothing more, and the administrators that it is so. What waits is kept, and goes out when somebody
 * switches it on again within a month.
 */
export async function disable(
  tx: Transaction,
  ctx: Context,
  receiver: Receiver,
  reason: NonNullable<Receiver['disabled_reason']>,
): Promise<void> {
  const at = ctx.now()
  await tx.sql`
    update charla.webhook_receivers set disabled_at = ${at}, disabled_reason = ${reason}, next_at = null
    where account_id = ${receiver.account_id} and id = ${receiver.id}`
  if (reason !== 'by_hand')
    mailDisabled.later(tx, { account_id: receiver.account_id, receiver_id: receiver.id, at: at.getTime() })
}

/** Tells the receiver again, first what waits. The receiver is locked. */
export async function enable(sql: Sql, receiver: Receiver, now: Date): Promise<void> {
  await sql`
    update charla.webhook_receivers
    set disabled_at = null, disabled_reason = null, failing_since = null, resume_at = null
    where account_id = ${receiver.account_id} and id = ${receiver.id}`
  await wake(sql, receiver, now)
  await reschedule(sql, { ...receiver, failing_since: null }, now)
}
