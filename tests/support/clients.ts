import { createHmac } from 'node:crypto'
import type { ConversationWire, InboxWire } from '#lib/protocol/index.ts'
import { type Answer, makeTenant, type Person, request, type Tenant } from './app.ts'

export type ClientContact = {
  source_id: string
  pubsub_token: string
  id: number
  name: string | null
  email: string | null
  phone_number: string | null
}

/** An API inbox of a tenant, with its agent in it, and how its clients and its members ask. */
export async function apiDesk(given?: Tenant, channel: object = {}) {
  const tenant = given ?? (await makeTenant())
  const account = `/api/v1/accounts/${tenant.accountId}`
  const as = tenant.administrator
  const made = await request('POST', `${account}/inboxes`, {
    as,
    json: { name: 'App', channel: { type: 'api', ...channel } },
  })
  const inbox = made.body as InboxWire & { inbox_identifier: string; hmac_token: string }
  const json = { inbox_id: inbox.id, user_ids: [tenant.administrator.userId, tenant.agent.userId] }
  await request('PATCH', `${account}/inbox_members`, { as, json })
  const base = `/public/api/v1/inboxes/${inbox.inbox_identifier}`
  const ask = (method: string, rest = '', json?: unknown): Promise<Answer> =>
    request(method, `${base}${rest}`, json === undefined ? {} : { json })
  const contact = async (json: object = {}) => (await ask('POST', '/contacts', json)).body as ClientContact
  const begin = async (sourceId: string, json: object = {}) =>
    (await ask('POST', `/contacts/${sourceId}/conversations`, json)).body as { id: number; messages: { id: number }[] }
  return {
    tenant,
    inbox,
    ask,
    contact,
    begin,
    /** What proves the identifier. */
    sign: (identifier: string) => createHmac('sha256', inbox.hmac_token).update(identifier).digest('hex'),
    /** Somebody of the account asks about it. */
    member: (method: string, rest: string, json?: unknown, person: Person = tenant.agent) =>
      request(method, `${account}${rest}`, { as: person, ...(json === undefined ? {} : { json }) }),
    conversation: async (id: number) =>
      (await request('GET', `${account}/conversations/${id}`, { as })).body as ConversationWire,
  }
}
