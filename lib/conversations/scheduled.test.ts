import { describe, expect, it } from 'vitest'
import { request, withCharla, writes } from '#tests/support/app.ts'
import { startTalk, type Talk } from '#tests/support/talk.ts'
import type { ScheduledWire } from './scheduled.ts'
import { sendDue } from './send-scheduled.ts'

withCharla()

const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds
const at = (seconds: number) => new Date(Date.now() + seconds * 1000)
const plan = async (talk: Talk, json: object = {}, as = talk.tenant.agent) =>
  (await talk.ask('POST', '/scheduled_messages', { content: 'Later', send_at: inSeconds(60), ...json }, as))
    .body as ScheduledWire
const planned = async (talk: Talk) =>
  ((await talk.ask('GET', '/scheduled_messages')).body as { payload: ScheduledWire[] }).payload
const texts = async (talk: Talk) => (await talk.messages()).map(message => message.content)

describe('a scheduled message (U1)', () => {
  it('is sent at its time, once, in the name of who planned it', async () => {
    const talk = await startTalk()
    const one = await plan(talk, { content: 'Hello {{conversation.display_id}}' })
    expect(one).toMatchObject({ status: 'waiting', cancel_on_reply: true, sender: { id: talk.tenant.agent.userId } })
    await sendDue(at(30))
    expect(await texts(talk)).toEqual(['Hello'])
    await Promise.all([sendDue(at(90)), sendDue(at(90))])
    await sendDue(at(90))
    const sent = (await talk.messages()).filter(message => message.message_type === 1)
    expect(sent).toMatchObject([{ content: expect.stringMatching(/^Hello/), sender: { id: talk.tenant.agent.userId } }])
    expect(await planned(talk)).toEqual([])
  })

  it('is cancelled when the customer writes first, unless it is to go out all the same', async () => {
    const talk = await startTalk()
    const one = await plan(talk)
    await plan(talk, { content: 'In any case', cancel_on_reply: false })
    await writes(talk.visitor, 'Found it')
    expect(await planned(talk)).toMatchObject([
      { id: one.id, status: 'cancelled', reason: 'customer_replied' },
      { status: 'waiting', reason: null },
    ])
    await sendDue(at(90))
    expect(await texts(talk)).toEqual(['Hello', 'Found it', 'In any case'])
    expect(await planned(talk)).toMatchObject([{ id: one.id, status: 'cancelled', reason: 'customer_replied' }])
  })

  it('is changed, and planned again after the customer has written', async () => {
    const talk = await startTalk()
    const { id } = await plan(talk)
    await writes(talk.visitor, 'Well?')
    const changed = await talk.ask('PATCH', `/scheduled_messages/${id}`, { content: 'Better', send_at: inSeconds(120) })
    expect(changed).toMatchObject({ status: 200, body: { status: 'waiting', content: 'Better', reason: null } })
    await sendDue(at(90))
    expect(await texts(talk)).not.toContain('Better')
    await sendDue(at(150))
    expect(await texts(talk)).toContain('Better')
    const late = await talk.ask('PATCH', `/scheduled_messages/${id}`, { content: 'Too late' })
    expect(late.status).toBe(404)
  })

  it('is taken away', async () => {
    const talk = await startTalk()
    const { id } = await plan(talk)
    expect((await talk.ask('DELETE', `/scheduled_messages/${id}`)).status).toBe(200)
    expect((await talk.ask('DELETE', `/scheduled_messages/${id}`)).status).toBe(404)
    await sendDue(at(90))
    expect(await texts(talk)).toEqual(['Hello'])
  })

  it('does not go out when its member may not see the conversation any more, and says so', async () => {
    const talk = await startTalk()
    await plan(talk)
    const { administrator, accountId, inboxId } = talk.tenant
    await request('PATCH', `/api/v1/accounts/${accountId}/inbox_members`, {
      as: administrator,
      json: { inbox_id: inboxId, user_ids: [administrator.userId] },
    })
    await sendDue(at(90))
    const answer = await talk.ask('GET', '/scheduled_messages', undefined, administrator)
    expect(answer.body).toMatchObject({ payload: [{ status: 'failed', reason: 'not_allowed' }] })
  })

  it.each([
    ['send_at', { send_at: inSeconds(-5) }],
    ['send_at', { send_at: inSeconds(32_000_000) }],
    ['send_at', { send_at: 'tomorrow' }],
    ['content', { content: '  ' }],
    ['in_reply_to', { in_reply_to: 999_999_999 }],
  ])('is refused for its %s: %j', async (field, json) => {
    const talk = await startTalk()
    const wish = { content: 'Later', send_at: inSeconds(60), ...json }
    expect(await talk.ask('POST', '/scheduled_messages', wish)).toMatchObject({
      status: 422,
      body: { attributes: [field] },
    })
  })

  it('is of a conversation that the member sees (SEC3)', async () => {
    const talk = await startTalk()
    const wish = { content: 'Later', send_at: inSeconds(60) }
    for (const [method, json] of [['GET'], ['POST', wish]] as const)
      expect((await talk.ask(method, '/scheduled_messages', json, talk.tenant.outsider)).status).toBe(404)
  })
})
