import { type Contact, contactPush } from '#lib/contacts/index.ts'
import {
  type Conversation,
  conversationPush,
  type Message,
  type MessageConversation,
  messagePush,
} from '#lib/conversations/index.ts'
import { messageType, senderNameTypes } from '#lib/protocol/index.ts'

/** The account or an inbox, as every payload names it. */
export type Named = { id: number; name: string }
export type Payload = Record<string, unknown>

const typeNames = Object.fromEntries(Object.entries(messageType).map(([name, number]) => [number, name]))

/** A conversation as webhooks are told of it (reference §3.4). */
export const conversationPayload = (account: Named, conversation: Conversation): Payload => ({
  ...conversationPush(conversation),
  account,
})

/** A contact, as webhooks are told of it, also as the sender of a message. */
export const contactPayload = (account: Named, contact: Contact): Payload => {
  const { type: _, company_id: __, ...rest } = contactPush(contact)
  return { account, ...rest, avatar: rest.thumbnail }
}

/** A message: unlike elsewhere its type is a word, and its time a text. */
export function messagePayload(
  account: Named,
  inbox: Named,
  message: Message & MessageConversation,
  conversation: Payload,
  senderEmail: string | null,
): Payload {
  const push = messagePush(message)
  return {
    account,
    additional_attributes: push.additional_attributes,
    content_attributes: push.content_attributes,
    content_type: push.content_type,
    content: push.content,
    conversation,
    created_at: message.created_at.toISOString(),
    id: push.id,
    inbox,
    message_type: typeNames[message.message_type],
    private: push.private,
    sender: senderPayload(account, message, senderEmail),
    source_id: push.source_id,
    ...(push.attachments ? { attachments: push.attachments } : {}),
  }
}

function senderPayload(account: Named, message: Message, email: string | null): Payload | null {
  const { sender_user: user, sender_contact: contact, sender_bot: bot } = message
  if (user) return { id: user.id, name: user.name, email, type: 'user' }
  if (contact) return contactPayload(account, contact)
  return bot ? { id: bot.id, name: bot.name, type: 'agent_bot' } : null
}

/** An inbox as `inbox_created` and `inbox_updated` carry it. Nothing of its channel but its kind: the rest may be secret. */
export const inboxPayload = (account: Named, inbox: InboxRow): Payload => {
  const { channel_type, sender_name_type, created_at, updated_at, ...settings } = inbox
  return {
    ...settings,
    sender_name_type: senderNameTypes[sender_name_type],
    created_at: created_at.toISOString(),
    updated_at: updated_at.toISOString(),
    channel: { channel_type },
    account,
  }
}

export type InboxRow = Payload & {
  id: number
  name: string
  channel_type: string
  sender_name_type: number
  created_at: Date
  updated_at: Date
}
