import type {
  AgentWire,
  Availability,
  CampaignWire,
  ChangesWire,
  ContactWire,
  ConversationCounts,
  ConversationStatus,
  ConversationWire,
  InboxWire,
  InvitationWire,
  MessageWire,
  ReplyTime,
  Role,
  TriggerRules,
} from '#lib/protocol/index.ts'
import type { ListFilter } from './conversation-list.ts'
import { get, patch, post, put, remove } from './http.ts'

export type AccountWire = { id: number; name: string; locale: string }
export type OutboxMail = {
  id: number
  to: string
  subject: string
  text: string
  status: string
  created_at: string | number
}

export type InboxSettings = {
  name?: string
  channel?: {
    type?: 'web_widget'
    website_url?: string
    widget_color?: string
    welcome_title?: string
    welcome_tagline?: string
    reply_time?: ReplyTime
    allowed_domains?: string
    consent_enabled?: boolean
    consent_text?: string
  }
}

export type CampaignFields = {
  title?: string
  message?: string
  inbox_id?: number
  sender_id?: number | null
  enabled?: boolean
  trigger_rules?: TriggerRules
  trigger_only_during_business_hours?: boolean
}

type MessagesAnswer = { meta: { cursor: number; contact: ContactWire }; payload: MessageWire[] }
type ListAnswer = { data: { meta: ConversationCounts & { cursor: number }; payload: ConversationWire[] } }

/** The API of one account, as far as the screens use it. */
export function accountApi(account: number) {
  const A = `/api/v1/accounts/${account}`
  const conversation = (id: number) => `${A}/conversations/${id}`
  return {
    account: () => get<AccountWire>(A),
    updateAccount: (fields: { name?: string; locale?: string }) => patch<AccountWire>(A, fields),
    changes: (cursor: number, wait: number, signal: AbortSignal) =>
      get<ChangesWire>(`${A}/changes`, { cursor, wait }, signal),

    conversations: (filter: ListFilter, page: number, signal?: AbortSignal) =>
      get<ListAnswer>(`${A}/conversations`, { ...listQuery(filter), page }, signal),
    counts: (filter: ListFilter) => get<{ meta: ConversationCounts }>(`${A}/conversations/meta`, listQuery(filter)),
    conversation: (id: number) => get<ConversationWire>(conversation(id)),
    setStatus: (id: number, status: ConversationStatus, snoozedUntil?: number | null) =>
      post(`${conversation(id)}/toggle_status`, { status, snoozed_until: snoozedUntil ?? undefined }),
    setPriority: (id: number, priority: string | null) => post(`${conversation(id)}/toggle_priority`, { priority }),
    assign: (id: number, assignee: number | null) =>
      post<AgentWire | null>(`${conversation(id)}/assignments`, { assignee_id: assignee }),
    markSeen: (id: number) => post<ConversationWire>(`${conversation(id)}/update_last_seen`),
    markUnread: (id: number) => post<ConversationWire>(`${conversation(id)}/unread`),
    typing: (id: number, on: boolean, isPrivate: boolean) =>
      post(`${conversation(id)}/toggle_typing_status`, { typing_status: on ? 'on' : 'off', is_private: isPrivate }),
    messages: (id: number, query: { before?: number; after?: number } = {}, signal?: AbortSignal) =>
      get<MessagesAnswer>(`${conversation(id)}/messages`, query, signal),
    directUploads: (id: number) => `${conversation(id)}/direct_uploads`,
    send: (id: number, body: { content: string; private: boolean; echo_id: string; attachments?: string[] }) =>
      post<MessageWire>(`${conversation(id)}/messages`, body),

    contact: (id: number) => get<{ payload: ContactWire }>(`${A}/contacts/${id}`),
    updateContact: (id: number, fields: { name?: string; email?: string; phone_number?: string }) =>
      put<{ payload: ContactWire }>(`${A}/contacts/${id}`, fields),
    contactConversations: (id: number) => get<{ payload: ConversationWire[] }>(`${A}/contacts/${id}/conversations`),

    inboxes: () => get<{ payload: InboxWire[] }>(`${A}/inboxes`),
    createInbox: (fields: InboxSettings) => post<InboxWire>(`${A}/inboxes`, fields),
    updateInbox: (id: number, fields: InboxSettings) => patch<InboxWire>(`${A}/inboxes/${id}`, fields),
    deleteInbox: (id: number) => remove(`${A}/inboxes/${id}`),
    members: (inbox: number) => get<{ payload: AgentWire[] }>(`${A}/inbox_members/${inbox}`),
    setMembers: (inbox: number, ids: number[]) => patch(`${A}/inbox_members`, { inbox_id: inbox, user_ids: ids }),
    assignable: (inbox: number) => get<{ payload: AgentWire[] }>(`${A}/assignable_agents`, { inbox_ids: [inbox] }),

    campaigns: () => get<CampaignWire[]>(`${A}/campaigns`),
    createCampaign: (fields: CampaignFields) => post<CampaignWire>(`${A}/campaigns`, fields),
    updateCampaign: (id: number, fields: CampaignFields) => patch<CampaignWire>(`${A}/campaigns/${id}`, fields),
    deleteCampaign: (id: number) => remove(`${A}/campaigns/${id}`),

    agents: () => get<AgentWire[]>(`${A}/agents`),
    invite: (fields: { name: string; email: string; role: Role }) => post<InvitationWire>(`${A}/agents`, fields),
    updateAgent: (id: number, fields: { role?: Role; availability?: Availability }) =>
      patch<AgentWire>(`${A}/agents/${id}`, fields),
    removeAgent: (id: number) => remove(`${A}/agents/${id}`),
    invitations: () => get<InvitationWire[]>(`${A}/invitations`),
    resendInvitation: (id: number) => post(`${A}/invitations/${id}/resend`),
    revokeInvitation: (id: number) => remove(`${A}/invitations/${id}`),
    outbox: () => get<{ payload: OutboxMail[] }>(`${A}/outbox`),
  }
}

export type AccountApi = ReturnType<typeof accountApi>

function listQuery({ tab, status, inboxId, sort }: ListFilter) {
  return { assignee_type: tab, status, inbox_id: inboxId, sort_by: sort }
}
