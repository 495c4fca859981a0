import { z } from 'zod'
import { botPush } from '#lib/agent-bots/index.ts'
import { id, text } from '#lib/base/text.ts'
import { type Contact, contactPush, nobody } from '#lib/contacts/index.ts'
import {
  type ContactPush,
  type ConversationStatus,
  contentTypes,
  conversationStatuses,
  type MessagePush,
  type MessageType,
  type MessageWire,
  messageMaxLength,
  messageStatuses,
  messageType,
  type SenderPush,
} from '#lib/protocol/index.ts'
import { userPush } from '#lib/users/index.ts'
import { type Attachment, attachmentsInput, attachmentWire, type Reader } from './attachment.ts'
import { contentFields, fits } from './content.ts'
import { withInlinePictures } from './inline-pictures.ts'
import { renderMarkdown, renderPlain } from './markdown.ts'

export const senderType = { user: 0, contact: 1, bot: 2 } as const
const senderNames = ['User', 'Contact', 'AgentBot'] as const

/** A message's row, with who sent it and what its conversation is now. */
export type Message = {
  id: number
  account_id: number
  conversation_id: number
  display_id: number
  inbox_id: number
  message_type: MessageType
  content_type: number
  content: string | null
  content_attributes: Record<string, unknown>
  /** Null for none. */
  additional_attributes: Record<string, unknown> | null
  private: boolean
  status: number
  sender_type: number | null
  sender_id: number | null
  source_id: string | null
  echo_id: string | null
  created_at: Date
  updated_at: Date
  sender_user: { id: number; name: string; display_name: string | null } | null
  sender_contact: Contact | null
  sender_bot: { id: number; name: string; avatar_key?: string | null } | null
  /** Null for none. */
  attachments: Attachment[] | null
}

export type MessageConversation = {
  assignee_id: number | null
  conversation_status: number
  unread_count: number
  last_activity_at: Date
  waiting_since: Date | null
  first_reply_created_at: Date | null
  source_id_of_contact: string
  contact_inbox_id: number
}

/**
 * The fields of a message that a client sends; `saysSomething` is to be asked besides. What the customer said (`incoming`) is
 * a program's to bring, where there is one; `source_id` is what it calls the message.
 */
export const messageFields = z.object({
  content: text(messageMaxLength).nullable().optional(),
  private: z.boolean().default(false),
  message_type: z.enum(['outgoing', 'incoming']).default('outgoing'),
  source_id: text(255).min(1).nullable().optional(),
  echo_id: z.union([text(255).min(1), z.number().transform(String)]).optional(),
  ...contentFields,
  attachments: attachmentsInput.optional(),
  is_voice_message: z.boolean().optional(),
})

/** Whitespace alone is nothing; files need no words, and templates have their own. */
export const saysSomething = {
  check: (input: {
    content?: string | null | undefined
    attachments?: unknown[] | undefined
    template_params?: Record<string, unknown> | undefined
  }) => Boolean(input.content?.trim() || input.attachments?.length || input.template_params?.name),
  otherwise: { path: ['content'], message: "can't be blank" },
}

/** In whose name a member's program writes: a bot of the account's. Anything else is the member. */
const inName = { sender_type: text(255).nullable().optional(), sender_id: id().nullable().optional() }

/** What a client sends to make a message. */
export const newMessage = messageFields
  .extend(inName)
  .refine(saysSomething.check, saysSomething.otherwise)
  .superRefine(fits)

export const seconds = (date: Date | null): number | null => (date ? Math.floor(date.getTime() / 1000) : null)

export const senderWire = (message: Message): SenderPush | undefined =>
  message.sender_user
    ? userPush(message.sender_user)
    : message.sender_contact
      ? contactPush(message.sender_contact)
      : message.sender_bot
        ? botPush(message.sender_bot)
        : undefined

/** Links to files are for `reader`; unless one is named for programs of the account. */
export function messageWire(message: Message, reader?: Reader): MessageWire {
  const from = senderWire(message)
  return {
    id: message.id,
    content: message.content,
    content_html: html(message),
    inbox_id: message.inbox_id,
    conversation_id: message.display_id,
    message_type: message.message_type,
    content_type: contentTypes[message.content_type] ?? 'text',
    content_attributes: withInlinePictures(message, reader),
    status: messageStatuses[message.status] ?? 'sent',
    private: message.private,
    source_id: message.source_id,
    ...(message.echo_id ? { echo_id: message.echo_id } : {}),
    created_at: seconds(message.created_at) as number,
    ...(from ? { sender: from } : {}),
    ...(message.attachments?.length
      ? { attachments: message.attachments.map(one => attachmentWire(one, reader)) }
      : {}),
  }
}

/**
 * The message as a visitor may read it. Who a contact is they know themselves, or are not to know (members may merge
 * contacts): of it only that it is there is told.
 */
export const messageForVisitor = <M extends Pick<MessageWire, 'sender'>>(message: M): M => ({
  ...message,
  ...('additional_attributes' in message ? { additional_attributes: {} } : {}),
  ...('content_attributes' in message ? { content_attributes: ownAffairs(message.content_attributes) } : {}),
  ...(message.sender?.type === 'contact' ? { sender: contactForVisitor(message.sender) } : {}),
})

/** To whom else it went, and what a program had to say of its delivery. */
const ownAffairs = (attributes: unknown) => {
  const {
    to_emails: _,
    cc_emails: __,
    bcc_emails: ___,
    external_error: ____,
    ...rest
  } = attributes as Record<string, unknown>
  return rest
}

/** A contact in what visitors hear. */
export const contactForVisitor = ({ id }: { id: number }): ContactPush => contactPush(nobody(id))

export const messagePush = (message: Message & MessageConversation, reader?: Reader): MessagePush => ({
  ...messageWire(message, reader),
  account_id: message.account_id,
  updated_at: message.updated_at.toISOString(),
  sender_type: message.sender_type === null ? null : (senderNames[message.sender_type] ?? null),
  sender_id: message.sender_id,
  additional_attributes: message.additional_attributes ?? {},
  processed_message_content: message.content,
  external_source_ids: {},
  sentiment: {},
  conversation: {
    assignee_id: message.assignee_id,
    status: conversationStatuses[message.conversation_status] as ConversationStatus,
    unread_count: cap(message.unread_count),
    last_activity_at: seconds(message.last_activity_at) as number,
    waiting_since: seconds(message.waiting_since) ?? 0,
    first_reply_created_at: seconds(message.first_reply_created_at),
    contact_inbox: { source_id: message.source_id_of_contact },
  },
})

/** Chatwoot's clients expect at most ten. */
export const cap = (unread: number) => Math.min(unread, 10)

function html(message: Message): string {
  if (!message.content) return ''
  return message.message_type === messageType.outgoing || message.message_type === messageType.template
    ? renderMarkdown(message.content)
    : renderPlain(message.content)
}
