import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { MemberContext } from '#lib/base/context.ts'
import { type Sql, withAccount } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import { deliveryStates } from '#lib/protocol/index.ts'
import { attempt } from './attempt.ts'
import { DELIVERED, type DeliveryRow, FAILED, type listQuery, WAITING } from './delivery.ts'
import { addressOf, lockReceivers, type Receiver } from './receivers.ts'
import { reschedule } from './waiting.ts'

const PAGE = 25
export type Shown = DeliveryRow & { display_id: number | null }

/** What receivers of the account were told, newest first. */
export async function listDeliveries(ctx: MemberContext, asked: z.output<typeof listQuery>): Promise<Shown[]> {
  const { webhook_id, inbox_id, agent_bot_id, state, before } = asked
  return withAccount(ctx, async ({ sql }) => {
    const named = webhook_id ?? inbox_id ?? agent_bot_id
    const receivers = named
      ? await sql<{ id: number }[]>`
          select id from charla.webhook_receivers where account_id = ${ctx.accountId} and (
            webhook_id = ${webhook_id ?? null} or inbox_id = ${inbox_id ?? null} or agent_bot_id = ${agent_bot_id ?? null})`
      : null
    return shown(
      sql,
      sql`d.account_id = ${ctx.accountId}
        ${receivers ? sql`and d.receiver_id = any(${receivers.map(one => one.id)})` : sql``}
        ${state ? sql`and d.state = ${deliveryStates.indexOf(state)}` : sql``}
        ${before ? sql`and d.id < ${before}` : sql``}`,
    )
  })
}

export const findDelivery = (ctx: MemberContext, id: number): Promise<Shown> =>
  withAccount(ctx, ({ sql }) => read(sql, ctx, id))

/**
 * Delivers once more what is through, with the same id and the same content, in its place of the line.
 * @throws `invalid` for what waits anyway, and for a receiver that is switched off.
 */
export async function replay(ctx: MemberContext, id: number): Promise<Shown> {
  return withAccount(ctx, async ({ sql }) => {
    const before = await read(sql, ctx, id)
    const [receiver] = await sql<Receiver[]>`
      select * from charla.webhook_receivers where account_id = ${ctx.accountId} and id = ${before.receiver_id} for update`
    if (!receiver) throw notFound()
    if (receiver.disabled_at) throw invalid('id: its receiver is switched off', 'id')
    const [again] = await sql`
      update charla.webhook_deliveries d set state = ${WAITING}, failures = 0, finished_at = null, due_at = case
        when not exists (
          select from charla.webhook_deliveries o
          where (o.account_id, o.receiver_id, o.line) = (d.account_id, d.receiver_id, d.line) and o.state = ${WAITING}
        ) then ${ctx.now()}::timestamptz end
      where d.account_id = ${ctx.accountId} and d.id = ${id} and d.state <> ${WAITING} returning d.id`
    if (!again) throw invalid('id: is on its way already', 'id')
    await sql`
      update charla.webhook_receivers set waiting = waiting + 1 where account_id = ${ctx.accountId} and id = ${receiver.id}`
    await reschedule(sql, receiver, ctx.now())
    return read(sql, ctx, id)
  })
}

/** Tells a webhook at once that this is a test, whether it is switched on or not; once. What came of it is in the log. */
export async function tryWebhook(ctx: MemberContext, webhookId: number): Promise<Shown> {
  const uid = randomUUID()
  const { receiver, address, account } = await withAccount(ctx, async ({ sql }) => {
    const [webhook] = await sql`
      select from charla.webhooks where account_id = ${ctx.accountId} and id = ${webhookId} for key share`
    if (!webhook) throw notFound()
    const whom = { kind: 'webhook', of: webhookId, inbox_ids: null, subscriptions: null } as const
    const [receiver] = await lockReceivers(sql, ctx, [whom])
    const [account] = await sql`select id, name from charla.accounts where id = ${ctx.accountId}`
    const address = receiver ? await addressOf(sql, receiver) : null
    if (!receiver || !address) throw notFound()
    return { receiver, address, account }
  })
  const payload = JSON.stringify({ account, id: webhookId, created_at: ctx.now().toISOString(), event: 'webhook_test' })
  const outcome = await attempt(address, { uid, payload }, ctx)
  return withAccount(ctx, async ({ sql }) => {
    const [made] = await sql<{ id: number }[]>`
      insert into charla.webhook_deliveries (account_id, receiver_id, uid, event, line, payload, state, tries, attempts,
        created_at, finished_at)
      select account_id, id, ${uid}, 'webhook_test', ${`test:${uid}`}, ${payload}, ${outcome.delivered ? DELIVERED : FAILED},
        1, ${sql.json([outcome.attempt] as never)}, ${ctx.now()}, ${ctx.now()}
      from charla.webhook_receivers where account_id = ${ctx.accountId} and id = ${receiver.id} for key share
      returning id`
    if (!made) throw notFound()
    return read(sql, ctx, made.id)
  })
}

async function read(sql: Sql, ctx: MemberContext, id: number): Promise<Shown> {
  const [delivery] = await shown(sql, sql`d.account_id = ${ctx.accountId} and d.id = ${id}`)
  if (!delivery) throw notFound()
  return delivery
}

const shown = (sql: Sql, where: ReturnType<Sql>): Promise<Shown[]> => sql<Shown[]>`
  select d.*, r.webhook_id, r.agent_bot_id, r.inbox_id as receiver_inbox_id, c.display_id
  from charla.webhook_deliveries d
  join charla.webhook_receivers r on (r.account_id, r.id) = (d.account_id, d.receiver_id)
  left join charla.conversations c on (c.account_id, c.id) = (d.account_id, d.conversation_id)
  where ${where} order by d.id desc limit ${PAGE}`
