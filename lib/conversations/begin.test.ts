import { describe, expect, it } from 'vitest'
import type { ContactWire, ConversationWire } from '#lib/protocol/index.ts'
import { makeTenant, makeVisitor, type Person, request, withCharla, writes } from '#tests/support/app.ts'
import { listed } from '#tests/support/talk.ts'

withCharla()

/** A tenant with a contact whom its inbox knows, and how the agent of the inbox begins a conversation. */
async function desk() {
  const tenant = await makeTenant()
  const account = `/api/v1/accounts/${tenant.accountId}`
  const make = async (json: object, as: Person = tenant.administrator) => {
    const { body } = await request('POST', `${account}/contacts`, { as, json })
    return (body as { payload: { contact: ContactWire; contact_inbox: { source_id: string } } }).payload
  }
  const { contact, contact_inbox } = await make({ name: 'Zoe', inbox_id: tenant.inboxId })
  const begin = (json: object, as: Person = tenant.agent) => request('POST', `${account}/conversations`, { as, json })
  const messages = async (id: number) => {
    const { body } = await request('GET', `${account}/conversations/${id}/messages`, { as: tenant.agent })
    return (body as { payload: { content: string }[] }).payload
  }
  const inbox = { inbox_id: tenant.inboxId }
  return { tenant, account, make, begin, messages, inbox, contact, sourceId: contact_inbox.source_id }
}

describe('beginning a conversation', () => {
  it('may give it to a team', async () => {
    const { tenant, account, begin, inbox, contact } = await desk()
    const team = await request('POST', `${account}/teams`, { as: tenant.administrator, json: { name: 'sales' } })
    const { id } = team.body as { id: number }
    const { body } = await begin({ ...inbox, contact_id: contact.id, team_id: id })
    expect(body).toMatchObject({ meta: { team: { id, name: 'sales' } } })
  })

  it('answers the conversation with everything that was given', async () => {
    const { tenant, begin, messages, inbox, contact, sourceId } = await desk()
    const { cursor } = (await listed(tenant)).meta
    const given = { additional_attributes: { referer: 'https://example.com' }, custom_attributes: { order: 7 } }
    const { status, body } = await begin({
      ...inbox,
      ...given,
      contact_id: contact.id,
      source_id: sourceId,
      assignee_id: tenant.agent.userId,
      status: 'pending',
      message: { content: 'Hello **Zoe**', echo_id: 'e1' },
    })
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        ...given,
        ...inbox,
        id: 1,
        account_id: tenant.accountId,
        status: 'pending',
        waiting_since: 0,
        unread_count: 0,
        first_reply_created_at: expect.any(Number),
        meta: { sender: { id: contact.id, name: 'Zoe' }, assignee: { id: tenant.agent.userId }, hmac_verified: false },
        messages: [{ content: 'Hello **Zoe**', message_type: 1, sender: { id: tenant.agent.userId, type: 'user' } }],
      },
    })
    expect(await messages(1)).toHaveLength(1)
    const { body: heard } = await request('GET', `/api/v1/accounts/${tenant.accountId}/changes?cursor=${cursor}`, {
      as: tenant.agent,
    })
    expect((heard as { events: { event: string }[] }).events.map(one => one.event)).toEqual([
      'conversation.created',
      'message.created',
      'first.reply.created',
    ])
  })

  it('needs no message, and is open and waiting then', async () => {
    const { begin, inbox, contact } = await desk()
    const { body } = await begin({ ...inbox, contact_id: contact.id, message: {} })
    expect(body).toMatchObject({ id: 1, status: 'open', messages: [], custom_attributes: {}, meta: {} })
    expect((body as ConversationWire).waiting_since).toBeGreaterThan(0)
    expect((body as ConversationWire).meta).not.toHaveProperty('assignee')
  })

  it('finds the contact by what the inbox calls them', async () => {
    const { begin, contact, inbox, sourceId } = await desk()
    expect((await begin({ source_id: sourceId })).body).toMatchObject({ id: 1, meta: { sender: { id: contact.id } } })
    expect((await begin({ ...inbox, source_id: sourceId })).body).toMatchObject({ id: 2 })
  })

  it('makes the inbox know a contact who is new there', async () => {
    const { account, tenant, make, begin, inbox } = await desk()
    const { contact } = await make({ name: 'Bo' })
    expect((await begin({ ...inbox, contact_id: contact.id })).status).toBe(200)
    const { body } = await request('GET', `${account}/contacts/${contact.id}`, { as: tenant.agent })
    expect(body).toMatchObject({ payload: { contact_inboxes: [{ inbox: { id: tenant.inboxId } }] } })
  })

  it('with a blocked contact is one that is resolved', async () => {
    const { make, begin, inbox } = await desk()
    const { contact } = await make({ name: 'Bo', blocked: true })
    const json = { ...inbox, contact_id: contact.id }
    expect((await begin(json)).body).toMatchObject({ status: 'resolved', waiting_since: 0, muted: true })
    expect((await begin({ ...json, status: 'open' })).body).toMatchObject({ status: 'open' })
  })

  it('can be one for later', async () => {
    const { begin, inbox, contact } = await desk()
    const json = { ...inbox, contact_id: contact.id, status: 'snoozed' }
    const later = Math.floor(Date.now() / 1000) + 3600
    expect((await begin({ ...json, snoozed_until: later })).body).toMatchObject({ snoozed_until: later })
    expect((await begin(json)).body).toMatchObject({ status: 'snoozed', snoozed_until: null })
    expect(await begin({ ...json, snoozed_until: 1 })).toMatchObject({ body: { attributes: ['snoozed_until'] } })
  })

  it('gives numbers without a gap to 200 that are begun at once, some by visitors', async () => {
    const { tenant, begin, inbox, contact } = await desk()
    const visitors = await Promise.all(Array.from({ length: 20 }, () => makeVisitor(tenant)))
    const ids = await Promise.all([
      ...Array.from({ length: 180 }, async (_, n) => {
        const message = n % 3 ? undefined : { content: `Hello ${n}` }
        const { status, body } = await begin({ ...inbox, contact_id: contact.id, message })
        expect(status).toBe(200)
        return (body as ConversationWire).id
      }),
      ...visitors.map(async visitor => (await writes(visitor, 'Hello')).conversation_id),
    ])
    expect(ids.sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, n) => n + 1))
  }, 60_000)
})

