import { describe, expect, it } from 'vitest'
import type { ConversationStatus } from '#lib/protocol/index.ts'
import { makeTenant, request, withCharla, writes } from '#tests/support/app.ts'
import { startTalk, type Talk } from '#tests/support/talk.ts'
import { reopenSnoozed } from './status.ts'

withCharla()

const set = (talk: Talk, json: object, as = talk.tenant.agent) => talk.ask('POST', '/toggle_status', json, as)
const statuses: ConversationStatus[] = ['open', 'resolved', 'pending', 'snoozed']

describe('the status of a conversation', () => {
  const transitions = statuses.flatMap(from => statuses.map(to => [from, to] as const))

  it.each(transitions)('goes from %s to %s, with one line in the history when it changes', async (from, to) => {
    const talk = await startTalk()
    await set(talk, { status: from })
    const before = (await talk.activity()).length
    expect(await set(talk, { status: to })).toMatchObject({
      status: 200,
      body: {
        meta: {},
        payload: { success: true, conversation_id: talk.displayId, current_status: to, snoozed_until: null },
      },
    })
    expect(await talk.conversation()).toMatchObject({ status: to })
    expect((await talk.activity()).length - before).toBe(from === to ? 0 : 1)
  })

  it.each([
    ['open', 'resolved'],
    ['resolved', 'open'],
    ['pending', 'open'],
    ['snoozed', 'open'],
  ] as const)('goes from %s to %s when none is named', async (from, to) => {
    const talk = await startTalk()
    await set(talk, { status: from })
    expect((await set(talk, {})).body).toMatchObject({ payload: { current_status: to } })
  })

  it.each([
    ['resolved', 'open'],
    ['snoozed', 'open'],
    ['pending', 'pending'],
  ] as const)('goes from %s to %s when the customer writes', async (from, to) => {
    const talk = await startTalk()
    await set(talk, { status: from })
    await writes(talk.visitor, 'One more thing')
    expect(await talk.conversation()).toMatchObject({ status: to, snoozed_until: null })
  })

  it('stays when an agent answers', async () => {
    const talk = await startTalk()
    await set(talk, { status: 'resolved' })
    await talk.ask('POST', '/messages', { content: 'Bye' })
    expect(await talk.conversation()).toMatchObject({ status: 'resolved' })
  })

  it('makes who opens a conversation that nobody has its assignee, when it is an agent', async () => {
    const [talk, other] = [await startTalk(), await startTalk()]
    await set(talk, { status: 'resolved' })
    await set(talk, { status: 'open' })
    expect((await talk.conversation()).meta.assignee).toMatchObject({ id: talk.tenant.agent.userId })
    const { administrator } = other.tenant
    await set(other, { status: 'resolved' }, administrator)
    await set(other, { status: 'open' }, administrator)
    expect((await other.conversation()).meta.assignee).toBeUndefined()
  })

  it('leaves the assignee there is', async () => {
    const talk = await startTalk()
    const { administrator } = talk.tenant
    await talk.ask('POST', '/assignments', { assignee_id: administrator.userId })
    await set(talk, {})
    await set(talk, {})
    expect((await talk.conversation()).meta.assignee).toMatchObject({ id: administrator.userId })
  })

  it.each([
    ['status', { status: 'closed' }],
    ['status', { status: 0 }],
    ['snoozed_until', { status: 'snoozed', snoozed_until: 'tomorrow' }],
    ['snoozed_until', { status: 'snoozed', snoozed_until: 1 }],
    ['snoozed_until', { status: 'snoozed', snoozed_until: 1e300 }],
    ['snoozed_until', { status: 'snoozed', snoozed_until: -1 }],
  ])('is not set with a wrong %s: %j', async (field, json) => {
    const talk = await startTalk()
    expect(await set(talk, json)).toMatchObject({ status: 422, body: { attributes: [field] } })
    expect(await talk.conversation()).toMatchObject({ status: 'open' })
  })
})

describe('a snoozed conversation', () => {
  it('opens when its time has come, not before, once, and by the system', async () => {
    const talk = await startTalk()
    const until = Math.floor(Date.now() / 1000) + 3600
    expect((await set(talk, { status: 'snoozed', snoozed_until: until })).body).toMatchObject({
      payload: { snoozed_until: until },
    })
    const at = (seconds: number) => new Date((until + seconds) * 1000)
    await reopenSnoozed(at(-1))
    expect(await talk.conversation()).toMatchObject({ status: 'snoozed', snoozed_until: until })
    await Promise.all([reopenSnoozed(at(0)), reopenSnoozed(at(0))])
    expect(await talk.conversation()).toMatchObject({ status: 'open', snoozed_until: null })
    expect(await talk.activity()).toEqual([
      'Conversation was snoozed by Amal',
      'Conversation was reopened by the system',
    ])
  })

  it('without a time waits for the customer', async () => {
    const talk = await startTalk()
    await set(talk, { status: 'snoozed' })
    await reopenSnoozed(new Date('2242-01-01'))
    expect(await talk.conversation()).toMatchObject({ status: 'snoozed' })
  })

  it('may be snoozed again, until later', async () => {
    const talk = await startTalk()
    const soon = Math.floor(Date.now() / 1000) + 60
    await set(talk, { status: 'snoozed', snoozed_until: soon })
    expect((await set(talk, { status: 'snoozed', snoozed_until: soon + 60 })).body).toMatchObject({
      payload: { snoozed_until: soon + 60 },
    })
  })
})

describe('the priority', () => {
  it('is set and taken away', async () => {
    const talk = await startTalk()
    for (const priority of ['low', 'medium', 'high', 'urgent', null]) {
      expect((await talk.ask('POST', '/toggle_priority', { priority })).status).toBe(200)
      expect(await talk.conversation()).toMatchObject({ priority })
    }
  })

  it.each([{ priority: 'huge' }, { priority: 3 }, {}])('is not set with %j', async json => {
    const talk = await startTalk()
    expect(await talk.ask('POST', '/toggle_priority', json)).toMatchObject({
      status: 422,
      body: { attributes: ['priority'] },
    })
  })
})

describe('the history', () => {
  const languages: [string, string[]][] = [
    [
      'en',
      ['Conversation was marked resolved by Amal', 'Conversation was reopened by Amal', 'Assigned to Ada by Amal'],
    ],
    [
      'es',
      ['Amal marcó la conversación como resuelta', 'Amal reabrió la conversación', 'Amal asignó la conversación a Ada'],
    ],
    ['pt-BR', ['Amal marcou a conversa como resolvida', 'Amal reabriu a conversa', 'Amal atribuiu a conversa a Ada']],
    ['ar', ['وضع Amal علامة تم الحل على المحادثة', 'أعاد Amal فتح المحادثة', 'أسند Amal المحادثة إلى Ada']],
  ]

  it.each(languages)('is written in the language of the account: %s', async (locale, lines) => {
    const tenant = await makeTenant()
    await request('PATCH', `/api/v1/accounts/${tenant.accountId}`, { as: tenant.administrator, json: { locale } })
    const talk = await startTalk(tenant)
    await set(talk, { status: 'resolved' })
    await set(talk, { status: 'open' })
    await talk.ask('POST', '/assignments', { assignee_id: tenant.administrator.userId })
    expect(await talk.activity()).toEqual(lines)
  })
})
