import { describe, expect, it } from 'vitest'
import { request, type Tenant, withCharla, writes } from '#tests/support/app.ts'
import { startTalk } from '#tests/support/talk.ts'

withCharla()

const ask = (tenant: Tenant, method: string, rest: string, json: object) =>
  request(method, `/api/v1/accounts/${tenant.accountId}/${rest}`, { as: tenant.administrator, json })

describe('a customer who writes again', () => {
  it('opens what was resolved or snoozed; where a bot answers, what was resolved is the bot’s again', async () => {
    const talk = await startTalk()
    const again = async (status: string) => {
      await talk.ask('POST', '/toggle_status', { status })
      await writes(talk.visitor, 'Again')
      return (await talk.conversation()).status
    }
    expect([await again('resolved'), await again('snoozed'), await again('pending')]).toEqual([
      'open',
      'open',
      'pending',
    ])
    const { body } = await ask(talk.tenant, 'POST', 'agent_bots', {
      name: 'Bot',
      outgoing_url: 'https://example.com/bot',
    })
    const connected = { agent_bot: (body as { id: number }).id }
    expect(
      (await ask(talk.tenant, 'POST', `inboxes/${talk.tenant.inboxId}/set_agent_bot`, connected)).status,
    ).toBeLessThan(300)
    expect([await again('resolved'), await again('snoozed')]).toEqual(['pending', 'open'])
    await talk.ask('POST', '/mute')
    await writes(talk.visitor, 'Once more')
    expect(await talk.conversation()).toMatchObject({ status: 'resolved' })
  })
})

describe('an inbox with one conversation for each', () => {
  it('goes on with the last one when a member begins another', async () => {
    const talk = await startTalk()
    const sender = (await talk.conversation()).meta.sender.id
    const begin = () =>
      ask(talk.tenant, 'POST', 'conversations', {
        contact_id: sender,
        source_id: undefined,
        inbox_id: talk.tenant.inboxId,
        message: { content: 'Hello again' },
      })
    expect((await begin()).body).not.toMatchObject({ id: talk.displayId })
    const other = await startTalk()
    await ask(other.tenant, 'PATCH', `inboxes/${other.tenant.inboxId}`, { lock_to_single_conversation: true })
    const json = {
      contact_id: (await other.conversation()).meta.sender.id,
      inbox_id: other.tenant.inboxId,
      message: { content: 'Hello again' },
    }
    for (let n = 0; n < 2; n++)
      expect((await ask(other.tenant, 'POST', 'conversations', json)).body).toMatchObject({ id: other.displayId })
    expect((await other.messages()).map(message => message.content)).toEqual(['Hello', 'Hello again', 'Hello again'])
  })
})
