import { describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import type { CustomFilterWire } from '#lib/protocol/index.ts'
import { makeTenant, type Person, request, type Tenant, withCharla } from '#tests/support/app.ts'
import { MOST } from './filters.ts'

withCharla()

const door =
  (tenant: Tenant, as: Person = tenant.agent) =>
  (method: string, rest = '', json?: unknown) =>
    request(method, `/api/v1/accounts/${tenant.accountId}/custom_filters${rest}`, {
      as,
      ...(json === undefined ? {} : { json }),
    })

const query = {
  payload: [
    { attribute_key: 'status', filter_operator: 'equal_to', values: ['open'], query_operator: 'and' },
    { attribute_key: 'team_id', filter_operator: 'is_present', values: [], query_operator: null },
  ],
}

async function withFilter() {
  const tenant = await makeTenant()
  const ask = door(tenant)
  const filter = (await ask('POST', '', { name: 'Urgent', filter_type: 'conversation', query })).body
  return { tenant, ask, filter: filter as CustomFilterWire, path: `/${(filter as CustomFilterWire).id}` }
}

describe('saved filters', () => {
  it('are made, listed, read, changed and taken away', async () => {
    const { ask, filter, path } = await withFilter()
    expect(filter).toEqual({
      id: expect.any(Number),
      name: 'Urgent',
      filter_type: 'conversation',
      query,
      created_at: expect.stringMatching(/^\d{4}-.*Z$/),
      updated_at: expect.stringMatching(/^\d{4}-.*Z$/),
    })
    const plain = await ask('POST', '', { custom_filter: { name: 'Urgent' } })
    expect(plain).toMatchObject({ status: 200, body: { name: 'Urgent', filter_type: 'conversation', query: {} } })
    expect(await ask('GET')).toMatchObject({ status: 200, body: [filter, plain.body] })
    expect(await ask('GET', path)).toMatchObject({ status: 200, body: filter })
    expect(await ask('PATCH', path, { name: 'Open' })).toMatchObject({ status: 200, body: { name: 'Open', query } })
    expect(await ask('PUT', path, { custom_filter: { query: { payload: [] } } })).toMatchObject({
      body: { name: 'Open', query: { payload: [] } },
    })
    expect(await ask('DELETE', path)).toMatchObject({ status: 204, body: '' })
    for (const method of ['GET', 'DELETE', 'PATCH'])
      expect(await ask(method, path, method === 'GET' ? undefined : {})).toMatchObject({ status: 404 })
    expect(await ask('GET')).toMatchObject({ body: [plain.body] })
  })

  it('are listed by type, conversations unless told otherwise', async () => {
    const { ask, filter } = await withFilter()
    const contact = await ask('POST', '', { name: 'In Bonn', filter_type: 1 })
    const report = await ask('POST', '', { name: 'This week', filter_type: 'report' })
    expect(contact).toMatchObject({ body: { filter_type: 'contact' } })
    for (const rest of ['', '?filter_type=conversation', '?filter_type=0', '?filter_type='])
      expect(await ask('GET', rest)).toMatchObject({ body: [filter] })
    expect(await ask('GET', '?filter_type=contact')).toMatchObject({ body: [contact.body] })
    expect(await ask('GET', '?filter_type=2')).toMatchObject({ body: [report.body] })
    expect(await ask('GET', '?filter_type=company')).toMatchObject({
      status: 422,
      body: { attributes: ['filter_type'] },
    })
  })

  it('are their maker’s alone, whoever else asks', async () => {
    const { tenant, filter, path } = await withFilter()
    const other = await makeTenant()
    for (const ask of [door(tenant, tenant.administrator), door(tenant, tenant.outsider), door(other, other.agent)]) {
      expect(await ask('GET')).toMatchObject({ status: 200, body: [] })
      for (const method of ['GET', 'PATCH', 'PUT', 'DELETE'])
        expect(await ask(method, path, method === 'GET' ? undefined : { name: 'Taken' })).toMatchObject({ status: 404 })
    }
    expect(await door(tenant)('GET', path)).toMatchObject({ body: filter })
  })

  it('go with the member', async () => {
    const { tenant, path } = await withFilter()
    const { accountId, administrator, agent } = tenant
    await request('DELETE', `/api/v1/accounts/${accountId}/agents/${agent.userId}`, { as: administrator })
    const left = await withSystem(
      sql => sql`select id from charla.custom_filters where account_id = ${accountId} and id = ${path.slice(1)}`,
    )
    expect(left).toHaveLength(0)
  })

  it.each([
    [{}, 'name'],
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(256) }, 'name'],
    [{ name: 'a', filter_type: 3 }, 'filter_type'],
    [{ name: 'a', filter_type: null }, 'filter_type'],
    [{ name: 'a', query: 'status=open' }, 'query'],
    [{ name: 'a', query: [] }, 'query'],
    [{ name: 'a', query: { payload: ['\0'] } }, 'query'],
    [{ name: 'a', query: { payload: ['x'.repeat(65_536)] } }, 'query'],
  ])('refuse %.60j', async (json, field) => {
    const { ask, path } = await withFilter()
    expect(await ask('POST', '', json)).toMatchObject({ status: 422, body: { attributes: [field] } })
    if (Object.keys(json).length)
      expect(await ask('PATCH', path, json)).toMatchObject({ status: 422, body: { attributes: [field] } })
  })

  it('are a thousand at most, also when many are saved at once', async () => {
    const { tenant, ask } = await withFilter()
    await withSystem(
      sql => sql`
      insert into charla.custom_filters (account_id, user_id, filter_type, name)
      select ${tenant.accountId}, ${tenant.agent.userId}, 1, 'Many' from generate_series(1, ${MOST - 2})`,
    )
    const answers = await Promise.all([1, 2, 3].map(n => ask('POST', '', { name: `Last ${n}` })))
    expect(answers.map(answer => answer.status).sort()).toEqual([200, 422, 422])
    expect(await ask('POST', '', { name: 'One more' })).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining('1000') },
    })
    expect(await door(tenant, tenant.outsider)('POST', '', { name: 'Mine' })).toMatchObject({ status: 200 })
  })
})
