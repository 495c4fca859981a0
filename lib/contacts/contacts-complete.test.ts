import { describe, expect, it } from 'vitest'
import type { ContactWire, NoteWire } from '#lib/protocol/index.ts'
import { contactIsHere } from '#lib/users/index.ts'
import { makeTenant, makeVisitor, type Person, request, type Tenant, withCharla, writes } from '#tests/support/app.ts'
import { listed, startTalk } from '#tests/support/talk.ts'

withCharla()

type Made = {
  payload: { contact: ContactWire; contact_inbox: { inbox: { id: number } | null; source_id: string | null } }
}
type Page = { meta: { count: number; current_page: number; has_more?: boolean }; payload: ContactWire[] }

/** A tenant, and how to ask about its contacts as the agent of its inbox. */
async function desk(given?: Tenant) {
  const tenant = given ?? (await makeTenant())
  const ask = (method: string, rest: string, json?: unknown, as: Person = tenant.agent) =>
    request(method, `/api/v1/accounts/${tenant.accountId}/contacts${rest}`, { as, ...(json ? { json } : {}) })
  const make = async (json: object) => ((await ask('POST', '', json)).body as Made).payload
  return { tenant, ask, make }
}

async function events(tenant: Tenant, cursor: number, as = tenant.agent) {
  const { body } = await request('GET', `/api/v1/accounts/${tenant.accountId}/changes?cursor=${cursor}`, { as })
  return body as { cursor: number; events: { event: string; data: Record<string, unknown> }[] }
}

describe('making a contact', () => {
  it('keeps everything, in an inbox under the id of the channel', async () => {
    const { tenant, ask } = await desk()
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
    const { contact } = (body as Made).payload
    expect((await ask('GET', `/${contact.id}`)).body).toEqual({ payload: contact })
    const heard = await events(tenant, cursor)
    expect(heard.events).toMatchObject([{ event: 'contact.created', data: { id: contact.id, name: 'Zoë' } }])
    expect((await events(tenant, cursor, tenant.outsider)).events).toEqual([])
  })

  it('needs no inbox, and makes up what the channel calls them', async () => {
    const { tenant, make } = await desk()
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
    const { ask, make } = await desk()
    await make({ [field]: first })
    expect(await ask('POST', '', { [field]: second })).toMatchObject({
      status: 422,
      body: { message: `${field}: has already been taken`, attributes: [field] },
    })
    expect((await ask('GET', '')).body).toMatchObject({ meta: { count: 1 } })
  })

  it('refuses a source id that another contact has in the inbox, and keeps nothing', async () => {
    const { tenant, ask, make } = await desk()
    const json = { inbox_id: tenant.inboxId, source_id: 'one' }
    await make(json)
    expect(await ask('POST', '', json)).toMatchObject({ status: 422, body: { attributes: ['source_id'] } })
    expect((await ask('GET', '')).body).toMatchObject({ meta: { count: 1 } })
  })

  it('makes one of many that come at once with the same address', async () => {
    const { ask } = await desk()
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask('POST', '', { email: 'one@example.test' })))
    expect(answers.map(answer => answer.status).sort()).toEqual([200, ...Array(7).fill(422)])
  })

  it('does not know an inbox that the member may not see', async () => {
    const [{ tenant, ask }, other] = [await desk(), await desk()]
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
    const { ask } = await desk()
    expect(await ask('POST', '', { [field]: value })).toMatchObject({ status: 422, body: { attributes: [field] } })
  })
})

describe('deleting a contact', () => {
  it('is for administrators, and takes the conversations along', async () => {
    const talk = await startTalk()
    const { tenant, ask } = await desk(talk.tenant)
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
    const { payload } = (await ask('GET', '')).body as Page
    expect(payload).toMatchObject([{ name: null, email: null }])
    expect(payload[0]?.id).not.toBe(id)
  })

  it('waits until they are gone themselves', async () => {
    const { tenant, ask, make } = await desk()
    const { contact } = await make({ name: 'Zoe' })
    await contactIsHere(tenant.accountId, contact.id)
    expect(await ask('DELETE', `/${contact.id}`, undefined, tenant.administrator)).toMatchObject({
      status: 422,
      body: { message: 'Zoe is online, please try again later' },
    })
    expect((await ask('GET', `/${contact.id}`)).status).toBe(200)
  })
})

