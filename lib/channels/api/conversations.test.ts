import { describe, expect, it } from 'vitest'
import type { ConversationWire, MessageWire } from '#lib/protocol/index.ts'
import { withCharla } from '#tests/support/app.ts'
import { apiDesk } from '#tests/support/clients.ts'
import { asSuperuser } from '#tests/support/superuser.ts'

withCharla()

type Desk = Awaited<ReturnType<typeof apiDesk>>
async function talk(given?: Desk) {
  const desk = given ?? (await apiDesk())
  const contact = await desk.contact({ name: 'Zoe' })
  const { id } = await desk.begin(contact.source_id, { custom_attributes: { order: 7 } })
  const path = `/contacts/${contact.source_id}/conversations/${id}`
  const say = async (content: string, more: object = {}) =>
    (await desk.ask('POST', `${path}/messages`, { content, ...more })).body as MessageWire
  const answer = (json: object) => desk.member('POST', `/conversations/${id}/messages`, json)
  return { ...desk, zoe: contact, id, path, say, answer }
}

describe('a conversation of a client', () => {
  it('is begun, read and listed with what was said', async () => {
    const desk = await talk()
    const said = await desk.say('Hello', { echo_id: 'e1' })
    expect(said).toMatchObject({ content: 'Hello', message_type: 0, conversation_id: desk.id, echo_id: 'e1' })
    await desk.answer({ content: 'Hi Zoe' })
    await desk.answer({ content: 'A note', private: true })
    const shown = await desk.ask('GET', desk.path)
    expect(shown).toMatchObject({
      status: 200,
      body: {
        id: desk.id,
        inbox_id: desk.inbox.id,
        status: 'open',
        contact_last_seen_at: 0,
        messages: [{ content: 'Hello' }, { content: 'Hi Zoe', sender: { type: 'user' } }],
        contact: { id: desk.zoe.id, name: 'Zoe' },
      },
    })
    const later = await desk.begin(desk.zoe.source_id)
    const list = await desk.ask('GET', `/contacts/${desk.zoe.source_id}/conversations`)
    expect(list).toMatchObject({ status: 200, body: [{ id: later.id, messages: [] }, shown.body] })
    expect(JSON.stringify(list.body)).not.toContain('A note')
    expect(await desk.conversation(desk.id)).toMatchObject({
      custom_attributes: { order: 7 },
      unread_count: 1,
      meta: { channel: 'Channel::Api', sender: { id: desk.zoe.id } },
    })
  })

  it('pages through what was said, without notes and activity', async () => {
    const desk = await talk()
    const first = await desk.say('One')
    const second = await desk.say('Two')
    await desk.answer({ content: 'A note', private: true })
    await desk.member('POST', `/conversations/${desk.id}/toggle_status`, { status: 'resolved' })
    const page = async (query = '') =>
      ((await desk.ask('GET', `${desk.path}/messages${query}`)).body as MessageWire[]).map(one => one.id)
    expect(await page()).toEqual([first.id, second.id])
    expect(await page(`?before=${second.id}`)).toEqual([first.id])
    expect(await desk.ask('GET', `${desk.path}/messages?before=x`)).toMatchObject({ status: 422 })
  })

  it('stores a message sent ten times at once under one mark once (W4)', async () => {
    const desk = await talk()
    const answers = await Promise.all(Array.from({ length: 10 }, () => desk.say('Once', { echo_id: 'same' })))
    expect(new Set(answers.map(one => one.id)).size).toBe(1)
  })

  it('is resolved by its contact, who says so in the history', async () => {
    const desk = await talk()
    await desk.say('Hello')
    const resolved = await desk.ask('POST', `${desk.path}/toggle_status`)
    expect(resolved).toMatchObject({ status: 200, body: { status: 'resolved' } })
    expect(await desk.ask('POST', `${desk.path}/toggle_status`)).toMatchObject({ body: { status: 'resolved' } })
    const { body } = await desk.member('GET', `/conversations/${desk.id}/messages`)
    const lines = (body as { payload: MessageWire[] }).payload.filter(one => one.message_type === 2)
    expect(lines.map(one => one.content)).toEqual(['Conversation was marked resolved by Zoe'])
    await desk.say('One more thing')
    expect((await desk.conversation(desk.id)).status).toBe('open')
  })

  it('notes what was seen, in the one that is named', async () => {
    const desk = await talk()
    const other = await desk.begin(desk.zoe.source_id)
    await desk.answer({ content: 'Hi' })
    expect(await desk.ask('POST', `${desk.path}/update_last_seen`)).toMatchObject({ status: 200 })
    const seen = async (id: number) => (await desk.conversation(id)).contact_last_seen_at
    expect(await seen(desk.id)).toBeGreaterThan(0)
    expect(await seen(other.id)).toBe(0)
    expect(await desk.ask('POST', `${desk.path}/toggle_typing`, { typing_status: 'on' })).toMatchObject({ status: 200 })
    expect(await desk.ask('POST', `${desk.path}/toggle_typing`, { typing_status: 'yes' })).toMatchObject({
      status: 422,
      body: { attributes: ['typing_status'] },
    })
  })

  it('is nobody else’s: not another contact’s, inbox’s or account’s (SEC1, SEC4)', async () => {
    const desk = await talk()
    const said = await desk.say('Secret')
    const neighbour = await desk.contact({ name: 'Eve' })
    const [elsewhere, abroad] = [await apiDesk(desk.tenant), await apiDesk()]
    const [there, far] = [await elsewhere.contact(), await abroad.contact()]
    const asked = (ask: Desk['ask'], sourceId: string) => {
      const path = `/contacts/${sourceId}/conversations/${desk.id}`
      return [
        ask('GET', path),
        ask('GET', `${path}/messages`),
        ask('POST', `${path}/messages`, { content: 'Mine' }),
        ask('PATCH', `${path}/messages/${said.id}`, { submitted_values: [] }),
        ask('POST', `${path}/toggle_status`),
        ask('POST', `${path}/toggle_typing`, { typing_status: 'on' }),
        ask('POST', `${path}/update_last_seen`),
      ]
    }
    const answers = await Promise.all([
      ...asked(desk.ask, neighbour.source_id),
      ...asked(desk.ask, 'nobody'),
      ...asked(elsewhere.ask, there.source_id),
      ...asked(elsewhere.ask, desk.zoe.source_id),
      ...asked(abroad.ask, far.source_id),
    ])
    expect(new Set(answers.map(answer => answer.status))).toEqual(new Set([404]))
    expect((await desk.ask('GET', `/contacts/${neighbour.source_id}/conversations`)).body).toEqual([])
  })

  it('is seen on every device of who is proven, and on no other (SEC4)', async () => {
    const desk = await apiDesk()
    const proof = { identifier: 'zoe', identifier_hash: desk.sign('zoe') }
    const [phone, laptop] = [await desk.contact(proof), await desk.contact(proof)]
    const { body } = await desk.member('POST', '/conversations', { contact_id: phone.id, inbox_id: desk.inbox.id })
    const unproven = (body as ConversationWire).id
    const { id } = await desk.begin(phone.source_id)
    const path = `/contacts/${laptop.source_id}/conversations`
    expect((await desk.ask('GET', path)).body).toMatchObject([{ id }])
    expect(await desk.ask('POST', `${path}/${id}/messages`, { content: 'From the laptop' })).toMatchObject({
      status: 200,
      body: { conversation_id: id },
    })
    expect(await desk.ask('GET', `${path}/${unproven}`)).toMatchObject({ status: 404 })
  })

  it.each([{}, { content: ' ' }, { content: ['a'] }, { content: 'a\0' }])('takes no message like %j', async json => {
    const desk = await talk()
    expect(await desk.ask('POST', `${desk.path}/messages`, json)).toMatchObject({
      status: 422,
      body: { attributes: ['content'] },
    })
  })
})

