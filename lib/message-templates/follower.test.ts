import { describe, expect, it } from 'vitest'
import type { WidgetMessagesWire } from '#lib/protocol/index.ts'
import {
  makeTenant,
  makeVisitor,
  request,
  type Tenant,
  type VisitorToken,
  withCharla,
  writes,
} from '#tests/support/app.ts'
import { startTalk } from '#tests/support/talk.ts'
import { followLogs } from '#workers/followers.ts'

withCharla()

const day = Array.from({ length: 7 }, (_, day_of_week) => ({ day_of_week }))
const always = day.map(one => ({ ...one, open_all_day: true }))
const never = day.map(one => ({ ...one, closed_all_day: true }))
const office = { working_hours_enabled: true, out_of_office_message: 'We are closed', working_hours: never }
const greeting = {
  greeting_enabled: true,
  greeting_message: 'Hello {{contact.first_name | default: "you"}}, this is {{inbox.name}}',
}

async function inbox(settings: object): Promise<Tenant> {
  const tenant = await makeTenant()
  const path = `/api/v1/accounts/${tenant.accountId}/inboxes/${tenant.inboxId}`
  expect((await request('PATCH', path, { as: tenant.administrator, json: settings })).status).toBe(200)
  return tenant
}
const messages = async (visitor: VisitorToken) =>
  ((await request('GET', '/api/v1/widget/messages', { as: visitor })).body as WidgetMessagesWire).payload
/** What the inbox has said by itself. */
async function said(visitor: VisitorToken): Promise<(string | null)[]> {
  await followLogs()
  return (await messages(visitor)).filter(message => message.message_type === 3).map(message => message.content)
}

describe('an inbox that says nothing by itself', () => {
  it('says nothing', async () => {
    const { visitor } = await startTalk(await inbox({ ...greeting, greeting_enabled: false }))
    expect(await said(visitor)).toEqual([])
  })
})

describe('a greeting', () => {
  it('is said once, with the names, however many write and read at the same time', async () => {
    const tenant = await inbox({ ...greeting, name: 'Shop' })
    const visitor = await makeVisitor(tenant)
    await Promise.all(Array.from({ length: 10 }, (_, n) => writes(visitor, `Message ${n}`)))
    await Promise.all([followLogs(), followLogs()])
    await writes(visitor, 'Anybody?')
    expect(await said(visitor)).toEqual(['Hello you, this is Shop'])
    await request('PATCH', '/api/v1/widget/contact', { as: visitor, json: { name: 'Zoe Moreno' } })
    const again = await makeVisitor(tenant)
    await request('POST', '/api/v1/widget/conversations', {
      as: again,
      json: { contact: { name: 'Zoe Moreno' }, message: { content: 'Hi' } },
    })
    expect(await said(again)).toEqual(['Hello Zoe, this is Shop'])
  })

  it('comes of nobody, ends no waiting and is no answer', async () => {
    const talk = await startTalk(await inbox(greeting))
    const before = await talk.conversation()
    await said(talk.visitor)
    expect((await talk.messages()).at(-1)).toMatchObject({ message_type: 3, content_type: 'text', private: false })
    expect((await talk.messages()).at(-1)).not.toHaveProperty('sender')
    expect(await talk.conversation()).toMatchObject({
      first_reply_created_at: null,
      waiting_since: before.waiting_since,
      unread_count: 1,
    })
  })

  it('is not said when somebody has answered already, or to who is blocked', async () => {
    const talk = await startTalk(await inbox(greeting))
    await talk.ask('POST', '/messages', { content: 'An answer' })
    expect(await said(talk.visitor)).toEqual([])
    const blocked = await startTalk(await inbox(greeting))
    await blocked.ask('POST', '/mute')
    expect(await said(blocked.visitor)).toEqual([])
  })
})

