import { describe, expect, it } from 'vitest'
import { makeTenant, type Person, request, type Tenant, withCharla } from '#tests/support/app.ts'
import { aFile, formOf, picture } from '#tests/support/files.ts'
import { asSuperuser } from '#tests/support/superuser.ts'
import { startTalk } from '#tests/support/talk.ts'
import { work } from '#tests/support/work.ts'

withCharla()

const door =
  (tenant: Tenant, as: Person = tenant.administrator) =>
  (method: string, rest = '', json?: unknown) =>
    request(method, `/api/v1/accounts/${tenant.accountId}${rest}`, { as, ...(json === undefined ? {} : { json }) })

async function withCompany() {
  const tenant = await makeTenant()
  const ask = door(tenant)
  const made = await ask('POST', '/companies', { company: { name: 'Initech', domain: 'Initech.example' } })
  const company = (made.body as { payload: { id: number } }).payload
  return { tenant, ask, made, company, path: `/companies/${company.id}` }
}

async function contactIn(tenant: Tenant, name: string, inbox_id?: number): Promise<number> {
  const { body } = await door(tenant)('POST', '/contacts', { name, ...(inbox_id ? { inbox_id } : {}) })
  return (body as { payload: { contact: { id: number } } }).payload.contact.id
}
const withContact = async (tenant: Tenant, path: string, name: string, inbox_id?: number) => {
  const contact_id = await contactIn(tenant, name, inbox_id)
  await door(tenant)('POST', `${path}/contacts`, { contact_id })
  return contact_id
}
const namesOf = (answer: { body: unknown }) =>
  (answer.body as { payload: { name: string }[] }).payload.map(one => one.name)

describe('companies', () => {
  it('that are taken away leave their contacts, and who listens hears of each', async () => {
    const { tenant, ask, path } = await withCompany()
    const contactId = await withContact(tenant, path, 'Zoe')
    expect((await ask('DELETE', path)).status).toBe(200)
    const [last] = await asSuperuser(
      sql => sql`
        select name, contact_id from charla.events where account_id = ${tenant.accountId} order by seq desc limit 1`,
    )
    expect(last).toEqual({ name: 'contact.updated', contact_id: contactId })
    expect(await ask('GET', `/contacts/${contactId}`)).toMatchObject({ body: { payload: { company_id: null } } })
  })

  it('are made, read, changed and taken away', async () => {
    const { ask, made, company, path } = await withCompany()
    expect(made).toMatchObject({
      status: 200,
      body: {
        payload: {
          id: expect.any(Number),
          name: 'Initech',
          domain: 'initech.example',
          description: null,
          avatar_url: '',
          contacts_count: 0,
          custom_attributes: {},
          last_activity_at: null,
        },
      },
    })
    expect(await ask('GET', path)).toMatchObject({ status: 200, body: { payload: company } })
    await ask('PATCH', path, { custom_attributes: { size: 7 } })
    expect(
      await ask('PUT', path, { domain: '', description: 'Prints', custom_attributes: { tier: 'a' } }),
    ).toMatchObject({
      status: 200,
      body: {
        payload: { name: 'Initech', domain: null, description: 'Prints', custom_attributes: { size: 7, tier: 'a' } },
      },
    })
    expect(await ask('DELETE', path)).toMatchObject({ status: 200, body: '' })
    for (const method of ['GET', 'PATCH', 'DELETE'])
      expect(await ask(method, path, method === 'GET' ? undefined : {})).toMatchObject({ status: 404 })
  })

  it('are listed in the order asked for, and searched by name and domain', async () => {
    const { tenant, ask } = await withCompany()
    await ask('POST', '/companies', { name: 'acme', domain: 'acme.example' })
    await ask('POST', '/companies', { name: '100% Pure' })
    const agents = door(tenant, tenant.outsider)
    const all = await agents('GET', '/companies')
    expect(all).toMatchObject({ status: 200, body: { meta: { total_count: 3, page: 1 } } })
    expect(namesOf(all)).toEqual(['100% Pure', 'acme', 'Initech'])
    expect(namesOf(await ask('GET', '/companies?sort=-name'))).toEqual(['Initech', 'acme', '100% Pure'])
    expect(namesOf(await ask('GET', '/companies?sort=-created_at'))).toEqual(['100% Pure', 'acme', 'Initech'])
    expect(namesOf(await ask('GET', '/companies?sort=domain'))).toEqual(['acme', 'Initech', '100% Pure'])
    expect(namesOf(await ask('GET', '/companies?page=2'))).toEqual([])
    const found = await ask('GET', '/companies/search?q=INITECH.ex')
    expect(found).toMatchObject({ status: 200, body: { meta: { count: 1, current_page: 1 } } })
    expect(namesOf(found)).toEqual(['Initech'])
    expect(namesOf(await ask('GET', '/companies/search?q=%25'))).toEqual(['100% Pure'])
    for (const bad of ['/companies/search', '/companies/search?q=%20', '/companies?sort=id', '/companies?page=0'])
      expect((await ask('GET', bad)).status).toBe(422)
  })

  it('are changed by every member, and taken away by administrators', async () => {
    const { tenant, path } = await withCompany()
    const ask = door(tenant, tenant.outsider)
    expect((await ask('POST', '/companies', { name: 'Other' })).status).toBe(200)
    expect((await ask('PATCH', path, { name: 'Initrode' })).status).toBe(200)
    expect((await ask('DELETE', path)).status).toBe(403)
  })

  it('have a domain that no other of the account has', async () => {
    const { ask } = await withCompany()
    const taken = { status: 422, body: { attributes: ['domain'] } }
    expect(await ask('POST', '/companies', { name: 'Other', domain: 'INITECH.example' })).toMatchObject(taken)
    const other = await ask('POST', '/companies', { name: 'Other' })
    const { id } = (other.body as { payload: { id: number } }).payload
    expect(await ask('PATCH', `/companies/${id}`, { domain: 'initech.example' })).toMatchObject(taken)
    const elsewhere = door(await makeTenant())
    expect((await elsewhere('POST', '/companies', { name: 'Initech', domain: 'initech.example' })).status).toBe(200)
  })

  it.each([
    ['name', ' '],
    ['name', 'x'.repeat(101)],
    ['domain', 'nothing'],
    ['domain', 'https://example.com'],
    ['domain', '-a.com'],
    ['description', 'x'.repeat(1001)],
    ['description', 'nul\0'],
    ['custom_attributes', [1]],
  ])('are refused with %s: %j', async (field, value) => {
    const { ask, path } = await withCompany()
    const json = { name: 'Other', [field]: value }
    const refusal = { status: 422, body: { attributes: [field] } }
    expect(await ask('POST', '/companies', json)).toMatchObject(refusal)
    expect(await ask('PATCH', path, json)).toMatchObject(refusal)
  })
})

