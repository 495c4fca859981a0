import {
  AlarmClock,
  AtSign,
  type LucideIcon,
  MessageSquare,
  MessageSquarePlus,
  Reply,
  UserRoundCheck,
} from 'lucide-react'
import type { MessagePush, NotificationType, NotificationWire } from '#lib/protocol/index.ts'

export const typeIcons: Record<NotificationType, LucideIcon> = {
  conversation_creation: MessageSquarePlus,
  conversation_assignment: UserRoundCheck,
  assigned_conversation_new_message: Reply,
  conversation_mention: AtSign,
  participating_conversation_new_message: MessageSquare,
  sla_missed_first_response: AlarmClock,
  sla_missed_next_response: AlarmClock,
  sla_missed_resolution: AlarmClock,
}

/** Who caused it, where that is worth saying: whoever assigned, or whoever mentioned. */
export function causeOf({ notification_type: type, secondary_actor: actor }: NotificationWire) {
  if (!actor) return null
  const isMessage = 'message_type' in actor
  const person = isMessage ? (actor as MessagePush).sender : actor
  const wanted = isMessage ? type === 'conversation_mention' : type === 'conversation_assignment'
  const name = wanted && person && 'name' in person ? person.name : null
  return name ? { type: type as 'conversation_mention' | 'conversation_assignment', name } : null
}

/** What was said, without who said it: the line above names them. */
export function wordsOf({ push_message_body: body }: NotificationWire) {
  return body.replace(/\s+/g, ' ').trim()
}
