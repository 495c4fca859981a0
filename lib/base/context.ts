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

/** A program of the account's that answers in the inboxes it is connected to. */
export type Bot = { kind: 'bot'; botId: number; name: string; inboxIds: number[] }

/** Our own work: jobs, seeds, recurring tasks. */
export type System = { kind: 'system' }

/** For whom something is done. Verbs take it first; jobs carry it; nothing global stands in for it. */
export type Context<Actor extends Member | Visitor | Bot | System = Member | Visitor | Bot | System> = {
  accountId: number
  actor: Actor
  requestId: string
  now: () => Date
}

export type MemberContext = Context<Member>
/** Who works on conversations: a member, or a bot. */
export type WorkerContext = Context<Member | Bot>
export type VisitorContext = Context<Visitor>

export function systemContext(accountId: number, now: () => Date = () => new Date()): Context<System> {
  return { accountId, actor: { kind: 'system' }, requestId: 'system', now }
}

/** The member's user id, or null when nobody of the account acts. */
export const actingUserId = (ctx: Context): number | null => (ctx.actor.kind === 'member' ? ctx.actor.userId : null)