describe('the contacts of a company', () => {
  it('are added, listed and taken out; each is in one company', async () => {
    const { tenant, ask, company, path } = await withCompany()
    const peter = await contactIn(tenant, 'Peter')
    const contact = { id: peter, name: 'Peter', company_id: company.id, linked_to_current_company: true }
    expect(await ask('POST', `${path}/contacts`, { contact_id: peter })).toMatchObject({
      status: 200,
      body: { payload: { ...contact, company: { name: 'Initech', contacts_count: 1 } } },
    })
    expect(await ask('GET', `${path}/contacts`)).toMatchObject({
      status: 200,
      body: { meta: { total_count: 1, page: 1 }, payload: [contact] },
    })
    const other = await ask('POST', '/companies', { name: 'Other' })
    const { id } = (other.body as { payload: { id: number } }).payload
    await ask('POST', `/companies/${id}/contacts`, { contact_id: peter })
    expect(namesOf(await ask('GET', `${path}/contacts`))).toEqual([])
    expect((await ask('DELETE', `${path}/contacts/${peter}`)).status).toBe(404)
    expect(await ask('DELETE', `/companies/${id}/contacts/${peter}`)).toMatchObject({ status: 200, body: '' })
    expect(namesOf(await ask('GET', `/companies/${id}/contacts`))).toEqual([])
    expect((await ask('GET', `/contacts/${peter}`)).status).toBe(200)
  })

  it('are shown, counted, added and taken out by those who see them (SEC3)', async () => {
    const { tenant, ask, path } = await withCompany()
    const secret = await contactIn(tenant, 'Milton', tenant.inboxId)
    await ask('POST', `${path}/contacts`, { contact_id: secret })
    await ask('POST', `${path}/contacts`, { contact_id: await contactIn(tenant, 'Open') })
    const outside = door(tenant, tenant.outsider)
    expect(namesOf(await door(tenant, tenant.agent)('GET', `${path}/contacts`))).toEqual(['Milton', 'Open'])
    const seen = await outside('GET', `${path}/contacts`)
    expect(seen).toMatchObject({ body: { meta: { total_count: 1 } } })
    expect(namesOf(seen)).toEqual(['Open'])
    expect((await outside('POST', `${path}/contacts`, { contact_id: secret })).status).toBe(404)
    expect((await outside('DELETE', `${path}/contacts/${secret}`)).status).toBe(404)
  })

  it('stay when the company goes, and leave it when they go', async () => {
    const { tenant, ask, path } = await withCompany()
    const [first, second] = [await contactIn(tenant, 'Peter'), await contactIn(tenant, 'Samir')]
    for (const contact_id of [first, second]) await ask('POST', `${path}/contacts`, { contact_id })
    await ask('DELETE', `/contacts/${first}`)
    expect(namesOf(await ask('GET', `${path}/contacts`))).toEqual(['Samir'])
    await ask('DELETE', path)
    expect((await ask('GET', `/contacts/${second}`)).status).toBe(200)
    expect((await ask('GET', `${path}/contacts`)).status).toBe(404)
  })

  it('are not of another account, nor nobody', async () => {
    const { ask, path } = await withCompany()
    const theirs = await contactIn(await makeTenant(), 'Zoe')
    expect((await ask('POST', `${path}/contacts`, { contact_id: theirs })).status).toBe(404)
    expect(await ask('POST', `${path}/contacts`, {})).toMatchObject({
      status: 422,
      body: { attributes: ['contact_id'] },
    })
  })
})

