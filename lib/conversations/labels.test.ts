import { describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import type { ChangesWire, ConversationPush } from '#lib/protocol/index.ts'
import { makeTenant, request, withCharla } from '#tests/support/app.ts'
import { listed, startTalk, type Talk } from '#tests/support/talk.ts'

withCharla()

const label = (talk: Talk, labels: unknown, as = talk.tenant.agent) => talk.ask('POST', '/labels', { labels }, as)
const labels = async (talk: Talk) => (await talk.ask('GET', '/labels')).body

describe('the labels of a conversation', () => {
  it('are those of the last list, whether labels of that title exist or not', async () => {
    const talk = await startTalk()
    expect(await labels(talk)).toEqual({ payload: [] })
    const answer = await label(talk, ['refund', ' Billing ', 'refund', ''])
    expect([answer.status, answer.body]).toEqual([200, { payload: ['billing', 'refund'] }])
    expect(await labels(talk)).toEqual({ payload: ['billing', 'refund'] })
    expect((await label(talk, ['refund', 'two words'])).body).toEqual({ payload: ['refund', 'two words'] })
    expect((await label(talk, 'a, b')).body).toEqual({ payload: ['a', 'b'] })
    expect((await label(talk, null)).body).toEqual({ payload: [] })
    expect(await labels(talk)).toEqual({ payload: [] })
  })

  it('show on the conversation, alone and in the list, and beside its messages', async () => {
    const talk = await startTalk()
    await label(talk, ['refund', 'billing'])
    const expected = ['billing', 'refund']
    expect((await talk.conversation()).labels).toEqual(expected)
    expect((await listed(talk.tenant)).payload[0]?.labels).toEqual(expected)
    expect((await talk.ask('GET', '/messages')).body).toMatchObject({ meta: { labels: expected } })
    const { id } = (await talk.conversation()).meta.sender
    const path = `/api/v1/accounts/${talk.tenant.accountId}/contacts/${id}/conversations`
    expect((await request('GET', path, { as: talk.tenant.agent })).body).toMatchObject({
      payload: [{ labels: expected }],
    })
  })

  it.each([[7], [{}], [[7]], [['x'.repeat(256)]], [['two\nlines']], [['a\0b']], [['\ud800']], [many(101)]])(
    'are not set to %j',
    async given => {
      const talk = await startTalk()
      await label(talk, ['kept'])
      const { status, body } = await label(talk, given)
      expect(status).toBe(422)
      expect((body as { attributes: string[] }).attributes[0]).toMatch(/^labels/)
      expect(await labels(talk)).toEqual({ payload: ['kept'] })
    },
  )

  it('are not lost when the list is missing', async () => {
    const talk = await startTalk()
    await label(talk, ['kept'])
    expect(await talk.ask('POST', '/labels', {})).toMatchObject({ status: 422, body: { attributes: ['labels'] } })
    expect(await labels(talk)).toEqual({ payload: ['kept'] })
  })

  it('are one of two lists that come at the same moment, not something between', async () => {
    const talk = await startTalk()
    await Promise.all([label(talk, ['a', 'b']), label(talk, ['c', 'd'])])
    expect([
      ['a', 'b'],
      ['c', 'd'],
    ]).toContainEqual((await talk.conversation()).labels)
  })

  it('come and go beside what others do at the same moment', async () => {
    const talk = await startTalk()
    await label(talk, ['a', 'b'])
    const change = (json: object) => talk.ask('PATCH', '/labels', json, talk.tenant.agent)
    const many = Array.from({ length: 8 }, (_, number) => change({ add: [`new${number}`] }))
    const answers = await Promise.all([...many, change({ remove: ['a'] }), change({ add: 'B, c', remove: ['c'] })])
    expect(answers.map(one => one.status)).toEqual(answers.map(() => 200))
    const expected = ['b', ...Array.from({ length: 8 }, (_, number) => `new${number}`)]
    expect(await labels(talk)).toEqual({ payload: expected })
    expect((await change({ remove: ['b'] })).body).toEqual({ payload: expected.slice(1) })
    expect(await change({})).toMatchObject({ status: 422, body: { attributes: ['add'] } })
    expect(await change({ add: [7] })).toMatchObject({ status: 422, body: { attributes: ['add'] } })
    expect((await talk.ask('PATCH', '/labels', { add: ['x'] }, talk.tenant.outsider)).status).toBe(404)
  })

  it('are for members who may see it', async () => {
    const talk = await startTalk()
    const other = await makeTenant()
    await label(talk, ['kept'])
    expect((await talk.ask('GET', '/labels', undefined, talk.tenant.outsider)).status).toBe(404)
    expect((await label(talk, [], talk.tenant.outsider)).status).toBe(404)
    expect((await label(talk, [], other.administrator)).status).toBe(401)
    const path = `/api/v1/accounts/${other.accountId}/conversations/${talk.displayId}/labels`
    expect((await request('POST', path, { as: other.administrator, json: { labels: [] } })).status).toBe(404)
    expect(await labels(talk)).toEqual({ payload: ['kept'] })
  })

  it('go with the conversation', async () => {
    const { tenant, ...talk } = await startTalk()
    await label({ tenant, ...talk }, ['gone'])
    await request('DELETE', `/api/v1/accounts/${tenant.accountId}/inboxes/${tenant.inboxId}`, {
      as: tenant.administrator,
    })
    const left = await withSystem(
      sql => sql`select from charla.conversation_labels where account_id = ${tenant.accountId}`,
    )
    expect(left).toHaveLength(0)
  })
})

describe('a change of labels', () => {
  const since = async (talk: Talk, cursor: number) => {
    const path = `/api/v1/accounts/${talk.tenant.accountId}/changes?cursor=${cursor}`
    return ((await request('GET', path, { as: talk.tenant.agent })).body as ChangesWire).events
  }

  it('is told once, with the labels there are, and not when nothing changed', async () => {
    const talk = await startTalk()
    const { cursor } = (await listed(talk.tenant)).meta
    await label(talk, ['billing'])
    await label(talk, ['billing'])
    const told = (await since(talk, cursor)).filter(event => event.event === 'conversation.updated')
    expect(told).toMatchObject([{ data: { id: talk.displayId, labels: ['billing'] } }])
  })

  it('is not told to the visitor by name', async () => {
    const talk = await startTalk()
    const { cursor } = (await listed(talk.tenant)).meta
    await label(talk, ['difficult'])
    const { body } = await request('GET', `/api/v1/widget/changes?cursor=${cursor}`, { as: talk.visitor })
    const told = (body as ChangesWire).events.filter(event => event.event === 'conversation.updated')
    expect(told.map(event => (event.data as ConversationPush).labels)).toEqual([[]])
    expect(JSON.stringify(body)).not.toContain('difficult')
  })

  it.each([
    ['en', ['Amal added billing, refund', 'Amal added vip', 'Amal removed refund']],
    ['es', ['Amal añadió billing, refund', 'Amal añadió vip', 'Amal quitó refund']],
    ['pt-BR', ['Amal adicionou billing, refund', 'Amal adicionou vip', 'Amal removeu refund']],
    ['ar', ['أضاف Amal billing, refund', 'أضاف Amal vip', 'أزال Amal refund']],
  ])('is a line of the history: %s', async (locale, lines) => {
    const tenant = await makeTenant()
    await request('PATCH', `/api/v1/accounts/${tenant.accountId}`, { as: tenant.administrator, json: { locale } })
    const talk = await startTalk(tenant)
    await label(talk, ['refund', 'billing'])
    await label(talk, ['billing', 'vip'])
    await label(talk, ['billing', 'vip'])
    expect(await talk.activity()).toEqual(lines)
  })
})

describe('the list by labels', () => {
  it('has the conversations that bear any of them, and counts those', async () => {
    const first = await startTalk()
    const { tenant } = first
    const second = await startTalk(tenant)
    await startTalk(tenant)
    await label(first, ['billing', 'vip'])
    await label(second, ['vip'])
    const found = async (query: string, as = tenant.agent) => {
      const { meta, payload } = await listed(tenant, query, as)
      const path = `/api/v1/accounts/${tenant.accountId}/conversations/meta?${query}`
      const { body } = await request('GET', path, { as })
      expect((body as { meta: { all_count: number } }).meta.all_count).toBe(payload.length)
      expect(meta.all_count).toBe(payload.length)
      return payload.map(conversation => conversation.id).sort()
    }
    expect(await found('labels[]=billing')).toEqual([first.displayId])
    expect(await found('labels[]=billing&labels[]=VIP')).toEqual([first.displayId, second.displayId])
    expect(await found('labels=vip,nobody')).toEqual([first.displayId, second.displayId])
    expect(await found('labels[]=nobody')).toEqual([])
    expect(await found('labels[]=')).toHaveLength(3)
    expect(await found('labels[]=vip&status=resolved')).toEqual([])
    expect(await found('labels[]=vip', tenant.outsider)).toEqual([])
  })
})

function many(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `label${index}`)
}
