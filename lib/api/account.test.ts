import { describe, expect, it } from 'vitest'
import { makeTenant, request, type Tenant, withCharla } from '#tests/support/app.ts'

withCharla()

const read = async ({ accountId, outsider }: Tenant) =>
  (await request('GET', `/api/v1/accounts/${accountId}`, { as: outsider })).body
const change = ({ accountId, administrator }: Tenant, json: object, method = 'PATCH') =>
  request(method, `/api/v1/accounts/${accountId}`, { as: administrator, json })

describe('a path', () => {
  it('may end with a slash, as clients write it', async () => {
    const { accountId, administrator: as, inboxId } = await makeTenant()
    const inboxes = `/api/v1/accounts/${accountId}/inboxes`
    const json = { name: 'App', channel: { type: 'api' } }
    expect(await request('POST', `${inboxes}/`, { as, json })).toMatchObject({ status: 200, body: { name: 'App' } })
    expect(await request('GET', `${inboxes}/${inboxId}/`, { as })).toMatchObject({ status: 200, body: { id: inboxId } })
  })
})

describe('an account', () => {
  it('is shown to its members', async () => {
    const tenant = await makeTenant('Acme')
    expect(await read(tenant)).toEqual({
      id: tenant.accountId,
      name: 'Acme',
      locale: 'en',
      domain: null,
      support_email: null,
      status: 'active',
      settings: {},
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.+Z$/),
    })
  })

  it('is changed by an administrator, field by field', async () => {
    const tenant = await makeTenant()
    await change(tenant, { locale: 'ar', domain: 'acme.test', support_email: 'help@acme.test' })
    expect(await change(tenant, { name: 'Größe & Söhne' }, 'PUT')).toMatchObject({
      status: 200,
      body: { name: 'Größe & Söhne', locale: 'ar', domain: 'acme.test', support_email: 'help@acme.test' },
    })
    expect(await change(tenant, { domain: null })).toMatchObject({ body: { domain: null } })
    expect(await change(tenant, {})).toMatchObject({ status: 200 })
  })

  it.each([
    ['name', ''],
    ['name', 'x'.repeat(256)],
    ['name', 'a\u2028b\0'],
    ['locale', 'de-CH'],
    ['domain', 'x'.repeat(101)],
    ['support_email', 'help'],
    ['support_email', `${'x'.repeat(95)}@acme.test`],
  ])('is not changed with %s: %j', async (field, value) => {
    const tenant = await makeTenant()
    const before = await read(tenant)
    expect(await change(tenant, { locale: 'es', [field]: value })).toMatchObject({
      status: 422,
      body: { attributes: [field] },
    })
    expect(await read(tenant)).toEqual(before)
  })

  it('keeps what is not the administrator’s to set', async () => {
    const tenant = await makeTenant()
    const before = await read(tenant)
    await change(tenant, {
      id: 1,
      status: 'suspended',
      limits: { agents: 1 },
      settings: { a: 1 },
      created_at: '2000-01-01',
    })
    expect(await read(tenant)).toEqual(before)
  })

  it.each(['0', 'abc', '999999999', '1e1', '-1'])('is not found as %s', async id => {
    const { administrator } = await makeTenant()
    expect([401, 404]).toContain((await request('GET', `/api/v1/accounts/${id}`, { as: administrator })).status)
  })
})
