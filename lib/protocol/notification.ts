import type { UserPush } from './agent.ts'
import type { ConversationPush } from './conversation.ts'
import type { MessagePush } from './message.ts'

/** Of what members are told. The number of each is its place in this list, counted from one. */
export const notificationTypes = [
  'conversation_creation',
  'conversation_assignment',
  'assigned_conversation_new_message',
  'conversation_mention',
  'participating_conversation_new_message',
  'sla_missed_first_response',
  'sla_missed_next_response',
  'sla_missed_resolution',
] as const
export type NotificationType = (typeof notificationTypes)[number]

export type NotificationWire = {
  id: number
  notification_type: NotificationType
  push_message_title: string
  push_message_body: string
  primary_actor_type: 'Conversation'
  /** Not the number that people use, which is `primary_actor.id`. `read_all` takes it. */
  primary_actor_id: number
  primary_actor: ConversationPush
  read_at: string | null
  /** The message, or the member who assigned. */
  secondary_actor: MessagePush | UserPush | null
  user: UserPush
  created_at: number
  last_activity_at: number
  snoozed_until: string | null
  meta: Record<string, unknown>
}

/** What events about notifications carry. The counts leave out what is read or snoozed, as the list does by itself. */
export type NotificationPush = { notification: NotificationWire; unread_count: number; count: number }
/** Nothing is kept of what is deleted but its id. */
export type NotificationGone = { notification: { id: number }; unread_count: number; count: number }

export type NotificationList = {
  data: {
    meta: { unread_count: number; count: number; current_page: number | string }
    payload: NotificationWire[]
  }
}

export type NotificationSettingsWire = {
  id: number
  user_id: number
  account_id: number
  all_email_flags: string[]
  selected_email_flags: string[]
  all_push_flags: string[]
  selected_push_flags: string[]
}