describe('a message that asks', () => {
  it('keeps what the contact answers', async () => {
    const desk = await talk()
    const said = await desk.say('Hello')
    const asking = (await desk.answer({ content: 'Which?', content_type: 'input_text' })).body as MessageWire
    const note = (await desk.answer({ content: 'Note', private: true })).body as MessageWire
    const values = [{ title: 'Red', value: 'red' }]
    expect(await desk.ask('PATCH', `${desk.path}/messages/${asking.id}`, { submitted_values: values })).toMatchObject({
      status: 200,
      body: { id: asking.id, content_attributes: { submitted_values: values } },
    })
    for (const id of [said.id, note.id, 1])
      expect(await desk.ask('PATCH', `${desk.path}/messages/${id}`, { submitted_values: values })).toMatchObject({
        status: 404,
      })
    expect(await desk.ask('PATCH', `${desk.path}/messages/${asking.id}`, { submitted_values: 5 })).toMatchObject({
      status: 422,
      body: { attributes: ['submitted_values'] },
    })
  })

  it('takes no rating after fourteen days', async () => {
    const desk = await talk()
    const asking = (await desk.answer({ content: 'How was it?' })).body as MessageWire
    const age = (days: number) =>
      asSuperuser(
        sql => sql`update charla.messages set content_type = 9, created_at = now() - ${`${days} days`}::interval
          where account_id = ${desk.tenant.accountId} and id = ${asking.id}`,
        { keep: true },
      )
    const rate = () =>
      desk.ask('PATCH', `${desk.path}/messages/${asking.id}`, {
        submitted_values: { csat_survey_response: { rating: 5 } },
      })
    await age(13)
    expect(await rate()).toMatchObject({ status: 200 })
    await age(15)
    expect(await rate()).toMatchObject({ status: 422 })
  })
})

