import type { MemberContext } from '#lib/base/context.ts'
import { forbidden } from '#lib/base/errors.ts'
import {
  type ConsentInput,
  type ContactsPicked,
  deleteContact,
  findContact,
  holdContacts,
  nextPickedContacts,
  recordConsent,
} from '#lib/contacts/index.ts'
import {
  assign,
  assignTeam,
  type ConversationsPicked,
  deleteConversation,
  holdConversations,
  nextPickedConversations,
  relabelConversation,
  setPriority,
  toggleStatus,
} from '#lib/conversations/index.ts'
import { relabelContact } from '#lib/labels/index.ts'
import type { BulkAction, Changes } from './bulk-action.ts'

/** What can be done to many of a noun. */
type Rows = {
  /** The next of those that conditions pick. */
  next: (
    ctx: MemberContext,
    picked: BulkAction['selection'],
    step: { after: number; upto: number; most: number },
  ) => Promise<number[]>
  hold: (ctx: MemberContext, ids: number[]) => Promise<void>
  change: (ctx: MemberContext, id: number, changes: Changes, present: Set<number>) => Promise<void>
}

const conversations: Rows = {
  next: (ctx, picked, step) => nextPickedConversations(ctx, picked as ConversationsPicked, step),
  hold: holdConversations,
  async change(ctx, id, { fields = {}, labels, snoozed_until, action_name }) {
    if (action_name === 'delete') return deleteConversation(asAdministrator(ctx), id)
    if (fields.team_id !== undefined) await assignTeam(ctx, id, fields.team_id)
    if (fields.assignee_id !== undefined) await assign(ctx, id, fields.assignee_id)
    if (fields.priority !== undefined) await setPriority(ctx, id, fields.priority)
    if (labels) await relabelConversation(ctx, id, labels)
    if (!fields.status) return
    const snoozedUntil = snoozed_until ? new Date(snoozed_until * 1000) : null
    await toggleStatus(ctx, id, { status: fields.status, snoozedUntil })
  },
}

const contacts: Rows = {
  next: (ctx, picked, step) => nextPickedContacts(ctx, picked as ContactsPicked, step),
  hold: holdContacts,
  async change(ctx, id, { labels, action_name, consent }, present) {
    if (action_name === 'delete') return deleteContact(asAdministrator(ctx), id, present)
    if (labels) await relabelContact(ctx, id, labels)
    if (consent) await recordConsent(ctx, (await findContact(ctx, id)).id, keptConsent(consent))
  },
}

/** In the order of `kinds`. */
export const rows: readonly [Rows, Rows] = [conversations, contacts]

function asAdministrator(ctx: MemberContext): MemberContext {
  if (ctx.actor.role !== 'administrator') throw forbidden()
  return ctx
}

/** JSON has kept the time as a text. */
const keptConsent = (consent: ConsentInput): ConsentInput =>
  consent.given_at ? { ...consent, given_at: new Date(consent.given_at) } : consent
