import { randomUUID } from 'node:crypto'
import { createAccount } from '#lib/accounts/index.ts'
import { type MemberContext, systemContext } from '#lib/base/context.ts'
import { decrypt } from '#lib/base/crypto.ts'
import { withSystem } from '#lib/base/db/index.ts'
import { webWidget } from '#lib/channels/index.ts'
import { createInbox, replaceInboxMembers } from '#lib/inboxes/index.ts'
import { addMember, ensureUser } from '#lib/users/index.ts'
import { fill, type Size } from './fill.ts'
import { labels, teams } from './words.ts'

export type FilledAccount = {
  accountId: number
  inboxIds: number[]
  administrator: { userId: number; token: string }
  /** Agents; the first is a member of the last inbox alone. */
  agents: { userId: number; token: string }[]
}

/** An account with an administrator, agents, inboxes, teams and labels, and a year of conversations. */
export async function filledAccount(name: string, size: Size, { agents = 20, inboxes = 6 } = {}) {
  const { accountId, people } = await withSystem(async sql => {
    const accountId = await createAccount(sql, { name })
    const people = []
    for (let i = 0; i <= agents; i++) {
      const email = `${randomUUID()}@example.test`
      const userId = await ensureUser(sql, { authId: randomUUID(), email, name: i ? `Agent ${i}` : 'Administrator' })
      await addMember(sql, accountId, userId, i ? 0 : 1)
      const [row] = await sql<{ access_token: string }[]>`select access_token from charla.users where id = ${userId}`
      people.push({ userId, token: decrypt(row?.access_token ?? '') })
    }
    return { accountId, people }
  })
  const [administrator, ...others] = people as [FilledAccount['administrator'], ...FilledAccount['agents']]
  const actor = { kind: 'member', userId: administrator.userId, role: 'administrator', inboxIds: 'all' } as const
  const ctx: MemberContext = { ...systemContext(accountId), actor }
  const inboxIds: number[] = []
  for (let i = 1; i <= inboxes; i++) {
    const inboxId = await createInbox(ctx, webWidget, {
      name: `Website ${i}`,
      settings: { website_url: 'https://example.com' },
      common: { enable_email_collect: false, enable_auto_assignment: false },
    })
    const members = others.filter((_, at) => (at === 0 ? i === inboxes : (at + i) % 2 === 0 || inboxes === 1))
    await replaceInboxMembers(
      ctx,
      inboxId,
      members.map(one => one.userId),
    )
    inboxIds.push(inboxId)
  }
  await withSystem(async sql => {
    await sql`insert into charla.labels (account_id, title) select ${accountId}, unnest(${labels}::text[])`
    const made = await sql<{ id: number }[]>`
      insert into charla.teams (account_id, name) select ${accountId}, unnest(${teams}::text[]) returning id`
    const teamIds = made.map(team => team.id)
    await sql`
      insert into charla.team_members (account_id, team_id, user_id)
      select ${accountId}, t, u from unnest(${teamIds}::bigint[]) t, unnest(${people.map(one => one.userId)}::bigint[]) u
      where (t + u) % 2 = 0`
    await fill(sql, { accountId, inboxIds, teamIds, labels, userIds: people.map(one => one.userId) }, size)
  })
  return { accountId, inboxIds, administrator, agents: others } satisfies FilledAccount
}
