import { describe, expect, it } from 'vitest'
import { contactIsHere } from '#lib/users/index.ts'
import { makeTenant, request, type Tenant, withCharla, writes } from '#tests/support/app.ts'
import { type ContactPage, contactDesk, type MadeContact } from '#tests/support/contacts.ts'
import { listed, startTalk } from '#tests/support/talk.ts'

withCharla()

async function events(tenant: Tenant, cursor: number, as = tenant.agent) {
  const { body } = await request('GET', `/api/v1/accounts/${tenant.accountId}/changes?cursor=${cursor}`, { as })
  return body as { cursor: number; events: { event: string; data: Record<string, unknown> }[] }
}

describe('making a contact', () => {
  it('keeps everything, in an inbox under the id of the channel', async () => {
    const { tenant, ask } = await contactDesk()
    const { cursor } = (await listed(tenant)).meta
    const given = {
      name: 'Zoë',
      email: 'Zoe@example.test',
      phone_number: '+4915112345678',
      identifier: 'crm-1',
      blocked: true,
      additional_attributes: { city: 'Berlin' },
      custom_attributes: { plan: 'pro' },
    }
    const { status, body } = await ask('POST', '', { ...given, inbox_id: tenant.inboxId, source_id: 'theirs' })
    const inbox = { id: tenant.inboxId, name: 'Website', channel_type: 'Channel::WebWidget', avatar_url: '' }
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        payload: {
          contact: {
            ...given,
            id: expect.any(Number),
            thumbnail: '',
            availability_status: 'offline',
            last_activity_at: null,
            created_at: expect.any(Number),
            contact_inboxes: [
              { source_id: 'theirs', inbox: { ...inbox, channel_id: expect.any(Number), provider: null } },
            ],
          },
          contact_inbox: { inbox, source_id: 'theirs' },
        },
      },
    })
    const { contact } = (body as MadeContact).payload
    expect((await ask('GET', `/${contact.id}`)).body).toEqual({ payload: contact })
    const heard = await events(tenant, cursor)
    expect(heard.events).toMatchObject([{ event: 'contact.created', data: { id: contact.id, name: 'Zoë' } }])
    expect((await events(tenant, cursor, tenant.outsider)).events).toEqual([])
  })

  it('needs no inbox, and makes up what the channel calls them', async () => {
    const { tenant, make } = await contactDesk()
    expect((await make({ name: 'Zoe' })).contact_inbox).toEqual({ inbox: null, source_id: null })
    const { contact, contact_inbox } = await make({ inbox_id: tenant.inboxId })
    expect(contact_inbox.source_id).toMatch(/^[\da-f-]{36}$/)
    expect(contact).toMatchObject({ name: null, contact_inboxes: [{ source_id: contact_inbox.source_id }] })
  })

  it.each([
    ['email', 'zoe@example.test', 'ZOE@example.test'],
    ['phone_number', '+4915112345678', '+4915112345678'],
    ['identifier', 'crm-1', 'crm-1'],
  ])('refuses the %s of another one, and names it', async (field, first, second) => {
    const { ask, make } = await contactDesk()
    await make({ [field]: first })
    expect(await ask('POST', '', { [field]: second })).toMatchObject({
      status: 422,
      body: { message: `${field}: has already been taken`, attributes: [field] },
    })
    expect((await ask('GET', '')).body).toMatchObject({ meta: { count: 1 } })
  })

  it('refuses a source id that another contact has in the inbox, and keeps nothing', async () => {
    const { tenant, ask, make } = await contactDesk()
    const json = { inbox_id: tenant.inboxId, source_id: 'one' }
    await make(json)
    expect(await ask('POST', '', json)).toMatchObject({ status: 422, body: { attributes: ['source_id'] } })
    expect((await ask('GET', '')).body).toMatchObject({ meta: { count: 1 } })
  })

  it('makes one of many that come at once with the same address', async () => {
    const { ask } = await contactDesk()
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask('POST', '', { email: 'one@example.test' })))
    expect(answers.map(answer => answer.status).sort()).toEqual([200, ...Array(7).fill(422)])
  })

  it('does not know an inbox that the member may not see', async () => {
    const [{ tenant, ask }, other] = [await contactDesk(), await contactDesk()]
    for (const [inbox_id, as] of [
      [tenant.inboxId, tenant.outsider],
      [other.tenant.inboxId, tenant.administrator],
      [999_999_999, tenant.administrator],
    ] as const)
      expect((await ask('POST', '', { name: 'Zoe', inbox_id }, as)).status).toBe(404)
    expect((await ask('GET', '')).body).toMatchObject({ meta: { count: 0 } })
  })

  it.each([
    ['name', 'two\nlines'],
    ['email', 'nobody'],
    ['phone_number', '0151'],
    ['inbox_id', 'x'],
    ['source_id', 'x'.repeat(256)],
    ['custom_attributes', [1]],
  ])('refuses %s: %j', async (field, value) => {
    const { ask } = await contactDesk()
    expect(await ask('POST', '', { [field]: value })).toMatchObject({ status: 422, body: { attributes: [field] } })
  })
})

