import type { Role } from '#lib/protocol/index.ts'

/** A member of the account who acts. `inboxIds` are the inboxes that this member may see, 'all' for administrators. */
export type Member = { kind: 'member'; userId: number; role: Role; inboxIds: number[] | 'all' }

/** Somebody outside the account, known to one inbox by `sourceId`. The ids are null until they have written. */
export type Visitor = {
  kind: 'visitor'
  inboxId: number
  sourceId: string
  contactId: number | null
  contactInboxId: number | null
}

/** Our own work: jobs, seeds, recurring tasks. */
export type System = { kind: 'system' }

/** For whom something is done. Verbs take it first; jobs carry it; nothing global stands in for it. */
export type Context<Actor extends Member | Visitor | System = Member | Visitor | System> = {
  accountId: number
  actor: Actor
  requestId: string
  now: () => Date
}

export type MemberContext = Context<Member>
export type VisitorContext = Context<Visitor>

export function systemContext(accountId: number, now: () => Date = () => new Date()): Context<System> {
  return { accountId, actor: { kind: 'system' }, requestId: 'system', now }
}

/** The member's user id, or null when nobody of the account acts. */
export const actingUserId = (ctx: Context): number | null => (ctx.actor.kind === 'member' ? ctx.actor.userId : null)