describe('looking for contacts', () => {
  it.each([
    ['zoe', ['Zoe']],
    ['OTHER.test', ['Bo']],
    ['+4915', ['Cy']],
    ['crm-1', ['Di']],
    ['umbrella', ['Ed']],
    ['100%', ['100%']],
    ['%', ['100%']],
    ['_', []],
    ['\\', []],
    [' zoe ', ['Zoe']],
  ])('finds %j', async (q, expected) => {
    const { ask, make } = await desk()
    await make({ name: 'Zoe' })
    await make({ name: 'Bo', email: 'bo@other.test' })
    await make({ name: 'Cy', phone_number: '+4915112345678' })
    await make({ name: 'Di', identifier: 'CRM-1' })
    await make({ name: 'Ed', additional_attributes: { company_name: 'Umbrella Inc.' } })
    await make({ name: '100%' })
    const { body } = await ask('GET', `/search?q=${encodeURIComponent(q)}`)
    expect((body as Page).payload.map(contact => contact.name)).toEqual(expected)
    expect((body as Page).meta).toEqual({ count: expected.length, current_page: 1, has_more: false })
  })

  it('comes in pages, and says whether there is more', async () => {
    const { ask, make } = await desk()
    for (let n = 0; n < 16; n++) await make({ name: `Zoe ${String.fromCharCode(97 + n)}` })
    const [first, second] = [
      await ask('GET', '/search?q=zoe&sort=name'),
      await ask('GET', '/search?q=zoe&sort=name&page=2'),
    ]
    expect((first.body as Page).meta).toEqual({ count: 15, current_page: 1, has_more: true })
    expect((second.body as Page).meta).toEqual({ count: 1, current_page: 2, has_more: false })
    expect((second.body as Page).payload[0]?.name).toBe('Zoe p')
  })

  it.each(['', 'q=', 'q=%20', 'q=%00', 'q=a&page=0'])('refuses %j', async query => {
    const { ask } = await desk()
    expect((await ask('GET', `/search?${query}`)).status).toBe(422)
  })

  it('shows who is there now', async () => {
    const { tenant, ask, make } = await desk()
    const { contact } = await make({ name: 'Here' })
    await make({ name: 'Gone' })
    await contactIsHere(tenant.accountId, contact.id)
    expect((await ask('GET', '/active')).body).toMatchObject({
      meta: { count: 1, current_page: 1 },
      payload: [{ name: 'Here', availability_status: 'online' }],
    })
  })

  it('leaves the inboxes out where nobody wants them', async () => {
    const { ask, make } = await desk()
    const { contact } = await make({ name: 'Zoe' })
    for (const path of ['', '/search', '/active', `/${contact.id}`]) {
      const { body } = await ask('GET', `${path}?q=zoe&include_contact_inboxes=false`)
      expect(JSON.stringify(body)).not.toContain('contact_inboxes')
    }
  })

  it('shows an agent only those inboxes that are theirs', async () => {
    const { tenant, ask, make } = await desk()
    const { contact } = await make({ inbox_id: tenant.inboxId })
    const other = await request('POST', `/api/v1/accounts/${tenant.accountId}/inboxes`, {
      as: tenant.administrator,
      json: { name: 'Secret', channel: { type: 'web_widget', website_url: 'https://example.com' } },
    })
    const { id: inbox_id } = other.body as { id: number }
    expect((await ask('POST', `/${contact.id}/contact_inboxes`, { inbox_id })).status).toBe(404)
    await ask('POST', `/${contact.id}/contact_inboxes`, { inbox_id }, tenant.administrator)
    const known = async (as: Person) =>
      ((await ask('GET', `/${contact.id}`, undefined, as)).body as { payload: ContactWire }).payload.contact_inboxes
    expect([(await known(tenant.agent))?.length, (await known(tenant.administrator))?.length]).toEqual([1, 2])
  })
})

describe('the inboxes of a contact', () => {
  it('are more by one, and by the same only once', async () => {
    const { tenant, ask, make } = await desk()
    const [zoe, bo] = [await make({ name: 'Zoe' }), await make({ name: 'Bo' })]
    const json = { inbox_id: tenant.inboxId, source_id: 'theirs' }
    const add = (to: typeof zoe) => ask('POST', `/${to.contact.id}/contact_inboxes`, json)
    const expected = { status: 200, body: { source_id: 'theirs', inbox: { id: tenant.inboxId, name: 'Website' } } }
    expect(await Promise.all([add(zoe), add(zoe)])).toMatchObject([expected, expected])
    expect((await ask('GET', `/${zoe.contact.id}`)).body).toMatchObject({
      payload: { contact_inboxes: [{ source_id: 'theirs' }] },
    })
    expect(await add(bo)).toMatchObject({ status: 422, body: { attributes: ['source_id'] } })
    expect(await ask('POST', `/${bo.contact.id}/contact_inboxes`, {})).toMatchObject({
      status: 422,
      body: { attributes: ['inbox_id'] },
    })
  })

  it('can be written to by us only where they have come and not written', async () => {
    const { tenant, ask, make } = await desk()
    const contactable = async (id: number) => (await ask('GET', `/${id}/contactable_inboxes`)).body
    const { contact, contact_inbox } = await make({ inbox_id: tenant.inboxId })
    expect(await contactable(contact.id)).toEqual({
      payload: [
        {
          source_id: contact_inbox.source_id,
          inbox: {
            id: tenant.inboxId,
            name: 'Website',
            channel_type: 'Channel::WebWidget',
            channel_id: expect.any(Number),
            avatar_url: '',
            provider: null,
          },
        },
      ],
    })
    expect(await contactable((await make({ name: 'Zoe' })).contact.id)).toEqual({ payload: [] })
    const visitor = await makeVisitor(tenant)
    await writes(visitor, 'Hello')
    const { payload } = (await ask('GET', '?sort=-last_activity_at')).body as Page
    expect(await contactable(payload[0]?.id as number)).toEqual({ payload: [] })
  })
})

