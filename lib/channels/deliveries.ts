import { z } from 'zod'
import { type Context, systemContext } from '#lib/base/context.ts'
import { type Sql, withAccount, withSystem } from '#lib/base/db/index.ts'
import type { Follower } from '#lib/base/followers.ts'
import { defineJob } from '#lib/base/jobs.ts'
import { messageStatuses, messageType } from '#lib/protocol/index.ts'
import type { Channel, Delivered } from './channel.ts'
import { type DeliveryState, deliveryState } from './delivery-states.ts'
import { continuing, standIn } from './email/continuity.ts'
import { asReason } from './reasons.ts'
import { channels } from './registry.ts'

const MOST_ATTEMPTS = 10
/** A delivery that was on its way and of which nothing was noted for longer was cut off in the middle. */
const ABANDONED_MS = 300_000
const UNKNOWN = 'The connection broke before the answer: it may have arrived. Send it again if it did not.'

const carriers = () =>
  channels.flatMap(({ channelType, delivering }: Channel) => (delivering ? [{ channelType, delivering }] : []))

/** Has what leaves by a channel delivered: what is written, and what is to be tried again. Each message once. */
export const deliverWritten: Follower = {
  name: 'channels.deliver',
  heeds: ['message.created', 'message.updated'],
  async handle(tx, ctx, events) {
    const { sql } = tx
    const ids = (name: string) =>
      events
        .filter(one => one.name === name && (name === 'message.created' || one.data.retried))
        .flatMap(one => one.message_id ?? [])
    const [created, retried] = [ids('message.created'), ids('message.updated')]
    if (!created.length && !retried.length) return
    const names = new Map(carriers().map(one => [one.channelType, one.delivering.name]))
    const outgoing = await sql<{ id: number; inbox_id: number; channel_type: string }[]>`
      select m.id, m.inbox_id, i.channel_type from charla.messages m
      join charla.inboxes i on (i.account_id, i.id) = (m.account_id, m.inbox_id) and i.deleted_at is null
      where m.account_id = ${ctx.accountId} and m.id = any(${[...created, ...retried]}) and not m.private
        and m.message_type in (${messageType.outgoing}, ${messageType.template})
        and i.channel_type = any(${[...names.keys()]}) and m.content_attributes->'external_echo' is null order by m.id`
    const own = outgoing.map(one => ({ ...one, channel: names.get(one.channel_type) as string, due_at: ctx.now() }))
    const later = await continuing(sql, ctx, [...created, ...retried])
    for (const one of [...own, ...later]) {
      const isRetried = retried.includes(one.id)
      const [delivery] = await sql<{ id: number; state: number }[]>`
        insert into charla.deliveries (account_id, message_id, inbox_id, channel, due_at)
        values (${ctx.accountId}, ${one.id}, ${one.inbox_id}, ${one.channel}, ${one.due_at})
        on conflict (account_id, message_id, channel) do update set again = ${isUnderWay(sql)},
          state = case when ${isUnderWay(sql)} then deliveries.state else 0 end,
          attempts = case when ${isUnderWay(sql)} then deliveries.attempts else 0 end,
          updated_at = case when ${isUnderWay(sql)} then deliveries.updated_at else now() end, due_at = excluded.due_at
          where ${isRetried} and deliveries.state in (
            ${deliveryState('sending')}, ${deliveryState('sent')}, ${deliveryState('failed')}, ${deliveryState('unknown')})
        returning id, state`
      if (delivery?.state === deliveryState('queued') && one.due_at <= ctx.now())
        deliverMessage.later(tx, { account_id: ctx.accountId, id: delivery.id })
    }
  },
}

/** Who wants it again while an attempt is under way waits for what becomes of that. */
const isUnderWay = (sql: Sql) => sql`deliveries.state = ${deliveryState('sending')}`

type Claimed = {
  started_at: Date
  message_id: number
  inbox_id: number
  conversation_id: number
  channel: string
  attempts: number
}