describe('out of office', () => {
  it('is said while the inbox is closed, once a day, and instead of the greeting', async () => {
    const { visitor } = await startTalk(await inbox({ ...office, ...greeting }))
    expect(await said(visitor)).toEqual(['We are closed'])
    await writes(visitor, 'Really?')
    expect(await said(visitor)).toEqual(['We are closed'])
  })

  it('is not said while it is open, without hours, or while somebody answers', async () => {
    for (const settings of [
      { working_hours: always },
      { working_hours_enabled: false },
      { out_of_office_message: '' },
    ]) {
      const { visitor } = await startTalk(await inbox({ ...office, ...settings }))
      expect(await said(visitor)).toEqual([])
    }
    const talk = await startTalk(await inbox({ ...office, working_hours: always }))
    await talk.ask('POST', '/messages', { content: 'Here I am' })
    await request('PATCH', `/api/v1/accounts/${talk.tenant.accountId}/inboxes/${talk.tenant.inboxId}`, {
      as: talk.tenant.administrator,
      json: office,
    })
    await writes(talk.visitor, 'Thanks')
    expect(await said(talk.visitor)).toEqual([])
  })
})

describe('asking for an address', () => {
  it('is done once, and the answer is a claim of the visitor’s own contact (SEC4)', async () => {
    const talk = await startTalk(await inbox({ enable_email_collect: true }))
    expect(await said(talk.visitor)).toHaveLength(2)
    const asking = (await messages(talk.visitor)).find(message => message.content_type === 'input_email')
    await writes(talk.visitor, 'No')
    expect(await said(talk.visitor)).toHaveLength(2)
    const answer = await request('PATCH', `/api/v1/widget/messages/${asking?.id}`, {
      as: talk.visitor,
      json: { contact: { email: 'zoe@example.test' } },
    })
    expect(answer).toMatchObject({ status: 200, body: { content_attributes: { submitted_email: 'zoe@example.test' } } })
    expect((await talk.conversation()).meta.sender).toMatchObject({ email: 'zoe@example.test' })
    const other = await startTalk(talk.tenant)
    await said(other.visitor)
    const second = (await messages(other.visitor)).find(message => message.content_type === 'input_email')
    await request('PATCH', `/api/v1/widget/messages/${second?.id}`, {
      as: other.visitor,
      json: { contact: { email: 'zoe@example.test' } },
    })
    expect((await other.conversation()).meta.sender).toMatchObject({
      email: null,
      additional_attributes: { unverified_email: 'zoe@example.test' },
    })
    for (const email of ['zoe', '', 7])
      expect(
        (
          await request('PATCH', `/api/v1/widget/messages/${second?.id}`, {
            as: other.visitor,
            json: { contact: { email } },
          })
        ).status,
      ).toBe(422)
    expect(
      (
        await request('PATCH', `/api/v1/widget/messages/${asking?.id}`, {
          as: other.visitor,
          json: { contact: { email: 'a@b.test' } },
        })
      ).status,
    ).toBe(404)
  })

  it('is left when the address is known, or the inbox is not the website’s', async () => {
    const tenant = await inbox({ enable_email_collect: true })
    const visitor = await makeVisitor(tenant)
    await request('POST', '/api/v1/widget/conversations', {
      as: visitor,
      json: { contact: { email: 'zoe@example.test' }, message: { content: 'Hi' } },
    })
    expect(await said(visitor)).toEqual([])
  })
})

describe('what an agent writes', () => {
  it('may name the contact, the inbox and themselves; what the customer writes is left as it is', async () => {
    const talk = await startTalk(undefined, 'I am {{contact.name}}')
    await request('PATCH', '/api/v1/widget/contact', { as: talk.visitor, json: { name: '{{agent.name}}' } })
    await talk.ask('POST', '/messages', {
      content: 'Hello {{contact.name}}, {{agent.available_name}} here, {{conversation.display_id}} {{nothing}}',
    })
    expect((await talk.messages()).map(message => message.content)).toEqual([
      'I am {{contact.name}}',
      'Hello {{agent.name}}, Amal here, 1 ',
    ])
  })
})
