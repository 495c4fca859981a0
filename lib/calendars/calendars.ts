import type { MemberContext } from '#lib/base/context.ts'
import { inOneTrip, type Sql, type Transaction, withAccount } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import { announce } from '#lib/base/events.ts'
import type { Calendar, CalendarChanges, NewCalendar } from './calendar.ts'

/** The calendars of the account, by name, each with the inboxes that keep it. */
export async function listCalendars(ctx: MemberContext): Promise<Calendar[]> {
  return inOneTrip<Calendar>(ctx, sql => sql`${calendars(sql, ctx)} order by lower(b.name), b.id`)
}

export async function findCalendar(ctx: MemberContext, id: number): Promise<Calendar> {
  const [calendar] = await inOneTrip<Calendar>(ctx, sql => sql`${calendars(sql, ctx)} and b.id = ${id}`)
  if (!calendar) throw notFound()
  return calendar
}

/** @throws `invalid` when the name is taken, or an inbox is not there. */
export async function createCalendar(ctx: MemberContext, given: NewCalendar): Promise<Calendar> {
  const id = await withAccount(ctx, async tx => {
    const { sql } = tx
    await assertFree(sql, ctx, given.name, null)
    const [made] = await sql<{ id: number }[]>`
      insert into charla.business_calendars (account_id, name, timezone, spans, holidays)
      values (${ctx.accountId}, ${given.name}, ${given.timezone}, ${sql.json(given.spans)}, ${sql.json(given.holidays)})
      returning id`
    const { id } = made as { id: number }
    await keep(tx, ctx, id, given.inbox_ids)
    return id
  })
  return findCalendar(ctx, id)
}

/** Changes what is named. @throws `invalid` as `createCalendar`. */
export async function updateCalendar(ctx: MemberContext, id: number, changes: CalendarChanges): Promise<Calendar> {
  await withAccount(ctx, async tx => {
    const { sql } = tx
    if (changes.name !== undefined) await assertFree(sql, ctx, changes.name, id)
    const [changed] = await sql`
      update charla.business_calendars set name = coalesce(${changes.name ?? null}, name),
        timezone = coalesce(${changes.timezone ?? null}, timezone),
        spans = ${changes.spans ? sql.json(changes.spans) : sql`spans`},
        holidays = ${changes.holidays ? sql.json(changes.holidays) : sql`holidays`}, updated_at = ${ctx.now()}
      where account_id = ${ctx.accountId} and id = ${id} returning id`
    if (!changed) throw notFound()
    if (changes.inbox_ids) await keep(tx, ctx, id, changes.inbox_ids)
  })
  return findCalendar(ctx, id)
}

/** Deletes a calendar; inboxes that kept it keep their own hours again. */
export async function deleteCalendar(ctx: MemberContext, id: number): Promise<void> {
  const [gone] = await inOneTrip(
    ctx,
    sql => sql`
    delete from charla.business_calendars where account_id = ${ctx.accountId} and id = ${id} returning id`,
  )
  if (!gone) throw notFound()
  announce(ctx.accountId) // the key of the inboxes may have changed
}

const calendars = (sql: Sql, ctx: MemberContext) => sql`
  select b.*, (
    select coalesce(array_agg(i.id order by i.id), '{}') from charla.inboxes i
    where i.account_id = b.account_id and i.business_calendar_id = b.id and i.deleted_at is null
  ) as inbox_ids
  from charla.business_calendars b where b.account_id = ${ctx.accountId}`

async function assertFree(sql: Sql, ctx: MemberContext, name: string, but: number | null): Promise<void> {
  const [taken] = await sql`
    select id from charla.business_calendars
    where account_id = ${ctx.accountId} and lower(name) = lower(${name}) and id is distinct from ${but}`
  if (taken) throw invalid('name: has already been taken', 'name')
}

/** Exactly these inboxes keep the calendar; those that kept another leave it. */
async function keep({ sql, grown }: Transaction, ctx: MemberContext, id: number, inboxIds: number[]): Promise<void> {
  const known = await sql`
    select id from charla.inboxes where account_id = ${ctx.accountId} and id = any(${inboxIds}) and deleted_at is null`
  if (known.length !== inboxIds.length) throw invalid('inbox_ids: must be inboxes of the account', 'inbox_ids')
  const changed = await sql`
    update charla.inboxes set business_calendar_id = case when id = any(${inboxIds}) then ${id}::bigint end
    where account_id = ${ctx.accountId} and (id = any(${inboxIds}) or business_calendar_id = ${id})
      and business_calendar_id is distinct from case when id = any(${inboxIds}) then ${id}::bigint end
    returning id`
  if (changed.length) grown() // the key of the inboxes changes
}
