import type postgres from 'postgres'
import type { Context } from '#lib/base/context.ts'
import type { Sql, Transaction } from '#lib/base/db/index.ts'
import type { NotificationType } from '#lib/protocol/index.ts'
import { typeNumber } from './notification.ts'
import { member } from './rows.ts'
import { DEFAULT_FLAGS, flagOf } from './settings.ts'

/** Something that a member may want to hear of. */
export type Occasion = {
  type: NotificationType
  userId: number
  conversationId: number
  messageId?: number | null
  /** The member who caused it, and is never told of it. */
  actorId?: number | null
  meta?: Record<string, unknown>
}

/** Older ones of a member go: what lists and counts read stays small. */
const MOST = 300
const MENTION = typeNumber('conversation_mention')
const CREATION = typeNumber('conversation_creation')

type Heard = {
  user_id: number
  conversation_id: number
  notification_type: number
  message_id: number | null
  actor_id: number | null
  meta: Record<string, unknown>
  email: boolean
  push: boolean
}
type Gone = { id: number; user_id: number }

/**
 * Tells members, in the transaction of what made the occasions (reference §5.6). A newer occasion takes the place of an
 * older one of the same kind and conversation, as a row of its own. Not told: who caused it, who cannot see the inbox
 * (any more), whoever has not asked to hear of new conversations, and nobody about a blocked contact unless mentioned.
 */
export async function notify(tx: Transaction, ctx: Context, occasions: Occasion[]): Promise<void> {
  const newest = new Map(occasions.map(one => [`${one.userId}:${one.conversationId}:${one.type}`, one]))
  const heard = newest.size ? await whoHears(tx.sql, ctx, [...newest.values()]) : []
  if (!heard.length) return
  forget(tx, await takeAway(tx.sql, ctx, heard))
  for (const [index, made] of (await insert(tx.sql, ctx, heard)).entries()) {
    const { email, push } = heard[index] as Heard
    tx.track({ name: 'notification.created', data: { notification: made.id, recipient: made.user_id, email, push } })
  }
  forget(tx, await takeAwayOldest(tx.sql, ctx, [...new Set(heard.map(one => one.user_id))]))
}

/** Says that these notifications are gone. */
export function forget(tx: Transaction, gone: Gone[]): void {
  for (const { id, user_id } of gone)
    tx.track({ name: 'notification.deleted', data: { notification: id, recipient: user_id } })
}

const whoHears = (sql: Sql, ctx: Context, occasions: Occasion[]) => sql<Heard[]>`
  select o.user_id, o.conversation_id, o.notification_type, o.message_id, o.actor_id, o.meta,
    coalesce(s.email_flags, ${DEFAULT_FLAGS}) & (1 << o.notification_type - 1) > 0 as email,
    coalesce(s.push_flags, ${DEFAULT_FLAGS}) & (1 << o.notification_type - 1) > 0 as push
  from rows from (jsonb_to_recordset(${sql.json(occasions.map(asRow) as postgres.JSONValue)}) as (
    user_id bigint, conversation_id bigint, notification_type smallint, message_id bigint, actor_id bigint, meta jsonb
  )) with ordinality as o (user_id, conversation_id, notification_type, message_id, actor_id, meta, position)
  join charla.account_users vm on vm.account_id = ${ctx.accountId} and vm.user_id = o.user_id
  join charla.conversations vc on vc.account_id = ${ctx.accountId} and vc.id = o.conversation_id
  join charla.contacts p on (p.account_id, p.id) = (vc.account_id, vc.contact_id)
  left join charla.notification_settings s on (s.account_id, s.user_id) = (vm.account_id, vm.user_id)
  where ${member(sql)} and o.user_id is distinct from o.actor_id
    and (o.notification_type = ${MENTION} or not p.blocked)
    and (o.notification_type <> ${CREATION}
      or (coalesce(s.email_flags, ${DEFAULT_FLAGS}) | coalesce(s.push_flags, ${DEFAULT_FLAGS})) & ${flagOf(CREATION)} > 0)
  order by o.position`

const asRow = (one: Occasion) => ({
  user_id: one.userId,
  conversation_id: one.conversationId,
  notification_type: typeNumber(one.type),
  message_id: one.messageId ?? null,
  actor_id: one.actorId ?? null,
  meta: one.meta ?? {},
})

/** Locked in the order of their ids, as by everybody who takes several. */
const takeAway = (sql: Sql, ctx: Context, heard: Heard[]) => sql<Gone[]>`
  delete from charla.notifications where account_id = ${ctx.accountId} and id in (
    select id from charla.notifications where account_id = ${ctx.accountId}
      and (conversation_id, user_id, notification_type) in (select * from unnest(
        ${heard.map(one => one.conversation_id)}::bigint[], ${heard.map(one => one.user_id)}::bigint[],
        ${heard.map(one => one.notification_type)}::smallint[]))
    order by id for update
  ) returning id, user_id`

const insert = (sql: Sql, ctx: Context, heard: Heard[]) => sql<Gone[]>`
  insert into charla.notifications ${sql(
    heard.map(({ email: _, push: __, meta, ...one }) => ({
      account_id: ctx.accountId,
      ...one,
      meta: sql.json(meta as postgres.JSONValue),
      last_activity_at: ctx.now(),
      created_at: ctx.now(),
      updated_at: ctx.now(),
    })),
  )} returning id, user_id`

const takeAwayOldest = (sql: Sql, ctx: Context, userIds: number[]) => sql<Gone[]>`
  delete from charla.notifications where account_id = ${ctx.accountId} and id in (
    select old.id from unnest(${userIds}::bigint[]) as u (id) cross join lateral (
      select n.id from charla.notifications n where n.account_id = ${ctx.accountId} and n.user_id = u.id
      order by n.last_activity_at desc, n.id desc offset ${MOST}
    ) old
  ) returning id, user_id`
