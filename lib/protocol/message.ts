import type { UserPush } from './agent.ts'
import type { BotPush } from './agent-bot.ts'
import type { AttachmentWire } from './attachment.ts'
import type { ContactPush } from './contact.ts'

/** On the wire a message's type is its number, everywhere but in webhooks. */
export const messageType = { incoming: 0, outgoing: 1, activity: 2, template: 3 } as const
export type MessageType = (typeof messageType)[keyof typeof messageType]

export const messageStatuses = ['sent', 'delivered', 'read', 'failed'] as const
export type MessageStatus = (typeof messageStatuses)[number]

/** Kinds of content; all but `text` say more in `content_attributes`. The order is that of Chatwoot's numbers. */
export const contentTypes = [
  'text',
  'input_text',
  'input_textarea',
  'input_email',
  'input_select',
  'cards',
  'form',
  'article',
  'incoming_email',
  'input_csat',
  'integrations',
  'sticker',
  'voice_call',
] as const
export type ContentType = (typeof contentTypes)[number]

/** Longest text of a message, in characters (UTF-16 units). */
export const messageMaxLength = 150_000

export type SenderPush = UserPush | ContactPush | BotPush

/** A message as the REST API answers. `content_html` is the content rendered and made safe by the server. */
export type MessageWire = {
  id: number
  content: string | null
  content_html: string
  inbox_id: number
  /** The conversation's `display_id`. */
  conversation_id: number
  message_type: MessageType
  content_type: ContentType
  content_attributes: Record<string, unknown>
  status: MessageStatus
  private: boolean
  source_id: string | null
  echo_id?: string
  created_at: number
  sender?: SenderPush
  /** There when there are some. */
  attachments?: AttachmentWire[]
}

/** A message as events carry it. `conversation` is the conversation's state now, so that lists can follow. */
export type MessagePush = MessageWire & {
  processed_message_content: string | null
  external_source_ids: Record<string, never>
  sentiment: Record<string, never>
  account_id: number
  updated_at: string
  sender_type: 'User' | 'Contact' | 'AgentBot' | null
  sender_id: number | null
  additional_attributes: Record<string, unknown>
  conversation: {
    assignee_id: number | null
    status: ConversationStatus
    unread_count: number
    last_activity_at: number
    waiting_since: number
    first_reply_created_at: number | null
    contact_inbox: { source_id: string }
  }
}

export const conversationStatuses = ['open', 'resolved', 'pending', 'snoozed'] as const
export type ConversationStatus = (typeof conversationStatuses)[number]
