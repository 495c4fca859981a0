import { describe, expect, it } from 'vitest'
import type { MessageWire } from '#lib/protocol/index.ts'
import { makeTenant, makeVisitor, request, withCharla, writes } from '#tests/support/app.ts'
import { startTalk } from '#tests/support/talk.ts'

withCharla()

describe('a visitor and an agent talk', () => {
  it('brings what the visitor writes to the agent, and the answer back', async () => {
    const tenant = await makeTenant()
    const visitor = await makeVisitor(tenant)
    const asked = await writes(visitor, 'Do you ship to Ireland?')
    const path = `/api/v1/accounts/${tenant.accountId}/conversations/${asked.conversation_id}/messages`
    const seen = await request('GET', path, { as: tenant.agent })
    expect(seen.body).toMatchObject({
      payload: [{ id: asked.id, content: 'Do you ship to Ireland?', message_type: 0 }],
    })

    const answered = await request('POST', path, { as: tenant.agent, json: { content: 'We **do**.', echo_id: 'a1' } })
    expect(answered).toMatchObject({
      status: 200,
      body: { message_type: 1, content_html: '<p>We <strong>do</strong>.</p>', echo_id: 'a1' },
    })

    const back = await request('GET', '/api/v1/widget/messages', { as: visitor })
    expect(back.body).toMatchObject({
      payload: [{ content: 'Do you ship to Ireland?' }, { content: 'We **do**.', sender: { name: 'Amal' } }],
    })
  })
})

describe('writing as an agent', () => {
  it('answers what a later look shows', async () => {
    const talk = await startTalk()
    const question = (await talk.messages())[0] as MessageWire
    const json = { content: 'Of course', echo_id: 7, content_attributes: { in_reply_to: question.id } }
    const { body } = await talk.ask('POST', '/messages', json)
    expect(body).toMatchObject({
      content: 'Of course',
      message_type: 1,
      private: false,
      status: 'sent',
      echo_id: '7',
      content_attributes: { in_reply_to: question.id },
    })
    expect((await talk.messages())[1]).toEqual(body)
  })

  it('ends the waiting and notes the first reply; a note does neither', async () => {
    const talk = await startTalk()
    await talk.ask('POST', '/messages', { content: 'Who knows this?', private: true })
    expect(await talk.conversation()).toMatchObject({ first_reply_created_at: null, unread_count: 1 })
    expect((await talk.conversation()).waiting_since).toBeGreaterThan(0)
    await talk.ask('POST', '/messages', { content: 'Hello' })
    const replied = await talk.conversation()
    expect(replied).toMatchObject({
      waiting_since: 0,
      first_reply_created_at: expect.any(Number),
      last_non_activity_message: { content: 'Hello' },
    })
    await talk.ask('POST', '/messages', { content: 'Anything else?' })
    expect((await talk.conversation()).first_reply_created_at).toBe(replied.first_reply_created_at)
  })

  it.each([
    ['nothing', undefined, 'content'],
    ['blanks', ' \n\t ', 'content'],
    ['a number', 7, 'content'],
    ['null', null, 'content'],
    ['an object', {}, 'content'],
    ['150,001 characters', 'x'.repeat(150_001), 'content'],
    ['a NUL', 'a\0b', 'content'],
    ['half a pair', 'a\ud83d', 'content'],
    ['the other half', '\ude00a', 'content'],
  ])('is refused with %s, and nothing is written', async (_what, content, named) => {
    const talk = await startTalk()
    expect(await talk.ask('POST', '/messages', { content })).toMatchObject({
      status: 422,
      body: { attributes: [named], message: expect.any(String) },
    })
    expect(await talk.messages()).toHaveLength(1)
  })

  it.each([
    ['private', 'yes'],
    ['echo_id', ''],
    ['echo_id', 'x'.repeat(256)],
    ['echo_id', { a: 1 }],
    ['content_attributes', 'none'],
    ['content_attributes.in_reply_to', { in_reply_to: 'x' }],
  ])('is refused with a wrong %s', async (field, value) => {
    const talk = await startTalk()
    const answer = await talk.ask('POST', '/messages', { content: 'Hello', [field.split('.')[0] as string]: value })
    expect(answer).toMatchObject({ status: 422, body: { attributes: [field] } })
  })

  it.each(['', '{', 'null', '[]', '"text"', '{"content":', '\ufeff{}', '{"content":"a"}}'])(
    'is refused with the body %j',
    async raw => {
      const talk = await startTalk()
      const path = `/api/v1/accounts/${talk.tenant.accountId}/conversations/${talk.displayId}/messages`
      const answer = await request('POST', path, { as: talk.tenant.agent, raw })
      expect(answer.status).toBe(422)
      expect(await talk.messages()).toHaveLength(1)
    },
  )

  it('is refused beyond a megabyte, said or not', async () => {
    const talk = await startTalk()
    const raw = JSON.stringify({ content: 'x'.repeat(1_100_000) })
    const path = `/api/v1/accounts/${talk.tenant.accountId}/conversations/${talk.displayId}/messages`
    expect((await request('POST', path, { as: talk.tenant.agent, raw })).status).toBe(413)
    const headers = { 'content-length': String(raw.length) }
    expect((await request('POST', path, { as: talk.tenant.agent, raw, headers })).status).toBe(413)
  })

  it('gives back every character of the longest text', async () => {
    const talk = await startTalk()
    const content = `${'👩🏽‍🚀é\u200d\u0301\ufffe'.repeat(14_000)}`.slice(0, 149_999).replace(/[\ud800-\udbff]$/, '')
    const { body } = await talk.ask('POST', '/messages', { content })
    expect((body as MessageWire).content).toBe(content)
    expect((await talk.messages())[1]?.content).toBe(content)
  })
})

