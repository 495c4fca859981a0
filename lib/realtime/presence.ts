import { type Member, systemContext } from '#lib/base/context.ts'
import { inOneTrip } from '#lib/base/db/index.ts'
import type { Availability } from '#lib/protocol/index.ts'
import { availabilityOf, presentContacts, presentMembers } from '#lib/users/index.ts'
import { maySeeContact } from './audience.ts'

const TTL_MS = 2000

/** Who of the account is available, by user id. Offline members are left out, as Chatwoot does. */
export async function availableUsers(accountId: number): Promise<Record<string, Availability>> {
  const [roster, present] = await Promise.all([rosterOf(accountId), presentMembers(accountId)])
  const entries = roster.map(member => [String(member.id), availabilityOf(member, present)] as const)
  return Object.fromEntries(entries.filter(([, availability]) => availability !== 'offline'))
}

/** Who of the contacts that the member may see is there. */
export async function onlineContacts(accountId: number, member: Member): Promise<Record<string, 'online'>> {
  const seen = (await inboxesOfPresent(accountId)).filter(contact => maySeeContact(member, contact.inbox_ids))
  return Object.fromEntries(seen.map(({ id }) => [String(id), 'online' as const]))
}

const rosterOf = asked(accountId =>
  inOneTrip<{ id: number; availability: number; auto_offline: boolean }>(
    systemContext(accountId),
    sql => sql`
    select user_id as id, availability, auto_offline from charla.account_users where account_id = ${accountId}`,
  ),
)

const inboxesOfPresent = asked(async accountId => {
  const ids = [...(await presentContacts(accountId))]
  if (!ids.length) return []
  return inOneTrip<{ id: number; inbox_ids: number[] }>(
    systemContext(accountId),
    sql => sql`
    select p.id, array(
      select ci.inbox_id from charla.contact_inboxes ci where (ci.account_id, ci.contact_id) = (p.account_id, p.id)
    ) as inbox_ids
    from charla.contacts p where p.account_id = ${accountId} and p.id = any(${ids})`,
  )
})

/** A thousand agents ask at once after a restart: one question for all of them. */
function asked<Answer>(ask: (accountId: number) => Promise<Answer>): (accountId: number) => Promise<Answer> {
  const answers = new Map<number, { answer: Promise<Answer>; until: number }>()
  return accountId => {
    const kept = answers.get(accountId)
    if (kept && kept.until > Date.now()) return kept.answer
    if (answers.size > 10_000) answers.clear()
    const answer = ask(accountId)
    answer.catch(() => answers.delete(accountId))
    answers.set(accountId, { answer, until: Date.now() + TTL_MS })
    return answer
  }
}
