import { describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import type { ContactWire } from '#lib/protocol/index.ts'
import { makeTenant, type Person, request, type Tenant, withCharla, writes } from '#tests/support/app.ts'
import { startTalk } from '#tests/support/talk.ts'

withCharla()

type Page = { meta: { count: number; current_page: number }; payload: ContactWire[] }

async function withContact() {
  const talk = await startTalk()
  const { id } = (await talk.conversation()).meta.sender
  const path = `/api/v1/accounts/${talk.tenant.accountId}/contacts/${id}`
  const { agent } = talk.tenant
  return {
    ...talk,
    id,
    change: (json: unknown, as: Person = agent) => request('PUT', path, { as, json }),
    contact: async (as: Person = agent) =>
      ((await request('GET', path, { as })).body as { payload: ContactWire }).payload,
  }
}

const list = async (tenant: Tenant, query = '', as = tenant.agent) =>
  (await request('GET', `/api/v1/accounts/${tenant.accountId}/contacts?${query}`, { as })).body as Page

/** Contacts as an import makes them: in no inbox. */
async function addContacts(tenant: Tenant, ...names: (string | null)[]): Promise<void> {
  for (const name of names)
    await withSystem(
      sql =>
        sql`insert into charla.contacts (account_id, name, email) values (${tenant.accountId}, ${name}, ${name && `${name}@example.test`})`,
    )
}

describe('a contact', () => {
  it('is changed field by field, and given back as it is', async () => {
    const { change, contact, id } = await withContact()
    const json = {
      name: 'Zoë 🦊',
      email: 'Zoe@Example.test',
      phone_number: '+4915112345678',
      identifier: 'crm-1',
      blocked: true,
    }
    expect(await change(json)).toMatchObject({ status: 200, body: { payload: { id, ...json } } })
    expect(await change({ name: 'Zoe' })).toMatchObject({ body: { payload: { ...json, name: 'Zoe' } } })
    expect(await contact()).toMatchObject({
      ...json,
      name: 'Zoe',
      availability_status: 'offline',
      created_at: expect.any(Number),
    })
  })

  it('loses what is set to nothing', async () => {
    const { change, contact } = await withContact()
    await change({ name: 'Zoe', email: 'zoe@example.test', phone_number: '+4915112345678', identifier: 'crm-1' })
    await change({ name: '', email: '', phone_number: null, identifier: null })
    expect(await contact()).toMatchObject({ name: null, email: null, phone_number: null, identifier: null })
  })

  it('merges attributes into those there are', async () => {
    const { change, contact } = await withContact()
    await change({ custom_attributes: { plan: 'free', seats: 3 }, additional_attributes: { city: 'Berlin' } })
    await change({ custom_attributes: { plan: 'pro', tags: ['a', null, { b: '𝒄' }] } })
    expect(await contact()).toMatchObject({
      custom_attributes: { plan: 'pro', seats: 3, tags: ['a', null, { b: '𝒄' }] },
      additional_attributes: { city: 'Berlin' },
    })
  })

  it.each([
    ['name', ' \t'],
    ['name', 'two\nlines'],
    ['name', 'x'.repeat(256)],
    ['name', 'a\0b'],
    ['name', '\ud800'],
    ['name', 7],
    ['email', 'nobody'],
    ['email', `${'x'.repeat(250)}@example.test`],
    ['phone_number', '0151 123'],
    ['phone_number', '+0123'],
    ['phone_number', `+1${'2'.repeat(15)}`],
    ['identifier', 'x'.repeat(256)],
    ['blocked', 'yes'],
    ['custom_attributes', 'none'],
    ['custom_attributes', [1]],
    ['custom_attributes', { a: 'NUL \0' }],
    ['custom_attributes', { 'key \0': 1 }],
    ['custom_attributes', { a: '\udfff' }],
    ['custom_attributes', { a: 'x'.repeat(65_536) }],
  ])('is not changed with %s: %j', async (field, value) => {
    const { change, contact } = await withContact()
    const before = await contact()
    expect(await change({ name: 'Half', [field]: value })).toMatchObject({ status: 422, body: { attributes: [field] } })
    expect(await contact()).toEqual(before)
  })

  it('may hold text that only looks like a NUL or half a character', async () => {
    const { change, contact } = await withContact()
    const custom_attributes = { path: 'C:\\u0000', pair: '\\ud800', emoji: '🦊' }
    expect((await change({ custom_attributes })).status).toBe(200)
    expect((await contact()).custom_attributes).toEqual(custom_attributes)
  })

  it('is not brought down by attributes that are nested without end', async () => {
    const { tenant, id } = await withContact()
    const raw = `{"custom_attributes":{"a":${'['.repeat(30_000)}${']'.repeat(30_000)}}}`
    const answer = await request('PUT', `/api/v1/accounts/${tenant.accountId}/contacts/${id}`, {
      as: tenant.agent,
      raw,
    })
    expect(answer).toMatchObject({ status: 422, body: { attributes: ['custom_attributes'] } })
  })

  it.each([
    ['email', 'zoe@example.test', 'ZOE@example.test'],
    ['phone_number', '+4915112345678', '+4915112345678'],
    ['identifier', 'crm-1', 'crm-1'],
  ])('cannot take the %s of another one, which is named', async (field, first, second) => {
    const { tenant, change } = await withContact()
    await change({ [field]: first })
    const other = await startTalk(tenant)
    const { id } = (await other.conversation()).meta.sender
    const path = `/api/v1/accounts/${tenant.accountId}/contacts/${id}`
    const answer = await request('PUT', path, { as: tenant.agent, json: { name: 'Other', [field]: second } })
    expect(answer).toMatchObject({
      status: 422,
      body: { message: `${field}: has already been taken`, attributes: [field] },
    })
    expect((await request('GET', path, { as: tenant.agent })).body).toMatchObject({ payload: { name: null } })
    expect((await change({ [field]: second })).status).toBe(200) // its own
    const elsewhere = await withContact()
    expect((await elsewhere.change({ [field]: first })).status).toBe(200)
  })

  it('is one of two that want the same address at the same moment', async () => {
    const { tenant, change } = await withContact()
    const other = await startTalk(tenant)
    const { id } = (await other.conversation()).meta.sender
    const path = `/api/v1/accounts/${tenant.accountId}/contacts/${id}`
    const json = { email: 'both@example.test' }
    const answers = await Promise.all([change(json), request('PUT', path, { as: tenant.agent, json })])
    expect(answers.map(answer => answer.status).sort()).toEqual([200, 422])
    expect(answers.find(answer => answer.status === 422)?.body).toMatchObject({ attributes: ['email'] })
  })
})

describe('the list of contacts', () => {
  it('comes by latest activity, in pages of 15', async () => {
    const tenant = await makeTenant()
    await addContacts(tenant, ...Array.from({ length: 16 }, (_, n) => `p${n}`))
    const talk = await startTalk(tenant)
    const [first, second] = [await list(tenant), await list(tenant, 'page=2')]
    expect(first.meta).toEqual({ count: 17, current_page: 1 })
    expect(first.payload[0]?.id).toBe((await talk.conversation()).meta.sender.id)
    expect([first.payload.length, second.payload.length]).toEqual([15, 2])
    expect(new Set([...first.payload, ...second.payload].map(contact => contact.id)).size).toBe(17)
  })

  it.each([
    ['name', ['ada', 'Bo', 'cy', null]],
    ['-name', ['cy', 'Bo', 'ada', null]],
    ['email', ['ada', 'Bo', 'cy', null]],
    ['created_at', ['cy', 'ada', null, 'Bo']],
    ['-created_at', ['Bo', null, 'ada', 'cy']],
  ])('sorts by %s, what is missing last', async (sort, expected) => {
    const tenant = await makeTenant()
    await addContacts(tenant, 'cy', 'ada', null, 'Bo')
    expect((await list(tenant, `sort=${sort}`)).payload.map(contact => contact.name)).toEqual(expected)
  })

  it.each(['page=0', 'page=a', 'sort=id', 'sort=name;drop', 'sort=--name'])('refuses %s', async query => {
    const { accountId, agent } = await makeTenant()
    const answer = await request('GET', `/api/v1/accounts/${accountId}/contacts?${query}`, { as: agent })
    expect(answer).toMatchObject({ status: 422, body: { attributes: [query.split('=')[0]] } })
  })

  it('shows an agent those of their inboxes and of none, an administrator all (SEC3)', async () => {
    const { tenant } = await withContact()
    await addContacts(tenant, 'imported')
    const count = async (as: Person) => (await list(tenant, '', as)).meta.count
    expect([await count(tenant.agent), await count(tenant.administrator), await count(tenant.outsider)]).toEqual([
      2, 2, 1,
    ])
  })

  it('moves who writes to the top', async () => {
    const tenant = await makeTenant()
    const [first] = [await startTalk(tenant), await startTalk(tenant)]
    await writes(first.visitor, 'Me again')
    expect((await list(tenant)).payload[0]?.id).toBe((await first.conversation()).meta.sender.id)
  })
})
