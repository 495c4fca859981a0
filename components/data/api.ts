import type { BodyOf } from '#lib/protocol/client.ts'
import type { ChangesWire, ConversationStatus, Priority, WebhookEvent } from '#lib/protocol/index.ts'
import { channelsApi } from './api-channels.ts'
import { inboxApi, listQuery } from './api-inbox.ts'
import { notificationsApi } from './api-notifications.ts'
import { settingsApi } from './api-settings.ts'
import { sideApi } from './api-side.ts'
import type { ListFilter } from './conversation-list.ts'
import type { Differences } from './differences.ts'
import { answerOf, client } from './http.ts'

const A = '/api/v1/accounts/{account_id}'
const conversation = `${A}/conversations/{id}` as const

type WebhookBody = { url: string; name: string | null; subscriptions: WebhookEvent[] }

/** The API of one account, as far as the screens use it. */
export function accountApi(account: number) {
  const here = { params: { path: { account_id: account } } }
  const of = (id: number) => ({ params: { path: { account_id: account, id } } })
  return {
    account: () => answerOf(client.GET(A, here)),
    updateAccount: (body: BodyOf<typeof A, 'patch'>) => answerOf(client.PATCH(A, { ...here, body })),
    /** The description does not say what each event carries; `EventData` does. */
    changes: (cursor: number, wait: number, signal: AbortSignal) =>
      answerOf(
        client.GET(`${A}/changes`, { params: { ...here.params, query: { cursor, wait } }, signal }),
      ) as Promise<ChangesWire>,

    ...inboxApi(account),
    ...notificationsApi(account),
    ...sideApi(account),
    ...settingsApi(account),
    ...channelsApi(account),
    conversations: (filter: ListFilter, page: number, signal?: AbortSignal) =>
      answerOf(
        client.GET(`${A}/conversations`, {
          params: { ...here.params, query: { ...listQuery(filter), sort_by: filter.sort, page } },
          signal,
        }),
      ),
    /** Those that meet conditions; tabs and status are conditions like others there. */
    filtered: (
      payload: NonNullable<ListFilter['conditions']>,
      sort: ListFilter['sort'],
      page: number,
      signal?: AbortSignal,
    ) =>
      answerOf(
        client.POST(`${A}/conversations/filter`, {
          params: { ...here.params, query: { sort_by: sort } },
          body: { payload, page },
          signal,
        }),
      ),
    counts: (filter: ListFilter) =>
      answerOf(client.GET(`${A}/conversations/meta`, { params: { ...here.params, query: listQuery(filter) } })),
    conversation: (id: number) => answerOf(client.GET(conversation, of(id))),
    setStatus: (id: number, status: ConversationStatus, snoozedUntil?: number | null) =>
      answerOf(
        client.POST(`${conversation}/toggle_status`, {
          ...of(id),
          body: { status, snoozed_until: snoozedUntil ?? undefined },
        }),
      ),
    setPriority: (id: number, priority: Priority | null) =>
      answerOf(client.POST(`${conversation}/toggle_priority`, { ...of(id), body: { priority } })),
    assign: (id: number, assignee: number | null) =>
      answerOf(client.POST(`${conversation}/assignments`, { ...of(id), body: { assignee_id: assignee } })),
    markSeen: (id: number) => answerOf(client.POST(`${conversation}/update_last_seen`, of(id))),
    markUnread: (id: number) => answerOf(client.POST(`${conversation}/unread`, of(id))),
    typing: (id: number, on: boolean, isPrivate: boolean) =>
      answerOf(
        client.POST(`${conversation}/toggle_typing_status`, {
          ...of(id),
          body: { typing_status: on ? 'on' : 'off', is_private: isPrivate },
        }),
      ),
    messages: (id: number, query: { before?: number; after?: number; limit?: number } = {}, signal?: AbortSignal) =>
      answerOf(client.GET(`${conversation}/messages`, { params: { ...of(id).params, query }, signal })),
    announceFile: (id: number, blob: BodyOf<`${typeof conversation}/direct_uploads`, 'post'>['blob']) =>
      answerOf(client.POST(`${conversation}/direct_uploads`, { ...of(id), body: { blob } })),
    /** `leaving`: the page goes away, and the request is to live on. */
    send: (id: number, body: BodyOf<`${typeof conversation}/messages`, 'post'>, leaving = false) =>
      answerOf(client.POST(`${conversation}/messages`, { ...of(id), body, keepalive: leaving })),

    updateContact: (id: number, body: BodyOf<`${typeof A}/contacts/{id}`, 'put'>) =>
      answerOf(client.PUT(`${A}/contacts/{id}`, { ...of(id), body })),
    contactConversations: (id: number) => answerOf(client.GET(`${A}/contacts/{id}/conversations`, of(id))),

    inboxes: () => answerOf(client.GET(`${A}/inboxes`, here)),
    createInbox: (body: BodyOf<`${typeof A}/inboxes`, 'post'>) =>
      answerOf(client.POST(`${A}/inboxes`, { ...here, body })),
    updateInbox: (id: number, body: BodyOf<`${typeof A}/inboxes/{id}`, 'patch'>) =>
      answerOf(client.PATCH(`${A}/inboxes/{id}`, { ...of(id), body })),
    deleteInbox: (id: number) => answerOf(client.DELETE(`${A}/inboxes/{id}`, of(id))),
    members: (inbox: number) =>
      answerOf(
        client.GET(`${A}/inbox_members/{inbox_id}`, { params: { path: { account_id: account, inbox_id: inbox } } }),
      ),
    /** Only those who come or go, so that nobody whom a colleague has added meanwhile is taken out. */
    changeMembers: async (inbox_id: number, { added, removed }: Differences<number>) => {
      const path = `${A}/inbox_members` as const
      if (added.length) await answerOf(client.POST(path, { ...here, body: { inbox_id, user_ids: added } }))
      if (removed.length) await answerOf(client.DELETE(path, { ...here, body: { inbox_id, user_ids: removed } }))
    },
    assignable: (inbox: number) =>
      answerOf(client.GET(`${A}/assignable_agents`, { params: { ...here.params, query: { 'inbox_ids[]': [inbox] } } })),

    attributes: () => answerOf(client.GET(`${A}/custom_attribute_definitions`, here)),
    campaigns: () => answerOf(client.GET(`${A}/campaigns`, here)),
    createCampaign: (body: BodyOf<`${typeof A}/campaigns`, 'post'>) =>
      answerOf(client.POST(`${A}/campaigns`, { ...here, body })),
    updateCampaign: (id: number, body: BodyOf<`${typeof A}/campaigns/{id}`, 'patch'>) =>
      answerOf(client.PATCH(`${A}/campaigns/{id}`, { ...of(id), body })),
    deleteCampaign: (id: number) => answerOf(client.DELETE(`${A}/campaigns/{id}`, of(id))),

    agents: () => answerOf(client.GET(`${A}/agents`, here)),
    invite: (body: BodyOf<`${typeof A}/agents`, 'post'>) => answerOf(client.POST(`${A}/agents`, { ...here, body })),
    updateAgent: (id: number, body: BodyOf<`${typeof A}/agents/{id}`, 'patch'>) =>
      answerOf(client.PATCH(`${A}/agents/{id}`, { ...of(id), body })),
    removeAgent: (id: number) => answerOf(client.DELETE(`${A}/agents/{id}`, of(id))),
    invitations: () => answerOf(client.GET(`${A}/invitations`, here)),
    resendInvitation: (id: number) => answerOf(client.POST(`${A}/invitations/{id}/resend`, of(id))),
    revokeInvitation: (id: number) => answerOf(client.DELETE(`${A}/invitations/{id}`, of(id))),
    webhooks: () => answerOf(client.GET(`${A}/webhooks`, here)),
    createWebhook: (body: WebhookBody) => answerOf(client.POST(`${A}/webhooks`, { ...here, body })),
    updateWebhook: (id: number, body: WebhookBody) => answerOf(client.PATCH(`${A}/webhooks/{id}`, { ...of(id), body })),
    deleteWebhook: (id: number) => answerOf(client.DELETE(`${A}/webhooks/{id}`, of(id))),
    testWebhook: (id: number) => answerOf(client.POST(`${A}/webhooks/{id}/test`, of(id))),
    receivers: () => answerOf(client.GET(`${A}/webhook_receivers`, here)),
    switchReceiver: (id: number, enabled: boolean) =>
      answerOf(client.PATCH(`${A}/webhook_receivers/{id}`, { ...of(id), body: { enabled } })),
    deliveries: (webhook: number, before?: number) =>
      answerOf(
        client.GET(`${A}/webhook_deliveries`, { params: { ...here.params, query: { webhook_id: webhook, before } } }),
      ),
    delivery: (id: number) => answerOf(client.GET(`${A}/webhook_deliveries/{id}`, of(id))),
    replay: (id: number) => answerOf(client.POST(`${A}/webhook_deliveries/{id}/replay`, of(id))),
    outbox: () => answerOf(client.GET(`${A}/outbox`, here)),
  }
}

export type AccountApi = ReturnType<typeof accountApi>