describe('messages that a program brings', () => {
  it('are the customer’s, once under their source id, also ten times at once', async () => {
    const desk = await talk()
    const json = { content: 'From the app', message_type: 'incoming', source_id: 'ext-1', private: true }
    const answers = await Promise.all(Array.from({ length: 10 }, () => desk.answer(json)))
    expect(new Set(answers.map(answer => (answer.body as MessageWire).id)).size).toBe(1)
    expect(answers[0]).toMatchObject({
      status: 200,
      body: {
        message_type: 0,
        private: false,
        source_id: 'ext-1',
        sender: { type: 'contact', id: desk.zoe.id },
      },
    })
    expect(await desk.answer({ ...json, content: 'Again' })).toMatchObject({ body: { content: 'From the app' } })
    expect((await desk.conversation(desk.id)).unread_count).toBe(1)
    const other = await desk.begin(desk.zoe.source_id)
    expect(await desk.member('POST', `/conversations/${other.id}/messages`, json)).toMatchObject({
      status: 422,
      body: { attributes: ['source_id'] },
    })
  })

  it('are refused where no program carries the messages', async () => {
    const { startTalk } = await import('#tests/support/talk.ts')
    const talk = await startTalk()
    const incoming = { content: 'I am the customer', message_type: 'incoming' }
    expect(await talk.ask('POST', '/messages', incoming)).toMatchObject({
      status: 422,
      body: { attributes: ['message_type'] },
    })
    expect(await talk.ask('POST', '/messages', incoming, talk.tenant.outsider)).toMatchObject({ status: 404 })
    const [message] = await talk.messages()
    const json = { status: 'read' }
    expect(await talk.ask('PATCH', `/messages/${message?.id}`, json)).toMatchObject({ status: 403 })
    expect(await talk.ask('PATCH', `/messages/${message?.id}`, json, talk.tenant.outsider)).toMatchObject({
      status: 404,
    })
    expect(await talk.ask('POST', '/messages', { content: 'x', message_type: 'activity' })).toMatchObject({
      status: 422,
    })
  })

  it('are told what became of them, and everybody hears it', async () => {
    const desk = await talk()
    const { id } = (await desk.answer({ content: 'Hi', source_id: 'out-1' })).body as MessageWire
    const { body } = await desk.member('GET', `/conversations/${desk.id}/messages`)
    const { cursor } = (body as { meta: { cursor: number } }).meta
    const patch = (json: object) => desk.member('PATCH', `/conversations/${desk.id}/messages/${id}`, json)
    expect(await patch({ status: 'failed', external_error: 'No such number' })).toMatchObject({
      status: 200,
      body: { id, status: 'failed', content_attributes: { external_error: 'No such number' } },
    })
    expect(await patch({ status: 'delivered', external_error: 'ignored' })).toMatchObject({
      body: { status: 'delivered', content_attributes: {} },
    })
    const changes = await desk.member('GET', `/changes?cursor=${cursor}`)
    expect(changes.body).toMatchObject({
      events: [
        { event: 'message.updated', data: { id, status: 'delivered' } },
        { event: 'message.updated', data: { id } },
      ],
    })
    for (const json of [{}, { status: 'gone' }, { status: 'failed', external_error: 5 }])
      expect(await patch(json)).toMatchObject({ status: 422 })
    expect(await desk.member('PATCH', `/conversations/${desk.id}/messages/1`, { status: 'read' })).toMatchObject({
      status: 404,
    })
  })
})
