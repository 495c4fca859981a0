import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { follow } from '#lib/base/followers.ts'
import type { AgentBotWire } from '#lib/protocol/index.ts'
import { makeTenant, request, type Tenant, withCharla } from '#tests/support/app.ts'
import { aFile, formOf } from '#tests/support/files.ts'
import { answers, type Received, type Receiver, startReceiver } from '#tests/support/receiver.ts'
import { startTalk } from '#tests/support/talk.ts'
import { deliverWebhooks } from './lane.ts'
import { planDeliveries } from './plan.ts'

withCharla({ env: { ALLOWED_PRIVATE_ADDRESSES: '127.0.0.1' } })

const receivers: Receiver[] = []
let receiver: Receiver
beforeEach(async () => {
  receiver = await startReceiver()
  receivers.push(receiver)
})
afterAll(() => Promise.all(receivers.map(one => one.close())))

const all = [
  'conversation_created',
  'conversation_status_changed',
  'conversation_updated',
  'message_created',
  'message_updated',
  'webwidget_triggered',
  'contact_created',
  'contact_updated',
  'conversation_typing_on',
  'conversation_typing_off',
  'inbox_created',
  'inbox_updated',
]

const asker =
  ({ accountId, administrator }: Tenant) =>
  (method: string, path: string, json?: unknown) =>
    request(method, `/api/v1/accounts/${accountId}${path}`, {
      as: administrator,
      ...(json === undefined ? {} : { json }),
    })

async function withWebhook(given: object = {}) {
  const tenant = await makeTenant()
  const ask = asker(tenant)
  await ask('POST', '/webhooks', { url: receiver.url, subscriptions: all, ...given })
  return { tenant, ask }
}

/** What the receiver is told of what has happened up to now, without what it was told before. */
async function told({ accountId }: Pick<Tenant, 'accountId'>): Promise<Received[]> {
  const before = receiver.taken.length
  await follow(planDeliveries)
  await deliverWebhooks({ accountId })
  return receiver.taken.slice(before)
}
const events = (received: Received[]) => received.map(one => one.event)
const of = (received: Received[], event: string) => received.find(one => one.event === event)?.body

