import { describe, expect, it } from 'vitest'
import {
  makeTenant,
  makeVisitor,
  request,
  type Tenant,
  type VisitorToken,
  withCharla,
  writes,
} from '#tests/support/app.ts'
import { become, reads, websiteOf } from '#tests/support/identities.ts'
import { listed, startTalk } from '#tests/support/talk.ts'
import { outbox } from '#tests/support/work.ts'

withCharla()

const ask = (visitor: VisitorToken, method: string, rest: string, json?: unknown) =>
  request(method, `/api/v1/widget/${rest}`, { as: visitor, ...(json === undefined ? {} : { json }) })
const change = (tenant: Tenant, json: object) =>
  request('PATCH', `/api/v1/accounts/${tenant.accountId}/inboxes/${tenant.inboxId}`, { as: tenant.administrator, json })

describe('what a form asks before the first message', () => {
  it('is kept with the contact and the conversation', async () => {
    const tenant = await makeTenant()
    const answer = await ask(await makeVisitor(tenant), 'POST', 'conversations', {
      contact: {
        name: 'Zoe',
        email: 'zoe@example.test',
        phone_number: '+4915112345678',
        custom_attributes: { plan: 'a' },
      },
      message: { content: 'Hello' },
      custom_attributes: { topic: 'orders' },
    })
    expect(answer).toMatchObject({
      status: 200,
      body: {
        custom_attributes: { topic: 'orders' },
        contact: { name: 'Zoe', phone_number: '+4915112345678', has_email: true },
        messages: [{ content: 'Hello' }],
      },
    })
    expect((await listed(tenant)).payload).toMatchObject([
      {
        custom_attributes: { topic: 'orders' },
        meta: { sender: { email: 'zoe@example.test', custom_attributes: { plan: 'a' } } },
      },
    ])
  })

  it.each([
    ['contact.phone_number', { contact: { phone_number: '1' }, message: { content: 'a' } }],
    ['custom_attributes', { message: { content: 'a' }, custom_attributes: 7 }],
    ['message', { contact: {} }],
  ])('is refused with a wrong %s', async (named, json) => {
    expect(await ask(await makeVisitor(await makeTenant()), 'POST', 'conversations', json)).toMatchObject({
      status: 422,
      body: { attributes: [named] },
    })
  })
})

describe('after a conversation is resolved', () => {
  const resolved = async (settings: object) => {
    const tenant = await makeTenant()
    await change(tenant, settings)
    const talk = await startTalk(tenant)
    await talk.ask('POST', '/toggle_status', { status: 'resolved' })
    return talk
  }
  const statuses = async (tenant: Tenant) =>
    (await listed(tenant, 'status=all&sort_by=created_at_asc')).payload.map(one => one.status)

  it('a message opens it again', async () => {
    const talk = await resolved({})
    await writes(talk.visitor, 'One more thing')
    expect(await statuses(talk.tenant)).toEqual(['open'])
  })

  it('a message begins another where the inbox wants it so, once however it is sent', async () => {
    const talk = await resolved({ allow_messages_after_resolved: false })
    const sent = await Promise.all([1, 2, 3].map(n => writes(talk.visitor, `Message ${n}`, `echo-${n}`)))
    expect(new Set(sent.map(message => message.conversation_id)).size).toBe(1)
    expect((await writes(talk.visitor, 'Message 1', 'echo-1')).id).toBe(sent[0]?.id)
    expect(await statuses(talk.tenant)).toEqual(['resolved', 'open'])
    expect((await reads(talk.visitor)).sort()).toEqual(['Message 1', 'Message 2', 'Message 3'])
  })

  it('a new conversation is begun, or the same goes on where the inbox has one for each', async () => {
    const begin = (visitor: VisitorToken) => ask(visitor, 'POST', 'conversations', { message: { content: 'Again' } })
    const talk = await resolved({})
    await begin(talk.visitor)
    await begin(talk.visitor)
    expect(await statuses(talk.tenant)).toEqual(['resolved', 'open'])
    const locked = await resolved({ lock_to_single_conversation: true, allow_messages_after_resolved: false })
    await begin(locked.visitor)
    await writes(locked.visitor, 'And again')
    expect(await statuses(locked.tenant)).toEqual(['open'])
  })

  it('who is blocked begins no others', async () => {
    const talk = await startTalk()
    await change(talk.tenant, { allow_messages_after_resolved: false })
    await talk.ask('POST', '/mute')
    await writes(talk.visitor, 'Hey')
    await writes(talk.visitor, 'Hey!')
    expect(await statuses(talk.tenant)).toEqual(['resolved'])
  })
})

