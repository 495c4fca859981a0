import { describe, expect, it } from 'vitest'
import type { MessageWire } from '#lib/protocol/index.ts'
import { request, withCharla } from '#tests/support/app.ts'
import { startTalk } from '#tests/support/talk.ts'

withCharla()

const kinds: [string, object][] = [
  [
    'input_select',
    {
      items: [
        { title: 'Yes', value: 'y' },
        { title: 'No', value: 'n' },
      ],
    },
  ],
  [
    'cards',
    {
      items: [
        {
          title: 'A chair',
          description: 'Red',
          media_url: 'https://example.com/a.png',
          actions: [
            { type: 'link', text: 'See', uri: 'https://example.com' },
            { type: 'postback', text: 'Take', payload: 'TAKE' },
          ],
        },
      ],
    },
  ],
  [
    'form',
    {
      items: [
        {
          name: 'size',
          label: 'Size',
          type: 'select',
          options: [{ label: 'S', value: 's' }],
          required: true,
          pattern: '.',
          pattern_error: 'No',
        },
      ],
      button_label: 'Send',
    },
  ],
  ['article', { items: [{ title: 'Returns', description: 'How', link: 'https://example.com/returns' }] }],
  ['input_email', {}],
  ['input_text', {}],
  ['input_textarea', {}],
  ['input_csat', { display_type: 'star' }],
  ['text', { whatever: { a: [1] } }],
]

describe('kinds of content', () => {
  it.each(kinds)(
    '%s is kept with what belongs to it, as an object or as JSON',
    async (content_type, content_attributes) => {
      const talk = await startTalk()
      for (const given of [content_attributes, JSON.stringify(content_attributes)]) {
        const answer = await talk.ask('POST', '/messages', {
          content: 'Choose',
          content_type,
          content_attributes: given,
        })
        expect(answer).toMatchObject({ status: 200, body: { content_type, content_attributes } })
      }
      expect((await talk.messages()).at(-1)).toMatchObject({ content_type, content_attributes })
      const seen = await request('GET', '/api/v1/widget/messages', { as: talk.visitor })
      expect((seen.body as { payload: MessageWire[] }).payload.at(-1)).toMatchObject({
        content_type,
        content_attributes,
      })
    },
  )

  const select = (item: unknown) => ['input_select', { items: [item] }] as const
  const card = (item: object) => ['cards', { items: [{ title: 'A', ...item }] }] as const
  it.each([
    ['content_type', 'poem', {}],
    ['content_attributes.items', 'input_select', {}],
    ['content_attributes.items', 'input_select', { items: [] }],
    ['content_attributes.items', 'cards', { items: 'many' }],
    ['content_attributes.items.0.title', ...select({ title: ' ', value: 'a' })],
    ['content_attributes.items.0.value', ...select({ title: 'a' })],
    ['content_attributes.items.0', ...select({ title: 'a', value: 'a', onclick: 'x' })],
    ['content_attributes.items.0', ...select('a')],
    ['content_attributes.items.0.media_url', ...card({ media_url: 'javascript:alert(1)' })],
    [
      'content_attributes.items.0.actions.0.uri',
      ...card({ actions: [{ type: 'link', text: 'See', uri: 'javascript:alert(1)' }] }),
    ],
    ['content_attributes.items.0.actions.0.type', ...card({ actions: [{ type: 'steal', text: 'See' }] })],
    ['content_attributes.items.0.link', 'article', { items: [{ title: 'a', link: '//example.com' }] }],
    ['content_attributes.items.0.name', 'form', { items: [{ type: 'text' }] }],
    ['content_attributes.in_reply_to', 'text', { in_reply_to: 'x' }],
    ['content_attributes', 'text', '{'],
    ['content_attributes', 'text', 7],
    ['content_attributes', 'text', { a: 'a\0' }],
  ])('are refused with a wrong %s (%s, %j)', async (named, content_type, content_attributes) => {
    const talk = await startTalk()
    expect(await talk.ask('POST', '/messages', { content: 'Choose', content_type, content_attributes })).toMatchObject({
      status: 422,
      body: { attributes: [named] },
    })
    expect(await talk.messages()).toHaveLength(1)
  })

  it('come with a conversation that is begun, too', async () => {
    const talk = await startTalk()
    const contact_id = (await talk.conversation()).meta.sender.id
    const begin = (content_attributes: object) =>
      request('POST', `/api/v1/accounts/${talk.tenant.accountId}/conversations`, {
        as: talk.tenant.agent,
        json: {
          contact_id,
          inbox_id: talk.tenant.inboxId,
          message: { content: 'Choose', content_type: 'input_select', content_attributes },
        },
      })
    expect(await begin({ items: [{ title: 'a', value: 'a' }] })).toMatchObject({
      status: 200,
      body: { messages: [{ content_type: 'input_select' }] },
    })
    expect(await begin({})).toMatchObject({ status: 422, body: { attributes: ['message.content_attributes.items'] } })
  })
})

