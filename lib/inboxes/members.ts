import type { MemberContext } from '#lib/base/context.ts'
import { inOneTrip, type Sql, withAccount } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import { type Agent, forgetMembers, maySee } from '#lib/users/index.ts'

/** The members of the inbox, by name. */
export async function listInboxMembers(ctx: MemberContext, inboxId: number): Promise<Agent[]> {
  if (!maySee(ctx.actor, inboxId)) throw notFound()
  const rows = await inOneTrip<Agent & { found: number | null }>(
    ctx,
    sql => sql`
    select x.id as found, u.id, m.account_id, u.name, u.display_name, u.avatar_key, u.email, m.role, m.availability, m.auto_offline
    from charla.inboxes x
    left join charla.inbox_members i on (i.account_id, i.inbox_id) = (x.account_id, x.id)
    left join charla.account_users m on (m.account_id, m.user_id) = (i.account_id, i.user_id)
    left join charla.users u on u.id = m.user_id
    where x.account_id = ${ctx.accountId} and x.id = ${inboxId} and x.deleted_at is null
    order by lower(u.name), u.id`,
  )
  if (!rows.length) throw notFound()
  return rows.filter(row => row.id !== null)
}

/** Makes exactly these users the members of the inbox. Each must be a member of the account. */
export const replaceInboxMembers = (ctx: MemberContext, inboxId: number, userIds: number[]): Promise<void> =>
  changeInboxMembers(ctx, inboxId, userIds, 'replace')

/** Adds, takes out, or replaces members of the inbox. Who is to be one must be a member of the account (`invalid`). */
export async function changeInboxMembers(
  ctx: MemberContext,
  inboxId: number,
  userIds: number[],
  how: 'add' | 'remove' | 'replace',
): Promise<void> {
  const changed = await withAccount(ctx, async ({ sql, track }) => {
    const [inbox] = await sql`
      select id from charla.inboxes where account_id = ${ctx.accountId} and id = ${inboxId} and deleted_at is null for update`
    if (!inbox) throw notFound()
    if (how !== 'remove') await assertMembers(sql, ctx.accountId, userIds)
    const rows = await sql<{ user_id: number }[]>`
      select user_id from charla.inbox_members where account_id = ${ctx.accountId} and inbox_id = ${inboxId}`
    const before = new Set(rows.map(row => row.user_id))
    const added = how === 'remove' ? [] : [...new Set(userIds)].filter(id => !before.has(id))
    const gone = how === 'add' ? [] : [...before].filter(id => userIds.includes(id) === (how === 'remove'))
    await sql`
      delete from charla.inbox_members where account_id = ${ctx.accountId} and inbox_id = ${inboxId} and user_id = any(${gone})`
    await sql`
      insert into charla.inbox_members (account_id, inbox_id, user_id)
      select ${ctx.accountId}, ${inboxId}, unnest(${added}::bigint[]) on conflict do nothing`
    const moved = [...gone, ...added]
    if (moved.length) track({ name: 'permissions.changed', inboxId, data: { user_ids: moved } })
    return moved
  })
  forgetMembers(ctx.accountId, changed)
}

async function assertMembers(sql: Sql, accountId: number, userIds: number[]): Promise<void> {
  const known = await sql`
    select from charla.account_users where account_id = ${accountId} and user_id = any(${userIds})`
  if (known.length !== new Set(userIds).size)
    throw invalid('user_ids: not everybody is a member of the account', 'user_ids')
}

/** Who can be assigned conversations of every one of these inboxes: their members, and administrators. */
export async function assignableAgents(ctx: MemberContext, inboxIds: number[]): Promise<Agent[]> {
  if (!inboxIds.length) throw invalid("inbox_ids: can't be blank", 'inbox_ids')
  if (!inboxIds.every(id => maySee(ctx.actor, id))) throw notFound()
  const wanted = new Set(inboxIds).size
  // An account has an administrator always: without a row, one of the inboxes is not there.
  const agents = await inOneTrip<Agent>(
    ctx,
    sql => sql`
    select u.id, m.account_id, u.name, u.display_name, u.avatar_key, u.email, m.role, m.availability, m.auto_offline
    from charla.account_users m join charla.users u on u.id = m.user_id
    where m.account_id = ${ctx.accountId} and (m.role = 1 or (
      select count(*) from charla.inbox_members i
      where i.account_id = m.account_id and i.user_id = m.user_id and i.inbox_id = any(${inboxIds})
    ) = ${wanted}) and (
      select count(*) from charla.inboxes x where x.account_id = m.account_id and x.deleted_at is null and x.id = any(${inboxIds})
    ) = ${wanted}
    order by lower(u.name), u.id`,
  )
  if (!agents.length) throw notFound()
  return agents
}
