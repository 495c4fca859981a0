import type { Context, MemberContext } from '#lib/base/context.ts'
import { inOneTrip, type Sql, withAccount } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import type { Availability, Role } from '#lib/protocol/index.ts'
import { forgetMembers } from './membership.ts'
import { type Agent, availabilityNumber, roleNumber } from './user.ts'

/** The members of the account, by name. */
export async function listAgents(ctx: MemberContext): Promise<Agent[]> {
  return inOneTrip<Agent>(ctx, sql => sql`${agents(sql)} order by lower(u.name), u.id`)
}

export async function findAgent(ctx: MemberContext, userId: number): Promise<Agent> {
  const [agent] = await inOneTrip<Agent>(ctx, sql => sql`${agents(sql)} where u.id = ${userId}`)
  if (!agent) throw notFound()
  return agent
}

/** Changes a member. The last administrator cannot become an agent. */
export async function updateAgent(
  ctx: MemberContext,
  userId: number,
  changes: { role?: Role | undefined; availability?: Availability | undefined; auto_offline?: boolean | undefined },
): Promise<Agent> {
  await withAccount(ctx, async ({ sql, track }) => {
    if (changes.role === 'agent') await keepAnAdministrator(sql, ctx.accountId, userId, 'role')
    const [row] = await sql`
      update charla.account_users set
        role = coalesce(${changes.role ? roleNumber(changes.role) : null}, role),
        availability = coalesce(${changes.availability ? availabilityNumber(changes.availability) : null}, availability),
        auto_offline = coalesce(${changes.auto_offline ?? null}, auto_offline)
      where account_id = ${ctx.accountId} and user_id = ${userId} returning user_id`
    if (!row) throw notFound()
    if (changes.role) track({ name: 'permissions.changed', data: { user_ids: [userId] } })
  })
  forgetMembers(ctx.accountId, [userId])
  return findAgent(ctx, userId)
}

/** Takes the member out of the account. Conversations assigned to them become unassigned; what they wrote stays. */
export async function removeAgent(ctx: MemberContext, userId: number): Promise<void> {
  await leaveAccount(ctx, userId, sql => keepAnAdministrator(sql, ctx.accountId, userId, 'id'))
}

/** The same, also for the last administrator: for whoever looks after accounts from outside. `check` comes first, in the same transaction. */
export async function leaveAccount(
  ctx: Context,
  userId: number,
  check: (sql: Sql) => Promise<void> = async () => {},
): Promise<void> {
  await withAccount(ctx, async ({ sql, track }) => {
    await check(sql)
    const [row] = await sql`
      with gone as (
        delete from charla.account_users where account_id = ${ctx.accountId} and user_id = ${userId} returning account_id, user_id
      )
      insert into charla.former_members (account_id, user_id) select account_id, user_id from gone
      on conflict (account_id, user_id) do update set left_at = now() returning user_id`
    if (!row) throw notFound()
    // Everyone loads afresh: any number of conversations has just lost its assignee.
    track({ name: 'permissions.changed', data: { user_ids: [userId], everyone: true } })
  })
  forgetMembers(ctx.accountId, [userId])
}

/** Somebody must be able to administer the account. The lock makes two who demote each other wait in line. */
async function keepAnAdministrator(sql: Sql, accountId: number, userId: number, field: string): Promise<void> {
  const administrators = await sql<{ user_id: number }[]>`
    select user_id from charla.account_users where account_id = ${accountId} and role = 1 order by user_id for update`
  if (administrators.length === 1 && administrators[0]?.user_id === userId) {
    throw invalid('The account needs at least one administrator', field)
  }
}

const agents = (sql: Sql) => sql`
  select u.id, m.account_id, u.name, u.display_name, u.avatar_key, u.email, m.role, m.availability, m.auto_offline
  from charla.account_users m join charla.users u on u.id = m.user_id`
