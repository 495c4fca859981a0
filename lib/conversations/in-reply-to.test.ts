import { beforeAll, describe, expect, it } from 'vitest'
import { makeTenant, request, withCharla, writes } from '#tests/support/app.ts'
import { startTalk, type Talk } from '#tests/support/talk.ts'

withCharla()

let talk: Talk
let elsewhere: Talk
let own: number
let foreign: number
let note: number

beforeAll(async () => {
  const tenant = await makeTenant()
  talk = await startTalk(tenant)
  elsewhere = await startTalk(tenant)
  own = (await talk.messages())[0]?.id as number
  foreign = (await elsewhere.messages())[0]?.id as number
  note = ((await talk.ask('POST', '/messages', { content: 'Psst', private: true })).body as { id: number }).id
})

const reply = (in_reply_to: number) =>
  talk.ask('POST', '/messages', { content: 'Yes', content_attributes: { in_reply_to } })
const visitorReplies = (reply_to: number, visitor = talk.visitor) =>
  request('POST', '/api/v1/widget/messages', { as: visitor, json: { message: { content: 'Yes', reply_to } } })

describe('an answer to a message', () => {
  it('names one of the same conversation', async () => {
    expect((await reply(own)).body).toMatchObject({ content_attributes: { in_reply_to: own } })
    expect((await reply(note)).status).toBe(200)
    expect((await visitorReplies(own)).body).toMatchObject({ content_attributes: { in_reply_to: own } })
  })

  it('is refused when the message is of another conversation, or nowhere', async () => {
    for (const id of [foreign, 999_999_999]) {
      const { status, body } = await reply(id)
      expect([status, body]).toMatchObject([422, { attributes: ['content_attributes.in_reply_to'] }])
      expect((await visitorReplies(id)).body).toMatchObject({ attributes: ['message.reply_to'] })
    }
    expect(await talk.messages()).not.toContainEqual(
      expect.objectContaining({ content_attributes: { in_reply_to: foreign } }),
    )
  })

  it('is refused to a visitor when it is a note, which they do not know of (SEC3)', async () => {
    expect((await visitorReplies(note)).status).toBe(422)
  })

  it('is refused where there is nothing yet', async () => {
    const { tenant } = talk
    const visitor = await talk.conversation()
    const begun = await request('POST', `/api/v1/accounts/${tenant.accountId}/conversations`, {
      as: tenant.agent,
      json: {
        contact_id: visitor.meta.sender.id,
        inbox_id: tenant.inboxId,
        message: { content: 'Yes', content_attributes: { in_reply_to: own } },
      },
    })
    expect(begun.status).toBe(422)
  })

  it('in a conversation that is not there is no answer to anything', async () => {
    const { tenant } = talk
    const path = `/api/v1/accounts/${tenant.accountId}/conversations/999999/messages`
    const json = { content: 'Yes', content_attributes: { in_reply_to: own } }
    expect((await request('POST', path, { as: tenant.agent, json })).status).toBe(404)
    await writes(talk.visitor, 'Still here')
  })
})
