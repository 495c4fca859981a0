import { aside } from '#lib/base/asides.ts'
import type { Context, MemberContext } from '#lib/base/context.ts'
import { joining, type Sql, withAccount } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import { removeFiles } from '#lib/files/index.ts'
import type { InboxWire } from '#lib/protocol/index.ts'
import type { AnyChannelKind } from './channel-kind.ts'
import { type Inbox, inboxWire } from './inbox.ts'
import { type InboxSettings, settingsColumns } from './settings.ts'
import { saveHours, usualHours, weekOf } from './working-hours.ts'

/** The inboxes that the member may see, by name; or those of `only` that there are. */
export async function listInboxes(ctx: MemberContext, kinds: AnyChannelKind[], only?: number[]): Promise<InboxWire[]> {
  return withAccount(ctx, async ({ sql }) => {
    const inboxes = await sql<Inbox[]>`
      select i.*, ${weekOf(sql)} as working_hours from charla.inboxes i
      where i.account_id = ${ctx.accountId} and i.deleted_at is null and ${visible(sql, ctx)}
      ${only ? sql`and i.id = any(${only})` : sql``} order by lower(i.name), i.id`
    return present(sql, ctx, kinds, inboxes)
  })
}

export async function findInbox(ctx: MemberContext, kinds: AnyChannelKind[], id: number): Promise<InboxWire> {
  const [inbox] = await listInboxes(ctx, kinds, [id])
  if (!inbox) throw notFound()
  return inbox
}

/** Makes an inbox of the kind. Its maker becomes its first member. */
export async function createInbox(
  ctx: MemberContext,
  kind: AnyChannelKind,
  input: { name: string; settings: Record<string, unknown>; common?: InboxSettings },
): Promise<number> {
  return withAccount(ctx, async tx => {
    const { sql, grown } = tx
    const inbox = {
      account_id: ctx.accountId,
      name: input.name,
      channel_type: kind.channelType,
      traits: sql.json(kind.traits),
      ...settingsColumns(sql, input.common ?? {}),
    }
    const [row] = await sql<{ id: number }[]>`insert into charla.inboxes ${sql(inbox)} returning id`
    const { id } = row as { id: number }
    await kind.create(sql, ctx, id, input.settings)
    kind.connectLater?.(tx, ctx, id)
    const own = input.common?.working_hours ?? []
    const days = usualHours.map(day => own.find(one => one.day_of_week === day.day_of_week) ?? day)
    await saveHours(sql, ctx.accountId, id, days)
    await sql`insert into charla.inbox_members (account_id, inbox_id, user_id) values (${ctx.accountId}, ${id}, ${ctx.actor.userId})`
    await aside(joining(tx, ctx), 'inbox.created', id)
    grown() // the key of the inboxes changes
    return id
  })
}

export async function updateInbox(
  ctx: MemberContext,
  kind: AnyChannelKind,
  id: number,
  input: { name?: string | undefined; settings?: Record<string, unknown> | undefined; common?: InboxSettings },
): Promise<void> {
  await withAccount(ctx, async tx => {
    const { sql, grown } = tx
    const columns = {
      ...settingsColumns(sql, input.common ?? {}),
      ...(input.name === undefined ? {} : { name: input.name }),
      updated_at: ctx.now(),
    }
    const [row] = await sql`
      update charla.inboxes set ${sql(columns)}
      where account_id = ${ctx.accountId} and id = ${id} and channel_type = ${kind.channelType} and deleted_at is null
      returning id`
    if (!row) throw notFound()
    grown() // the key of the inboxes changes
    await saveHours(sql, ctx.accountId, id, input.common?.working_hours ?? [])
    if (input.settings && Object.keys(input.settings).length) {
      await kind.update(sql, ctx, id, input.settings)
      kind.connectLater?.(tx, ctx, id)
    }
    await aside(joining(tx, ctx), 'inbox.updated', id)
  })
}

/** Gives the inbox a face, or takes it away. */
export async function setInboxFace(ctx: MemberContext, id: number, key: string | null): Promise<void> {
  await withAccount(ctx, async tx => {
    const [before] = await tx.sql<{ avatar_key: string | null }[]>`
      with before as (
        select id, avatar_key from charla.inboxes
        where account_id = ${ctx.accountId} and id = ${id} and deleted_at is null for update
      )
      update charla.inboxes i set avatar_key = ${key}, updated_at = ${ctx.now()} from before
      where i.account_id = ${ctx.accountId} and i.id = before.id returning before.avatar_key`
    if (!before) throw notFound()
    if (before.avatar_key) removeFiles.later(tx, { keys: [before.avatar_key] })
  })
}

/** Gives the inbox's channel a new secret. @throws `invalid` when channels of this kind have none. */
export async function resetSecret(ctx: MemberContext, kind: AnyChannelKind, id: number): Promise<void> {
  const { resetSecret } = kind
  if (!resetSecret) throw invalid('id: this channel has no secret of its own', 'id')
  await withAccount(ctx, async ({ sql, grown }) => {
    await resetSecret(sql, ctx, id)
    await sql`update charla.inboxes set updated_at = ${ctx.now()} where account_id = ${ctx.accountId} and id = ${id}`
    grown() // the key of the inboxes changes
  })
}

/** The condition on `charla.inboxes i` that the actor may see the row. */
const visible = (sql: Sql, ctx: Context) =>
  ctx.actor.kind === 'member' && ctx.actor.inboxIds !== 'all' ? sql`i.id = any(${ctx.actor.inboxIds})` : sql`true`

async function present(sql: Sql, ctx: MemberContext, kinds: AnyChannelKind[], inboxes: Inbox[]): Promise<InboxWire[]> {
  const keys = await Promise.all(
    kinds.map(kind =>
      kind.present(
        sql,
        ctx.accountId,
        inboxes.filter(inbox => inbox.channel_type === kind.channelType).map(inbox => inbox.id),
        ctx.actor.role === 'administrator',
      ),
    ),
  )
  return inboxes.flatMap(inbox => {
    const at = keys.findIndex(map => map.has(inbox.id))
    const [own, kind] = [keys[at]?.get(inbox.id), kinds[at]]
    return own && kind ? [inboxWire(inbox, own, kind.traits)] : []
  })
}
