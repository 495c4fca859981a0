import type { BodyOf } from '#lib/protocol/client.ts'
import { answerOf, client, toError } from './http.ts'

const A = '/api/v1/accounts/{account_id}'
const inbox = `${A}/inboxes/{id}` as const

/** What administrators do with inboxes and what carries their messages. */
export function channelsApi(account: number) {
  const here = { params: { path: { account_id: account } } }
  const of = (id: number) => ({ params: { path: { account_id: account, id } } })
  return {
    channelKinds: () => answerOf(client.GET(`${A}/channel_kinds`, here)),
    standings: () => answerOf(client.GET(`${A}/inbox_standings`, here)),
    testConnection: (channel: Record<string, unknown>) =>
      answerOf(client.POST(`${A}/connection_tests`, { ...here, body: { channel } })),
    testInbox: (id: number, channel?: Record<string, unknown>) =>
      answerOf(client.POST(`${inbox}/connection_test`, { ...of(id), body: { channel } })),
    beginConsent: (provider: 'google' | 'microsoft', body: { inbox_id?: number; email?: string }) =>
      answerOf(client.POST(`${A}/${provider}/authorization`, { ...here, body })),
    reconnect: (id: number) => answerOf(client.POST(`${inbox}/reconnect`, of(id))),
    resetSecret: (id: number) => answerOf(client.POST(`${inbox}/reset_secret`, of(id))),
    syncTemplates: (id: number) => answerOf(client.POST(`${inbox}/sync_templates`, of(id))),
    numberHealth: (id: number) => answerOf(client.GET(`${inbox}/health`, of(id))),
    arrivals: (id: number, query: { state?: 'failed'; before?: number }) =>
      answerOf(client.GET(`${inbox}/arrivals`, { params: { ...of(id).params, query } })),
    readAgain: (id: number, arrival_id: number) =>
      answerOf(
        client.POST(`${inbox}/arrivals/{arrival_id}/replay`, {
          params: { path: { account_id: account, id, arrival_id } },
        }),
      ),
    originalOf: (id: number, arrival: number) =>
      `/api/v1/accounts/${account}/inboxes/${id}/arrivals/${arrival}/original`,
    inboxBot: (id: number) => answerOf(client.GET(`${inbox}/agent_bot`, of(id))),
    setInboxBot: (id: number, agent_bot: number | null) =>
      answerOf(client.POST(`${inbox}/set_agent_bot`, { ...of(id), body: { agent_bot } })),
    bots: () => answerOf(client.GET(`${A}/agent_bots`, here)),
    callbacks: (inbox_id: number, before?: number) =>
      answerOf(client.GET(`${A}/webhook_deliveries`, { params: { ...here.params, query: { inbox_id, before } } })),
    setInboxFace: (id: number, face: File) => sendFace(`/api/v1/accounts/${account}/inboxes/${id}`, face),
    removeInboxFace: (id: number) => answerOf(client.DELETE(`${inbox}/avatar`, of(id))),
  }
}

export type NewChannel = BodyOf<`${typeof A}/inboxes`, 'post'>['channel']

/** Files go as a form, which the typed client does not send. */
async function sendFace(path: string, face: File): Promise<void> {
  const body = new FormData()
  body.set('avatar', face)
  const response = await fetch(path, { method: 'PATCH', body, headers: { accept: 'application/json' } }).catch(() =>
    Response.error(),
  )
  if (!response.ok) throw toError(response.status, await response.json().catch(() => null))
}
