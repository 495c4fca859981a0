import type { Context, MemberContext } from '#lib/base/context.ts'
import { type Sql, withAccount } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import type { InboxWire } from '#lib/protocol/index.ts'
import type { AnyChannelKind } from './channel-kind.ts'

export type Inbox = { id: number; name: string; channel_type: string }

/** The inboxes that the member may see, by name; or those of `only` that there are. */
export async function listInboxes(ctx: MemberContext, kinds: AnyChannelKind[], only?: number[]): Promise<InboxWire[]> {
  return withAccount(ctx, async ({ sql }) => {
    const inboxes = await sql<Inbox[]>`
      select id, name, channel_type from charla.inboxes where account_id = ${ctx.accountId} and ${visible(sql, ctx)}
      ${only ? sql`and id = any(${only})` : sql``} order by lower(name), id`
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
  input: { name: string; settings: Record<string, unknown> },
): Promise<number> {
  return withAccount(ctx, async ({ sql }) => {
    const [row] = await sql<{ id: number }[]>`
      insert into charla.inboxes (account_id, name, channel_type, traits)
      values (${ctx.accountId}, ${input.name}, ${kind.channelType}, ${sql.json(kind.traits)}) returning id`
    const { id } = row as { id: number }
    await kind.create(sql, ctx, id, input.settings)
    await sql`insert into charla.inbox_members (account_id, inbox_id, user_id) values (${ctx.accountId}, ${id}, ${ctx.actor.userId})`
    return id
  })
}

export async function updateInbox(
  ctx: MemberContext,
  kind: AnyChannelKind,
  id: number,
  input: { name?: string | undefined; settings?: Record<string, unknown> | undefined },
): Promise<void> {
  await withAccount(ctx, async ({ sql }) => {
    const [row] = await sql`
      update charla.inboxes set name = coalesce(${input.name ?? null}, name), updated_at = ${ctx.now()}
      where account_id = ${ctx.accountId} and id = ${id} and channel_type = ${kind.channelType} returning id`
    if (!row) throw notFound()
    if (input.settings && Object.keys(input.settings).length) await kind.update(sql, ctx, id, input.settings)
  })
}

/** Deletes the inbox with its conversations. */
export async function deleteInbox(ctx: MemberContext, id: number): Promise<void> {
  await withAccount(ctx, async ({ sql, track }) => {
    const [row] = await sql`delete from charla.inboxes where account_id = ${ctx.accountId} and id = ${id} returning id`
    if (!row) throw notFound()
    track({ name: 'permissions.changed', inboxId: id, data: { everyone: true } })
  })
}

/** The condition on `charla.inboxes` that the actor may see the row. */
const visible = (sql: Sql, ctx: Context) =>
  ctx.actor.kind === 'member' && ctx.actor.inboxIds !== 'all' ? sql`id = any(${ctx.actor.inboxIds})` : sql`true`

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
    const own = keys.map(map => map.get(inbox.id)).find(Boolean)
    return own ? [{ id: inbox.id, name: inbox.name, channel_type: inbox.channel_type, avatar_url: '', ...own }] : []
  })
}
