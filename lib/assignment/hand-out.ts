import type { Context } from '#lib/base/context.ts'
import { type Sql, withAccount } from '#lib/base/db/index.ts'
import { assignByTurn } from '#lib/conversations/index.ts'
import { type Agent, availabilityOf } from '#lib/users/index.ts'

/** As many conversations go in one transaction. */
const BATCH = 100
const BALANCED = 1
const LONGEST_WAITING = 1

type Rules = {
  enable_auto_assignment: boolean
  max_assignment_limit: number | null
  assignment_order: number | null
  conversation_priority: number | null
  fair_distribution_limit: number | null
  fair_distribution_window: number | null
}

type Candidate = Agent & {
  open: number
  recent: number
  /** The number of the last that they were given; 0 for who was given none. */
  turn: number
  team_ids: number[]
}

type Waiting = { id: number; display_id: number; inbox_id: number; contact_id: number; team_id: number | null }

/**
 * Hands out conversations of the inbox that are open and nobody's to its members who are online, in turns (reference 5.7):
 * to those of the conversation's team if it has one, to nobody who has reached the inbox's limit or the policy's. Whether
 * there may be more is answered. `only` these conversations, because their team has changed: then a team's go to it also
 * where the inbox hands out nothing by itself. One at a time for each inbox, so that no turn is given twice.
 */
export async function handOutInbox(
  ctx: Context,
  inboxId: number,
  present: Set<number>,
  only?: number[],
): Promise<boolean> {
  return withAccount(ctx, async tx => {
    const { sql } = tx
    const rules = await lockRules(sql, ctx, inboxId)
    if (!rules || (!rules.enable_auto_assignment && !only)) return false
    const candidates = (await candidatesOf(sql, ctx, inboxId, rules)).filter(
      one => availabilityOf(one, present) === 'online',
    )
    if (!candidates.length) return false
    const waiting = await lockWaiting(sql, ctx, inboxId, rules, only)
    let turn = Math.max(0, ...candidates.map(one => one.turn))
    let given = 0
    for (const conversation of waiting) {
      const chosen = choose(candidates, rules, conversation)
      if (!chosen) continue
      await assignByTurn(tx, ctx, conversation, chosen)
      await sql`
        insert into charla.auto_assignments (account_id, inbox_id, user_id, conversation_id, created_at)
        values (${ctx.accountId}, ${inboxId}, ${chosen.id}, ${conversation.id}, ${ctx.now()})`
      chosen.open++
      chosen.recent++
      chosen.turn = ++turn
      given++
    }
    return given > 0 && waiting.length === BATCH
  })
}

function choose(candidates: Candidate[], rules: Rules, { team_id }: Waiting): Candidate | undefined {
  const free = candidates.filter(
    one =>
      (team_id === null || one.team_ids.includes(team_id)) &&
      one.open < (rules.max_assignment_limit ?? Number.POSITIVE_INFINITY) &&
      one.recent < (rules.fair_distribution_limit ?? Number.POSITIVE_INFINITY),
  )
  const load = (one: Candidate) => (rules.assignment_order === BALANCED ? one.open : 0)
  return free.sort((a, b) => load(a) - load(b) || a.turn - b.turn || a.id - b.id)[0]
}

/** Whoever changes the members of the inbox waits as well. */
async function lockRules(sql: Sql, ctx: Context, inboxId: number): Promise<Rules | undefined> {
  const [rules] = await sql<Rules[]>`
    select i.enable_auto_assignment, (i.auto_assignment_config->>'max_assignment_limit')::int as max_assignment_limit,
      p.assignment_order, p.conversation_priority, p.fair_distribution_limit, p.fair_distribution_window
    from charla.inboxes i
    left join charla.inbox_assignment_policies k on (k.account_id, k.inbox_id) = (i.account_id, i.id)
    left join charla.assignment_policies p on (p.account_id, p.id) = (k.account_id, k.assignment_policy_id) and p.enabled
    where i.account_id = ${ctx.accountId} and i.id = ${inboxId} and i.deleted_at is null
    for no key update of i`
  return rules
}

async function candidatesOf(sql: Sql, ctx: Context, inboxId: number, rules: Rules): Promise<Candidate[]> {
  const since = new Date(ctx.now().getTime() - (rules.fair_distribution_window ?? 0) * 1000)
  return sql<Candidate[]>`
    select u.id, m.account_id, u.name, u.display_name, u.email, m.role, m.availability, m.auto_offline, (
      select count(*) from charla.conversations c
      where c.account_id = i.account_id and c.status = 0 and c.inbox_id = i.inbox_id and c.assignee_id = i.user_id
    )::int as open, (
      select count(*) from charla.auto_assignments a
      where (a.account_id, a.inbox_id, a.user_id) = (i.account_id, i.inbox_id, i.user_id) and a.created_at > ${since}
    )::int as recent, coalesce((
      select max(a.id) from charla.auto_assignments a
      where (a.account_id, a.inbox_id, a.user_id) = (i.account_id, i.inbox_id, i.user_id)
    ), 0) as turn, array(
      select t.team_id from charla.team_members t where (t.account_id, t.user_id) = (i.account_id, i.user_id)
    ) as team_ids
    from charla.inbox_members i
    join charla.account_users m on (m.account_id, m.user_id) = (i.account_id, i.user_id)
    join charla.users u on u.id = m.user_id
    where i.account_id = ${ctx.accountId} and i.inbox_id = ${inboxId}`
}

/** What somebody is changing at this moment comes next time. A team that is not to be handed to picks for itself. */
const lockWaiting = (sql: Sql, ctx: Context, inboxId: number, rules: Rules, only: number[] | undefined) => sql<
  Waiting[]
>`
  select c.id, c.display_id, c.inbox_id, c.contact_id, c.team_id from charla.conversations c
  where c.account_id = ${ctx.accountId} and c.status = 0 and c.inbox_id = ${inboxId} and c.assignee_id is null
    and c.assignee_agent_bot_id is null
    and (c.team_id is null or exists (
      select from charla.teams t where (t.account_id, t.id) = (c.account_id, c.team_id) and t.allow_auto_assign
    ))
    ${only ? sql`and c.id = any(${only})` : sql``} ${rules.enable_auto_assignment ? sql`` : sql`and c.team_id is not null`}
  order by ${rules.conversation_priority === LONGEST_WAITING ? sql`c.waiting_since nulls last,` : sql``} c.id
  limit ${BATCH} for no key update of c skip locked`
