import { CableClient } from '#tests/support/cable-client.ts'
import type { RunningCharla } from '#tests/support/processes.ts'
import type { BenchTenant, Person } from './tenants.ts'
import { Wire } from './wire.ts'

/** Somebody who sends and hears. `heard` is called with every message's content that their cable brings. */
export type Talker = { say(content: string): Promise<void>; heard: (content: string) => void; close(): void }

/** A visitor and the agent who answers: each hears what the other says. */
export type Pair = { visitor: Talker; agent: Talker }

/** Opens a conversation as a visitor over the widget's API, with a cable on both sides. */
export async function pairUp(charla: RunningCharla, tenant: BenchTenant, person: Person): Promise<Pair> {
  const { websiteToken, accountId } = tenant
  const config = await answerOf(charla, `/api/v1/widget/config?website_token=${websiteToken}`, '', '{}')
  const { website_channel_config: channel, contact } = config as {
    website_channel_config: { auth_token: string }
    contact: { pubsub_token: string }
  }
  const asVisitor = `X-Auth-Token: ${channel.auth_token}\r\n`
  const writing = `/api/v1/widget/messages?website_token=${websiteToken}`
  const first = await answerOf(charla, writing, asVisitor, '{"message":{"content":"Hello"}}')
  const { conversation_id } = first as { conversation_id: number }

  const visitor = await talker(charla, { pubsub_token: contact.pubsub_token }, conversation_id, {
    path: writing,
    headers: asVisitor,
    body: content => JSON.stringify({ message: { content } }),
  })
  const params = { pubsub_token: person.pubsubToken, account_id: accountId, user_id: person.userId }
  const agent = await talker(charla, params, conversation_id, {
    path: `/api/v1/accounts/${accountId}/conversations/${conversation_id}/messages`,
    headers: `api_access_token: ${person.token}\r\n`,
    body: content => JSON.stringify({ content }),
  })
  return { visitor, agent }
}

type Speech = { path: string; headers: string; body: (content: string) => string }

async function talker(
  charla: RunningCharla,
  params: { pubsub_token: string; account_id?: number; user_id?: number },
  conversation: number,
  { path, headers, body }: Speech,
): Promise<Talker> {
  const cable = new CableClient(charla.url)
  if (!(await cable.subscribe(params))) throw new Error('The cable was refused')
  const idle: Wire[] = []
  const all: Wire[] = []
  const self: Talker = {
    heard: () => {},
    // Open loop: who is still waiting for an answer speaks on another connection.
    async say(content) {
      const wire = idle.pop() ?? new Wire(charla.url)
      if (!all.includes(wire)) all.push(wire)
      const { status, body: answer } = await wire.post(path, headers, body(content))
      idle.push(wire)
      if (status !== 200) throw new Error(`${status}: ${answer}`)
    },
    close() {
      cable.drop()
      for (const wire of all) wire.close()
    },
  }
  cable.onMessage = ({ event, data }) => {
    cable.messages.length = 0
    cable.frames.length = 0
    if (event === 'message.created' && data.conversation_id === conversation) self.heard(String(data.content))
  }
  return self
}

async function answerOf(charla: RunningCharla, path: string, headers: string, body: string): Promise<unknown> {
  const wire = new Wire(charla.url)
  const answer = await wire.post(path, headers, body)
  wire.close()
  if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.body}`)
  return JSON.parse(answer.body)
}