describe('a visitor', () => {
  it('reads their earlier conversations again, and nobody else’s', async () => {
    const tenant = await makeTenant()
    await change(tenant, { allow_messages_after_resolved: false })
    const { visitor, ask: asAgent } = await startTalk(tenant)
    await asAgent('POST', '/toggle_status', { status: 'resolved' })
    expect((await ask(visitor, 'GET', 'conversations')).body).toMatchObject({ has_earlier: false })
    await writes(visitor, 'Another thing')
    const { payload } = (await ask(visitor, 'GET', 'conversations/all')).body as {
      payload: { id: number; status: string; last_message: { content: string } }[]
    }
    expect(payload.map(one => one.status)).toEqual(['open', 'resolved'])
    expect(payload[0]?.last_message.content).toBe('Another thing')
    expect((await ask(visitor, 'GET', 'conversations')).body).toMatchObject({ has_earlier: true })
    const read = (as: VisitorToken, id: number | undefined, more = '') =>
      request('GET', `/api/v1/widget/messages?conversation_id=${id}${more}`, { as })
    const said = async (more = '') =>
      ((await read(visitor, payload[1]?.id, more)).body as { payload: { id: number; content: string }[] }).payload
    expect((await said()).map(one => one.content)).toEqual([payload[1]?.last_message.content])
    expect(await said(`&before=${(await said())[0]?.id}`)).toEqual([])

    const stranger = await makeVisitor(tenant)
    await writes(stranger, 'Hello')
    expect((await read(stranger, payload[1]?.id)).status).toBe(404)
    expect((await read(visitor, 9_999_999)).status).toBe(404)
    const others = (await ask(stranger, 'GET', 'conversations/all')).body as { payload: unknown[] }
    expect(others.payload).toHaveLength(1)
  })

  it('ends the conversation, where the website lets them', async () => {
    const talk = await startTalk()
    await ask(talk.visitor, 'PATCH', 'contact', { name: 'Zoe' })
    expect((await ask(await makeVisitor(talk.tenant), 'GET', 'conversations/toggle_status')).status).toBe(404)
    expect((await ask(talk.visitor, 'GET', 'conversations/toggle_status')).status).toBe(200)
    expect(await talk.conversation()).toMatchObject({ status: 'resolved' })
    expect(await talk.activity()).toEqual(['Conversation was marked resolved by Zoe'])
    await change(talk.tenant, { channel: { selected_feature_flags: [] } })
    expect((await ask(talk.visitor, 'GET', 'conversations/toggle_status')).status).toBe(403)
  })

  it('sets and takes away attributes and labels of their conversation, those labels only that there are', async () => {
    const talk = await startTalk()
    const { tenant, visitor } = talk
    await request('POST', `/api/v1/accounts/${tenant.accountId}/labels`, {
      as: tenant.administrator,
      json: { title: 'vip' },
    })
    expect(
      (await ask(visitor, 'POST', 'conversations/set_custom_attributes', { custom_attributes: { a: 1, b: 2 } })).status,
    ).toBe(200)
    await ask(visitor, 'POST', 'conversations/set_custom_attributes', { custom_attributes: { b: 3, c: 4 } })
    await ask(visitor, 'POST', 'conversations/destroy_custom_attributes', { custom_attribute: ['a', 'x'] })
    for (const label of ['VIP', 'unknown']) expect((await ask(visitor, 'POST', 'labels', { label })).status).toBe(204)
    expect(await talk.conversation()).toMatchObject({ custom_attributes: { b: 3, c: 4 }, labels: ['vip'] })
    expect((await ask(visitor, 'DELETE', 'labels/vip')).status).toBe(204)
    expect(await talk.conversation()).toMatchObject({ labels: [] })
    const stranger = await makeVisitor(tenant)
    expect((await ask(stranger, 'POST', 'conversations/set_custom_attributes', { custom_attributes: {} })).status).toBe(
      404,
    )
    expect((await ask(visitor, 'POST', 'conversations/set_custom_attributes', { custom_attributes: [] })).status).toBe(
      422,
    )
  })

  it('takes attributes of their own away', async () => {
    const talk = await startTalk()
    await ask(talk.visitor, 'PATCH', 'contact', {
      custom_attributes: { a: 1, b: 2 },
      additional_attributes: { city: 'Lima', unverified_email: 'x' },
    })
    await ask(talk.visitor, 'POST', 'contact/destroy_custom_attributes', { custom_attributes: ['a'] })
    expect((await talk.conversation()).meta.sender).toMatchObject({
      custom_attributes: { b: 2 },
      additional_attributes: { city: 'Lima' },
    })
  })

  it('whom a bot answers may ask for a person, and then waits for one', async () => {
    const tenant = await makeTenant()
    const account = `/api/v1/accounts/${tenant.accountId}`
    const as = tenant.administrator
    const bot = await request('POST', `${account}/agent_bots`, { as, json: { name: 'Robi' } })
    const agent_bot = (bot.body as { id: number }).id
    await request('POST', `${account}/inboxes/${tenant.inboxId}/set_agent_bot`, { as, json: { agent_bot } })
    const visitor = await makeVisitor(tenant)
    expect((await ask(visitor, 'POST', 'conversations/handoff')).status).toBe(404)
    await writes(visitor, 'Hello')
    expect((await ask(visitor, 'GET', 'conversations')).body).toMatchObject({ status: 'pending' })
    for (let n = 0; n < 2; n++) expect((await ask(visitor, 'POST', 'conversations/handoff')).status).toBe(200)
    expect((await ask(visitor, 'GET', 'conversations')).body).toMatchObject({ status: 'open' })
    await request('POST', `${account}/conversations/1/toggle_status`, { as, json: { status: 'resolved' } })
    await ask(visitor, 'POST', 'conversations/handoff')
    expect((await ask(visitor, 'GET', 'conversations')).body).toMatchObject({ status: 'resolved' })
  })

  it('has what was said mailed to their own address, without notes', async () => {
    const talk = await startTalk()
    expect(
      (await ask(talk.visitor, 'POST', 'conversations/transcript', { email: 'mallory@example.test' })).status,
    ).toBe(200)
    await ask(talk.visitor, 'PATCH', 'contact', { name: 'Zoe', email: 'zoe@example.test' })
    await talk.ask('POST', '/messages', { content: 'An answer' })
    await talk.ask('POST', '/messages', { content: 'A secret', private: true })
    expect((await ask(talk.visitor, 'POST', 'conversations/transcript')).status).toBe(200)
    const mails = await outbox(talk.tenant)
    expect(mails).toMatchObject([{ to: 'zoe@example.test', subject: 'Your conversation with Acme' }])
    expect(mails[0]?.text).toMatch(/UTC\] Zoe: Hello\n\n\[.*\] Amal: An answer$/)
    expect((await ask(await makeVisitor(talk.tenant), 'POST', 'conversations/transcript')).status).toBe(404)
    for (let n = 0; n < 3; n++) await ask(talk.visitor, 'POST', 'conversations/transcript')
    expect((await ask(talk.visitor, 'POST', 'conversations/transcript')).status).toBe(429)
  })

  it('is shown campaigns and may tell what happened', async () => {
    const visitor = await makeVisitor(await makeTenant())
    expect(await ask(visitor, 'GET', 'campaigns')).toMatchObject({ status: 200, body: [] })
    expect((await ask(visitor, 'POST', 'events', { name: 'webwidget.triggered', event_info: {} })).status).toBe(204)
    expect((await ask(visitor, 'POST', 'events', { name: '' })).status).toBe(422)
  })
})

