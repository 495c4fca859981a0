import { describe, expect, it } from 'vitest'
import type { ChangesWire, ConversationPush } from '#lib/protocol/index.ts'
import { request, withCharla, writes } from '#tests/support/app.ts'
import { startTalk, type Talk } from '#tests/support/talk.ts'

withCharla()

const see = (talk: Talk, as = talk.tenant.agent) => talk.ask('POST', '/update_last_seen', undefined, as)
const unread = async (talk: Talk) => (await talk.conversation()).unread_count

describe('what agents have not read (W9)', () => {
  it('counts what the customer writes, and nothing else', async () => {
    const talk = await startTalk()
    await writes(talk.visitor, 'Hello?')
    await talk.ask('POST', '/messages', { content: 'An answer' })
    await talk.ask('POST', '/messages', { content: 'A note', private: true })
    await talk.ask('POST', '/toggle_status', { status: 'resolved' })
    expect(await unread(talk)).toBe(2)
    expect(await unread(talk)).toBe(2) // a look at it changes nothing
  })

  it('is none after somebody has read it, and counts on from there', async () => {
    const talk = await startTalk()
    expect(await see(talk)).toMatchObject({
      status: 200,
      body: { id: talk.displayId, unread_count: 0, agent_last_seen_at: expect.any(Number) },
    })
    await writes(talk.visitor, 'One more')
    expect(await unread(talk)).toBe(1)
  })

  it('is shown up to ten, as Chatwoot’s clients expect', async () => {
    const talk = await startTalk()
    for (let n = 0; n < 11; n++) await writes(talk.visitor, `Message ${n}`)
    expect(await unread(talk)).toBe(10)
  })

  it('notes apart when the assignee has read', async () => {
    const talk = await startTalk()
    await talk.ask('POST', '/assignments', { assignee_id: talk.tenant.agent.userId })
    await see(talk, talk.tenant.administrator)
    expect(await talk.conversation()).toMatchObject({ assignee_last_seen_at: 0 })
    await see(talk)
    expect((await talk.conversation()).assignee_last_seen_at).toBeGreaterThan(0)
  })

  it('begins anew with the last message when somebody marks it unread', async () => {
    const talk = await startTalk()
    await see(talk)
    expect(await talk.ask('POST', '/unread')).toMatchObject({ status: 200, body: { unread_count: 1 } })
  })

  it('is told to colleagues once: a second look is no event', async () => {
    const talk = await startTalk()
    const { cursor } = ((await talk.ask('GET', '/messages')).body as { meta: { cursor: number } }).meta
    await see(talk)
    await see(talk)
    const feed = await request('GET', `/api/v1/accounts/${talk.tenant.accountId}/changes?cursor=${cursor}`, {
      as: talk.tenant.administrator,
    })
    expect(feed.body).toMatchObject({
      cursor: cursor + 1,
      events: [{ event: 'conversation.read', data: { unread_count: 0 } }],
    })
  })

  it('is told to the visitor, and nothing else of it that is the members’', async () => {
    const talk = await startTalk()
    const ask = (rest: string) => request('GET', `/api/v1/widget/${rest}`, { as: talk.visitor })
    expect((await ask('conversations')).body).toMatchObject({ agent_last_seen_at: 0 })
    const { cursor } = ((await ask('messages')).body as { meta: { cursor: number } }).meta
    await talk.ask('POST', '/custom_attributes', { custom_attributes: { plan: 'secret' } })
    await see(talk)
    const { body } = (await ask(`changes?cursor=${cursor}`)) as { body: ChangesWire }
    const read = body.events.find(one => one.event === 'conversation.read')
    expect(read?.data).toMatchObject({ id: talk.displayId, agent_last_seen_at: expect.any(Number) })
    expect(JSON.stringify(read)).not.toContain('secret')
    expect((await ask('conversations')).body).toMatchObject({
      agent_last_seen_at: (read as { data: ConversationPush }).data.agent_last_seen_at,
    })
  })
})

describe('what a visitor has not read (W9)', () => {
  it('counts answers, not notes or activity, until the visitor has read', async () => {
    const talk = await startTalk()
    const asVisitor = async () => (await request('GET', '/api/v1/widget/conversations', { as: talk.visitor })).body
    await talk.ask('POST', '/messages', { content: 'A note', private: true })
    await talk.ask('POST', '/toggle_priority', { priority: 'low' })
    expect(await asVisitor()).toMatchObject({ unread_count: 0, contact_last_seen_at: 0 })
    await talk.ask('POST', '/messages', { content: 'An answer' })
    await talk.ask('POST', '/messages', { content: 'And one more' })
    expect(await asVisitor()).toMatchObject({ unread_count: 2 })
    await request('POST', '/api/v1/widget/conversations/update_last_seen', { as: talk.visitor })
    expect(await asVisitor()).toMatchObject({ unread_count: 0 })
    expect((await talk.conversation()).contact_last_seen_at).toBeGreaterThan(0)
  })
})
