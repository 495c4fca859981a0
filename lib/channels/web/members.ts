import type { VisitorContext } from '#lib/base/context.ts'
import { inOneTrip } from '#lib/base/db/index.ts'
import { faceUrl } from '#lib/files/index.ts'
import type { WidgetInboxMemberWire } from '#lib/protocol/index.ts'
import { type Agent, availabilityOf, availableName, presentMembers } from '#lib/users/index.ts'

/** The people behind the inbox, as a visitor may know them: names and whether they are there. */
export async function listMembersForVisitors(ctx: VisitorContext): Promise<WidgetInboxMemberWire[]> {
  const [agents, present] = await Promise.all([
    inOneTrip<Agent>(
      ctx,
      sql => sql`
      select u.id, u.name, u.display_name, u.avatar_key, m.availability, m.auto_offline
      from charla.inbox_members i
      join charla.account_users m on (m.account_id, m.user_id) = (i.account_id, i.user_id)
      join charla.users u on u.id = m.user_id
      where i.account_id = ${ctx.accountId} and i.inbox_id = ${ctx.actor.inboxId} order by u.id limit 100`,
    ),
    presentMembers(ctx.accountId),
  ])
  return agents.map(agent => ({
    id: agent.id,
    name: availableName(agent),
    avatar_url: faceUrl(agent.avatar_key),
    availability_status: availabilityOf(agent, present),
  }))
}
