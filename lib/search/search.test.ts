import { beforeAll, describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import { follow } from '#lib/base/followers.ts'
import type { MessageWire } from '#lib/protocol/index.ts'
import { makeTenant, type Person, request, type Tenant, withCharla } from '#tests/support/app.ts'
import { startTalk, type Talk } from '#tests/support/talk.ts'
import { indexHistory, indexMessages } from './index.ts'
import type { Found, SlimConversation } from './search.ts'

withCharla()

const looking = (tenant: Tenant, path: string, as: Person = tenant.administrator) =>
  request('GET', `/api/v1/accounts/${tenant.accountId}${path}`, { as })
const found = async (tenant: Tenant, path: string, as?: Person) =>
  ((await looking(tenant, path, as)).body as { payload: Found }).payload
const said = async (tenant: Tenant, q: string, as?: Person) =>
  (await found(tenant, `/search/messages?q=${encodeURIComponent(q)}`, as)).messages.map(message => message.content)

describe('searching messages (S2)', () => {
  let tenant: Tenant
  let talk: Talk

  beforeAll(async () => {
    talk = await startTalk(undefined, 'Where is my refund for order A-4711?')
    tenant = talk.tenant
    await talk.ask('POST', '/messages', { content: 'La información está aquí' })
    await talk.ask('POST', '/messages', { content: 'He may receive it tomorrow', private: true })
    await talk.ask('POST', '/messages', { content: '返金をお願いします' })
    await follow(indexMessages)
  })

  it.each([
    ['refund', 'Where is my refund for order A-4711?'],
    ['REFUND where', 'Where is my refund for order A-4711?'],
    ['ref', 'Where is my refund for order A-4711?'],
    ['a-4711', 'Where is my refund for order A-4711?'],
    ['informacion', 'La información está aquí'],
    ['INFORMACIÓN aqui', 'La información está aquí'],
    ['recieve', 'He may receive it tomorrow'],
    ['refnd', 'Where is my refund for order A-4711?'],
    ['返金', '返金をお願いします'],
    ['願', '返金をお願いします'],
  ])('finds %j', async (q, content) => {
    expect(await said(tenant, q)).toEqual([content])
  })

  it.each(['nowhere said', 'refund tomorrow', '!', "'", 'a & b | !c'])('finds nothing for %j', async q => {
    expect(await said(tenant, q)).toEqual([])
  })

  it('answers messages as histories do', async () => {
    const [message] = (await found(tenant, '/search/messages?q=informacion')).messages
    const shown = (await talk.messages()).find((one: MessageWire) => one.id === message?.id)
    expect(message).toEqual(shown)
  })

  it('takes in whom it is from, where and when it was', async () => {
    const { meta } = await talk.conversation()
    const day = Math.floor(Date.now() / 1000)
    const counts = async (rest: string) => (await found(tenant, `/search/messages?q=i&${rest}`)).messages.length
    expect(await counts('')).toBe(3)
    expect(await counts(`from=contact:${meta.sender.id}`)).toBe(1)
    expect(await counts(`from=agent:${tenant.agent.userId}`)).toBe(2)
    expect(await counts(`inbox_id=${tenant.inboxId}`)).toBe(3)
    expect(await counts('inbox_id=999999999')).toBe(0)
    expect(await counts(`since=${day - 3600}&until=${day + 3600}`)).toBe(3)
    expect(await counts(`until=${day - 3600}`)).toBe(0)
    expect(await counts(`since=${day + 3600}`)).toBe(0)
  })

  it.each(['', 'q=', 'q=%20', 'q=a&page=0', 'q=a&page=101', 'q=a&from=bot:1', 'q=a&since=x', 'q=a&inbox_id=x'])(
    'refuses %j',
    async query => {
      for (const path of ['', '/messages', '/contacts', '/conversations', '/articles'])
        expect((await looking(tenant, `/search${path}?${query}`)).status, path).toBe(422)
    },
  )

  it('shows an agent what was said in their inboxes alone, and nothing to other accounts', async () => {
    const other = await makeTenant()
    expect(await said(tenant, 'refund', tenant.agent)).toHaveLength(1)
    expect(await said(tenant, 'refund', tenant.outsider)).toEqual([])
    expect(await said(other, 'refund')).toEqual([])
    expect((await looking(tenant, '/search/messages?q=refund', other.administrator)).status).toBe(401)
  })

  it('finds the newest first, in pages', async () => {
    const { tenant, ask } = await startTalk(undefined, 'first parrot')
    for (let n = 0; n < 16; n++) await ask('POST', '/messages', { content: `parrot ${n}` })
    await follow(indexMessages)
    const pages = await Promise.all(
      [1, 2, 3].map(async page => (await found(tenant, `/search/messages?q=parrot&page=${page}`)).messages),
    )
    expect(pages.map(page => page.length)).toEqual([15, 2, 0])
    expect(pages.flat().map(message => message.content)).toEqual([
      ...Array.from({ length: 16 }, (_, n) => `parrot ${15 - n}`),
      'first parrot',
    ])
  })
})

describe('the index of what was said', () => {
  it('forgets what is deleted: a message, a conversation', async () => {
    const talk = await startTalk(undefined, 'walrus one')
    await talk.ask('POST', '/messages', { content: 'walrus two' })
    await follow(indexMessages)
    const { messages } = await found(talk.tenant, '/search/messages?q=walrus')
    expect(messages.map(message => message.content)).toEqual(['walrus two', 'walrus one'])
    await talk.ask('DELETE', `/messages/${messages[0]?.id}`)
    await follow(indexMessages)
    expect(await said(talk.tenant, 'walrus')).toEqual(['walrus one'])
    await talk.ask('DELETE', '', undefined, talk.tenant.administrator)
    expect(await said(talk.tenant, 'walrus')).toEqual([])
  })

  it('reads what was said before it was there', async () => {
    const talk = await startTalk(undefined, 'an old ibex')
    await talk.ask('POST', '/messages', { content: 'another ibex' })
    await follow(indexMessages)
    const { accountId } = talk.tenant
    await withSystem(async sql => {
      await sql`delete from charla.message_search where account_id = ${accountId}`
      await sql`insert into charla.search_backlogs (account_id, before_id) values (${accountId}, ${Number.MAX_SAFE_INTEGER})`
    })
    while (await indexHistory());
    expect(await said(talk.tenant, 'ibex')).toEqual(['another ibex', 'an old ibex'])
  })

  it('does not know what the system says', async () => {
    const talk = await startTalk(undefined, 'hello')
    await talk.ask('POST', '/toggle_status', { status: 'resolved' })
    await follow(indexMessages)
    expect(await talk.activity()).toHaveLength(1)
    expect(await said(talk.tenant, 'resolved')).toEqual([])
  })
})

describe('searching everything', () => {
  it('is grouped: conversations, contacts, messages, articles', async () => {
    const talk = await startTalk(undefined, 'I am Zoë')
    const { tenant } = talk
    const { meta } = await talk.conversation()
    await request('PUT', `/api/v1/accounts/${tenant.accountId}/contacts/${meta.sender.id}`, {
      as: tenant.administrator,
      json: { name: 'Zoë Quill', email: 'zoe@quill.test' },
    })
    await talk.ask('POST', '/assignments', { assignee_id: tenant.agent.userId })
    await follow(indexMessages)
    const all = await found(tenant, '/search?q=zoe')
    expect(all.contacts).toEqual([expect.objectContaining({ id: meta.sender.id, name: 'Zoë Quill' })])
    expect(all.messages.map(message => message.content)).toEqual(['I am Zoë'])
    expect(all.articles).toEqual([])
    expect(all.conversations).toEqual([
      {
        id: talk.displayId,
        account_id: tenant.accountId,
        created_at: expect.any(Number),
        message: expect.objectContaining({ content: 'I am Zoë' }),
        contact: all.contacts[0],
        inbox: expect.objectContaining({ id: tenant.inboxId, channel_type: 'Channel::WebWidget' }),
        agent: expect.objectContaining({ id: tenant.agent.userId, name: 'Amal' }),
        additional_attributes: expect.any(Object),
      },
    ])
    expect(await found(tenant, '/search?q=zoe', tenant.outsider)).toEqual({
      conversations: [],
      contacts: [],
      messages: [],
      articles: [],
    })
    expect((await found(tenant, '/search/conversations?q=quill')).conversations).toEqual(all.conversations)
    expect((await found(tenant, `/search/conversations?q=%23${talk.displayId}`)).conversations).toHaveLength(1)
    expect((await found(tenant, '/search/contacts?q=quill')).contacts).toEqual(all.contacts)
    expect((await found(tenant, '/search/articles?q=quill')).articles).toEqual([])
    const of = async (rest: string) =>
      (await found(tenant, `/search/conversations?q=quill&${rest}`)).conversations.length
    expect(await of(`from=agent:${tenant.agent.userId}`)).toBe(1)
    expect(await of(`from=agent:${tenant.outsider.userId}`)).toBe(0)
    expect(await of(`from=contact:${meta.sender.id}&inbox_id=${tenant.inboxId}&since=1`)).toBe(1)
    expect(await of('until=1')).toBe(0)
  })
})

describe('conversations in which something was said', () => {
  it('shows each once, with what was found in it, and counts them', async () => {
    const talk = await startTalk(undefined, 'a heron here')
    const { tenant } = talk
    const second = await startTalk(tenant, 'a heron there')
    await startTalk(tenant, 'nothing of the kind')
    await second.ask('POST', '/messages', { content: 'two herons' })
    await talk.ask('POST', '/assignments', { assignee_id: tenant.agent.userId })
    await follow(indexMessages)
    const { body } = await looking(tenant, '/conversations/search?q=heron', tenant.agent)
    const { meta, payload } = body as { meta: unknown; payload: SlimConversation[] }
    expect(meta).toEqual({ mine_count: 1, unassigned_count: 1, all_count: 2 })
    expect(payload.map(one => [one.id, one.messages.map(message => message.content)])).toEqual([
      [second.displayId, ['two herons', 'a heron there']],
      [talk.displayId, ['a heron here']],
    ])
    expect(payload[0]).toMatchObject({
      account_id: tenant.accountId,
      inbox: { id: tenant.inboxId, channel_type: 'Channel::WebWidget' },
      contact: { id: expect.any(Number) },
    })
    expect(payload[0]?.messages[0]).toMatchObject({ sender_name: 'Amal', message_type: 1 })
    const empty = await looking(tenant, '/conversations/search?q=heron', tenant.outsider)
    expect(empty.body).toEqual({ meta: { mine_count: 0, unassigned_count: 0, all_count: 0 }, payload: [] })
    const beyond = await looking(tenant, '/conversations/search?q=heron&page=2')
    expect(beyond.body).toMatchObject({ meta: { all_count: 2 }, payload: [] })
  })

  it.each(['', 'q=', 'q=a&page=0'])('refuses %j', async query => {
    const tenant = await makeTenant()
    expect((await looking(tenant, `/conversations/search?${query}`)).status).toBe(422)
  })
})