describe('deleting a contact', () => {
  it('is for administrators, and takes the conversations along', async () => {
    const talk = await startTalk()
    const { tenant, ask } = await contactDesk(talk.tenant)
    const { id } = (await talk.conversation()).meta.sender
    await ask('PUT', `/${id}`, { name: 'Zoe', email: 'zoe@example.test' })
    await ask('POST', `/${id}/notes`, { content: 'Likes tea' })
    const { cursor } = (await listed(tenant)).meta
    expect((await ask('DELETE', `/${id}`)).status).toBe(403)
    expect((await ask('DELETE', `/${id}`, undefined, (await makeTenant()).administrator)).status).toBe(401)
    expect(await ask('DELETE', `/${id}`, undefined, tenant.administrator)).toMatchObject({ status: 200, body: '' })
    expect((await ask('DELETE', `/${id}`, undefined, tenant.administrator)).status).toBe(404)
    expect((await ask('GET', `/${id}`)).status).toBe(404)
    expect((await talk.ask('GET')).status).toBe(404)
    const { events: heard } = await events(tenant, cursor)
    expect(heard).toMatchObject([
      { event: 'conversation.deleted', data: { id: talk.displayId, inbox_id: tenant.inboxId } },
      { event: 'contact.deleted', data: { id, type: 'contact', name: null, email: null } },
    ])
    expect((await events(tenant, cursor, tenant.outsider)).events).toEqual([])
    await writes(talk.visitor, 'Me again')
    const { payload } = (await ask('GET', '')).body as ContactPage
    expect(payload).toMatchObject([{ name: null, email: null }])
    expect(payload[0]?.id).not.toBe(id)
  })

  it('loses no message that is written meanwhile: its writer is somebody new', async () => {
    const talk = await startTalk()
    const { tenant, ask } = await contactDesk(talk.tenant)
    const { id } = (await talk.conversation()).meta.sender
    const [answer, ...written] = await Promise.all([
      ask('DELETE', `/${id}`, undefined, tenant.administrator),
      ...Array.from({ length: 10 }, (_, n) => writes(talk.visitor, `Still here ${n}`)),
    ])
    expect(answer.status).toBe(200)
    expect(written.every(message => message.id > 0)).toBe(true)
    await writes(talk.visitor, 'Done')
    expect((await ask('GET', '')).body).toMatchObject({ meta: { count: 1 } })
  })

  it('waits until they are gone themselves', async () => {
    const { tenant, ask, make } = await contactDesk()
    const { contact } = await make({ name: 'Zoe' })
    await contactIsHere(tenant.accountId, contact.id)
    expect(await ask('DELETE', `/${contact.id}`, undefined, tenant.administrator)).toMatchObject({
      status: 422,
      body: { message: 'Zoe is online, please try again later' },
    })
    expect((await ask('GET', `/${contact.id}`)).status).toBe(200)
  })
})