describe('a company', () => {
  it('loses custom attributes by name', async () => {
    const { ask, path } = await withCompany()
    await ask('PATCH', path, { custom_attributes: { size: 7, tier: 'a' } })
    const forgotten = await ask('POST', `${path}/destroy_custom_attributes`, { custom_attributes: ['size', 'none'] })
    expect(forgotten).toMatchObject({ status: 200, body: { payload: { name: 'Initech' } } })
    expect(forgotten.body).toHaveProperty('payload.custom_attributes', { tier: 'a' })
    expect(await ask('POST', `${path}/destroy_custom_attributes`, { custom_attributes: 'size' })).toMatchObject({
      status: 422,
      body: { attributes: ['custom_attributes'] },
    })
  })

  it('has a picture, which is sent as a form and taken away', async () => {
    const { tenant, ask, path } = await withCompany()
    const as = tenant.administrator
    const send = (method: string, rest: string, fields: Record<string, string | File>) =>
      request(method, `/api/v1/accounts/${tenant.accountId}${rest}`, { as, form: formOf(fields) })
    const face = aFile(await picture(), 'logo.jpg', 'image/jpeg')
    const shown = await send('PATCH', path, { 'company[name]': 'Initrode', 'company[avatar]': face })
    const { avatar_url } = (shown.body as { payload: { avatar_url: string } }).payload
    expect(shown).toMatchObject({ status: 200, body: { payload: { name: 'Initrode' } } })
    expect((await request('GET', new URL(avatar_url).pathname)).status).toBe(200)
    expect(await send('POST', '/companies', { name: 'Other', avatar: face })).toMatchObject({
      body: { payload: { avatar_url: expect.stringMatching(/\/files\/avatars\//) } },
    })
    expect(await send('PATCH', path, { avatar: aFile('no picture', 'a.txt') })).toMatchObject({
      status: 422,
      body: { attributes: ['avatar'] },
    })
    expect(await ask('DELETE', `${path}/avatar`)).toMatchObject({ status: 200, body: { payload: { avatar_url: '' } } })
    await work()
    expect((await request('GET', new URL(avatar_url).pathname)).status).toBe(404)
  })

  it('is named by its contacts, wherever they are shown', async () => {
    const { tenant, ask, company, path } = await withCompany()
    const talk = await startTalk(tenant)
    const { id } = (await talk.conversation()).meta.sender
    expect((await talk.conversation()).meta.sender.company_id).toBeNull()
    await ask('POST', `${path}/contacts`, { contact_id: id })
    expect((await talk.conversation()).meta.sender.company_id).toBe(company.id)
    expect(await ask('GET', `/contacts/${id}`)).toMatchObject({ body: { payload: { company_id: company.id } } })
    const [message] = (await talk.conversation()).messages
    expect(message?.sender).toMatchObject({ company_id: company.id, type: 'contact' })
    expect(await ask('GET', path)).toMatchObject({ body: { payload: { last_activity_at: expect.any(Number) } } })
    await ask('DELETE', path)
    expect(await ask('GET', `/contacts/${id}`)).toMatchObject({ body: { payload: { company_id: null } } })
  })
})

describe('who could belong to a company', () => {
  it('is searched among all contacts that the member sees, with the company that each is in', async () => {
    const { tenant, ask, company, path } = await withCompany()
    await withContact(tenant, path, 'Peter Gibbons')
    await contactIn(tenant, 'Peter Parker')
    await contactIn(tenant, 'Peter Secret', tenant.inboxId)
    const found = await ask('GET', `${path}/contacts/search?q=peter`)
    expect(found).toMatchObject({ status: 200, body: { meta: { count: 3, current_page: 1, has_more: false } } })
    expect((found.body as { payload: object[] }).payload).toMatchObject([
      { name: 'Peter Gibbons', company_id: company.id, linked_to_current_company: true, company: { name: 'Initech' } },
      { name: 'Peter Parker', company_id: null, linked_to_current_company: false, company: null },
      { name: 'Peter Secret' },
    ])
    const outside = await door(tenant, tenant.outsider)('GET', `${path}/contacts/search?q=peter`)
    expect(namesOf(outside)).toEqual(['Peter Gibbons', 'Peter Parker'])
    expect((await ask('GET', `${path}/contacts/search`)).status).toBe(422)
    expect(namesOf(await ask('GET', `${path}/contacts?q=GIBB`))).toEqual(['Peter Gibbons'])
    expect(await ask('GET', `${path}/contacts?q=parker`)).toMatchObject({ body: { meta: { total_count: 0 } } })
  })
})

describe('what is known of a company’s contacts', () => {
  it('are their notes, newest first, as far as the member sees the contact (SEC3)', async () => {
    const { tenant, ask, path } = await withCompany()
    const peter = await withContact(tenant, path, 'Peter')
    const milton = await withContact(tenant, path, 'Milton', tenant.inboxId)
    const samir = await contactIn(tenant, 'Samir')
    for (const id of [peter, milton, samir]) await ask('POST', `/contacts/${id}/notes`, { content: `About ${id}` })
    const notes = await ask('GET', `${path}/notes`)
    expect(notes).toMatchObject({ status: 200, body: { meta: { total_count: 2, page: 1 } } })
    expect((notes.body as { payload: object[] }).payload).toMatchObject([
      { content: `About ${milton}`, contact_id: milton, user: { name: 'Ada' } },
      { content: `About ${peter}`, contact_id: peter },
    ])
    const seen = await door(tenant, tenant.outsider)('GET', `${path}/notes`)
    expect(seen).toMatchObject({ body: { meta: { total_count: 1 }, payload: [{ contact_id: peter }] } })
  })

  it('are their conversations, the latest activity first, as far as the member sees them (SEC3)', async () => {
    const { tenant, ask, path } = await withCompany()
    const talks = [await startTalk(tenant), await startTalk(tenant), await startTalk(tenant)]
    for (const talk of talks.slice(0, 2))
      await ask('POST', `${path}/contacts`, { contact_id: (await talk.conversation()).meta.sender.id })
    await talks[0]?.ask('POST', '/messages', { content: 'Later' })
    const found = await ask('GET', `${path}/conversations`)
    expect(found).toMatchObject({ status: 200, body: { meta: { total_count: 2, page: 1 } } })
    expect((found.body as { payload: { id: number }[] }).payload.map(one => one.id)).toEqual([1, 2])
    expect(await ask('GET', `${path}/conversations?page=2`)).toMatchObject({ body: { payload: [] } })
    expect(await door(tenant, tenant.outsider)('GET', `${path}/conversations`)).toMatchObject({
      body: { meta: { total_count: 0 }, payload: [] },
    })
  })

  it('survives a merge, and comes apart again', async () => {
    const { tenant, ask, company, path } = await withCompany()
    const peter = await withContact(tenant, path, 'Peter')
    const twin = await contactIn(tenant, 'Twin')
    const companyOf = async (id: number) =>
      ((await ask('GET', `/contacts/${id}`)).body as { payload: { company_id: number | null } }).payload.company_id
    const merged = await ask('POST', '/actions/contact_merge', { base_contact_id: twin, mergee_contact_id: peter })
    expect(await companyOf(twin)).toBe(company.id)
    await ask('POST', `/actions/contact_merge/${(merged.body as { merge_id: number }).merge_id}/undo`)
    expect([await companyOf(twin), await companyOf(peter)]).toEqual([null, company.id])
  })

  it('is forgotten with the company, also by a merge that is undone later', async () => {
    const { tenant, ask, path } = await withCompany()
    const peter = await withContact(tenant, path, 'Peter')
    const twin = await contactIn(tenant, 'Twin')
    const merged = await ask('POST', '/actions/contact_merge', { base_contact_id: twin, mergee_contact_id: peter })
    await ask('DELETE', path)
    const { merge_id } = merged.body as { merge_id: number }
    expect((await ask('POST', `/actions/contact_merge/${merge_id}/undo`)).status).toBe(200)
    expect(await ask('GET', `/contacts/${peter}`)).toMatchObject({ body: { payload: { company_id: null } } })
  })
})
