import type { Context } from '#lib/base/context.ts'
import { type Sql, type Transaction, withAccount } from '#lib/base/db/index.ts'
import type { Outcome } from './attempt.ts'
import { afterFailure, afterGivingUp } from './consequences.ts'
import { DELIVERED, type Delivery, FAILED, WAITING } from './delivery.ts'
import type { Receiver } from './receivers.ts'
import { PATIENCE_MS, retryAt } from './schedule.ts'
import { advance, disable, reschedule, wake } from './waiting.ts'

/** So many attempts of a delivery are kept. */
const KEPT = 20

/**
 * Notes what became of a try, and what follows from it: the next of the line, another try later, or the end. Nothing when
 * the delivery is through or gone meanwhile, or somebody else tries it by now.
 */
export async function record(ctx: Context, claimed: Delivery, outcome: Outcome): Promise<void> {
  await withAccount(ctx, async tx => {
    const { sql } = tx
    const [receiver] = await sql<Receiver[]>`
      select * from charla.webhook_receivers
      where account_id = ${claimed.account_id} and id = ${claimed.receiver_id} for update`
    const [delivery] = await sql<Delivery[]>`
      select * from charla.webhook_deliveries
      where account_id = ${claimed.account_id} and id = ${claimed.id} and state = ${WAITING} for update`
    if (!receiver || !delivery || (!outcome.delivered && delivery.tries !== claimed.tries)) return
    if (outcome.delivered) await delivered(sql, ctx, receiver, delivery, outcome)
    else await failed(tx, ctx, receiver, delivery, outcome)
  })
}

async function delivered(sql: Sql, ctx: Context, receiver: Receiver, delivery: Delivery, outcome: Outcome) {
  await finish(sql, ctx, delivery, DELIVERED, outcome)
  await sql`
    update charla.webhook_receivers set failing_since = null, resume_at = null
    where account_id = ${receiver.account_id} and id = ${receiver.id}`
  if (receiver.failing_since) await wake(sql, receiver, ctx.now())
  await moveOn(sql, { ...receiver, failing_since: null }, ctx)
}

async function failed(tx: Transaction, ctx: Context, receiver: Receiver, delivery: Delivery, outcome: Outcome) {
  const { sql } = tx
  const now = ctx.now()
  const since = receiver.failing_since ?? now
  const { reason } = outcome.attempt
  // Being told to come later is not a failure of the delivery, only no success of the receiver.
  const failures = delivery.failures + (outcome.again ? 0 : 1)
  const again = outcome.again ?? retryAt(failures, now)
  await sql`
    update charla.webhook_receivers set failing_since = ${since}, resume_at = greatest(resume_at, ${outcome.again})
    where account_id = ${receiver.account_id} and id = ${receiver.id}`
  if (again)
    await sql`
      update charla.webhook_deliveries set due_at = ${again}, claimed = false, failures = ${failures},
        attempts = ${kept(sql, delivery, outcome)}
      where account_id = ${delivery.account_id} and id = ${delivery.id}`
  else await finish(sql, ctx, delivery, FAILED, outcome)
  const over = reason === 'gone' ? 'gone' : now.getTime() - since.getTime() >= PATIENCE_MS ? 'failing' : null
  if (over && !receiver.disabled_at) await disable(tx, ctx, receiver, over)
  else if (!receiver.disabled_at) await moveOn(sql, { ...receiver, failing_since: since }, ctx)
  await afterFailure(tx, ctx, receiver, delivery, { failures, over: over !== null, reason })
  if (!again || over) await afterGivingUp(tx, ctx, receiver, delivery, outcome.attempt)
}

async function finish(sql: Sql, ctx: Context, delivery: Delivery, state: number, outcome: Outcome): Promise<void> {
  await sql`
    update charla.webhook_deliveries set state = ${state}, due_at = null, claimed = false, finished_at = ${ctx.now()},
      attempts = ${kept(sql, delivery, outcome)}
    where account_id = ${delivery.account_id} and id = ${delivery.id}`
  await sql`
    update charla.webhook_receivers set waiting = greatest(0, waiting - 1)
    where account_id = ${delivery.account_id} and id = ${delivery.receiver_id}`
  await advance(sql, delivery, ctx.now())
}

const moveOn = (sql: Sql, receiver: Receiver, ctx: Context) => reschedule(sql, receiver, ctx.now())

const kept = (sql: Sql, { attempts }: Delivery, { attempt }: Outcome) =>
  sql.json([...attempts, attempt].slice(-KEPT) as never)
