import { describe, expect, it } from 'vitest'
import { request, withCharla } from '#tests/support/app.ts'
import { startTalk, type Talk } from '#tests/support/talk.ts'

withCharla()

const draft = async (talk: Talk, rest = '', as = talk.tenant.agent) =>
  (await talk.ask('GET', `/draft_messages${rest}`, undefined, as)).body
const keep = (talk: Talk, draft_message: unknown, as = talk.tenant.agent) =>
  talk.ask('PATCH', '/draft_messages', { draft_message }, as)

describe('a draft (U3)', () => {
  it('is kept for its member and conversation until it is taken away', async () => {
    const talk = await startTalk()
    const other = await startTalk(talk.tenant)
    expect(await draft(talk)).toEqual({ has_draft: false })
    expect(await keep(talk, { message: 'Dear' })).toMatchObject({
      status: 200,
      body: { written_at: expect.any(Number) },
    })
    await keep(talk, { message: 'Dear  Zoe,\n' })
    expect(await draft(talk)).toMatchObject({ has_draft: true, message: 'Dear  Zoe,\n' })
    expect(await draft(talk, '', talk.tenant.administrator)).toEqual({ has_draft: false })
    expect(await draft(other)).toEqual({ has_draft: false })
    expect((await talk.ask('DELETE', '/draft_messages')).status).toBe(200)
    expect((await talk.ask('DELETE', '/draft_messages')).status).toBe(200)
    expect(await draft(talk)).toMatchObject({ has_draft: false })
  })

  it('of a note stands apart from that of an answer', async () => {
    const talk = await startTalk()
    await keep(talk, { message: 'To you' })
    await keep(talk, { message: 'Among us', private: true })
    expect(await draft(talk)).toMatchObject({ message: 'To you' })
    expect(await draft(talk, '?private=true')).toMatchObject({ message: 'Among us' })
    await talk.ask('DELETE', '/draft_messages?private=true')
    expect(await draft(talk, '?private=true')).toMatchObject({ has_draft: false })
    expect(await draft(talk, '?private=false')).toMatchObject({ has_draft: true })
  })

  it.each([{ message: '' }, { message: null }, {}])('is none with %j', async given => {
    const talk = await startTalk()
    await keep(talk, { message: 'Dear' })
    expect((await keep(talk, given)).status).toBe(200)
    expect(await draft(talk)).toMatchObject({ has_draft: false })
  })

  it('may be sent without the wrapper, and by PUT', async () => {
    const talk = await startTalk()
    await talk.ask('PUT', '/draft_messages', { message: 'Dear' })
    expect(await draft(talk)).toMatchObject({ message: 'Dear' })
  })

  it('is of a conversation that the member sees (SEC3)', async () => {
    const talk = await startTalk()
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      const json = method === 'PATCH' ? { message: 'Dear' } : undefined
      expect((await talk.ask(method, '/draft_messages', json, talk.tenant.outsider)).status).toBe(404)
    }
  })

  it.each([
    ['message', { message: 'x'.repeat(150_001) }],
    ['message', { message: 7 }],
    ['message', { message: 'a\0b' }],
    ['private', { message: 'a', private: 'perhaps' }],
    ['written_at', { message: 'a', written_at: -1 }],
  ])('is refused for its %s', async (field, given) => {
    const talk = await startTalk()
    expect(await keep(talk, given)).toMatchObject({ status: 422, body: { attributes: [field] } })
    expect(await draft(talk)).toEqual({ has_draft: false })
  })

  it('is the newer one of two devices, also when the older comes last', async () => {
    const talk = await startTalk()
    const now = Date.now()
    await keep(talk, { message: 'On the phone', written_at: now - 1_000 })
    await keep(talk, { message: 'Offline, long ago', written_at: now - 60_000 })
    expect(await draft(talk)).toEqual({ has_draft: true, message: 'On the phone', written_at: now - 1_000 })
    await keep(talk, { message: '', written_at: now - 500 })
    await keep(talk, { message: 'Sent already', written_at: now - 700 })
    expect(await draft(talk)).toEqual({ has_draft: false, written_at: now - 500 })
    const late = await keep(talk, { message: 'Sent already', written_at: now - 700 })
    expect(late.body).toEqual({ written_at: now - 500 })
    const ahead = await keep(talk, { message: 'A clock that is ahead', written_at: now + 3_600_000 })
    expect(ahead.body).toEqual({ written_at: expect.any(Number) })
    expect(ahead.body).not.toEqual({ written_at: now + 3_600_000 })
    expect(await draft(talk)).toMatchObject({ message: 'A clock that is ahead' })
    await keep(talk, { message: 'Now' })
    expect(await draft(talk)).toMatchObject({ message: 'Now' })
  })

  it('is listed for its member, with the conversation', async () => {
    const talk = await startTalk()
    await keep(talk, { message: 'To you' })
    await keep(talk, { message: 'Among us', private: true })
    await keep(talk, { message: 'Mine' }, talk.tenant.administrator)
    const path = `/api/v1/accounts/${talk.tenant.accountId}/draft_messages`
    const { body } = await request('GET', path, { as: talk.tenant.agent })
    expect(body).toMatchObject({
      payload: [
        { conversation_id: talk.displayId, private: true, message: 'Among us' },
        { conversation_id: talk.displayId, private: false, message: 'To you' },
      ],
    })
    expect((await request('GET', path, { as: talk.tenant.outsider })).body).toEqual({ payload: [] })
  })

  it('goes with its conversation', async () => {
    const talk = await startTalk()
    await keep(talk, { message: 'Dear' })
    expect((await talk.ask('DELETE', '', undefined, talk.tenant.administrator)).status).toBe(200)
    expect((await talk.ask('GET', '/draft_messages')).status).toBe(404)
  })
})
