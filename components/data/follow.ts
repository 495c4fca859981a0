import type { ContactPush, LoggedEvent, MessagePush } from '#lib/protocol/index.ts'
import { type Conversation, fromPush, newerPreview, type Person, toContact, toPreview } from './conversation.ts'

/** Finds a member by id, to name an assignee that an event carries only by number. */
export type NameMember = (id: number) => Person | undefined

/** The conversation after the event; the same object when the event tells nothing new. */
export function followConversation(known: Conversation, event: LoggedEvent, member: NameMember): Conversation {
  switch (event.event) {
    case 'message.created':
    case 'message.updated':
      return event.data.conversation_id === known.id ? afterMessage(known, event.data, event.seq, member) : known
    case 'contact.updated':
      return afterContact(known, event.data)
    case 'conversation.created':
    case 'conversation.updated':
    case 'conversation.status_changed':
    case 'conversation.read':
    case 'assignee.changed':
    case 'team.changed':
    case 'conversation.contact_changed':
      return event.data.id === known.id ? afterState(known, fromPush(event.data, event.seq, known)) : known
    default:
      return known
  }
}

function afterState(known: Conversation, next: Conversation): Conversation {
  if (next.seen.full <= known.seen.full) return known
  if (next.seen.full > known.seen.message) return next
  const seen = { full: next.seen.full, message: known.seen.message }
  return { ...next, ...messageFields(known), seen }
}

function messageFields({ status, unread, lastActivityAt, waitingSince, assignee, preview }: Conversation) {
  return { status, unread, lastActivityAt, waitingSince, assignee, preview }
}

function afterMessage(known: Conversation, message: MessagePush, seq: number, member: NameMember): Conversation {
  const preview = newerPreview([toPreview(message)], known.preview)
  const lastMessageId = Math.max(known.lastMessageId, message.id)
  const late = seq <= Math.max(known.seen.full, known.seen.message)
  if (late) {
    const same = samePreview(preview, known.preview) && lastMessageId === known.lastMessageId
    return same ? known : { ...known, preview, lastMessageId }
  }
  const { assignee_id, status, unread_count, last_activity_at, waiting_since } = message.conversation
  return {
    ...known,
    status,
    unread: unread_count,
    lastActivityAt: last_activity_at,
    waitingSince: waiting_since,
    assignee: assigneeAfter(known.assignee, assignee_id, member),
    preview,
    lastMessageId,
    seen: { ...known.seen, message: seq },
  }
}

function assigneeAfter(known: Person | null, id: number | null, member: NameMember) {
  if (id === null) return null
  return known?.id === id ? known : (member(id) ?? { id, name: '', thumbnail: '' })
}

function samePreview(left: Conversation['preview'], right: Conversation['preview']) {
  return left?.id === right?.id && left?.text === right?.text
}

function afterContact(known: Conversation, contact: ContactPush): Conversation {
  return contact.id === known.contact.id ? { ...known, contact: toContact(contact) } : known
}

/** The conversation that an event is about, or null when it is about none. */
export function subjectOf(event: LoggedEvent): number | null {
  switch (event.event) {
    case 'message.created':
    case 'message.updated':
    case 'first.reply.created':
      return event.data.conversation_id
    case 'contact.created':
    case 'contact.merged':
    case 'contact.deleted':
    case 'contact.updated':
    case 'notification.created':
    case 'notification.updated':
    case 'notification.deleted':
    case 'account.cache_invalidated':
      return null
    default:
      return event.data.id
  }
}

/** Whether the event carries the whole conversation, so that an unknown one can be shown without asking. */
export function wholeConversation(event: LoggedEvent): Conversation | null {
  switch (event.event) {
    case 'conversation.created':
    case 'conversation.updated':
    case 'conversation.status_changed':
    case 'conversation.read':
    case 'assignee.changed':
    case 'team.changed':
    case 'conversation.contact_changed':
    case 'conversation.mentioned':
      return fromPush(event.data, event.seq)
    default:
      return null
  }
}
