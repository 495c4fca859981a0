import type postgres from 'postgres'
import type { Sql } from '#lib/base/db/index.ts'
import { hoursOf, type InboxHours, inboxIsOpen } from '#lib/inboxes/index.ts'

/** What `ongoingOf` finds of an inbox: whether it has campaigns for any time, or for when it is open, and when that is. */
export type Ongoing = InboxHours & {
  always: boolean | null
  in_hours: boolean | null
  working_hours_enabled: boolean
}

/** Columns of a statement that has the inbox as `i`, with `joinOngoing`. */
export const ongoingOf = (sql: Sql): postgres.Fragment => sql`
  k.always, k.in_hours, i.working_hours_enabled, ${hoursOf(sql)}`

export const joinOngoing = (sql: Sql): postgres.Fragment => sql`
  left join lateral (
    select bool_or(not o.trigger_only_during_business_hours) as always,
      bool_or(o.trigger_only_during_business_hours) as in_hours
    from charla.campaigns o
    where (o.account_id, o.inbox_id) = (i.account_id, i.id) and o.enabled and o.campaign_type = 0
  ) k on true`

/** Whether a page of the website may have to show a campaign now. */
export const anyDue = (one: Ongoing, now: Date): boolean =>
  Boolean(one.always || (one.in_hours && (!one.working_hours_enabled || inboxIsOpen(one, now))))
