import { type AgentBot, botPush, botSlim } from '#lib/agent-bots/index.ts'
import { type Contact, contactPush, contactWire } from '#lib/contacts/index.ts'
import {
  type ConversationPush,
  type ConversationStatus,
  type ConversationWire,
  conversationStatuses,
  type Priority,
  priorities,
} from '#lib/protocol/index.ts'
import { type Team, teamPush, teamWire } from '#lib/teams/index.ts'
import { type Agent, agentWire, userPush } from '#lib/users/index.ts'
import type { Reader } from './attachment.ts'
import { cap, type Message, type MessageConversation, messagePush, seconds } from './message.ts'
import { mayReply } from './reply-window.ts'

/** A conversation's row with everything that its wire shapes show. */
export type Conversation = {
  id: number
  account_id: number
  display_id: number
  uuid: string
  inbox_id: number
  contact_id: number
  contact_inbox_id: number
  assignee_id: number | null
  team_id: number | null
  status: number
  priority: number | null
  snoozed_until: Date | null
  waiting_since: Date | null
  first_reply_created_at: Date | null
  last_activity_at: Date
  agent_last_seen_at: Date | null
  assignee_last_seen_at: Date | null
  contact_last_seen_at: Date | null
  unread_count: number
  contact_unread_count: number
  last_message_id: number | null
  last_chat_message_id: number | null
  additional_attributes: Record<string, unknown>
  custom_attributes: Record<string, unknown>
  created_at: Date
  updated_at: Date
  channel_type: string
  reply_window: number | null
  heard_at: Date | null
  source_id: string
  hmac_verified: boolean
  contact_inbox_created_at: Date
  contact: Contact
  labels: string[]
  assignee: Agent | null
  assignee_agent_bot_id: number | null
  assignee_bot: Pick<AgentBot, 'id' | 'account_id' | 'name' | 'description' | 'outgoing_url'> | null
  team: Team | null
  last_message: Message | null
  last_chat_message: Message | null
}

export const statusName = (status: number): ConversationStatus => conversationStatuses[status] ?? 'open'
export const statusNumber = (status: ConversationStatus) => conversationStatuses.indexOf(status)
export const priorityName = (priority: number | null): Priority | null =>
  priority === null ? null : (priorities[priority] ?? null)

const common = (conversation: Conversation) => ({
  id: conversation.display_id,
  account_id: conversation.account_id,
  uuid: conversation.uuid,
  inbox_id: conversation.inbox_id,
  status: statusName(conversation.status),
  priority: priorityName(conversation.priority),
  can_reply: mayReply(conversation),
  unread_count: cap(conversation.unread_count),
  additional_attributes: conversation.additional_attributes,
  custom_attributes: conversation.custom_attributes,
  labels: conversation.labels,
  snoozed_until: seconds(conversation.snoozed_until),
  waiting_since: seconds(conversation.waiting_since) ?? 0,
  first_reply_created_at: seconds(conversation.first_reply_created_at),
  agent_last_seen_at: seconds(conversation.agent_last_seen_at) ?? 0,
  contact_last_seen_at: seconds(conversation.contact_last_seen_at) ?? 0,
  last_activity_at: seconds(conversation.last_activity_at) as number,
  timestamp: seconds(conversation.last_activity_at) as number,
  created_at: seconds(conversation.created_at) as number,
  updated_at: conversation.updated_at.getTime() / 1000,
})

export const conversationWire = (
  conversation: Conversation,
  present: { members: Set<number>; contacts: Set<number> },
  reader?: Reader,
): ConversationWire => ({
  ...common(conversation),
  meta: {
    sender: contactWire(conversation.contact, present.contacts),
    channel: conversation.channel_type,
    ...(conversation.assignee
      ? { assignee: agentWire(conversation.assignee, present.members), assignee_type: 'User' as const }
      : conversation.assignee_bot
        ? { assignee: botSlim(conversation.assignee_bot), assignee_type: 'AgentBot' as const }
        : {}),
    ...(conversation.team ? { team: teamWire(conversation.team) } : {}),
    hmac_verified: conversation.hmac_verified,
  },
  messages: conversation.last_message ? [pushOf(conversation, conversation.last_message, reader)] : [],
  last_non_activity_message:
    conversation.last_chat_message && pushOf(conversation, conversation.last_chat_message, reader),
  assignee_last_seen_at: seconds(conversation.assignee_last_seen_at) ?? 0,
  muted: conversation.contact.blocked,
  sla_policy_id: null,
})

export const conversationPush = (conversation: Conversation, reader?: Reader): ConversationPush => ({
  ...common(conversation),
  channel: conversation.channel_type,
  messages: conversation.last_chat_message ? [pushOf(conversation, conversation.last_chat_message, reader)] : [],
  meta: {
    sender: contactPush(conversation.contact),
    assignee: conversation.assignee
      ? userPush(conversation.assignee)
      : conversation.assignee_bot && botPush(conversation.assignee_bot),
    assignee_type: conversation.assignee ? 'User' : conversation.assignee_bot ? 'AgentBot' : null,
    team: conversation.team && teamPush(conversation.team),
    hmac_verified: conversation.hmac_verified,
  },
  contact_inbox: {
    id: conversation.contact_inbox_id,
    contact_id: conversation.contact_id,
    inbox_id: conversation.inbox_id,
    source_id: conversation.source_id,
    hmac_verified: conversation.hmac_verified,
    created_at: new Date(conversation.contact_inbox_created_at).toISOString(),
  },
})

const pushOf = (conversation: Conversation, message: Message, reader?: Reader) =>
  messagePush({ ...message, ...asMessageConversation(conversation) }, reader)

export const asMessageConversation = (conversation: Conversation): MessageConversation => ({
  assignee_id: conversation.assignee_id,
  conversation_status: conversation.status,
  unread_count: conversation.unread_count,
  last_activity_at: conversation.last_activity_at,
  waiting_since: conversation.waiting_since,
  first_reply_created_at: conversation.first_reply_created_at,
  source_id_of_contact: conversation.source_id,
  contact_inbox_id: conversation.contact_inbox_id,
})
