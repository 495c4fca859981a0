import { describe, expect, it } from 'vitest'
import type { MessageWire } from '#lib/protocol/index.ts'
import { makeTenant, request, withCharla, writes } from '#tests/support/app.ts'
import { listed, startTalk, type Talk } from '#tests/support/talk.ts'

withCharla()

const changes = async ({ tenant }: Talk, cursor: number) => {
  const { body } = await request('GET', `/api/v1/accounts/${tenant.accountId}/changes?cursor=${cursor}`, {
    as: tenant.agent,
  })
  return (body as { events: object[] }).events
}

describe('deleting a message', () => {
  it('leaves its place, and nothing of what it said', async () => {
    const talk = await startTalk()
    const [first] = await talk.messages()
    const json = { content: 'My **secret**', echo_id: 'e1', content_attributes: { in_reply_to: first?.id } }
    const { id } = (await talk.ask('POST', '/messages', json)).body as MessageWire
    const { cursor } = (await listed(talk.tenant)).meta
    const expected = {
      id,
      content: 'This message was deleted',
      content_attributes: { deleted: true },
      message_type: 1,
      sender: { id: talk.tenant.agent.userId },
    }
    const { status, body } = await talk.ask('DELETE', `/messages/${id}`)
    expect({ status, body }).toMatchObject({ status: 200, body: expected })
    expect((body as MessageWire).content_attributes).toEqual({ deleted: true })
    expect((await talk.messages()).at(-1)).toEqual(body)
    expect(await talk.conversation()).toMatchObject({ messages: [expected], last_non_activity_message: expected })
    expect(await changes(talk, cursor)).toMatchObject([{ event: 'message.updated', data: expected }])
    const seen = await request('GET', '/api/v1/widget/messages', { as: talk.visitor })
    expect(JSON.stringify(seen.body)).not.toContain('secret')
    expect((await talk.ask('DELETE', `/messages/${id}`)).status).toBe(200) // again: it stays deleted
  })

  it('says so in the language of the account', async () => {
    const talk = await startTalk()
    const { accountId, administrator } = talk.tenant
    await request('PATCH', `/api/v1/accounts/${accountId}`, { as: administrator, json: { locale: 'pt-BR' } })
    const [message] = await talk.messages()
    expect((await talk.ask('DELETE', `/messages/${message?.id}`)).body).toMatchObject({
      content: 'Esta mensagem foi excluída',
    })
  })

  it('is for who sees the conversation that it is in', async () => {
    const talk = await startTalk()
    const [message] = await talk.messages()
    const [other, elsewhere] = [await startTalk(talk.tenant), await startTalk()]
    const rest = `/messages/${message?.id}`
    expect((await talk.ask('DELETE', rest, undefined, talk.tenant.outsider)).status).toBe(404)
    expect((await talk.ask('DELETE', rest, undefined, elsewhere.tenant.administrator)).status).toBe(401)
    expect((await other.ask('DELETE', rest)).status).toBe(404)
    expect((await elsewhere.ask('DELETE', rest)).status).toBe(404)
    expect((await talk.ask('DELETE', '/messages/999999999')).status).toBe(404)
    expect((await talk.ask('DELETE', '/messages/abc')).status).toBe(404)
    expect((await talk.messages()).map(one => one.content)).toEqual(['Hello'])
  })
})

describe('deleting a conversation', () => {
  it('is for administrators, and for good', async () => {
    const talk = await startTalk()
    const { tenant } = talk
    const { cursor } = (await listed(tenant)).meta
    expect((await talk.ask('DELETE')).status).toBe(403)
    expect((await talk.ask('DELETE', '', undefined, (await makeTenant()).administrator)).status).toBe(401)
    expect(await talk.ask('DELETE', '', undefined, tenant.administrator)).toMatchObject({ status: 200, body: '' })
    expect((await talk.ask('DELETE', '', undefined, tenant.administrator)).status).toBe(404)
    expect((await talk.ask('GET')).status).toBe(404)
    expect(await changes(talk, cursor)).toMatchObject([
      {
        event: 'conversation.deleted',
        data: { id: talk.displayId, inbox_id: tenant.inboxId, account_id: tenant.accountId },
      },
    ])
    expect(await listed(tenant, 'status=all')).toMatchObject({ payload: [], meta: { all_count: 0 } })
  })

  it('lets the visitor begin anew, as the contact who they were', async () => {
    const talk = await startTalk()
    const { sender } = (await talk.conversation()).meta
    await talk.ask('DELETE', '', undefined, talk.tenant.administrator)
    const { conversation_id } = await writes(talk.visitor, 'Me again')
    expect(conversation_id).toBe(talk.displayId + 1)
    const [conversation] = (await listed(talk.tenant)).payload
    expect(conversation).toMatchObject({ id: conversation_id, meta: { sender: { id: sender.id } } })
  })
})
