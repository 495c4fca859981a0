import type { MemberContext } from '#lib/base/context.ts'
import { withAccount } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import type { ConnectedApp } from './app.ts'
import { hooksSeenBy } from './hooks.ts'
import { apps } from './registry.ts'

/** Every app with the hooks that the member may see. Webhooks and dashboard apps have no hooks: they count themselves. */
export async function listApps(ctx: MemberContext): Promise<ConnectedApp[]> {
  return withAccount(ctx, async ({ sql }) => {
    const hooks = await hooksSeenBy(sql, ctx)
    const [themselves] = await sql<Record<string, boolean>[]>`
      select exists (select from charla.webhooks where account_id = ${ctx.accountId}) as webhook,
        exists (select from charla.dashboard_apps where account_id = ${ctx.accountId}) as dashboard_apps`
    return apps.map(app => {
      const own = hooks.filter(hook => hook.app_id === app.id)
      return { ...app, hooks: own, enabled: themselves?.[app.id] ?? own.length > 0 }
    })
  })
}

export async function findConnectedApp(ctx: MemberContext, id: string): Promise<ConnectedApp> {
  const app = (await listApps(ctx)).find(one => one.id === id)
  if (!app) throw notFound()
  return app
}
