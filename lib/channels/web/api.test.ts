import { describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import type { ContactWire, WidgetMessagesWire } from '#lib/protocol/index.ts'
import { makeTenant, makeVisitor, request, type VisitorToken, withCharla, writes } from '#tests/support/app.ts'
import { listed, startTalk } from '#tests/support/talk.ts'

withCharla()

const send = (visitor: VisitorToken, message: unknown, rest: object = {}) =>
  request('POST', '/api/v1/widget/messages', { as: visitor, json: { message, ...rest } })
const read = async (visitor: VisitorToken, query = '') =>
  (await request('GET', `/api/v1/widget/messages${query}`, { as: visitor })).body as WidgetMessagesWire
const count = async (table: string, accountId: number) =>
  (
    await withSystem(sql =>
      sql.unsafe(`select count(*)::int as n from charla.${table} where account_id = ${accountId}`),
    )
  )[0]?.n

describe('the first message of a visitor', () => {
  it('makes the contact and the conversation, with where it came from', async () => {
    const tenant = await makeTenant()
    const visitor = await makeVisitor(tenant)
    expect((await request('GET', '/api/v1/widget/conversations', { as: visitor })).body).toEqual({})
    const answer = await request('POST', '/api/v1/widget/messages', {
      as: visitor,
      json: {
        message: { content: 'Hello', echo_id: 'e1', referer_url: 'https://example.com/desk?a=1', timestamp: 'now' },
      },
      headers: {
        'user-agent': 'Mozilla/5.0 (Macintosh; Intel Mac OS X) Firefox/145.0',
        'accept-language': 'pt-BR,pt;q=0.9',
      },
    })
    expect(answer).toMatchObject({
      status: 200,
      body: { content: 'Hello', content_html: '<p>Hello</p>', message_type: 0, echo_id: 'e1', conversation_id: 1 },
    })
    const { payload } = await listed(tenant)
    expect(payload).toMatchObject([
      {
        unread_count: 1,
        additional_attributes: {
          referer: 'https://example.com/desk?a=1',
          browser_language: 'pt-BR',
          browser: { browser_name: 'Firefox', browser_version: '145', platform_name: 'macOS' },
        },
        meta: { sender: { name: null, email: null } },
      },
    ])
  })

  it('twenty at the same moment make one contact and one conversation (W4)', async () => {
    const tenant = await makeTenant()
    const visitor = await makeVisitor(tenant)
    const sent = await Promise.all(
      Array.from({ length: 20 }, (_, n) => send(visitor, { content: `Message ${n}`, echo_id: `e${n}` })),
    )
    expect(sent.map(answer => answer.status)).toEqual(Array(20).fill(200))
    expect(await count('contacts', tenant.accountId)).toBe(1)
    expect(await count('contact_inboxes', tenant.accountId)).toBe(1)
    expect((await listed(tenant, 'status=all')).payload).toHaveLength(1)
    expect((await read(visitor)).payload).toHaveLength(20)
    expect(new Set((await read(visitor)).payload.map(message => message.content)).size).toBe(20)
  })

  it('with a name and an address is answered with all three', async () => {
    const visitor = await makeVisitor(await makeTenant())
    const contact = { name: 'Zoe', email: 'zoe@example.test' }
    const answer = await request('POST', '/api/v1/widget/conversations', {
      as: visitor,
      json: { contact, message: { content: 'Hello' } },
    })
    expect(answer).toMatchObject({
      status: 200,
      body: { id: 1, status: 'open', contact, messages: [{ content: 'Hello' }] },
    })
  })

  it.each([
    ['message', undefined],
    ['message', 'Hello'],
    ['message.content', {}],
    ['message.content', { content: '  \n ' }],
    ['message.content', { content: 'a\0' }],
    ['message.content', { content: '\ud83d' }],
    ['message.content', { content: 'x'.repeat(150_001) }],
    ['message.content', { content: ['a'] }],
    ['message.echo_id', { content: 'a', echo_id: {} }],
    ['message.referer_url', { content: 'a', referer_url: 'x'.repeat(2049) }],
    ['message.reply_to', { content: 'a', reply_to: 'x' }],
  ])('is refused with a wrong %s, and makes nobody', async (named, message) => {
    const tenant = await makeTenant()
    const answer = await send(await makeVisitor(tenant), message)
    expect(answer).toMatchObject({ status: 422, body: { attributes: [named] } })
    expect(await count('contacts', tenant.accountId)).toBe(0)
  })

  it('cannot be a note, or an answer of the team', async () => {
    const talk = await startTalk()
    await send(talk.visitor, {
      content: 'Mine',
      private: true,
      message_type: 'outgoing',
      sender_id: talk.tenant.agent.userId,
    })
    expect((await talk.messages())[1]).toMatchObject({ private: false, message_type: 0, sender: { type: 'contact' } })
  })
})

describe('what a visitor reads', () => {
  it('is their talk, without notes, activity and what members keep about them', async () => {
    const talk = await startTalk()
    const contact = (await talk.conversation()).meta.sender
    const path = `/api/v1/accounts/${talk.tenant.accountId}/contacts/${contact.id}`
    await request('PUT', path, {
      as: talk.tenant.agent,
      json: { custom_attributes: { mood: 'secret' }, additional_attributes: { city: 'secret' } },
    })
    await talk.ask('POST', '/messages', { content: 'a secret note', private: true })
    await talk.ask('POST', '/toggle_status', { status: 'resolved' })
    await talk.ask('POST', '/messages', { content: 'An answer' })
    const page = await read(talk.visitor)
    expect(page.payload.map(message => message.content)).toEqual(['Hello', 'An answer'])
    expect(JSON.stringify(page)).not.toContain('secret')
    const feed = await request('GET', '/api/v1/widget/changes?cursor=0', { as: talk.visitor })
    const events = (feed.body as { events: { event: string }[] }).events.map(event => event.event)
    expect(events).toEqual([
      'conversation.created',
      'message.created',
      'conversation.status_changed',
      'message.created',
    ])
    expect(JSON.stringify(feed.body)).not.toContain('secret')
  })

  it('comes in pages, and goes on where it ended', async () => {
    const talk = await startTalk()
    for (let n = 1; n <= 21; n++) await talk.ask('POST', '/messages', { content: `Line ${n}` })
    const page = await read(talk.visitor)
    expect(page.payload.map(message => message.content)).toEqual(Array.from({ length: 20 }, (_, n) => `Line ${n + 2}`))
    expect(
      (await read(talk.visitor, `?before=${page.payload[0]?.id}`)).payload.map(message => message.content),
    ).toEqual(['Hello', 'Line 1'])
    expect(
      (await read(talk.visitor, `?after=${page.payload[18]?.id}`)).payload.map(message => message.content),
    ).toEqual(['Line 21'])
    expect(
      (await request('GET', `/api/v1/widget/changes?cursor=${page.meta.cursor}`, { as: talk.visitor })).body,
    ).toEqual({ cursor: page.meta.cursor, events: [] })
  })

  it('names the people behind the inbox, and no more of them', async () => {
    const tenant = await makeTenant()
    const { body } = await request('GET', '/api/v1/widget/inbox_members', { as: await makeVisitor(tenant) })
    expect(body).toEqual({
      payload: [
        { id: tenant.administrator.userId, name: 'Ada', avatar_url: '', availability_status: 'offline' },
        { id: tenant.agent.userId, name: 'Amal', avatar_url: '', availability_status: 'offline' },
      ],
    })
  })
})

describe('what a visitor says about themselves (SEC4)', () => {
  const claim = (visitor: VisitorToken, json: object) =>
    request('PATCH', '/api/v1/widget/contact', { as: visitor, json })

  it('changes their own contact', async () => {
    const talk = await startTalk()
    expect(await claim(talk.visitor, { name: 'Zoe', email: 'zoe@example.test' })).toMatchObject({
      status: 200,
      body: { name: 'Zoe', email: 'zoe@example.test' },
    })
    expect((await talk.conversation()).meta).toMatchObject({
      sender: { name: 'Zoe', email: 'zoe@example.test' },
      hmac_verified: false,
    })
  })

  it('never makes them another contact: the address stays a claim, and nobody learns that it is known', async () => {
    const owner = await startTalk()
    await claim(owner.visitor, { name: 'Zoe', email: 'zoe@example.test' })
    const before = (await owner.conversation()).meta.sender
    const impostor = await startTalk(owner.tenant)
    const answer = await claim(impostor.visitor, { name: 'Zoe', email: 'ZOE@example.test' })
    expect(answer).toMatchObject({ status: 200, body: { name: 'Zoe', email: null } })
    const stranger = await claim((await startTalk(owner.tenant)).visitor, { email: 'new@example.test' })
    expect(stranger.status).toBe(answer.status)
    const { sender } = (await impostor.conversation()).meta as { sender: ContactWire }
    expect(sender).toMatchObject({ email: null, additional_attributes: { unverified_email: 'ZOE@example.test' } })
    expect(sender.id).not.toBe(before.id)
    expect((await owner.conversation()).meta.sender).toEqual(before)
    expect((await read(impostor.visitor)).payload).toHaveLength(1)
  })

  it('takes nothing away, and sets no identifier', async () => {
    const talk = await startTalk()
    await claim(talk.visitor, { name: 'Zoe', email: 'zoe@example.test' })
    await claim(talk.visitor, {
      name: null,
      email: null,
      identifier: 'crm-1',
      phone_number: '+4915112345678',
      custom_attributes: { vip: true },
      blocked: true,
    })
    expect((await talk.conversation()).meta.sender).toMatchObject({
      name: 'Zoe',
      email: 'zoe@example.test',
      identifier: null,
      phone_number: '+4915112345678',
      custom_attributes: { vip: true },
      blocked: false,
    })
  })

  it.each([
    ['name', ' '],
    ['name', 'a\nb'],
    ['name', '\0'],
    ['email', 'zoe'],
    ['email', 7],
  ])('is refused with %s: %j', async (field, value) => {
    const { visitor } = await startTalk()
    expect(await claim(visitor, { [field]: value })).toMatchObject({ status: 422, body: { attributes: [field] } })
  })
})

describe('who writes too much', () => {
  it('is asked to wait, and others are not', async () => {
    const talk = await startTalk()
    const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => writesOnce(talk.visitor, n)))
    const refused = answers.filter(answer => answer.status === 429)
    expect(refused).toHaveLength(1)
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await writes((await startTalk(talk.tenant)).visitor, 'I am calm')).content).toBe('I am calm')
  })
  const writesOnce = (visitor: VisitorToken, n: number) => send(visitor, { content: `Message ${n}` })
})
