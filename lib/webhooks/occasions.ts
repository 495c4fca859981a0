import type { EventRow } from '#lib/base/events.ts'
import { type Conversation, statusName } from '#lib/conversations/index.ts'
import { type ConversationStatus, messageType, type WebhookEvent } from '#lib/protocol/index.ts'
import {
  type Attributes,
  type Changes,
  change,
  changesBetween,
  watchedOfContact,
  watchedOfConversation,
} from './changes.ts'
import { contactPayload, conversationPayload, inboxPayload, messagePayload, type Payload } from './payloads.ts'
import type { Subjects } from './subjects.ts'

/** What a receiver can be told of: what webhooks subscribe to, and two that are for bots. */
export type Told = WebhookEvent | 'conversation_opened' | 'conversation_resolved'

/** Something to tell whoever wants to hear of it. What has the same `line` is told in its order. */
export type Occasion = {
  event: Told
  line: string
  payload: Payload
  inboxId: number | null
  conversationId: number | null
  contactId: number | null
  messageId: number | null
  /** The bot that has the conversation, whatever answers in its inbox. */
  botId: number | null
  /** Sent anew, for whoever carries messages. */
  retried?: boolean
}

/** What was told last, by id. It is moved on with what is told. */
export type Marks = { conversations: Map<number, Attributes>; contacts: Map<number, Attributes> }

/** What a run of events of one account is to its programs (reference §3.4), in order. */
export function occasionsOf(events: EventRow[], subjects: Subjects, marks: Marks): Occasion[] {
  const statuses = statusesAfter(events, subjects)
  return events.flatMap(event => {
    if (event.name.startsWith('contact.')) return ofContact(event, subjects, marks)
    if (event.name === 'webwidget.triggered') return ofWidget(event, subjects)
    if (event.name === 'inbox.created' || event.name === 'inbox.updated') return ofInbox(event, subjects)
    const typing = event.name === 'conversation.typing_on' || event.name === 'conversation.typing_off'
    const id = typing ? (event.data.conversation_id as number) : event.conversation_id
    const conversation = subjects.conversations.get(id ?? -1)
    if (!conversation) return []
    if (typing) return ofTyping(event, conversation, subjects)
    return [
      ...ofWhatWasSaid(event, conversation, subjects),
      ...ofConversation(event, conversation, subjects, statuses.get(event.seq)),
      ...ofChanges(event, conversation, subjects, marks),
    ]
  })
}

const about = (conversation: Conversation, event: EventRow) => ({
  line: `conversation:${conversation.id}`,
  inboxId: conversation.inbox_id,
  conversationId: conversation.id,
  contactId: conversation.contact_id,
  messageId: event.message_id,
  botId: conversation.assignee_agent_bot_id,
})

function ofWhatWasSaid(event: EventRow, conversation: Conversation, subjects: Subjects): Occasion[] {
  if (event.name !== 'message.created' && event.name !== 'message.updated') return []
  const message = subjects.messages.get(event.message_id ?? -1)
  const inbox = subjects.inboxes.get(conversation.inbox_id)
  if (!message || !inbox || message.message_type === messageType.activity) return []
  const payload = messagePayload(
    subjects.account,
    { id: inbox.id, name: inbox.name },
    message,
    conversationPayload(subjects.account, conversation),
    subjects.emails.get(message.sender_user?.id ?? -1) ?? null,
  )
  const told = { ...about(conversation, event), payload }
  const name = event.name === 'message.created' ? 'message_created' : 'message_updated'
  if (!event.data.retried) return [{ event: name, ...told }]
  return [
    { event: name, ...told },
    { event: 'message_created', ...told, retried: true },
  ]
}

type Moved = { before: ConversationStatus | null; after: ConversationStatus }

/** A conversation that began, or came to another status: which one then, whatever it is by now. */
function ofConversation(
  event: EventRow,
  conversation: Conversation,
  { account }: Subjects,
  moved: Moved | undefined,
): Occasion[] {
  const payload = conversationPayload(account, conversation)
  if (event.name === 'conversation.created')
    return [{ event: 'conversation_created', ...about(conversation, event), payload }]
  if (event.name !== 'conversation.status_changed' || !moved) return []
  const then = {
    ...about(conversation, event),
    payload: {
      ...payload,
      status: moved.after,
      changed_attributes: [change('status', moved.before, moved.after)],
    },
  }
  return [
    { event: 'conversation_status_changed', ...then },
    ...(moved.after === 'open' ? [{ event: 'conversation_opened' as const, ...then }] : []),
    ...(moved.after === 'resolved' ? [{ event: 'conversation_resolved' as const, ...then }] : []),
  ]
}

