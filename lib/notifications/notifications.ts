import type postgres from 'postgres'
import { z } from 'zod'
import type { Context, MemberContext } from '#lib/base/context.ts'
import { inOneTrip, type Sql, type Transaction, withAccount } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import { id } from '#lib/base/text.ts'
import { notificationTypes } from '#lib/protocol/index.ts'
import { type Notification, type Shown, typeNumber } from './notification.ts'
import { forget } from './notify.ts'
import { type Counts, notificationRows, seen } from './rows.ts'

const PER_PAGE = 15
const kinds = ['read', 'snoozed'] as const

const several = <Name extends string>(names: readonly [Name, ...Name[]]) =>
  z.preprocess(value => (value === undefined ? [] : [value].flat()), z.array(z.enum(names)).max(10)).default([])

/** What is read and what is snoozed is left out unless it is asked for. `types` leaves only those, where it names any. */
export const listQuery = z.object({
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  includes: several(kinds),
  types: several(notificationTypes),
  sort_order: z.enum(['asc', 'desc']).default('desc'),
})
type ListQuery = z.output<typeof listQuery>

/** One page of the member's notifications, those with the newest occasion first, and how many there are. */
export async function listNotifications(
  ctx: MemberContext,
  asked: ListQuery,
): Promise<Counts & { notifications: Shown[] }> {
  return withAccount(ctx, async ({ sql }) => {
    const counts = countQuery(sql, ctx, asked).execute()
    const order = sql.unsafe(`n.last_activity_at ${asked.sort_order}, n.id ${asked.sort_order}`)
    const notifications = await notificationRows(
      sql,
      sql`
      select n.*, row_number() over (order by ${order}) as position from charla.notifications n
      where ${mine(sql, ctx)} and ${listed(sql, asked)}
      order by ${order} limit ${PER_PAGE} offset ${(asked.page - 1) * PER_PAGE}`,
    )
    return { notifications, ...((await counts)[0] as Counts) }
  })
}

/** How many the member has neither read nor snoozed. */
export async function countUnread(ctx: MemberContext): Promise<number> {
  const [counts] = await inOneTrip<Counts>(ctx, sql => countQuery(sql, ctx, { includes: [], types: [] }))
  return (counts as Counts).unread_count
}

type Which = Pick<ListQuery, 'includes' | 'types'>

const countQuery = (sql: Sql, ctx: MemberContext, which: Which) => sql<Counts[]>`
  select count(*) filter (where n.read_at is null) as unread_count, count(*) from charla.notifications n
  where ${mine(sql, ctx)} and ${listed(sql, which)}`

/** The condition on `charla.notifications n` that it is the member's, and of a conversation that they may see. */
const mine = (sql: Sql, ctx: MemberContext) =>
  sql`n.account_id = ${ctx.accountId} and n.user_id = ${ctx.actor.userId} and ${seen(sql)}`

const listed = (sql: Sql, { includes, types }: Which) => sql`
  (${includes.includes('read')} or n.read_at is null) and (${includes.includes('snoozed')} or n.snoozed_until is null)
  ${types.length ? sql`and n.notification_type = any(${types.map(typeNumber)})` : sql``}`

export const markRead = (ctx: MemberContext, notificationId: number): Promise<Notification> =>
  change(ctx, notificationId, sql => sql`read_at = ${ctx.now()}`)

export const markUnread = (ctx: MemberContext, notificationId: number): Promise<Notification> =>
  change(ctx, notificationId, sql => sql`read_at = null`)

/** Puts it away until then. @throws `invalid` for a time that is over. */
export async function snooze(ctx: MemberContext, notificationId: number, until: Date): Promise<Notification> {
  if (until <= ctx.now()) throw invalid('snoozed_until: must be in the future', 'snoozed_until')
  return change(
    ctx,
    notificationId,
    sql => sql`snoozed_until = ${until}, meta = n.meta || '{"last_snoozed_at": null}'::jsonb`,
  )
}

