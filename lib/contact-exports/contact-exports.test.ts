import { describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import { addMember } from '#lib/users/index.ts'
import { makePerson, makeTenant, type Person, request, type Tenant, withCharla } from '#tests/support/app.ts'
import { outbox, work } from '#tests/support/work.ts'
import type { ContactExportWire } from './contact-export.ts'
import { pruneExportsAt } from './pruning.ts'
import { exportPart } from './run.ts'

withCharla()

const ask = (tenant: Tenant, method: string, rest: string, json?: unknown, as: Person = tenant.administrator) =>
  request(method, `/api/v1/accounts/${tenant.accountId}/contacts${rest}`, {
    as,
    ...(json === undefined ? {} : { json }),
  })

async function add(tenant: Tenant, json: object): Promise<number> {
  const { body } = await ask(tenant, 'POST', '', json)
  return (body as { payload: { contact: { id: number } } }).payload.contact.id
}

const begin = async (tenant: Tenant, json: object = {}) => {
  const answer = await ask(tenant, 'POST', '/export', json)
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 })
  return answer.body as ContactExportWire
}
const progress = async (tenant: Tenant, id: number) =>
  (await ask(tenant, 'GET', `/exports/${id}`)).body as ContactExportWire
const file = async (tenant: Tenant, id: number) => (await ask(tenant, 'GET', `/exports/${id}/file`)).body as string

async function exported(tenant: Tenant, json: object = {}) {
  const { id } = await begin(tenant, json)
  await work()
  return file(tenant, id)
}

describe('an export of contacts (C6)', () => {
  it('is a table of everybody, with the columns of Chatwoot', async () => {
    const tenant = await makeTenant()
    const zoe = await add(tenant, { name: 'Zoé, "Z"', email: 'zoe@example.test', phone_number: '+49151123' })
    const evil = await add(tenant, { name: '=1+1' })
    expect(await exported(tenant)).toBe(
      `id,name,email,phone_number\n${zoe},"Zoé, ""Z""",zoe@example.test,+49151123\n${evil},'=1+1,,\n`,
    )
  })

  it('has the columns that are named: fields, labels, attributes', async () => {
    const tenant = await makeTenant()
    const id = await add(tenant, {
      name: 'Zoe',
      custom_attributes: { plan: 'pro', seats: 3, deep: { a: 1 }, 'a.b': 'dotted' },
      additional_attributes: { city: 'Bonn' },
    })
    await ask(tenant, 'POST', `/${id}/labels`, { labels: ['vip', 'tea'] })
    const columns = ['name', 'labels', 'plan', 'seats', 'deep', 'custom_attributes.a.b', 'city', 'toString']
    const [head, row] = (await exported(tenant, { column_names: columns })).split('\n')
    expect(head).toBe(columns.join(','))
    expect(row).toBe('Zoe,"tea,vip",pro,3,"{""a"":1}",dotted,Bonn,')
  })

  it('has those alone for whom conditions hold, or who bear a label', async () => {
    const tenant = await makeTenant()
    await add(tenant, { name: 'Zoe' })
    const id = await add(tenant, { name: 'Zac' })
    await ask(tenant, 'POST', `/${id}/labels`, { labels: ['vip'] })
    const payload = [{ attribute_key: 'name', filter_operator: 'contains', values: ['zo'], query_operator: null }]
    expect(await exported(tenant, { column_names: ['name'], payload })).toBe('name\nZoe\n')
    expect(await exported(tenant, { column_names: ['name'], label: 'VIP' })).toBe('name\nZac\n')
    expect(await exported(tenant, { column_names: ['name'], label: 'none' })).toBe('name\n')
  })

  it('has those alone that were picked', async () => {
    const tenant = await makeTenant()
    const [zoe] = [await add(tenant, { name: 'Zoe' }), await add(tenant, { name: 'Zac' })]
    expect(await exported(tenant, { column_names: ['name'], ids: [zoe, zoe + 1_000_000] })).toBe('name\nZoe\n')
  })

  it('is found again, and can be cancelled while it is written', async () => {
    const tenant = await makeTenant()
    for (const name of ['a', 'b', 'c']) await add(tenant, { name })
    const { id } = await begin(tenant, { column_names: ['name'] })
    await exportPart(tenant.accountId, id, 2)
    expect((await ask(tenant, 'GET', '/exports')).body).toMatchObject({ payload: [{ id, processed_records: 2 }] })
    expect(await ask(tenant, 'POST', `/exports/${id}/cancel`)).toMatchObject({ body: { status: 'cancelled' } })
    expect(await exportPart(tenant.accountId, id, 2)).toBe(false)
    expect((await ask(tenant, 'GET', `/exports/${id}/file`)).status).toBe(404)
    await pruneExportsAt(new Date(Date.now() + 1000))
    expect(await progress(tenant, id)).toMatchObject({ status: 'expired' })
  })

  it('is written part by part, goes on from where it stands, and says how far it is', async () => {
    const tenant = await makeTenant()
    for (const name of ['a', 'b', 'c', 'd']) await add(tenant, { name })
    const { id } = await begin(tenant, { column_names: ['name'] })
    expect(await exportPart(tenant.accountId, id, 2)).toBe(true)
    await add(tenant, { name: 'later' }) // was not there when it was asked for
    expect(await progress(tenant, id)).toMatchObject({
      status: 'processing',
      total_records: 4,
      processed_records: 2,
      file_url: null,
    })
    expect((await ask(tenant, 'GET', `/exports/${id}/file`)).status).toBe(404)
    // Two at once: one of them has written it.
    expect((await Promise.all([1, 2].map(() => exportPart(tenant.accountId, id, 2)))).includes(true)).toBe(true)
    await exportPart(tenant.accountId, id, 2)
    expect(await progress(tenant, id)).toMatchObject({ status: 'completed', processed_records: 4 })
    expect(await file(tenant, id)).toBe('name\na\nb\nc\nd\n')
  })

  it('is mailed to who asked, as a link that ends after a day', async () => {
    const tenant = await makeTenant()
    const { id } = await begin(tenant)
    const mail = (await outbox(tenant)).find(one => one.to === tenant.administrator.email)
    const { file_url, expires_at } = await progress(tenant, id)
    expect(mail?.text).toContain(file_url)
    expect(Date.parse(expires_at ?? '') - Date.now()).toBeLessThanOrEqual(86_400_000)
    await pruneExportsAt(new Date())
    expect((await ask(tenant, 'GET', `/exports/${id}/file`)).status).toBe(200)
    await withSystem(
      sql => sql`update charla.contact_exports set expires_at = now() - interval '1 second'
        where account_id = ${tenant.accountId} and id = ${id}`,
    )
    expect((await ask(tenant, 'GET', `/exports/${id}/file`)).status).toBe(404)
    await pruneExportsAt(new Date())
    expect(await progress(tenant, id)).toMatchObject({ status: 'expired', file_url: null })
  })
})

