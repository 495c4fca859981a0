import { describe, expect, it } from 'vitest'
import type { AgentBotWire, ConversationWire, MessageWire } from '#lib/protocol/index.ts'
import { makeTenant, request, withCharla } from '#tests/support/app.ts'
import { startTalk } from '#tests/support/talk.ts'

withCharla()

/** A conversation in a website's inbox in which a bot answers, and how the bot asks. */
async function withBot() {
  const tenant = await makeTenant()
  const account = `/api/v1/accounts/${tenant.accountId}`
  const as = tenant.administrator
  const made = await request('POST', `${account}/agent_bots`, { as, json: { name: 'Robi' } })
  const bot = made.body as Required<AgentBotWire>
  await request('POST', `${account}/inboxes/${tenant.inboxId}/set_agent_bot`, { as, json: { agent_bot: bot.id } })
  const talk = await startTalk(tenant)
  const any = (method: string, path: string, json?: unknown) =>
    request(method, path, { headers: { api_access_token: bot.access_token }, ...(json === undefined ? {} : { json }) })
  return {
    tenant,
    account,
    bot,
    talk,
    any,
    ask: (method: string, rest = '', json?: unknown) =>
      any(method, `${account}/conversations/${talk.displayId}${rest}`, json),
  }
}

describe('a conversation in an inbox with a bot', () => {
  it('begins pending, whoever begins it, and is handed over by the bot', async () => {
    const { tenant, talk, ask, account } = await withBot()
    expect((await talk.conversation()).status).toBe('pending')
    const { contact_inbox: _, ...meta } = (await talk.conversation()).meta as ConversationWire['meta'] & {
      contact_inbox?: unknown
    }
    const json = { contact_id: meta.sender.id, inbox_id: tenant.inboxId }
    const begun = await request('POST', `${account}/conversations`, { as: tenant.agent, json })
    expect(begun.body).toMatchObject({ status: 'pending' })
    expect(await ask('POST', '/toggle_status', { status: 'open' })).toMatchObject({
      status: 200,
      body: { payload: { current_status: 'open' } },
    })
    expect(await talk.conversation()).toMatchObject({ status: 'open', waiting_since: expect.any(Number) })
    expect((await talk.conversation()).meta.assignee).toBeUndefined()
    expect(await talk.activity()).toEqual(['Conversation was reopened by Robi'])
  })

  it('is answered by the bot, who is nobody’s first reply', async () => {
    const { talk, ask, bot } = await withBot()
    const answer = await ask('POST', '/messages', { content: 'How can I help?', echo_id: 'b1' })
    const sender = { id: bot.id, name: 'Robi', avatar_url: '', thumbnail: '', type: 'agent_bot' }
    expect(answer).toMatchObject({ status: 200, body: { message_type: 1, sender } })
    expect(await ask('POST', '/messages', { content: 'Again', echo_id: 'b1' })).toMatchObject({
      body: { id: (answer.body as MessageWire).id },
    })
    expect((await talk.messages()).at(-1)).toMatchObject({ content: 'How can I help?', sender })
    expect((await talk.conversation()).first_reply_created_at).toBeNull()
    const seen = await request('GET', '/api/v1/widget/messages', { as: talk.visitor })
    expect(JSON.stringify(seen.body)).toContain('agent_bot')
  })

  it('can be looked at and worked on by the bot', async () => {
    const { tenant, talk, ask, any, account, bot } = await withBot()
    expect(await ask('GET')).toMatchObject({ status: 200, body: { id: talk.displayId } })
    expect(await ask('POST', '/toggle_priority', { priority: 'high' })).toMatchObject({ status: 200 })
    expect(await ask('PATCH', '', { priority: 'low' })).toMatchObject({ status: 200, body: { priority: 'low' } })
    expect(await ask('POST', '/custom_attributes', { custom_attributes: { plan: 'gold' } })).toMatchObject({
      status: 200,
    })
    expect(await ask('POST', '/toggle_typing_status', { typing_status: 'on' })).toMatchObject({ status: 200 })
    expect(await ask('POST', '/labels', { labels: ['vip'] })).toMatchObject({ status: 200, body: { payload: ['vip'] } })
    expect(await ask('PATCH', '/labels', { add: ['new'] })).toMatchObject({ body: { payload: ['new', 'vip'] } })
    expect(await ask('PATCH', '/labels', { remove: ['new'] })).toMatchObject({ status: 200 })
    expect(await ask('GET', '/labels')).toMatchObject({ status: 200, body: { payload: ['vip'] } })
    expect(await ask('POST', '/assignments', { assignee_id: tenant.agent.userId })).toMatchObject({
      status: 200,
      body: { id: tenant.agent.userId },
    })
    const { sender } = (await talk.conversation()).meta
    const json = { contact_id: sender.id, inbox_id: tenant.inboxId, message: { content: 'Hello' } }
    const begun = await any('POST', `${account}/conversations`, json)
    expect(begun).toMatchObject({ status: 200, body: { messages: [{ content: 'Hello', sender: { id: bot.id } }] } })
  })

  it('is written to in the name of a bot by a member’s program', async () => {
    const { tenant, talk, bot } = await withBot()
    const say = (given: object) => talk.ask('POST', '/messages', { content: 'As told', ...given })
    const said = await say({ sender_type: 'AgentBot', sender_id: bot.id })
    expect(said).toMatchObject({ status: 200, body: { message_type: 1, sender: { id: bot.id, type: 'agent_bot' } } })
    expect((await talk.messages()).at(-1)).toMatchObject({ content: 'As told', sender: { name: 'Robi' } })
    expect((await talk.conversation()).first_reply_created_at).toBeNull() // no person has answered
    for (const given of [
      { sender_type: 'User', sender_id: bot.id },
      { sender_type: 'AgentBot' },
      { sender_type: null },
    ])
      expect(await say(given)).toMatchObject({
        status: 200,
        body: { sender: { id: tenant.agent.userId, type: 'user' } },
      })
    const other = await withBot()
    for (const sender_id of [other.bot.id, 999_999_999])
      expect(await say({ sender_type: 'AgentBot', sender_id })).toMatchObject({
        status: 422,
        body: { attributes: ['sender_id'] },
      })
  })

  it('is a person’s or the bot’s, not both', async () => {
    const { tenant, talk, ask, bot } = await withBot()
    const given = { assignee_id: bot.id, assignee_type: 'AgentBot' }
    expect(await talk.ask('POST', '/assignments', given)).toMatchObject({
      status: 200,
      body: { id: bot.id, name: 'Robi', bot_type: 'webhook' },
    })
    expect((await talk.conversation()).meta).toMatchObject({ assignee: { id: bot.id }, assignee_type: 'AgentBot' })
    await ask('POST', '/assignments', { assignee_id: tenant.agent.userId })
    expect((await talk.conversation()).meta).toMatchObject({
      assignee: { id: tenant.agent.userId },
      assignee_type: 'User',
    })
    await talk.ask('POST', '/assignments', given)
    await talk.ask('POST', '/assignments', { assignee_id: 0 })
    expect((await talk.conversation()).meta.assignee).toBeUndefined()
    expect(await talk.ask('POST', '/assignments', { ...given, assignee_id: bot.id + 1000 })).toMatchObject({
      status: 422,
      body: { attributes: ['assignee_id'] },
    })
    expect(await talk.activity()).toContain('Assigned to Robi by Amal')
  })

  it('is no other bot’s, and a bot has nothing else (SEC1, SEC3)', async () => {
    const [mine, other] = [await withBot(), await withBot()]
    const path = `${mine.account}/conversations/${mine.talk.displayId}`
    expect(await other.any('GET', path)).toMatchObject({ status: 401 })
    // Another bot of the same account, connected with another inbox.
    const as = mine.tenant.administrator
    const second = await request('POST', `${mine.account}/agent_bots`, { as, json: { name: 'Second' } })
    const { id, access_token } = second.body as Required<AgentBotWire>
    const asked = (method: string, rest: string, json?: unknown) =>
      request(method, `${mine.account}${rest}`, {
        headers: { api_access_token: access_token },
        ...(json ? { json } : {}),
      })
    expect(await asked('GET', `/conversations/${mine.talk.displayId}`)).toMatchObject({ status: 401 })
    const inbox = await request('POST', `${mine.account}/inboxes`, {
      as,
      json: { name: 'App', channel: { type: 'api' } },
    })
    const inboxId = (inbox.body as { id: number }).id
    await request('POST', `${mine.account}/inboxes/${inboxId}/set_agent_bot`, { as, json: { agent_bot: id } })
    const { sender } = (await mine.talk.conversation()).meta
    for (const [method, rest, json] of [
      ['GET', ''],
      ['POST', '/messages', { content: 'Mine' }],
      ['POST', '/toggle_status', {}],
      ['POST', '/labels', { labels: [] }],
      ['PATCH', '/labels', { remove: ['vip'] }],
      ['POST', '/assignments', { assignee_id: 0 }],
    ] as const)
      expect(await asked(method, `/conversations/${mine.talk.displayId}${rest}`, json)).toMatchObject({ status: 404 })
    expect(
      await asked('POST', '/conversations', { contact_id: sender.id, inbox_id: mine.tenant.inboxId }),
    ).toMatchObject({ status: 404 })
    expect(await asked('POST', '/conversations', { contact_id: sender.id, inbox_id: inboxId })).toMatchObject({
      status: 404,
    })
  })

  it.each([
    ['GET', '/conversations'],
    ['GET', '/conversations/meta'],
    ['GET', '/conversations/1/messages'],
    ['DELETE', '/conversations/1'],
    ['POST', '/conversations/1/mute'],
    ['POST', '/conversations/filter'],
    ['GET', '/contacts'],
    ['GET', '/agents'],
    ['GET', ''],
    ['PATCH', ''],
    ['GET', '/agent_bots'],
    ['GET', '/changes?cursor=0'],
  ])('lets the bot do nothing like %s %s', async (method, rest) => {
    const { any, account } = await withBot()
    expect(await any(method, `${account}${rest}`)).toMatchObject({
      status: 401,
      body: { error: 'Access to this endpoint is not authorized for bots' },
    })
    expect(await any('GET', '/api/v1/profile')).toMatchObject({ status: 401 })
  })

  it('loses the bot with its inbox, and keeps what it wrote', async () => {
    const { tenant, talk, ask, bot, account } = await withBot()
    await talk.ask('POST', '/assignments', { assignee_id: bot.id, assignee_type: 'AgentBot' })
    await ask('POST', '/messages', { content: 'Bye' })
    await request('DELETE', `${account}/agent_bots/${bot.id}`, { as: tenant.administrator })
    expect((await talk.messages()).at(-1)).toMatchObject({ content: 'Bye' })
    expect((await talk.conversation()).meta.assignee).toBeUndefined()
    expect(await ask('GET')).toMatchObject({ status: 401 })
  })
})