describe('the same echo_id', () => {
  it('again answers with the first message', async () => {
    const talk = await startTalk()
    const first = await talk.ask('POST', '/messages', { content: 'Once', echo_id: 'e' })
    const again = await talk.ask('POST', '/messages', { content: 'Twice', echo_id: 'e' })
    expect(again).toMatchObject({ status: 200, body: first.body as object })
    expect(await talk.messages()).toHaveLength(2)
  })

  it('ten times at the same moment makes one message, of an agent and of a visitor (W4)', async () => {
    const talk = await startTalk()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => talk.ask('POST', '/messages', { content: 'Once', echo_id: 'e' })),
    )
    const questions = await Promise.all(Array.from({ length: 10 }, () => writes(talk.visitor, 'Once', 'e')))
    expect(new Set(answers.map(({ body }) => (body as MessageWire).id)).size).toBe(1)
    expect(new Set(questions.map(({ id }) => id)).size).toBe(1)
    expect(await talk.messages()).toHaveLength(3)
    expect(await talk.conversation()).toMatchObject({ unread_count: 2 })
  })

  it('of two people makes two messages', async () => {
    const talk = await startTalk()
    for (const as of [talk.tenant.agent, talk.tenant.administrator])
      await talk.ask('POST', '/messages', { content: 'Mine', echo_id: 'e' }, as)
    await writes(talk.visitor, 'Mine', 'e')
    expect(await talk.messages()).toHaveLength(4)
  })

  it('in another conversation is refused, and nothing is lost in silence (U3)', async () => {
    const talk = await startTalk()
    const other = await startTalk(talk.tenant)
    await talk.ask('POST', '/messages', { content: 'For the first', echo_id: 'e' })
    expect(await other.ask('POST', '/messages', { content: 'For the second', echo_id: 'e' })).toMatchObject({
      status: 422,
      body: { attributes: ['echo_id'] },
    })
    expect(await other.messages()).toHaveLength(1)
  })
})

describe('reading', () => {
  it('comes in pages of 20, newest last, before and after a message', async () => {
    const talk = await startTalk()
    for (let n = 1; n <= 24; n++) await talk.ask('POST', '/messages', { content: `Line ${n}` })
    const read = async (query: string) =>
      ((await talk.ask('GET', `/messages?${query}`)).body as { payload: MessageWire[] }).payload.map(
        message => message.content,
      )
    const page = await talk.messages()
    expect(page.map(message => message.content)).toEqual(Array.from({ length: 20 }, (_, n) => `Line ${n + 5}`))
    expect(await read(`before=${page[0]?.id}`)).toEqual(['Hello', 'Line 1', 'Line 2', 'Line 3', 'Line 4'])
    expect(await read(`after=${page[17]?.id}`)).toEqual(['Line 23', 'Line 24'])
    expect(await read(`after=${page[19]?.id}`)).toEqual([])
    expect((await talk.ask('GET', '/messages?before=x')).body).toMatchObject({ attributes: ['before'] })
  })

  it('brings what stands beside the conversation, and where the feed goes on', async () => {
    const talk = await startTalk()
    await talk.ask('POST', '/assignments', { assignee_id: talk.tenant.agent.userId })
    const { body } = await talk.ask('GET', '/messages')
    const { cursor } = (body as { meta: { cursor: number } }).meta
    expect(body).toMatchObject({
      meta: { labels: [], contact: { name: null }, assignee: { name: 'Amal' }, agent_last_seen_at: 0 },
    })
    await writes(talk.visitor, 'And now?')
    const feed = await request('GET', `/api/v1/accounts/${talk.tenant.accountId}/changes?cursor=${cursor}`, {
      as: talk.tenant.agent,
    })
    expect(feed.body).toMatchObject({
      events: [{ event: 'message.created', seq: cursor + 1, data: { content: 'And now?' } }],
    })
  })
})

describe('a page of a history', () => {
  it('is as large as it is asked to be, before and after a message, and no larger than allowed', async () => {
    const talk = await startTalk()
    for (const content of ['One', 'Two', 'Three']) await talk.ask('POST', '/messages', { content })
    const said = async (query: string) => {
      const { body } = await talk.ask('GET', `/messages?${query}`)
      return (body as { payload: MessageWire[] }).payload
    }
    const [hello, one, two] = (await talk.messages()) as [MessageWire, MessageWire, MessageWire]
    expect((await said('limit=2')).map(message => message.content)).toEqual(['Two', 'Three'])
    expect((await said(`before=${two.id}&limit=1`)).map(message => message.id)).toEqual([one.id])
    expect((await said(`after=${hello.id}&limit=2`)).map(message => message.id)).toEqual([one.id, two.id])
    for (const limit of ['0', '101', 'many'])
      expect(await talk.ask('GET', `/messages?limit=${limit}`)).toMatchObject({ status: 422 })
  })
})
