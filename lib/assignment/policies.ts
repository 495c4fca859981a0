import type { MemberContext } from '#lib/base/context.ts'
import { inOneTrip, type Sql, type Transaction, withAccount } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import { handOut } from './jobs.ts'
import type { Policy, PolicyChanges } from './policy.ts'

/** The policies of the account, by name. */
export const listPolicies = (ctx: MemberContext): Promise<Policy[]> =>
  inOneTrip<Policy>(ctx, sql => sql`${policies(sql, ctx)} order by lower(p.name), p.id`)

export async function findPolicy(ctx: MemberContext, id: number): Promise<Policy> {
  const [policy] = await inOneTrip<Policy>(ctx, sql => sql`${policies(sql, ctx)} and p.id = ${id}`)
  if (!policy) throw notFound()
  return policy
}

/** @throws `invalid` when the name is taken. */
export async function createPolicy(ctx: MemberContext, input: PolicyChanges & { name: string }): Promise<Policy> {
  return withAccount(ctx, async ({ sql }) => {
    await assertNameFree(sql, ctx, input.name)
    const [made] = await sql<[{ id: number }]>`
      insert into charla.assignment_policies ${sql({ account_id: ctx.accountId, ...defined(input) })} returning id`
    return one(sql, ctx, made.id)
  })
}

/** @throws `invalid` when the name is taken. */
export async function updatePolicy(ctx: MemberContext, id: number, changes: PolicyChanges): Promise<Policy> {
  return withAccount(ctx, async tx => {
    const { sql } = tx
    await assertNameFree(sql, ctx, changes.name, id)
    await sql`
      update charla.assignment_policies set ${sql({ ...defined(changes), updated_at: ctx.now() })}
      where account_id = ${ctx.accountId} and id = ${id}`
    for (const inboxId of await inboxIds(sql, ctx, id)) again(tx, ctx, inboxId)
    return one(sql, ctx, id)
  })
}

/** The inboxes that went by it go by none. */
export async function deletePolicy(ctx: MemberContext, id: number): Promise<void> {
  const [gone] = await inOneTrip<{ id: number }>(
    ctx,
    sql => sql`
    delete from charla.assignment_policies where account_id = ${ctx.accountId} and id = ${id} returning id`,
  )
  if (!gone) throw notFound()
}

/** The inboxes that go by the policy. */
export async function inboxesOfPolicy(ctx: MemberContext, id: number): Promise<number[]> {
  return withAccount(ctx, async ({ sql }) => {
    await one(sql, ctx, id)
    return inboxIds(sql, ctx, id)
  })
}

/** Makes the inbox go by the policy, in the place of the one that it goes by. */
export async function setPolicy(ctx: MemberContext, inboxId: number, policyId: number): Promise<Policy> {
  return withAccount(ctx, async tx => {
    const { sql } = tx
    const [inbox] = await sql`
      select from charla.inboxes where account_id = ${ctx.accountId} and id = ${inboxId} and deleted_at is null for key share`
    const [policy] = await sql`
      select from charla.assignment_policies where account_id = ${ctx.accountId} and id = ${policyId} for key share`
    if (!inbox || !policy) throw notFound()
    await sql`
      insert into charla.inbox_assignment_policies (account_id, inbox_id, assignment_policy_id)
      values (${ctx.accountId}, ${inboxId}, ${policyId})
      on conflict (account_id, inbox_id) do update set assignment_policy_id = excluded.assignment_policy_id`
    again(tx, ctx, inboxId)
    return one(sql, ctx, policyId)
  })
}

/** Makes the inbox go by no policy; with `policyId` only when it goes by that one. */
export async function unsetPolicy(ctx: MemberContext, inboxId: number, policyId?: number): Promise<void> {
  await withAccount(ctx, async ({ sql }) => {
    const [inbox] = await sql`
      select from charla.inboxes where account_id = ${ctx.accountId} and id = ${inboxId} and deleted_at is null`
    if (!inbox) throw notFound()
    if (policyId) await one(sql, ctx, policyId)
    await sql`
      delete from charla.inbox_assignment_policies where account_id = ${ctx.accountId} and inbox_id = ${inboxId}
        ${policyId ? sql`and assignment_policy_id = ${policyId}` : sql``}`
  })
}

export async function policyOfInbox(ctx: MemberContext, inboxId: number): Promise<Policy> {
  const [policy] = await inOneTrip<Policy>(
    ctx,
    sql => sql`${policies(sql, ctx)} and exists (
      select from charla.inbox_assignment_policies k
      where (k.account_id, k.assignment_policy_id) = (p.account_id, p.id) and k.inbox_id = ${inboxId})`,
  )
  if (!policy) throw notFound()
  return policy
}

const policies = (sql: Sql, ctx: MemberContext) => sql`
  select p.*, (
    select count(*) from charla.inbox_assignment_policies k
    where (k.account_id, k.assignment_policy_id) = (p.account_id, p.id)
  )::int as assigned_inbox_count
  from charla.assignment_policies p where p.account_id = ${ctx.accountId}`

async function one(sql: Sql, ctx: MemberContext, id: number): Promise<Policy> {
  const [policy] = await sql<Policy[]>`${policies(sql, ctx)} and p.id = ${id}`
  if (!policy) throw notFound()
  return policy
}

async function inboxIds(sql: Sql, ctx: MemberContext, id: number): Promise<number[]> {
  const rows = await sql<{ inbox_id: number }[]>`
    select inbox_id from charla.inbox_assignment_policies
    where account_id = ${ctx.accountId} and assignment_policy_id = ${id} order by inbox_id`
  return rows.map(row => row.inbox_id)
}

/** What waits may be somebody's now. */
const again = (tx: Transaction, ctx: MemberContext, inboxId: number) =>
  handOut.later(tx, { account_id: ctx.accountId, inbox_id: inboxId })

/** The index has the last word. */
async function assertNameFree(sql: Sql, ctx: MemberContext, name: string | undefined, id = 0): Promise<void> {
  const [other] = await sql`
    select from charla.assignment_policies where account_id = ${ctx.accountId} and name = ${name ?? ''} and id <> ${id}`
  if (other) throw invalid('name: has already been taken', 'name')
}

const defined = (given: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Record<
    string,
    string | number | boolean | null
  >