describe('what else a message may say', () => {
  it('is kept, and the customer hears nothing of whom else it went to', async () => {
    const talk = await startTalk()
    const answer = await talk.ask('POST', '/messages', {
      content: 'Hello',
      cc_emails: 'a@example.test, b@example.test',
      bcc_emails: ['c@example.test'],
      template_params: { name: 'welcome', language: 'en', processed_params: { 1: 'Zoe' } },
    })
    expect(answer).toMatchObject({
      status: 200,
      body: { content_attributes: { cc_emails: ['a@example.test', 'b@example.test'], bcc_emails: ['c@example.test'] } },
    })
    const seen = JSON.stringify([
      (await request('GET', '/api/v1/widget/messages', { as: talk.visitor })).body,
      (await request('GET', '/api/v1/widget/changes?cursor=0', { as: talk.visitor })).body,
    ])
    for (const secret of ['a@example', 'c@example', 'welcome']) expect(seen).not.toContain(secret)
    expect(await talk.ask('POST', '/messages', { content: 'Hello', cc_emails: 'nobody' })).toMatchObject({
      status: 422,
      body: { attributes: ['cc_emails.0'] },
    })
  })
})

describe('what a visitor answers', () => {
  it('stays with the message that asked, and agents hear of it', async () => {
    const talk = await startTalk()
    const post = async (json: object) =>
      (await talk.ask('POST', '/messages', { content: 'Choose', ...json })).body as MessageWire
    const page = (await talk.ask('GET', '/messages')).body as { meta: { cursor: number } }
    const asking = await post({
      content_type: 'input_select',
      content_attributes: { items: [{ title: 'Yes', value: 'y' }] },
    })
    const note = await post({ private: true, content_type: 'input_text' })
    const plain = await post({})
    const submitted_values = [{ title: 'Yes', value: 'y' }]
    const answer = (id: number, message: unknown, as = talk.visitor) =>
      request('PATCH', `/api/v1/widget/messages/${id}`, { as, json: { message } })
    expect(await answer(asking.id, { submitted_values })).toMatchObject({
      status: 200,
      body: { content_attributes: { items: [{ value: 'y' }], submitted_values } },
    })
    expect((await talk.messages()).find(message => message.id === asking.id)?.content_attributes).toMatchObject({
      submitted_values,
    })
    const feed = await request('GET', `/api/v1/accounts/${talk.tenant.accountId}/changes?cursor=${page.meta.cursor}`, {
      as: talk.tenant.agent,
    })
    expect(JSON.stringify(feed.body)).toContain('"message.updated"')
    for (const id of [note.id, plain.id, 999_999_999]) expect((await answer(id, { submitted_values })).status).toBe(404)
    expect((await answer(asking.id, { submitted_values }, (await startTalk(talk.tenant)).visitor)).status).toBe(404)
    for (const wrong of ['y', 7, [1], [{ value: 'a\0' }]])
      expect((await answer(asking.id, { submitted_values: wrong })).status).toBe(422)
  })
})

describe('a rating', () => {
  const begin = async () => {
    const talk = await startTalk()
    const asked = await talk.ask('POST', '/messages', { content: 'How was it?', content_type: 'input_csat' })
    const rate = (csat_survey_response: unknown, asList = false) =>
      request('PATCH', `/api/v1/widget/messages/${(asked.body as MessageWire).id}`, {
        as: talk.visitor,
        json: { message: { submitted_values: asList ? [{ csat_survey_response }] : { csat_survey_response } } },
      })
    return { talk, rate }
  }

  it.each([false, true])('may be changed until there are words with it, as a list or not (%s)', async asList => {
    const { talk, rate } = await begin()
    for (const given of [{ rating: 2 }, { rating: 5 }, { rating: 4, feedback_message: 'Quick' }])
      expect(await rate(given, asList)).toMatchObject({ status: 200 })
    expect(await rate({ rating: 4, feedback_message: 'Quick' }, asList)).toMatchObject({ status: 200 }) // sent again
    expect(await rate({ rating: 1, feedback_message: 'Slow' }, asList)).toMatchObject({
      status: 422,
      body: { attributes: ['submitted_values'] },
    })
    expect(JSON.stringify((await talk.messages()).at(-1)?.content_attributes)).toContain('"Quick"')
  })

  it.each([
    ['rating', { rating: 0 }],
    ['rating', { rating: 6 }],
    ['rating', { rating: 4.5 }],
    ['rating', { rating: '5' }],
    ['rating', {}],
    ['rating', 5],
    ['feedback_message', { rating: 5, feedback_message: ['Good'] }],
  ])('is refused with a wrong %s (%j)', async (named, given) => {
    const { talk, rate } = await begin()
    expect(await rate(given)).toMatchObject({
      status: 422,
      body: { attributes: [`submitted_values.csat_survey_response.${named}`] },
    })
    expect((await talk.messages()).at(-1)?.content_attributes).toEqual({})
  })
})
