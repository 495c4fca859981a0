import type { EventRow } from '#lib/base/events.ts'
import { type Contact, contactPush, nobody } from '#lib/contacts/index.ts'
import {
  type Conversation,
  conversationPush,
  type Message,
  type MessageConversation,
  messagePush,
} from '#lib/conversations/index.ts'
import { type Counts, notificationWire, type ShownNotification } from '#lib/notifications/index.ts'
import { type EventName, type LoggedEvent, messageType } from '#lib/protocol/index.ts'
import { userPush } from '#lib/users/index.ts'

/** An event as clients hear it, with what decides who may. */
export type Expanded = {
  seq: number
  /** Null for what is not told to anybody: our own events, and events about rows that are gone. */
  event: LoggedEvent | null
  /** The inbox that it is about, or for a contact every inbox that knows the contact. */
  inboxIds: number[]
  contactId: number | null
  contactInboxId: number | null
  /** The only member who hears of it, where it is one's own. */
  recipient: number | null
  /** Agents alone see notes and activity lines. */
  forVisitor: boolean
  permissions: { user_ids: number[]; everyone: boolean } | null
}

/** What events are about, by id. */
export type Subjects = {
  messages: Map<number, Message & MessageConversation>
  conversations: Map<number, Conversation>
  contacts: Map<number, Contact & { inbox_ids: number[] }>
  users: Map<number, { id: number; name: string; display_name: string | null }>
  notifications: Map<number, ShownNotification>
  /** By account and user. */
  unread: Map<string, Counts>
}

const visitorHears = new Set<EventName>([
  'message.created',
  'message.updated',
  'conversation.created',
  'conversation.updated',
  'conversation.status_changed',
  'conversation.read',
])

export const aboutMessage = (name: string) => name.startsWith('message.') || name === 'first.reply.created'
export const aboutContact = (name: string) => name.startsWith('contact.')
/** What every member hears. */
export const aboutAccount = (name: string) => name.startsWith('account.')
export const aboutNotification = (name: string) => name.startsWith('notification.')

export function expand(event: EventRow, subjects: Subjects): Expanded {
  const message = subjects.messages.get(event.message_id ?? -1)
  const conversation = subjects.conversations.get(event.conversation_id ?? -1)
  const contact = subjects.contacts.get(event.contact_id ?? -1)
  const performer = subjects.users.get(event.user_id ?? -1)
  const data = aboutNotification(event.name)
    ? ofNotification(event, subjects)
    : aboutAccount(event.name)
      ? event.data
      : (ofWhatIsGone(event) ?? ofWhatIsThere(event, { message, contact, conversation }))
  return {
    seq: event.seq,
    event: data
      ? ({
          seq: event.seq,
          event: event.name,
          data: { ...data, account_id: event.account_id, ...(performer ? { performer: userPush(performer) } : {}) },
        } as LoggedEvent)
      : null,
    inboxIds: aboutContact(event.name)
      ? (contact?.inbox_ids ?? (event.data.inbox_ids as number[] | undefined) ?? [])
      : event.inbox_id === null
        ? []
        : [event.inbox_id],
    contactId: event.contact_id,
    contactInboxId: conversation?.contact_inbox_id ?? message?.contact_inbox_id ?? null,
    recipient: typeof event.data.recipient === 'number' ? event.data.recipient : null,
    forVisitor:
      visitorHears.has(event.name as EventName) &&
      !(message && (message.private || message.message_type === messageType.activity)),
    permissions:
      event.name === 'permissions.changed' ? { user_ids: [], everyone: false, ...(event.data as object) } : null,
  }
}

type About = {
  message: (Message & MessageConversation) | undefined
  contact: Contact | undefined
  conversation: Conversation | undefined
}

function ofWhatIsThere({ name, data }: EventRow, { message, contact, conversation }: About) {
  if (name === 'message.updated')
    return message && { ...messagePush(message), previous_changes: data.previous_changes ?? {} }
  if (aboutMessage(name)) return message && messagePush(message)
  if (aboutContact(name)) return contact && contactPush(contact)
  return conversation && conversationPush(conversation)
}

function ofNotification({ name, account_id, data }: EventRow, { notifications, unread }: Subjects) {
  const shown = notifications.get(data.notification as number)
  const notification = name === 'notification.deleted' ? { id: data.notification } : shown && notificationWire(shown)
  return notification && { notification, ...unread.get(`${account_id}:${data.recipient}`) }
}

/** What is deleted cannot be looked up: its event carries what clients need to let go of it, and who had seen it. */
function ofWhatIsGone({ name, contact_id, inbox_id, data }: EventRow) {
  if (name === 'contact.deleted') return contactPush(nobody(contact_id as number))
  if (name === 'conversation.deleted') return { id: data.display_id, inbox_id }
  return undefined
}