describe('an export is nobody else’s (SEC3)', () => {
  it('neither another administrator’s nor, once demoted, theirs', async () => {
    const tenant = await makeTenant()
    const other = await makePerson()
    await withSystem(sql => addMember(sql, tenant.accountId, other.userId, 1))
    const { id } = await begin(tenant)
    await exportPart(tenant.accountId, id)
    for (const as of [other, tenant.agent])
      for (const [method, rest] of [
        ['GET', ''],
        ['GET', '/file'],
        ['POST', '/cancel'],
      ] as const)
        expect((await ask(tenant, method, `/exports/${id}${rest}`, undefined, as)).status).toBe(404)
    expect((await ask(tenant, 'GET', '/exports', undefined, other)).body).toEqual({ payload: [] })
    const demoted = `/api/v1/accounts/${tenant.accountId}/agents/${tenant.administrator.userId}`
    expect((await request('PATCH', demoted, { as: other, json: { role: 'agent' } })).status).toBe(200)
    expect((await ask(tenant, 'GET', `/exports/${id}/file`)).status).toBe(404)
  })

  it('and is not written for who may not any more', async () => {
    const tenant = await makeTenant()
    const other = await makePerson()
    await withSystem(sql => addMember(sql, tenant.accountId, other.userId, 1))
    const { id } = await begin(tenant)
    const demoted = `/api/v1/accounts/${tenant.accountId}/agents/${tenant.administrator.userId}`
    await request('PATCH', demoted, { as: other, json: { role: 'agent' } })
    expect(await exportPart(tenant.accountId, id)).toBe(false)
    const [row] = await withSystem(
      sql => sql`select status from charla.contact_exports where account_id = ${tenant.accountId} and id = ${id}`,
    )
    expect(row?.status).toBe(3)
  })
})

describe('an export is refused', () => {
  it.each([
    [{ column_names: 'name' }, 'column_names'],
    [{ column_names: ['a\0'] }, 'column_names'],
    [{ payload: [{ attribute_key: 'nothing', filter_operator: 'equal_to', values: ['a'] }] }, 'attribute_key'],
  ])('for %j', async (json, field) => {
    const answer = await ask(await makeTenant(), 'POST', '/export', json)
    expect(answer.status).toBe(422)
    expect(JSON.stringify((answer.body as { attributes: string[] }).attributes)).toContain(field)
  })

  it('to agents', async () => {
    const tenant = await makeTenant()
    expect((await ask(tenant, 'POST', '/export', {}, tenant.agent)).status).toBe(403)
  })
})
