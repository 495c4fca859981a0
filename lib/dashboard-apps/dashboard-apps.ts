import type { MemberContext } from '#lib/base/context.ts'
import { inOneTrip } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import type { DashboardApp, DashboardAppChanges, NewDashboardApp } from './dashboard-app.ts'

/** The dashboard apps of the account in the order they were made, which is that of their tabs. */
export const listDashboardApps = (ctx: MemberContext): Promise<DashboardApp[]> =>
  inOneTrip<DashboardApp>(
    ctx,
    sql => sql`select * from charla.dashboard_apps where account_id = ${ctx.accountId} order by id`,
  )

export async function findDashboardApp(ctx: MemberContext, id: number): Promise<DashboardApp> {
  const [app] = await inOneTrip<DashboardApp>(
    ctx,
    sql => sql`select * from charla.dashboard_apps where account_id = ${ctx.accountId} and id = ${id}`,
  )
  if (!app) throw notFound()
  return app
}

/** Adds a page that every member sees beside the conversation. Charla only shows it: nothing is fetched from there. */
export async function createDashboardApp(ctx: MemberContext, given: NewDashboardApp): Promise<DashboardApp> {
  const [app] = await inOneTrip<DashboardApp>(
    ctx,
    sql => sql`
    insert into charla.dashboard_apps (account_id, title, content)
    values (${ctx.accountId}, ${given.title}, ${sql.json(given.content)}) returning *`,
  )
  return app as DashboardApp
}

export async function updateDashboardApp(
  ctx: MemberContext,
  id: number,
  { title, content }: DashboardAppChanges,
): Promise<DashboardApp> {
  const [app] = await inOneTrip<DashboardApp>(
    ctx,
    sql => sql`
    update charla.dashboard_apps set title = coalesce(${title ?? null}, title),
      content = ${content ? sql.json(content) : sql`content`}, updated_at = ${ctx.now()}
    where account_id = ${ctx.accountId} and id = ${id} returning *`,
  )
  if (!app) throw notFound()
  return app
}

export async function deleteDashboardApp(ctx: MemberContext, id: number): Promise<void> {
  const [gone] = await inOneTrip(
    ctx,
    sql => sql`delete from charla.dashboard_apps where account_id = ${ctx.accountId} and id = ${id} returning id`,
  )
  if (!gone) throw notFound()
}
