import { describe, expect, it } from 'vitest'
import { makeTenant, request, withCharla, writes } from '#tests/support/app.ts'
import { listed, startTalk } from '#tests/support/talk.ts'

withCharla()

describe('muting a conversation', () => {
  it('resolves it and blocks the contact, who opens nothing any more', async () => {
    const talk = await startTalk()
    const { cursor } = (await listed(talk.tenant)).meta
    expect(await talk.ask('POST', '/mute')).toMatchObject({ status: 200, body: '' })
    expect(await talk.conversation()).toMatchObject({
      status: 'resolved',
      muted: true,
      meta: { sender: { blocked: true } },
    })
    expect(await talk.activity()).toEqual([
      'Conversation was marked resolved by Amal',
      'Amal has muted the conversation',
    ])
    const { body } = await request('GET', `/api/v1/accounts/${talk.tenant.accountId}/changes?cursor=${cursor}`, {
      as: talk.tenant.agent,
    })
    const names = (body as { events: { event: string }[] }).events.map(one => one.event)
    expect(names.filter(name => name !== 'message.created')).toEqual(['conversation.status_changed', 'contact.updated'])
    await writes(talk.visitor, 'Hello?')
    expect(await talk.conversation()).toMatchObject({ status: 'resolved', unread_count: 2 })
    await talk.ask('POST', '/toggle_status', { status: 'snoozed', snoozed_until: Math.floor(Date.now() / 1000) + 3600 })
    await writes(talk.visitor, 'Hello??')
    expect(await talk.conversation()).toMatchObject({ status: 'snoozed', snoozed_until: expect.any(Number) })
  })

  it('is undone, and then the contact can open it again', async () => {
    const talk = await startTalk()
    await talk.ask('POST', '/mute')
    expect(await talk.ask('POST', '/unmute')).toMatchObject({ status: 200, body: '' })
    expect(await talk.conversation()).toMatchObject({ status: 'resolved', muted: false })
    expect((await talk.activity()).at(-1)).toBe('Amal has unmuted the conversation')
    await writes(talk.visitor, 'Thanks')
    expect(await talk.conversation()).toMatchObject({ status: 'open' })
  })

  it('twice is once', async () => {
    const talk = await startTalk()
    await Promise.all([talk.ask('POST', '/mute'), talk.ask('POST', '/mute')])
    expect(await talk.activity()).toHaveLength(2)
    await talk.ask('POST', '/unmute')
    await talk.ask('POST', '/unmute')
    expect(await talk.activity()).toHaveLength(3)
  })

  it.each(['/mute', '/unmute'])('is for who sees it: %s', async rest => {
    const talk = await startTalk()
    expect((await talk.ask('POST', rest, undefined, talk.tenant.outsider)).status).toBe(404)
    expect((await talk.ask('POST', rest, undefined, (await makeTenant()).administrator)).status).toBe(401)
    expect(await talk.conversation()).toMatchObject({ status: 'open', muted: false })
  })
})
