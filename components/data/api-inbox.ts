import type { BodyOf } from '#lib/protocol/client.ts'
import type { LabelChange } from '#lib/protocol/index.ts'
import type { ListFilter } from './conversation-list.ts'
import { answerOf, client, onceAs } from './http.ts'

const A = '/api/v1/accounts/{account_id}'
const conversation = `${A}/conversations/{id}` as const
const message = `${conversation}/messages/{message_id}` as const
const scheduled = `${conversation}/scheduled_messages/{scheduled_id}` as const
const notes = `${A}/contacts/{contact_id}/notes` as const

export type NewBulkAction = BodyOf<`${typeof A}/bulk_actions`, 'post'>
export type ConversationBulk = Extract<NewBulkAction, { type: 'Conversation' }>

/** What agents do in the inbox beyond reading and answering: lists by conditions, many at once, what stands beside. */
export function inboxApi(account: number) {
  const here = { params: { path: { account_id: account } } }
  const of = (id: number) => ({ params: { path: { account_id: account, id } } })
  const said = (id: number, message_id: number) => ({ params: { path: { account_id: account, id, message_id } } })
  const noted = (contact_id: number, id: number) => ({ params: { path: { account_id: account, contact_id, id } } })
  return {
    unreadCounts: () => answerOf(client.GET(`${A}/conversations/unread_counts`, here)),
    labels: () => answerOf(client.GET(`${A}/labels`, here)),
    teams: () => answerOf(client.GET(`${A}/teams`, here)),
    cannedResponses: () => answerOf(client.GET(`${A}/canned_responses`, here)),
    dashboardApps: () => answerOf(client.GET(`${A}/dashboard_apps`, here)),

    views: (filter_type: 'conversation' | 'contact' = 'conversation') =>
      answerOf(client.GET(`${A}/custom_filters`, { params: { ...here.params, query: { filter_type } } })),
    createView: (
      body: { name: string; query: Record<string, unknown> },
      filter_type: 'conversation' | 'contact' = 'conversation',
    ) => answerOf(client.POST(`${A}/custom_filters`, { ...here, body: { ...body, filter_type } })),
    updateView: (id: number, body: { name?: string; query?: Record<string, unknown> }) =>
      answerOf(client.PATCH(`${A}/custom_filters/{id}`, { ...of(id), body })),
    deleteView: (id: number) => answerOf(client.DELETE(`${A}/custom_filters/{id}`, of(id))),

    beginBulk: (body: NewBulkAction) => answerOf(client.POST(`${A}/bulk_actions`, { ...here, body })),
    bulks: () => answerOf(client.GET(`${A}/bulk_actions`, here)),
    bulk: (id: number) => answerOf(client.GET(`${A}/bulk_actions/{id}`, of(id))),
    cancelBulk: (id: number) => answerOf(client.POST(`${A}/bulk_actions/{id}/cancel`, of(id))),

    setTeam: (id: number, team: number | null) =>
      answerOf(client.POST(`${conversation}/assignments`, { ...of(id), body: { team_id: team } })),
    changeLabels: (id: number, change: LabelChange) =>
      answerOf(client.PATCH(`${conversation}/labels`, { ...of(id), body: change })),
    setAttributes: (id: number, custom_attributes: Record<string, unknown>) =>
      answerOf(client.POST(`${conversation}/custom_attributes`, { ...of(id), body: { custom_attributes } })),
    mute: (id: number) => answerOf(client.POST(`${conversation}/mute`, of(id))),
    unmute: (id: number) => answerOf(client.POST(`${conversation}/unmute`, of(id))),
    transcript: (id: number, email: string) =>
      answerOf(client.POST(`${conversation}/transcript`, { ...of(id), body: { email } })),
    deleteConversation: (id: number) => answerOf(client.DELETE(conversation, of(id))),
    participants: (id: number) => answerOf(client.GET(`${conversation}/participants`, of(id))),
    addParticipant: (id: number, person: number) =>
      answerOf(client.POST(`${conversation}/participants`, { ...of(id), body: { user_ids: [person] } })),
    removeParticipant: (id: number, person: number) =>
      answerOf(client.DELETE(`${conversation}/participants`, { ...of(id), body: { user_ids: [person] } })),
    files: (id: number) => answerOf(client.GET(`${conversation}/attachments`, of(id))),
    filesOn: (id: number, page: number) =>
      answerOf(client.GET(`${conversation}/attachments`, { params: { ...of(id).params, query: { page } } })),
    viewing: (id: number, on: boolean) =>
      answerOf(client.POST(`${conversation}/viewing`, { ...of(id), body: { viewing: on } })),
    integrations: () => answerOf(client.GET(`${A}/integrations/apps`, here)),

    translate: (id: number, messageId: number, target_language: string) =>
      answerOf(client.POST(`${message}/translate`, { ...said(id, messageId), body: { target_language } })),
    retryMessage: (id: number, messageId: number) => answerOf(client.POST(`${message}/retry`, said(id, messageId))),
    deleteMessage: (id: number, messageId: number) => answerOf(client.DELETE(message, said(id, messageId))),

    draft: (id: number, isNote: boolean) =>
      answerOf(
        client.GET(`${conversation}/draft_messages`, {
          params: { ...of(id).params, query: { private: isNote ? 'true' : 'false' } },
        }),
      ),
    /** `leaving`: the page goes away, and the request is to live on. */
    keepDraft: (id: number, draft: { message: string; private: boolean; written_at: number }, leaving: boolean) =>
      answerOf(client.PATCH(`${conversation}/draft_messages`, { ...of(id), body: draft, keepalive: leaving })),
    drafts: () => answerOf(client.GET(`${A}/draft_messages`, here)),
    recipients: (id: number) => answerOf(client.GET(`${conversation}/recipients`, of(id))),
    scheduled: (id: number) => answerOf(client.GET(`${conversation}/scheduled_messages`, of(id))),
    /** `mark`: what carries the same one is done once. */
    schedule: (id: number, body: BodyOf<`${typeof conversation}/scheduled_messages`, 'post'>, mark: string) =>
      answerOf(client.POST(`${conversation}/scheduled_messages`, { ...of(id), body, headers: onceAs(mark) })),
    changeScheduled: (id: number, scheduled_id: number, body: BodyOf<typeof scheduled, 'patch'>) =>
      answerOf(client.PATCH(scheduled, { params: { path: { account_id: account, id, scheduled_id } }, body })),
    cancelScheduled: (id: number, scheduled_id: number) =>
      answerOf(client.DELETE(scheduled, { params: { path: { account_id: account, id, scheduled_id } } })),

    contact: (id: number) => answerOf(client.GET(`${A}/contacts/{id}`, of(id))),
    notes: (contact_id: number) =>
      answerOf(client.GET(notes, { params: { path: { account_id: account, contact_id } } })),
    addNote: (contact_id: number, content: string) =>
      answerOf(client.POST(notes, { params: { path: { account_id: account, contact_id } }, body: { content } })),
    deleteNote: (contact_id: number, id: number) => answerOf(client.DELETE(`${notes}/{id}`, noted(contact_id, id))),
  }
}

/** A list as the API is asked for it; what a bulk action takes as its `query`, too. */
export function listQuery({ tab, status, inboxId, teamId, label, kind }: ListFilter) {
  return {
    assignee_type: tab,
    status,
    inbox_id: inboxId ?? undefined,
    team_id: teamId ?? undefined,
    labels: label ? [label] : undefined,
    conversation_type: kind ?? undefined,
  }
}