describe('the configuration of a widget', () => {
  it('says what the inbox is set to', async () => {
    const tenant = await makeTenant()
    await change(tenant, {
      timezone: 'Asia/Kathmandu',
      working_hours_enabled: true,
      out_of_office_message: 'Tomorrow',
      channel: { pre_chat_form_enabled: true, selected_feature_flags: ['emoji_picker'] },
    })
    const { hash } = await websiteOf(tenant)
    const zoe = await become(await makeVisitor(tenant), { identifier: 'a', identifier_hash: hash('a'), name: 'Zoe' })
    const { body } = await request('POST', `/api/v1/widget/config?website_token=${tenant.websiteToken}`, {
      headers: { 'x-auth-token': zoe.authToken },
    })
    expect(body).toMatchObject({
      website_channel_config: {
        timezone: 'Asia/Kathmandu',
        utc_off_set: '+05:45',
        working_hours_enabled: true,
        working_hours: [{ day_of_week: 0 }, {}, {}, {}, {}, {}, {}],
        out_of_office_message: 'Tomorrow',
        pre_chat_form_enabled: true,
        enabled_features: ['emoji_picker'],
        allow_messages_after_resolved: true,
        csat_survey_enabled: false,
        disable_branding: false,
        portal: null,
      },
      contact: { id: zoe.contact.id, name: 'Zoe', identifier: 'a' },
      global_config: {},
    })
    expect(JSON.stringify(body)).not.toContain('hmac')
  })
})
