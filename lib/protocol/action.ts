import type { Priority } from './conversation.ts'
import type { ConversationStatus } from './message.ts'

/** What a macro may do to a conversation, one after the other (Chatwoot's names). */
export const actionNames = [
  'send_message',
  'add_private_note',
  'send_attachment',
  'assign_agent',
  'assign_team',
  'remove_assigned_agent',
  'remove_assigned_team',
  'add_label',
  'remove_label',
  'change_status',
  'resolve_conversation',
  'snooze_conversation',
  'change_priority',
  'mute_conversation',
  'send_email_transcript',
  'send_webhook_event',
] as const
export type ActionName = (typeof actionNames)[number]

/** What each is given, always as a list. `self` is whoever runs it, `nil` nobody or none. */
export type ActionParams = {
  send_message: string[]
  add_private_note: string[]
  /** Ids of uploaded files. */
  send_attachment: number[]
  assign_agent: (number | 'self' | 'nil')[]
  assign_team: (number | 'nil')[]
  remove_assigned_agent: never[]
  remove_assigned_team: never[]
  add_label: string[]
  remove_label: string[]
  change_status: ConversationStatus[]
  resolve_conversation: never[]
  snooze_conversation: never[]
  change_priority: (Priority | 'nil')[]
  mute_conversation: never[]
  /** Addresses, separated by commas; `{{contact.email}}` may be one. */
  send_email_transcript: string[]
  send_webhook_event: string[]
}

export type ActionWire = {
  [Name in ActionName]: { action_name: Name; action_params: ActionParams[Name] }
}[ActionName]