describe('the attributes of a contact', () => {
  it('go by name', async () => {
    const { ask, make } = await desk()
    const { contact } = await make({ custom_attributes: { plan: 'pro', seats: 3, 'a b': 1 } })
    const json = { custom_attributes: ['plan', 'a b', 'never'] }
    const answer = await ask('POST', `/${contact.id}/destroy_custom_attributes`, json)
    expect(answer).toMatchObject({
      status: 200,
      body: { payload: { id: contact.id, custom_attributes: { seats: 3 } } },
    })
    expect((answer.body as { payload: ContactWire }).payload.custom_attributes).toEqual({ seats: 3 })
    for (const custom_attributes of ['plan', [1], ['\0'], undefined])
      expect(await ask('POST', `/${contact.id}/destroy_custom_attributes`, { custom_attributes })).toMatchObject({
        status: 422,
        body: { attributes: [expect.stringMatching(/^custom_attributes/)] },
      })
  })
})

describe('notes about a contact', () => {
  it('are written, changed and taken away, the newest first', async () => {
    const { tenant, ask, make } = await desk()
    const { contact } = await make({ name: 'Zoe' })
    const path = `/${contact.id}/notes`
    expect((await ask('GET', path)).body).toEqual([])
    const first = (await ask('POST', path, { content: 'Likes tea' })).body as NoteWire
    expect(first).toEqual({
      id: expect.any(Number),
      content: 'Likes tea',
      account_id: tenant.accountId,
      contact_id: contact.id,
      user: expect.objectContaining({ id: tenant.agent.userId, name: 'Amal', role: 'agent' }),
      created_at: expect.any(Number),
      updated_at: expect.any(Number),
    })
    const second = (await ask('POST', path, { note: { content: 'And cake' } })).body as NoteWire
    expect((await ask('GET', path)).body).toMatchObject([{ id: second.id }, { id: first.id }])
    expect((await ask('PATCH', `${path}/${first.id}`, { content: 'Likes coffee' })).body).toMatchObject({
      id: first.id,
      content: 'Likes coffee',
      user: { name: 'Amal' },
    })
    expect((await ask('GET', `${path}/${first.id}`)).body).toMatchObject({ content: 'Likes coffee' })
    expect(await ask('DELETE', `${path}/${first.id}`)).toMatchObject({ status: 200, body: '' })
    expect((await ask('DELETE', `${path}/${first.id}`)).status).toBe(404)
    expect((await ask('GET', path)).body).toMatchObject([{ id: second.id }])
  })

  it('outlive their author’s membership', async () => {
    const { tenant, ask, make } = await desk()
    const { contact } = await make({ name: 'Zoe' })
    await ask('POST', `/${contact.id}/notes`, { content: 'Likes tea' })
    await request('DELETE', `/api/v1/accounts/${tenant.accountId}/agents/${tenant.agent.userId}`, {
      as: tenant.administrator,
    })
    const { body } = await ask('GET', `/${contact.id}/notes`, undefined, tenant.administrator)
    expect(body).toMatchObject([{ content: 'Likes tea' }])
    expect((body as NoteWire[])[0]).not.toHaveProperty('user')
  })

  it('belong to their contact', async () => {
    const { ask, make } = await desk()
    const [zoe, bo] = [await make({ name: 'Zoe' }), await make({ name: 'Bo' })]
    const { id } = (await ask('POST', `/${zoe.contact.id}/notes`, { content: 'Likes tea' })).body as NoteWire
    for (const [method, json] of [['GET'], ['PATCH', { content: 'x' }], ['DELETE']] as const)
      expect((await ask(method, `/${bo.contact.id}/notes/${id}`, json)).status, method).toBe(404)
  })

  it.each([{}, { content: '' }, { content: ' \n' }, { content: 7 }, { content: 'a\0b' }, { note: {} }])(
    'are not %j',
    async json => {
      const { ask, make } = await desk()
      const { contact } = await make({ name: 'Zoe' })
      expect(await ask('POST', `/${contact.id}/notes`, json)).toMatchObject({
        status: 422,
        body: { attributes: ['content'] },
      })
    },
  )
})