const changed = new Set(['conversation.updated', 'conversation.status_changed', 'assignee.changed', 'team.changed'])

/** Whatever happened, what differs from what was told last is told once. Of what was never told nobody knows what it was. */
function ofChanges(event: EventRow, conversation: Conversation, { account }: Subjects, marks: Marks): Occasion[] {
  const before = marks.conversations.get(conversation.id)
  const now = watchedOfConversation(conversation)
  marks.conversations.set(conversation.id, now)
  if (event.name === 'conversation.created') return []
  const changes: Changes = before ? changesBetween(before, now) : []
  if (!changes.length && (before || !changed.has(event.name))) return []
  const payload = { ...conversationPayload(account, conversation), changed_attributes: changes }
  return [{ event: 'conversation_updated', ...about(conversation, event), payload }]
}

function ofContact(event: EventRow, { account, contacts }: Subjects, marks: Marks): Occasion[] {
  const contact = contacts.get(event.contact_id ?? -1)
  if (!contact || (event.name !== 'contact.created' && event.name !== 'contact.updated')) return []
  const before = marks.contacts.get(contact.id)
  const now = watchedOfContact(contact)
  marks.contacts.set(contact.id, now)
  const nobody = { conversationId: null, messageId: null, botId: null }
  const told = { line: `contact:${contact.id}`, inboxId: event.inbox_id, contactId: contact.id, ...nobody }
  const payload = contactPayload(account, contact)
  if (event.name === 'contact.created') return [{ event: 'contact_created', ...told, payload }]
  const changed_attributes = before ? changesBetween(before, now) : []
  if (before && !changed_attributes.length) return []
  return [{ event: 'contact_updated', ...told, payload: { ...payload, changed_attributes } }]
}

function ofTyping(event: EventRow, conversation: Conversation, { account }: Subjects): Occasion[] {
  const { user, is_private } = event.data
  const payload = { user, conversation: conversationPayload(account, conversation), is_private }
  const name = event.name === 'conversation.typing_on' ? 'conversation_typing_on' : 'conversation_typing_off'
  return [{ event: name, ...about(conversation, event), payload }]
}

/** Who opens a website's widget has no row before they write: then there is neither id nor contact. */
function ofWidget(event: EventRow, subjects: Subjects): Occasion[] {
  const { contact_inbox_id, source_id, event_info } = event.data
  const inbox = subjects.inboxes.get(event.inbox_id ?? -1)
  if (!inbox) return []
  const known = subjects.contactInboxes.get(contact_inbox_id as number)
  const contact = subjects.contacts.get(known?.contact_id ?? -1)
  const conversation = subjects.conversations.get(known?.last_conversation_id ?? -1)
  const { account } = subjects
  const payload = {
    id: known?.id ?? null,
    contact: contact ? contactPayload(account, contact) : null,
    inbox: { id: inbox.id, name: inbox.name },
    account,
    current_conversation: conversation ? conversationPayload(account, conversation) : null,
    source_id,
    event_info,
  }
  const nobody = { conversationId: null, messageId: null, botId: null }
  const line = `visitor:${event.inbox_id}:${known?.id ?? event.seq}`
  return [{ event: 'webwidget_triggered', line, inboxId: inbox.id, contactId: contact?.id ?? null, ...nobody, payload }]
}

function ofInbox(event: EventRow, { account, inboxes }: Subjects): Occasion[] {
  const inbox = inboxes.get(event.inbox_id ?? -1)
  if (!inbox) return []
  const nobody = { conversationId: null, contactId: null, messageId: null, botId: null }
  const name = event.name === 'inbox.created' ? 'inbox_created' : 'inbox_updated'
  const payload = inboxPayload(account, inbox)
  return [{ event: name, line: `inbox:${inbox.id}`, inboxId: inbox.id, ...nobody, payload }]
}

/**
 * To which status each conversation came by each event. Where the event itself does not say (a message reopened it), it is
 * what the next one came from, or what it is now.
 */
function statusesAfter(events: EventRow[], { conversations }: Subjects): Map<number, Moved> {
  const found = new Map<number, Moved>()
  const next = new Map<number, ConversationStatus>()
  for (const event of events.toReversed()) {
    const conversation = conversations.get(event.conversation_id ?? -1)
    if (event.name !== 'conversation.status_changed' || !conversation) continue
    const said = event.data.status as [ConversationStatus, ConversationStatus] | undefined
    const after = said?.[1] ?? next.get(conversation.id) ?? statusName(conversation.status)
    found.set(event.seq, { before: said?.[0] ?? null, after })
    if (said) next.set(conversation.id, said[0])
    else next.delete(conversation.id)
  }
  return found
}
