import type { Member, MemberContext } from '#lib/base/context.ts'
import { AppError } from '#lib/base/errors.ts'
import { gather } from '#lib/base/gather.ts'
import { findMemberships, type MembershipRow } from '#lib/base/lookups.ts'
import { runtime } from '#lib/base/runtime.ts'
import { roleName } from './user.ts'

const TTL_MS = 10_000
const CHANNEL = 'members'
const known = new Map<string, { member: Member; until: number }>()
/** Rises whenever something is forgotten: what was asked before that may be the old state, and is not kept. */
let forgettings = 0
/** When something changed for everyone, all who listen ask at once: many in one question. */
const membership = gather({ most: 100, atOnce: 2 }, findMemberships)

/**
 * What the member may see in the account, now. Kept for ten seconds at most, and forgotten everywhere as soon as it is
 * known to have changed; `fresh` asks the database in any case. @throws `unauthenticated` when the person is not a member, or the account is suspended.
 */
export async function memberOf(userId: number, accountId: number, { fresh = false } = {}): Promise<Member> {
  const key = `${accountId}:${userId}`
  const kept = known.get(key)
  if (!fresh && kept && kept.until > Date.now()) return kept.member
  const asked = forgettings
  const member = asMember(userId, await membership({ userId, accountId }))
  if (known.size > 10_000) known.clear()
  if (asked === forgettings) known.set(key, { member, until: Date.now() + TTL_MS })
  return member
}

/** The member that the row says. @throws `unauthenticated` without one, or when the account is suspended. */
export function asMember(userId: number, row: MembershipRow | undefined): Member {
  if (!row) throw new AppError('unauthenticated', 'You are not authorized to access this account')
  if (row.status !== 0) throw new AppError('unauthenticated', 'Account is suspended')
  const role = roleName(row.role)
  return { kind: 'member', userId, role, inboxIds: role === 'administrator' ? 'all' : row.inbox_ids }
}

export async function memberContext(
  userId: number,
  accountId: number,
  requestId: string,
  now: () => Date,
): Promise<MemberContext> {
  return { accountId, actor: await memberOf(userId, accountId), requestId, now }
}

/** Call after a commit that changed what these members may see. */
export function forgetMembers(accountId: number, userIds: number[]): void {
  for (const userId of userIds) {
    forget(`${accountId}:${userId}`)
    runtime()
      .redis.publish(CHANNEL, `${accountId}:${userId}`)
      .catch(() => {})
  }
}

function forget(key: string): void {
  forgettings++
  known.delete(key)
}

/** Listens for what other processes forget. */
export async function shareForgetting(): Promise<void> {
  await runtime().redis.subscribe(CHANNEL, forget)
}

/** Whether the member may see conversations of this inbox. */
export const maySee = (member: Pick<Member, 'inboxIds'>, inboxId: number | null): boolean =>
  member.inboxIds === 'all' || (inboxId !== null && member.inboxIds.includes(inboxId))
