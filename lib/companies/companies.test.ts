import { describe, expect, it } from 'vitest'
import { makeTenant, type Person, request, type Tenant, withCharla } from '#tests/support/app.ts'

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
const namesOf = (answer: { body: unknown }) =>
  (answer.body as { payload: { name: string }[] }).payload.map(one => one.name)

describe('companies', () => {
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
