import type postgres from 'postgres'
import type { Sql } from '#lib/base/db/index.ts'
import { isOpen, weekOf } from '#lib/inboxes/index.ts'
import type { LauncherCampaignWire, TriggerRules, WorkingHoursWire } from '#lib/protocol/index.ts'

/** What `ongoingOf` finds: the campaigns of an inbox and when it is open. */
export type Ongoing = {
  campaigns: { id: number; rules: TriggerRules; in_hours: boolean }[] | null
  hours: WorkingHoursWire[] | null
  timezone: string
}

/** Columns of a statement that has the inbox as `i`: its campaigns, nulls where it has none. */
export const ongoingOf = (sql: Sql): postgres.Fragment => sql`
  k.campaigns, i.timezone, case when k.in_hours and i.working_hours_enabled then ${weekOf(sql)} end as hours`

/** What `ongoingOf` is told from. */
export const joinOngoing = (sql: Sql): postgres.Fragment => sql`
  left join lateral (
    select jsonb_agg(jsonb_build_object('id', o.display_id, 'rules', o.trigger_rules,
      'in_hours', o.trigger_only_during_business_hours) order by o.id) as campaigns,
      bool_or(o.trigger_only_during_business_hours) as in_hours
    from charla.campaigns o
    where (o.account_id, o.inbox_id) = (i.account_id, i.id) and o.enabled and o.campaign_type = 0
  ) k on true`

/** On which pages, and after how many seconds there, a campaign is to be shown now. None when there is nothing to wait for. */
export function dueOn({ campaigns, hours, timezone }: Ongoing, now: Date): LauncherCampaignWire[] {
  const closed = hours !== null && !isOpen(hours, timezone, now)
  return (campaigns ?? [])
    .filter(one => !(one.in_hours && closed))
    .map(({ id, rules }) => ({ id, url: rules.url ?? '', after: rules.time_on_page ?? 0 }))
}
