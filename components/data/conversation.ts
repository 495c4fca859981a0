import type {
  ContactPush,
  ContactWire,
  ConversationPush,
  ConversationStatus,
  ConversationWire,
  MessagePush,
  MessageWire,
  Priority,
} from '#lib/protocol/index.ts'
import { messageType } from '#lib/protocol/message.ts'
import { nameOf } from './attachments.ts'
import { plainText } from './plain-text.ts'

export type Person = { id: number; name: string; thumbnail: string }
/** A team as a conversation names it. */
export type TeamName = { id: number; name: string }
export type ContactCard = Person & {
  email: string | null
  phone: string | null
  blocked: boolean
  custom: Record<string, unknown>
}

/** The last thing that was said, as a list shows it. */
export type Preview = {
  id: number
  text: string
  kind: 'incoming' | 'outgoing' | 'note' | 'activity'
  senderId: number | null
  at: number
}

/**
 * A conversation as the screens know it, whichever way it came. `seen` holds the sequence numbers of the newest full
 * state and of the newest message that shaped it, so that late events never take it back.
 */
export type Conversation = {
  id: number
  inboxId: number
  status: ConversationStatus
  priority: Priority | null
  canReply: boolean
  unread: number
  labels: string[]
  snoozedUntil: number | null
  waitingSince: number
  lastActivityAt: number
  createdAt: number
  updatedAt: number
  contactSeenAt: number
  agentSeenAt: number
  firstReplyAt: number | null
  attributes: Record<string, unknown>
  /** What the account keeps about it besides. */
  custom: Record<string, unknown>
  team: TeamName | null
  /** A signature has proven that the contact is who they say. */
  verified: boolean
  contact: ContactCard
  assignee: Person | null
  preview: Preview | null
  /** The newest message, activity too: what orders conversations within one second. */
  lastMessageId: number
  seen: { full: number; message: number }
}

/** Reshapes a conversation of the REST API. */
export function fromWire(wire: ConversationWire): Conversation {
  const { assignee } = wire.meta
  const last = wire.last_non_activity_message ?? wire.messages.at(-1) ?? null
  return {
    ...common(wire),
    contact: toContact(wire.meta.sender),
    assignee: assignee ? toAssignee(assignee) : null,
    preview: last && toPreview(last),
    lastMessageId: Math.max(0, last?.id ?? 0, ...wire.messages.map(message => message.id)),
    seen: { full: 0, message: 0 },
  }
}

/** Reshapes a conversation of an event. Events carry the last message only, so `known` may still know a better preview. */
export function fromPush(push: ConversationPush, seq: number, known?: Conversation): Conversation {
  const { assignee } = push.meta
  return {
    ...common(push),
    contact: toContact(push.meta.sender),
    assignee: assignee ? toAssignee(assignee) : null,
    preview: newerPreview(push.messages.map(toPreview), known?.preview ?? null),
    lastMessageId: Math.max(known?.lastMessageId ?? 0, ...push.messages.map(message => message.id)),
    seen: { full: seq, message: known?.seen.message ?? 0 },
  }
}

/** A person; or a bot, who goes by one name everywhere, and whose number may be a person's too. */
const toAssignee = (one: { id: number; name: string; thumbnail: string; available_name?: string }) => ({
  id: one.available_name === undefined ? -one.id : one.id,
  name: one.available_name ?? one.name,
  thumbnail: one.thumbnail,
})

function common(source: ConversationWire | ConversationPush) {
  return {
    id: source.id,
    inboxId: source.inbox_id,
    status: source.status,
    priority: source.priority,
    canReply: source.can_reply,
    unread: source.unread_count,
    labels: source.labels,
    snoozedUntil: source.snoozed_until,
    waitingSince: source.waiting_since,
    lastActivityAt: source.last_activity_at,
    createdAt: source.created_at,
    updatedAt: source.updated_at,
    contactSeenAt: source.contact_last_seen_at,
    agentSeenAt: source.agent_last_seen_at,
    firstReplyAt: source.first_reply_created_at,
    attributes: source.additional_attributes,
    custom: source.custom_attributes,
    team: source.meta.team ? { id: source.meta.team.id, name: source.meta.team.name } : null,
    verified: source.meta.hmac_verified,
  }
}

export function toContact(contact: ContactWire | ContactPush): ContactCard {
  return {
    id: contact.id,
    name: contact.name ?? '',
    email: contact.email,
    phone: contact.phone_number,
    thumbnail: contact.thumbnail,
    blocked: contact.blocked,
    custom: contact.custom_attributes,
  }
}

export function toPreview(message: MessageWire | MessagePush): Preview {
  return {
    id: message.id,
    text: textOf(message) || (message.attachments?.[0] ? nameOf(message.attachments[0]) : ''),
    kind: kindOf(message),
    senderId: message.sender?.type === 'user' ? message.sender.id : null,
    at: message.created_at,
  }
}

/** Members write Markdown; customers' words are as they are. */
const textOf = ({ content, message_type }: MessageWire | MessagePush) =>
  message_type === messageType.incoming ? content : plainText(content ?? '')

/** What a person would call the message. */
export function kindOf(message: Pick<MessageWire, 'message_type' | 'private'>): Preview['kind'] {
  if (message.message_type === messageType.activity) return 'activity'
  if (message.message_type === messageType.incoming) return 'incoming'
  return message.private ? 'note' : 'outgoing'
}

/** Activity never hides what somebody said; otherwise the later message wins. */
export function newerPreview(candidates: Preview[], known: Preview | null) {
  let best = known
  for (const candidate of candidates) {
    if (!best) best = candidate
    else if (candidate.kind === 'activity' && best.kind !== 'activity') continue
    else if (best.kind === 'activity' || candidate.id >= best.id) best = candidate
  }
  return best
}
