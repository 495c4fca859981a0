import { z } from 'zod'
import type { AccountLocale } from '#lib/accounts/index.ts'
import {
  type Conversation,
  conversationPush,
  type Message,
  type MessageConversation,
  messagePush,
  readerOf,
} from '#lib/conversations/index.ts'
import { type NotificationType, type NotificationWire, notificationTypes } from '#lib/protocol/index.ts'
import { availableName, userPush } from '#lib/users/index.ts'
import { excerpt } from './mention.ts'
import { titleOf } from './words.ts'

type Name = { id: number; name: string; display_name: string | null }

/** A notification's row, with everything that its wire shapes show. */
export type Notification = {
  id: number
  account_id: number
  user_id: number
  conversation_id: number
  notification_type: number
  message_id: number | null
  actor_id: number | null
  meta: Record<string, unknown>
  read_at: Date | null
  snoozed_until: Date | null
  last_activity_at: Date
  created_at: Date
  updated_at: Date
}
export type Shown = Notification & {
  locale: AccountLocale
  inbox_name: string
  user: Name
  actor: Name | null
  conversation: Conversation
  message: (Message & MessageConversation) | null
}

export const typeNumber = (type: NotificationType) => notificationTypes.indexOf(type) + 1
export const typeName = (number: number): NotificationType =>
  notificationTypes[number - 1] ?? 'participating_conversation_new_message'

/** The notification in one line, and the words it is about. */
export const titleFor = ({ conversation, inbox_name, notification_type }: Shown, locale: AccountLocale): string =>
  titleOf(locale, typeName(notification_type), { displayId: conversation.display_id, inbox: inbox_name })

export function bodyFor({ message, conversation }: Shown): string {
  const said = message ?? conversation.last_chat_message
  if (!said?.content) return ''
  const by = said.sender_user ? availableName(said.sender_user) : said.sender_contact?.name
  return by ? `${by}: ${excerpt(said.content)}` : excerpt(said.content)
}

export const notificationWire = (shown: Shown): NotificationWire => ({
  id: shown.id,
  notification_type: typeName(shown.notification_type),
  push_message_title: titleFor(shown, shown.locale),
  push_message_body: bodyFor(shown),
  primary_actor_type: 'Conversation',
  primary_actor_id: shown.conversation_id,
  primary_actor: conversationPush(shown.conversation, readerOf(shown.user_id)),
  read_at: shown.read_at?.toISOString() ?? null,
  secondary_actor: shown.message
    ? messagePush(shown.message, readerOf(shown.user_id))
    : shown.actor && userPush(shown.actor),
  user: userPush(shown.user),
  created_at: seconds(shown.created_at),
  last_activity_at: seconds(shown.last_activity_at),
  snoozed_until: shown.snoozed_until?.toISOString() ?? null,
  meta: shown.meta,
})

const seconds = (date: Date) => Math.floor(date.getTime() / 1000)

/** The bare row, as Chatwoot answers whoever changes a notification. */
export const notificationRow = (one: Notification): z.output<typeof notificationRowAnswer> => ({
  id: one.id,
  account_id: one.account_id,
  user_id: one.user_id,
  notification_type: typeName(one.notification_type),
  primary_actor_type: 'Conversation',
  primary_actor_id: one.conversation_id,
  secondary_actor_type: one.message_id !== null ? 'Message' : one.actor_id !== null ? 'User' : null,
  secondary_actor_id: one.message_id ?? one.actor_id,
  read_at: one.read_at?.toISOString() ?? null,
  snoozed_until: one.snoozed_until?.toISOString() ?? null,
  last_activity_at: one.last_activity_at.toISOString(),
  created_at: one.created_at.toISOString(),
  updated_at: one.updated_at.toISOString(),
  meta: one.meta,
})

const type = z.enum(notificationTypes)
const meta = z.record(z.string(), z.unknown())
const person = z.looseObject({ id: z.number(), name: z.string() })

export const notificationRowAnswer = z.object({
  id: z.number(),
  account_id: z.number(),
  user_id: z.number(),
  notification_type: type,
  primary_actor_type: z.literal('Conversation'),
  primary_actor_id: z.number(),
  secondary_actor_type: z.enum(['Message', 'User']).nullable(),
  secondary_actor_id: z.number().nullable(),
  read_at: z.iso.datetime().nullable(),
  snoozed_until: z.iso.datetime().nullable(),
  last_activity_at: z.iso.datetime(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
  meta,
})

export const notificationAnswer = z.object({
  id: z.number(),
  notification_type: type,
  push_message_title: z.string(),
  push_message_body: z.string(),
  primary_actor_type: z.literal('Conversation'),
  primary_actor_id: z.number(),
  primary_actor: z.looseObject({ id: z.number(), inbox_id: z.number() }),
  read_at: z.iso.datetime().nullable(),
  secondary_actor: z.looseObject({ id: z.number() }).nullable(),
  user: person,
  created_at: z.number(),
  last_activity_at: z.number(),
  snoozed_until: z.iso.datetime().nullable(),
  meta,
})

export const notificationsAnswer = z.object({
  data: z.object({
    meta: z.object({
      unread_count: z.number(),
      count: z.number(),
      /** As it was asked for: Chatwoot's app compares it with the text that it sent. */
      current_page: z.union([z.number(), z.string()]),
    }),
    payload: z.array(notificationAnswer),
  }),
})