describe('a webhook is told (reference §3.4)', () => {
  it('of a conversation that begins, with what was said, in this order', async () => {
    const { tenant } = await withWebhook()
    const talk = await startTalk(tenant)
    const first = await told(tenant)
    expect(events(first.filter(one => one.event !== 'contact_created'))).toEqual([
      'conversation_created',
      'message_created',
    ])
    const account = { id: tenant.accountId, name: 'Acme' }
    expect(of(first, 'conversation_created')).toMatchObject({
      event: 'conversation_created',
      id: talk.displayId,
      account,
      status: 'open',
      inbox_id: tenant.inboxId,
      channel: 'Channel::WebWidget',
      can_reply: true,
      labels: [],
      contact_inbox: { source_id: expect.any(String) },
      meta: { sender: { type: 'contact' }, assignee: null },
      messages: [{ content: 'Hello' }],
    })
    expect(of(first, 'contact_created')).toMatchObject({
      account,
      event: 'contact_created',
      blocked: false,
      avatar: '',
    })
    const message = of(first, 'message_created') as Record<string, unknown>
    expect(message).toMatchObject({
      account,
      inbox: { id: tenant.inboxId, name: 'Website' },
      content: 'Hello',
      content_type: 'text',
      message_type: 'incoming',
      private: false,
      source_id: null,
      conversation: { id: talk.displayId, account },
      sender: { account, id: expect.any(Number) },
    })
    expect(new Date(message.created_at as string).toISOString()).toBe(message.created_at)
    expect(message).not.toHaveProperty('attachments')
  })

  it('who of the members has answered, also in a note, and not what the history says by itself', async () => {
    const { tenant } = await withWebhook({ subscriptions: ['message_created'] })
    const talk = await startTalk(tenant)
    await talk.ask('POST', '/messages', { content: 'Hi' })
    await talk.ask('POST', '/messages', { content: 'Mind the order', private: true })
    await talk.ask('POST', '/toggle_status', { status: 'resolved' })
    const sender = { id: tenant.agent.userId, name: 'Amal', email: tenant.agent.email, type: 'user' }
    expect((await told(tenant)).map(one => one.body)).toMatchObject([
      { message_type: 'incoming' },
      { content: 'Hi', message_type: 'outgoing', private: false, sender },
      { content: 'Mind the order', private: true, sender },
    ])
  })

  it('of each status that a conversation came to, and of what else changed, with what it was', async () => {
    const { tenant } = await withWebhook({ subscriptions: ['conversation_status_changed', 'conversation_updated'] })
    const talk = await startTalk(tenant)
    await told(tenant)
    for (const status of ['resolved', 'open', 'pending']) await talk.ask('POST', '/toggle_status', { status })
    const statuses = (await told(tenant)).filter(one => one.event === 'conversation_status_changed')
    expect(statuses.map(one => [one.body.status, one.body.changed_attributes])).toEqual([
      ['resolved', [{ status: { previous_value: 'open', current_value: 'resolved' } }]],
      ['open', [{ status: { previous_value: 'resolved', current_value: 'open' } }]],
      ['pending', [{ status: { previous_value: 'open', current_value: 'pending' } }]],
    ])
    await talk.ask('POST', '/toggle_priority', { priority: 'high' })
    await talk.ask('POST', '/labels', { labels: ['vip'] })
    const [changed, ...none] = await told(tenant)
    expect(none).toEqual([])
    expect(changed?.body).toMatchObject({ event: 'conversation_updated', priority: 'high', labels: ['vip'] })
    expect(changed?.body.changed_attributes).toEqual([
      { label_list: { previous_value: [], current_value: ['vip'] } },
      { priority: { previous_value: null, current_value: 'high' } },
    ])
    await talk.ask('POST', '/update_last_seen')
    expect(await told(tenant)).toEqual([])
  })

  it('of a contact that changed, and how', async () => {
    const { tenant, ask } = await withWebhook({ subscriptions: ['contact_created', 'contact_updated'] })
    const made = await ask('POST', '/contacts', { name: 'Zoe' })
    const { id } = (made.body as { payload: { contact: { id: number } } }).payload.contact
    await told(tenant)
    await ask('PUT', `/contacts/${id}`, { name: 'Zoe Q', custom_attributes: { plan: 'gold' } })
    await ask('PUT', `/contacts/${id}`, { name: 'Zoe Q' })
    expect((await told(tenant)).map(one => one.body)).toMatchObject([
      {
        event: 'contact_updated',
        id,
        name: 'Zoe Q',
        changed_attributes: [
          { name: { previous_value: 'Zoe', current_value: 'Zoe Q' } },
          { custom_attributes: { previous_value: {}, current_value: { plan: 'gold' } } },
        ],
      },
    ])
  })

  it('of who types, what the widget says of itself, and inboxes, when it asks for them', async () => {
    const { tenant, ask } = await withWebhook({
      subscriptions: ['conversation_typing_on', 'conversation_typing_off', 'webwidget_triggered', 'inbox_updated'],
    })
    const talk = await startTalk(tenant)
    await talk.ask('POST', '/toggle_typing_status', { typing_status: 'on', is_private: true })
    await request('POST', '/api/v1/widget/conversations/toggle_typing', {
      as: talk.visitor,
      json: { typing_status: 'off' },
    })
    await request('POST', '/api/v1/widget/events?locale=es', {
      as: talk.visitor,
      headers: { 'accept-language': 'es-MX,es', 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0' },
      json: { name: 'webwidget.triggered', event_info: { referer: 'https://example.com/' } },
    })
    await request('POST', '/api/v1/widget/events', { as: talk.visitor, json: { name: 'something.else' } })
    await ask('PATCH', `/inboxes/${tenant.inboxId}`, { greeting_enabled: true, greeting_message: 'Hi' })
    const got = await told(tenant)
    expect(events(got).sort()).toEqual([
      'conversation_typing_off',
      'conversation_typing_on',
      'inbox_updated',
      'webwidget_triggered',
    ])
    expect(of(got, 'conversation_typing_on')).toMatchObject({
      user: { id: tenant.agent.userId, type: 'user' },
      conversation: { id: talk.displayId },
      is_private: true,
    })
    expect(of(got, 'conversation_typing_off')).toMatchObject({ user: { type: 'contact' }, is_private: false })
    expect(of(got, 'webwidget_triggered')).toMatchObject({
      id: expect.any(Number),
      source_id: expect.any(String),
      contact: { id: expect.any(Number) },
      inbox: { id: tenant.inboxId, name: 'Website' },
      current_conversation: { id: talk.displayId },
      event_info: {
        referer: 'https://example.com/',
        widget_language: 'es',
        browser_language: 'es-MX',
        browser: { browser_name: 'Firefox', platform_name: 'Linux' },
      },
    })
    expect(of(got, 'inbox_updated')).toMatchObject({
      name: 'Website',
      greeting_message: 'Hi',
      sender_name_type: 'friendly',
      working_hours: expect.any(Array),
      channel: { channel_type: 'Channel::WebWidget' },
    })
  })

  it('of nothing that it does not ask for, nor of other inboxes, nor of other accounts', async () => {
    const { tenant, ask } = await withWebhook({ subscriptions: ['message_created'] })
    const app = await ask('POST', '/inboxes', { name: 'App', channel: { type: 'api' } })
    const other = await startReceiver()
    receivers.push(other)
    await ask('POST', '/webhooks', { url: other.url, inbox_id: (app.body as { id: number }).id, subscriptions: all })
    const talk = await startTalk(tenant)
    await talk.ask('POST', '/toggle_typing_status', { typing_status: 'on' })
    const stranger = await makeTenant()
    await startTalk(stranger)
    expect(events(await told(tenant))).toEqual(['message_created'])
    await told(stranger)
    expect(other.received).toEqual([])
    const clients = await request('GET', `/api/v1/accounts/${tenant.accountId}/changes?cursor=0`, { as: tenant.agent })
    expect(JSON.stringify(clients.body)).not.toContain('typing')
  })

  it('where files are, by links that are good at the moment of each attempt (SEC2)', async () => {
    const { tenant } = await withWebhook({ subscriptions: ['message_created'] })
    const talk = await startTalk(tenant)
    await told(tenant)
    await request('POST', `/api/v1/accounts/${tenant.accountId}/conversations/${talk.displayId}/messages`, {
      as: tenant.agent,
      form: formOf({ 'attachments[]': aFile('what it says', 'note.txt') }),
    })
    await follow(planDeliveries)
    receiver.behave(answers(500))
    await deliverWebhooks({ accountId: tenant.accountId })
    receiver.behave(answers(200))
    await deliverWebhooks({ accountId: tenant.accountId, now: () => new Date(Date.now() + 3_600_000) })
    const [first, second] = receiver.received.slice(-2).map(one => one.body as { attachments: { data_url: string }[] })
    expect(second?.attachments).toMatchObject([{ file_type: 'file', extension: 'txt' }])
    const link = second?.attachments[0]?.data_url ?? ''
    expect(link).not.toBe(first?.attachments[0]?.data_url)
    expect(await request('GET', new URL(link).pathname)).toMatchObject({ status: 200, body: 'what it says' })
    expect(JSON.stringify(receiver.taken.at(-1)?.body.conversation)).toContain('note.txt')
  })
})

describe('the callback of an API inbox', () => {
  it('is told what is of its inbox, signed with the secret of its channel', async () => {
    const tenant = await makeTenant()
    const ask = asker(tenant)
    const made = await ask('POST', '/inboxes', { name: 'App', channel: { type: 'api', webhook_url: receiver.url } })
    const { id, inbox_identifier: identifier } = made.body as { id: number; inbox_identifier: string }
    const contacts = `/public/api/v1/inboxes/${identifier}/contacts`
    const contact = await request('POST', contacts, { json: { name: 'Cat' } })
    const { source_id } = contact.body as { source_id: string }
    const begun = await request('POST', `${contacts}/${source_id}/conversations`, { json: {} })
    const { id: displayId } = begun.body as { id: number }
    await request('POST', `${contacts}/${source_id}/conversations/${displayId}/messages`, { json: { content: 'Help' } })
    await startTalk(tenant) // of the website
    await ask('POST', `/conversations/${displayId}/messages`, { content: 'Here we are' })
    const got = await told(tenant)
    expect(events(got)).toEqual(expect.arrayContaining(['conversation_created', 'message_created', 'message_created']))
    expect(new Set(got.map(one => (one.body.inbox as { id: number } | undefined)?.id ?? one.body.inbox_id))).toEqual(
      new Set([id]),
    )
    expect(got.at(-1)?.headers['x-chatwoot-signature']).toMatch(/^sha256=[\da-f]{64}$/)
  })
})

describe('a bot', () => {
  it('is told what happens in the inboxes it answers in, and of opening and resolving by name', async () => {
    const tenant = await makeTenant()
    const ask = asker(tenant)
    const made = await ask('POST', '/agent_bots', { name: 'Robi', outgoing_url: receiver.url })
    const bot = made.body as Required<AgentBotWire>
    await ask('POST', `/inboxes/${tenant.inboxId}/set_agent_bot`, { agent_bot: bot.id })
    const talk = await startTalk(tenant)
    expect(events(await told(tenant))).toEqual(['message_created'])
    expect(receiver.taken[0]?.body).toMatchObject({ conversation: { status: 'pending' } })
    const headers = { api_access_token: bot.access_token }
    const conversation = `/api/v1/accounts/${tenant.accountId}/conversations/${talk.displayId}`
    await request('POST', `${conversation}/messages`, { headers, json: { content: 'I am a bot' } })
    await request('POST', `${conversation}/toggle_status`, { headers, json: { status: 'open' } })
    await talk.ask('POST', '/toggle_status', { status: 'resolved' })
    const got = await told(tenant)
    expect(got[0]?.body).toMatchObject({
      event: 'message_created',
      sender: { id: bot.id, name: 'Robi', type: 'agent_bot' },
    })
    expect(events(got).filter(event => event !== 'message_created' && event !== 'conversation_updated')).toEqual([
      'conversation_status_changed',
      'conversation_opened',
      'conversation_status_changed',
      'conversation_resolved',
    ])
  })

  it('that has a conversation elsewhere is told of that one', async () => {
    const tenant = await makeTenant()
    const ask = asker(tenant)
    const made = await ask('POST', '/agent_bots', { name: 'Robi', outgoing_url: receiver.url })
    const { id } = made.body as { id: number }
    const [mine, other] = [await startTalk(tenant), await startTalk(tenant)]
    await mine.ask('POST', '/assignments', { assignee_id: id, assignee_type: 'AgentBot' })
    await told(tenant)
    for (const talk of [mine, other]) await talk.ask('POST', '/messages', { content: 'Over to you' })
    const got = (await told(tenant)).filter(one => one.event === 'message_created')
    expect(got.map(one => (one.body.conversation as { id: number }).id)).toEqual([mine.displayId])
  })
})
