import { systemContext } from '#lib/base/context.ts'
import { inOneTrip } from '#lib/base/db/index.ts'
import type { Availability } from '#lib/protocol/index.ts'
import { availabilityOf, presentContacts, presentMembers } from '#lib/users/index.ts'

const TTL_MS = 2000
type Roster = { id: number; availability: number; auto_offline: boolean }[]
const rosters = new Map<number, { roster: Promise<Roster>; until: number }>()

/** Who of the account is available, by user id. Offline members are left out, as Chatwoot does. */
export async function availableUsers(accountId: number): Promise<Record<string, Availability>> {
  const [roster, present] = await Promise.all([rosterOf(accountId), presentMembers(accountId)])
  const entries = roster.map(member => [String(member.id), availabilityOf(member, present)] as const)
  return Object.fromEntries(entries.filter(([, availability]) => availability !== 'offline'))
}

export async function onlineContacts(accountId: number): Promise<Record<string, 'online'>> {
  return Object.fromEntries([...(await presentContacts(accountId))].map(id => [String(id), 'online' as const]))
}

/** A thousand agents ask at once after a restart: one question for all of them. */
function rosterOf(accountId: number): Promise<Roster> {
  const kept = rosters.get(accountId)
  if (kept && kept.until > Date.now()) return kept.roster
  if (rosters.size > 10_000) rosters.clear()
  const roster = inOneTrip<Roster[number]>(
    systemContext(accountId),
    sql => sql`
    select user_id as id, availability, auto_offline from charla.account_users where account_id = ${accountId}`,
  )
  roster.catch(() => rosters.delete(accountId))
  rosters.set(accountId, { roster, until: Date.now() + TTL_MS })
  return roster
}
