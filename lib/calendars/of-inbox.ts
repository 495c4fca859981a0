import type postgres from 'postgres'
import type { Sql } from '#lib/base/db/index.ts'

/** The hours of the calendar that the inbox `i` keeps, as JSON like `Hours`; null when it keeps its own. */
export const calendarHours = (sql: Sql): postgres.Fragment => sql`(
  select jsonb_build_object('timezone', b.timezone, 'spans', b.spans, 'holidays', b.holidays)
  from charla.business_calendars b where (b.account_id, b.id) = (i.account_id, i.business_calendar_id))`
