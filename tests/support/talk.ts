import type { ConversationCounts, ConversationWire, MessageWire } from '#lib/protocol/index.ts'
import {
  type Answer,
  makeTenant,
  makeVisitor,
  type Person,
  request,
  type Tenant,
  type VisitorToken,
  writes,
} from './app.ts'

/** A conversation of a tenant, and what agents do with it through the front door. */
export type Talk = {
  tenant: Tenant
  visitor: VisitorToken
  displayId: number
  /** Asks about the conversation, as the agent of the inbox unless told otherwise. */
  ask(method: string, rest?: string, json?: unknown, as?: Person): Promise<Answer>
  conversation(as?: Person): Promise<ConversationWire>
  messages(as?: Person): Promise<MessageWire[]>
  /** The texts of the activity lines, oldest first. */
  activity(): Promise<string[]>
}

export async function startTalk(given?: Tenant, content = 'Hello'): Promise<Talk> {
  const tenant = given ?? (await makeTenant())
  const visitor = await makeVisitor(tenant)
  const { conversation_id: displayId } = await writes(visitor, content)
  const ask: Talk['ask'] = (method, rest = '', json, as = tenant.agent) =>
    request(method, `/api/v1/accounts/${tenant.accountId}/conversations/${displayId}${rest}`, {
      as,
      ...(json === undefined ? {} : { json }),
    })
  const messages: Talk['messages'] = async as =>
    ((await ask('GET', '/messages', undefined, as)).body as { payload: MessageWire[] }).payload
  return {
    tenant,
    visitor,
    displayId,
    ask,
    messages,
    conversation: async as => (await ask('GET', '', undefined, as)).body as ConversationWire,
    activity: async () =>
      (await messages()).filter(message => message.message_type === 2).map(message => message.content ?? ''),
  }
}

export type List = { data: { meta: ConversationCounts & { cursor: number }; payload: ConversationWire[] } }

export async function listed(tenant: Tenant, query = '', as: Person = tenant.agent): Promise<List['data']> {
  const { body } = await request('GET', `/api/v1/accounts/${tenant.accountId}/conversations?${query}`, { as })
  return (body as List).data
}
