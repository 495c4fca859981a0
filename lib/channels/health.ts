import { z } from 'zod'
import type { MemberContext } from '#lib/base/context.ts'
import { inOneTrip } from '#lib/base/db/index.ts'
import { stateNumber } from './arrivals.ts'
import { deliveryState } from './delivery-states.ts'

const failure = z.object({ at: z.string(), reason: z.string().nullable() }).nullable()

/** How it stands with an inbox, as its arrivals and deliveries say. Times are those of the last. */
export const standingAnswer = z
  .object({
    inbox_id: z.number(),
    received_at: z.string().nullable(),
    sent_at: z.string().nullable(),
    receive_failure: failure,
    send_failure: failure.and(z.object({ conversation_id: z.number() }).nullable()),
    /** What came and could not be read; at most 100 are counted. */
    unreadable: z.number(),
    waiting: z.number(),
  })
  .meta({ id: 'InboxStanding' })
export type Standing = z.output<typeof standingAnswer>

const MOST_COUNTED = 100

/** Of every inbox of the account, or of `only`. Reads a few rows for each, however many there are. */
export const standingOf = (ctx: MemberContext, only?: number): Promise<Standing[]> =>
  inOneTrip<Standing>(
    ctx,
    sql => sql`
    select i.id as inbox_id, to_json(received.received_at) #>> '{}' as received_at, to_json(sent.updated_at) #>> '{}' as sent_at,
      case when unread.id is not null then jsonb_build_object('at', unread.received_at, 'reason', unread.reason) end as receive_failure,
      case when failed.id is not null then jsonb_build_object('at', failed.updated_at, 'reason', failed.reason, 'conversation_id', failed.display_id) end as send_failure,
      (select count(*)::int from (select from charla.arrivals a where (a.account_id, a.inbox_id) = (i.account_id, i.id)
        and a.state = ${stateNumber('failed')} limit ${MOST_COUNTED}) as counted) as unreadable,
      (select count(*)::int from (select from charla.deliveries d where (d.account_id, d.inbox_id) = (i.account_id, i.id)
        and d.state in (${deliveryState('queued')}, ${deliveryState('sending')}) order by d.id desc limit ${MOST_COUNTED}) as counted) as waiting
    from charla.inboxes i
    left join lateral (
      select a.received_at from charla.arrivals a where (a.account_id, a.inbox_id) = (i.account_id, i.id) order by a.id desc limit 1
    ) received on true
    left join lateral (
      select a.id, a.received_at, a.reason from charla.arrivals a where (a.account_id, a.inbox_id) = (i.account_id, i.id)
        and a.state = ${stateNumber('failed')} order by a.id desc limit 1
    ) unread on true
    left join lateral (
      select latest.updated_at from (
        select d.state, d.updated_at from charla.deliveries d where (d.account_id, d.inbox_id) = (i.account_id, i.id) order by d.id desc limit 200
      ) latest where latest.state = ${deliveryState('sent')} order by latest.updated_at desc limit 1
    ) sent on true
    left join lateral (
      select d.id, d.updated_at, d.reason, c.display_id from charla.deliveries d
      join charla.messages m on (m.account_id, m.id) = (d.account_id, d.message_id)
      join charla.conversations c on (c.account_id, c.id) = (m.account_id, m.conversation_id)
      where (d.account_id, d.inbox_id) = (i.account_id, i.id) and d.state in (${deliveryState('failed')}, ${deliveryState('unknown')})
      order by d.id desc limit 1
    ) failed on true
    where i.account_id = ${ctx.accountId} and i.deleted_at is null ${only ? sql`and i.id = ${only}` : sql``} order by i.id`,
  )
