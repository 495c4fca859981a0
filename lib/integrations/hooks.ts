import { z } from 'zod'
import type { MemberContext } from '#lib/base/context.ts'
import { encrypt } from '#lib/base/crypto.ts'
import { inOneTrip, type Sql, withAccount } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import { checked } from '#lib/base/http/request.ts'
import { maySee } from '#lib/users/index.ts'
import type { App } from './app.ts'
import type { Hook, HookChanges, NewHook } from './hook.ts'
import { apps } from './registry.ts'

/** @throws `not_found` for a hook of an inbox that the member may not see. */
export const findHook = (ctx: MemberContext, id: number): Promise<Hook> =>
  withAccount(ctx, ({ sql }) => read(sql, ctx, id))

/** The hooks of the account and of the inboxes that the member may see, in the order they were made. */
export async function hooksSeenBy(sql: Sql, ctx: MemberContext): Promise<Hook[]> {
  const all = await sql<Hook[]>`${hooks(sql, ctx)} order by h.id`
  return all.filter(hook => seen(ctx, hook))
}

/**
 * Connects the account with an app, or an inbox when the app is of that kind.
 * @throws `invalid` when the app is not connected by hand, when its settings are not what it needs, when the inbox is
 * missing or not there, and when an app that is connected once is connected already.
 */
export async function createHook(ctx: MemberContext, given: NewHook): Promise<Hook> {
  const { app_id, inbox_id = null, status = true } = given
  const app = appByHand(app_id)
  const settings = seal(app, given.settings ?? {})
  return withAccount(ctx, async ({ sql }) => {
    await assertInbox(sql, ctx, app, inbox_id)
    const [made] = await sql<{ id: number }[]>`
      insert into charla.integrations_hooks (account_id, app_id, inbox_id, single, enabled, settings)
      values (${ctx.accountId}, ${app.id}, ${inbox_id}, ${!app.allow_multiple_hooks}, ${status}, ${settings})
      on conflict (account_id, app_id) where single do nothing returning id`
    if (!made) throw invalid('app_id: is connected already', 'app_id')
    return read(sql, ctx, made.id)
  })
}

/** Switches the hook on or off, or gives it other settings, which replace those before. @throws `invalid` as `createHook`. */
export async function updateHook(ctx: MemberContext, id: number, { status, settings }: HookChanges): Promise<Hook> {
  return withAccount(ctx, async ({ sql }) => {
    const hook = await read(sql, ctx, id)
    await sql`
      update charla.integrations_hooks set enabled = coalesce(${status ?? null}, enabled), updated_at = ${ctx.now()},
        settings = coalesce(${settings ? seal(appByHand(hook.app_id), settings) : null}, settings)
      where account_id = ${ctx.accountId} and id = ${id}`
    return read(sql, ctx, id)
  })
}

export async function deleteHook(ctx: MemberContext, id: number): Promise<void> {
  const [gone] = await inOneTrip(
    ctx,
    sql => sql`delete from charla.integrations_hooks where account_id = ${ctx.accountId} and id = ${id} returning id`,
  )
  if (!gone) throw notFound()
}

/**
 * Chatwoot 4.15 has no app that makes an answer of an event, and neither have we: what writes for agents is asked for
 * elsewhere. @throws `invalid` always, `not_found` for a hook that the member may not see.
 */
export async function processEvent(ctx: MemberContext, id: number): Promise<never> {
  await findHook(ctx, id)
  throw invalid('event: No processor found', 'event')
}

type AppByHand = App & { settings: z.ZodType }

function appByHand(id: string): AppByHand {
  const app = apps.find(one => one.id === id)
  if (!app) throw invalid('app_id: is not an app', 'app_id')
  if (!app.settings) throw invalid('app_id: is not connected by a hook', 'app_id')
  return app as AppByHand
}

const seal = (app: AppByHand, settings: Record<string, unknown>): string =>
  encrypt(JSON.stringify(checked(z.object({ settings: app.settings }), { settings }).settings))

/** Holds the inbox until the transaction ends, so that nobody takes it away before it is referred to. */
async function assertInbox(sql: Sql, ctx: MemberContext, app: App, inboxId: number | null): Promise<void> {
  if (app.hook_type === 'account') {
    if (inboxId !== null) throw invalid('inbox_id: this app is connected with the whole account', 'inbox_id')
    return
  }
  const [inbox] = await sql`
    select from charla.inboxes
    where account_id = ${ctx.accountId} and id = ${inboxId} and deleted_at is null for key share`
  if (!inbox) throw invalid('inbox_id: is not an inbox of this account', 'inbox_id')
}

async function read(sql: Sql, ctx: MemberContext, id: number): Promise<Hook> {
  const [hook] = await sql<Hook[]>`${hooks(sql, ctx)} and h.id = ${id}`
  if (!hook || !seen(ctx, hook)) throw notFound()
  return hook
}

const seen = (ctx: MemberContext, hook: Hook) => hook.inbox_id === null || maySee(ctx.actor, hook.inbox_id)

const hooks = (sql: Sql, ctx: MemberContext) => sql`
  select h.id, h.account_id, h.app_id, h.inbox_id, i.name as inbox_name, h.enabled, h.settings, h.reference_id
  from charla.integrations_hooks h left join charla.inboxes i on (i.account_id, i.id) = (h.account_id, h.inbox_id)
  where h.account_id = ${ctx.accountId} and i.deleted_at is null`
