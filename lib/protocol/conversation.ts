import type { AgentWire, UserPush } from './agent.ts'
import type { AgentBotSlim, BotPush } from './agent-bot.ts'
import type { ContactPush, ContactWire } from './contact.ts'
import type { ConversationStatus, MessagePush } from './message.ts'
import type { TeamPush, TeamWire } from './team.ts'

export const priorities = ['low', 'medium', 'high', 'urgent'] as const
export type Priority = (typeof priorities)[number]

/** So many drafts are listed at once, the newest ones. */
export const mostDraftsListed = 500

type ConversationCommon = {
  /** The per-account `display_id`: the id that people and URLs use. */
  id: number
  account_id: number
  uuid: string
  inbox_id: number
  status: ConversationStatus
  priority: Priority | null
  can_reply: boolean
  unread_count: number
  additional_attributes: Record<string, unknown>
  custom_attributes: Record<string, unknown>
  labels: string[]
  snoozed_until: number | null
  waiting_since: number
  first_reply_created_at: number | null
  agent_last_seen_at: number
  contact_last_seen_at: number
  last_activity_at: number
  timestamp: number
  created_at: number
  updated_at: number
}

/** A conversation as the REST API answers. */
export type ConversationWire = ConversationCommon & {
  meta: {
    sender: ContactWire
    channel: string
    assignee?: AgentWire | AgentBotSlim
    assignee_type?: 'User' | 'AgentBot'
    team?: TeamWire
    hmac_verified: boolean
  }
  messages: MessagePush[]
  last_non_activity_message: MessagePush | null
  assignee_last_seen_at: number
  muted: boolean
  sla_policy_id: number | null
}

/** A conversation as events carry it. */
export type ConversationPush = ConversationCommon & {
  channel: string
  messages: MessagePush[]
  meta: {
    sender: ContactPush
    assignee: UserPush | BotPush | null
    assignee_type: 'User' | 'AgentBot' | null
    team: TeamPush | null
    hmac_verified: boolean
  }
  contact_inbox: {
    id: number
    contact_id: number
    inbox_id: number
    source_id: string
    hmac_verified: boolean
    created_at: string
  }
}

/** How many conversations of the listed status there are, for the tabs above a list. */
export type ConversationCounts = {
  mine_count: number
  assigned_count: number
  unassigned_count: number
  all_count: number
}

export const assigneeTabs = ['me', 'unassigned', 'assigned', 'all'] as const
export type AssigneeTab = (typeof assigneeTabs)[number]