describe('a conversation is not begun', () => {
  it('by somebody who may not see the inbox or the contact', async () => {
    const [{ tenant, begin, inbox, contact, sourceId }, other] = [await desk(), await desk()]
    const json = { ...inbox, contact_id: contact.id }
    for (const [asked, as] of [
      [json, tenant.outsider],
      [{ source_id: sourceId }, tenant.outsider],
      [{ source_id: other.sourceId }, tenant.administrator],
      [{ ...json, inbox_id: other.tenant.inboxId }, tenant.administrator],
      [{ ...json, inbox_id: other.tenant.inboxId }, tenant.agent],
      [{ ...json, contact_id: other.contact.id }, tenant.administrator],
      [{ ...json, contact_id: 999_999_999 }, tenant.administrator],
    ] as const)
      expect((await begin(asked, as)).status, JSON.stringify(asked)).toBe(404)
    expect((await begin(json, other.tenant.administrator)).status).toBe(401)
    expect((await listed(tenant, 'status=all', tenant.administrator)).meta.all_count).toBe(0)
  })

  it('for an assignee who does not see it, or with a message that is not one: nothing is left of it', async () => {
    const { tenant, begin, inbox, contact } = await desk()
    const json = { ...inbox, contact_id: contact.id }
    const { body } = await begin({ ...json, message: { content: 'Hello', echo_id: 'used' } })
    expect(body).toMatchObject({ id: 1 })
    for (const [more, field] of [
      [{ assignee_id: tenant.outsider.userId }, 'assignee_id'],
      [{ team_id: 9_999_999 }, 'team_id'],
      [{ message: { content: ' ' } }, 'message.content'],
      [{ message: { content: 'Hello', echo_id: 'used' } }, 'message.echo_id'],
      [{ status: 'closed' }, 'status'],
      [{ custom_attributes: [] }, 'custom_attributes'],
      [{ contact_id: 'x' }, 'contact_id'],
    ] as const)
      expect(await begin({ ...json, ...more })).toMatchObject({ status: 422, body: { attributes: [field] } })
    for (const asked of [{}, inbox, { contact_id: contact.id }])
      expect(await begin(asked)).toMatchObject({ status: 422, body: { attributes: ['source_id'] } })
    expect((await begin(json)).body).toMatchObject({ id: 2 })
  })

  it('under the source id of another contact', async () => {
    const { make, begin, inbox, sourceId } = await desk()
    const { contact } = await make({ name: 'Bo' })
    const answer = await begin({ ...inbox, contact_id: contact.id, source_id: sourceId })
    expect(answer).toMatchObject({ status: 422, body: { attributes: ['source_id'] } })
  })
})

describe('changing a conversation', () => {
  it.each(['PUT', 'PATCH'])('sets its priority (%s), and nothing else', async method => {
    const { account, tenant, begin, inbox, contact } = await desk()
    await begin({ ...inbox, contact_id: contact.id })
    const change = (json: object) => request(method, `${account}/conversations/1`, { as: tenant.agent, json })
    expect(await change({ priority: 'high', status: 'resolved' })).toMatchObject({
      status: 200,
      body: { id: 1, priority: 'high', status: 'open' },
    })
    expect((await change({})).body).toMatchObject({ priority: 'high' })
    expect((await change({ priority: null })).body).toMatchObject({ priority: null })
    expect(await change({ priority: 'most' })).toMatchObject({ status: 422, body: { attributes: ['priority'] } })
    const path = `${account}/conversations/1`
    expect((await request(method, path, { as: tenant.outsider, json: { priority: 'low' } })).status).toBe(404)
  })
})
