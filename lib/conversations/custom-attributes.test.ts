import { describe, expect, it } from 'vitest'
import type { ChangesWire } from '#lib/protocol/index.ts'
import { request, withCharla } from '#tests/support/app.ts'
import { listed, startTalk } from '#tests/support/talk.ts'

withCharla()

describe('custom attributes of a conversation', () => {
  it('are replaced, answered, shown and told', async () => {
    const talk = await startTalk()
    const { accountId, agent } = talk.tenant
    const { cursor } = (await listed(talk.tenant)).meta
    const first = { order: 'A-1', rush: true, lines: [1, { sku: 'x' }] }
    expect(await talk.ask('POST', '/custom_attributes', { custom_attributes: first })).toMatchObject({
      status: 200,
      body: { custom_attributes: first },
    })
    expect((await talk.conversation()).custom_attributes).toEqual(first)
    await talk.ask('POST', '/custom_attributes', { custom_attributes: { order: 'A-2' } })
    expect((await talk.conversation()).custom_attributes).toEqual({ order: 'A-2' })
    const changes = await request('GET', `/api/v1/accounts/${accountId}/changes?cursor=${cursor}`, { as: agent })
    const { events } = changes.body as ChangesWire
    expect(events.map(event => event.event)).toEqual(['conversation.updated', 'conversation.updated'])
    expect(events[1]?.data).toMatchObject({ id: talk.displayId, custom_attributes: { order: 'A-2' } })
    expect(await talk.ask('POST', '/custom_attributes', { custom_attributes: {} })).toMatchObject({
      body: { custom_attributes: {} },
    })
  })

  it.each([{}, { custom_attributes: null }, { custom_attributes: [] }, { custom_attributes: { a: '\0' } }])(
    'refuse %j',
    async json => {
      const talk = await startTalk()
      expect(await talk.ask('POST', '/custom_attributes', json)).toMatchObject({
        status: 422,
        body: { attributes: ['custom_attributes'] },
      })
    },
  )

  it('are for those who may see the conversation', async () => {
    const talk = await startTalk()
    const json = { custom_attributes: { mine: true } }
    expect(await talk.ask('POST', '/custom_attributes', json, talk.tenant.outsider)).toMatchObject({ status: 404 })
    expect((await talk.conversation()).custom_attributes).toEqual({})
  })
})