/** Delivers one message. A delivery that was cut off before the answer is not repeated (it is shown as unknown). */
export const deliverMessage = defineJob(
  'message.deliver',
  z.object({ account_id: z.number(), id: z.number() }),
  async ({ account_id, id }) => {
    const ctx = systemContext(account_id)
    const claimed = await withAccount(ctx, async ({ sql }) => {
      const [row] = await sql<Claimed[]>`
        update charla.deliveries d set state = ${deliveryState('sending')}, attempts = attempts + 1, updated_at = ${ctx.now()},
          started_at = ${ctx.now()}
        from charla.messages m
        where d.account_id = ${account_id} and d.id = ${id} and d.state = ${deliveryState('queued')} and d.due_at <= ${ctx.now()}
          and (m.account_id, m.id) = (d.account_id, d.message_id)
        returning d.started_at, d.message_id, d.inbox_id, m.conversation_id, d.channel, d.attempts`
      return row
    })
    if (!claimed) return
    const carrier = [...carriers().map(one => one.delivering), standIn].find(one => one.name === claimed.channel)
    const { message_id, inbox_id: inboxId, conversation_id: conversationId } = claimed
    const outcome: Delivered = carrier
      ? await carrier.deliver(ctx, { id: message_id, inboxId, conversationId })
      : { state: 'failed', reason: 'No channel delivers this' }
    await settle(ctx, id, claimed, outcome)
  },
)

async function settle(ctx: Context, id: number, claimed: Claimed, outcome: Delivered): Promise<void> {
  await withAccount(ctx, async ({ sql, track }) => {
    const again = outcome.state === 'later' && claimed.attempts < MOST_ATTEMPTS
    const state: DeliveryState = outcome.state === 'later' ? (again ? 'queued' : 'failed') : outcome.state
    const reason = 'reason' in outcome ? asReason(outcome.reason) : null
    const delay = again ? Math.min(30 * 2 ** claimed.attempts, 14_400) : 0
    const [settled] = await sql<{ state: number }[]>`
      update charla.deliveries set state = case when again then 0 else ${deliveryState(state)}::smallint end, reason = ${reason},
        updated_at = ${ctx.now()}, attempts = case when again then 0 else attempts end, again = false,
        due_at = case when again then ${ctx.now()} else ${new Date(ctx.now().getTime() + delay * 1000)}::timestamptz end
      where account_id = ${ctx.accountId} and id = ${id} and state = ${deliveryState('sending')}
        and started_at is not distinct from ${claimed.started_at}
      returning state`
    if (settled?.state !== deliveryState(state)) return // given up meanwhile, or wanted again
    if (state !== 'failed' && state !== 'unknown') return
    await fail(sql, ctx, claimed.message_id, state === 'unknown' ? UNKNOWN : (reason as string))
    track({
      name: 'message.updated',
      messageId: claimed.message_id,
      conversationId: claimed.conversation_id,
      inboxId: claimed.inbox_id,
    })
  })
}

const fail = (sql: Sql, ctx: Context, messageId: number, reason: string) => sql`
  update charla.messages set status = ${messageStatuses.indexOf('failed')}, updated_at = ${ctx.now()},
    content_attributes = content_attributes || ${sql.json({ external_error: reason })}
  where account_id = ${ctx.accountId} and id = ${messageId}`

/** What is due and waits, and what was cut off. */
export const sweepDeliveries = defineJob('deliveries.due', z.object({}), async () => {
  const now = new Date()
  const due = await withSystem(
    sql => sql<(Claimed & { account_id: number; id: number; state: number })[]>`
      select d.*, m.conversation_id from charla.deliveries d join charla.messages m on (m.account_id, m.id) = (d.account_id, d.message_id)
      where d.due_at <= ${now} and (d.state = ${deliveryState('queued')} or d.state = ${deliveryState('sending')} and d.updated_at < ${new Date(now.getTime() - ABANDONED_MS)})
      order by d.due_at limit 500`,
  )
  for (const one of due) {
    if (one.state === deliveryState('queued')) await deliverMessage.run({ account_id: one.account_id, id: one.id })
    else await settle(systemContext(one.account_id), one.id, one, { state: 'unknown', reason: UNKNOWN })
  }
})

/** When the next message that waits is to be sent. */
export async function nextDelivery(): Promise<Date | null> {
  const [row] = await withSystem(
    sql =>
      sql<
        { at: Date | null }[]
      >`select min(due_at) as at from charla.deliveries where state = ${deliveryState('queued')}`,
  )
  return row?.at ?? null
}