/** @throws `not_found` when it is not there, or somebody else's. */
async function change(
  ctx: MemberContext,
  notificationId: number,
  set: (sql: Sql) => postgres.Fragment,
): Promise<Notification> {
  return withAccount(ctx, async tx => {
    const [changed] = await tx.sql<Notification[]>`
      update charla.notifications n set ${set(tx.sql)}, updated_at = ${ctx.now()}
      where ${mine(tx.sql, ctx)} and n.id = ${notificationId} returning n.*`
    if (!changed) throw notFound()
    tellUpdated(tx, [changed])
    return changed
  })
}

export async function deleteNotification(ctx: MemberContext, notificationId: number): Promise<void> {
  await withAccount(ctx, async tx => {
    const gone = await tx.sql<Notification[]>`
      delete from charla.notifications n where ${mine(tx.sql, ctx)} and n.id = ${notificationId} returning n.*`
    if (!gone.length) throw notFound()
    forget(tx, gone)
  })
}

/** `read_all` takes one conversation alone: by the id that notifications call `primary_actor_id`, or by its number. */
export const readAllInput = z.object({
  primary_actor_type: z.literal('Conversation').nullable().optional(),
  primary_actor_id: id().nullable().optional(),
  conversation_id: id().nullable().optional(),
})

/** The member has read all notifications, or all of a conversation. */
export async function markAllRead(
  ctx: MemberContext,
  { primary_actor_id: id, conversation_id: number }: z.output<typeof readAllInput> = {},
): Promise<void> {
  await withAccount(ctx, async tx => {
    const { sql } = tx
    const read = await sql<Notification[]>`
      update charla.notifications n set read_at = ${ctx.now()}, updated_at = ${ctx.now()}
      where n.account_id = ${ctx.accountId} and n.id in (
        select id from charla.notifications where account_id = ${ctx.accountId} and user_id = ${ctx.actor.userId}
          and read_at is null ${id ? sql`and conversation_id = ${id}` : sql``}
          ${
            number
              ? sql`and conversation_id = (
            select id from charla.conversations where account_id = ${ctx.accountId} and display_id = ${number})`
              : sql``
          }
        order by id for update
      ) returning n.*`
    tellUpdated(tx, read)
  })
}

/** Deletes all notifications of the member, or those that they have read. */
export async function deleteAll(ctx: MemberContext, { onlyRead }: { onlyRead: boolean }): Promise<void> {
  await withAccount(ctx, async tx => {
    const { sql } = tx
    const gone = await sql<Notification[]>`
      delete from charla.notifications n where n.account_id = ${ctx.accountId} and n.id in (
        select id from charla.notifications where account_id = ${ctx.accountId} and user_id = ${ctx.actor.userId}
          and (${!onlyRead} or read_at is not null) order by id for update
      ) returning n.*`
    forget(tx, gone)
  })
}

/** Brings snoozed notifications back whose time has come, as unread and new. */
export async function bringBack(ctx: Context, ids: number[]): Promise<void> {
  await withAccount(ctx, async tx => {
    const back = await tx.sql<Notification[]>`
      update charla.notifications n set snoozed_until = null, read_at = null, last_activity_at = ${ctx.now()},
        updated_at = ${ctx.now()}, meta = n.meta || jsonb_build_object('last_snoozed_at', n.snoozed_until)
      where n.account_id = ${ctx.accountId} and n.snoozed_until <= ${ctx.now()} and n.id in (
        select id from charla.notifications where account_id = ${ctx.accountId} and id = any(${ids}) order by id for update
      ) returning n.*`
    tellUpdated(tx, back)
  })
}

function tellUpdated(tx: Transaction, changed: Notification[]): void {
  for (const { id, user_id } of changed)
    tx.track({ name: 'notification.updated', data: { notification: id, recipient: user_id } })
}
