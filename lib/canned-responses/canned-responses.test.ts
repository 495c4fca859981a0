import { describe, expect, it } from 'vitest'
import type { CannedResponseWire } from '#lib/protocol/index.ts'
import { makeTenant, type Person, request, type Tenant, withCharla } from '#tests/support/app.ts'

withCharla()

const at = (tenant: Tenant, rest = '') => `/api/v1/accounts/${tenant.accountId}/canned_responses${rest}`
const add = (tenant: Tenant, json: unknown, as: Person = tenant.agent) => request('POST', at(tenant), { as, json })
const change = (tenant: Tenant, id: number, json: unknown, as: Person = tenant.agent) =>
  request('PATCH', at(tenant, `/${id}`), { as, json })
const list = async (tenant: Tenant, search?: string) => {
  const query = search === undefined ? '' : `?search=${encodeURIComponent(search)}`
  return (await request('GET', at(tenant, query), { as: tenant.agent })).body as CannedResponseWire[]
}
const codes = async (tenant: Tenant, search?: string) => (await list(tenant, search)).map(one => one.short_code)

async function withOne() {
  const tenant = await makeTenant()
  const made = await add(tenant, { short_code: 'hi', content: 'Hello\n\nthere' })
  return { tenant, made, one: made.body as CannedResponseWire }
}

describe('canned responses', () => {
  it('are added, listed, changed and deleted by every member', async () => {
    const { tenant, made, one } = await withOne()
    expect(made.status).toBe(200)
    expect(one).toEqual({
      id: expect.any(Number),
      account_id: tenant.accountId,
      short_code: 'hi',
      content: 'Hello\n\nthere',
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      updated_at: one.created_at,
    })
    expect(await list(tenant)).toEqual([one])
    const path = at(tenant, `/${one.id}`)
    const put = await request('PUT', path, { as: tenant.outsider, json: { content: 'Hi' } })
    expect(put).toMatchObject({ status: 200, body: { ...one, content: 'Hi', updated_at: expect.any(String) } })
    expect((await change(tenant, one.id, { short_code: 'hey' })).body).toMatchObject({
      short_code: 'hey',
      content: 'Hi',
    })
    const gone = await request('DELETE', path, { as: tenant.agent })
    expect([gone.status, gone.body]).toEqual([200, ''])
    expect(await list(tenant)).toEqual([])
    expect((await request('DELETE', path, { as: tenant.agent })).status).toBe(404)
    expect((await change(tenant, one.id, { content: 'Hi' })).status).toBe(404)
  })

  it('come under their name as well as flat', async () => {
    const tenant = await makeTenant()
    const { body } = await add(tenant, { canned_response: { short_code: 'hi', content: 'Hello' } })
    const { id } = body as CannedResponseWire
    const answer = await change(tenant, id, { canned_response: { content: 'Hey' } })
    expect(answer.body).toMatchObject({ id, short_code: 'hi', content: 'Hey' })
  })

  it.each([
    ['short_code', ''],
    ['short_code', 'x'.repeat(256)],
    ['short_code', null],
    ['content', ' \n'],
    ['content', 'a\0b'],
    ['content', 'x'.repeat(150_001)],
    ['content', 7],
  ])('refuse a wrong %s: %j', async (field, value) => {
    const { tenant, one } = await withOne()
    const refusal = { status: 422, body: { attributes: [field] } }
    expect(await add(tenant, { short_code: 'fresh', content: 'Fresh', [field]: value })).toMatchObject(refusal)
    expect(await change(tenant, one.id, { short_code: 'fresh', content: 'Fresh', [field]: value })).toMatchObject(
      refusal,
    )
    expect(await list(tenant)).toEqual([one])
  })

  it('have each short code once in an account, whoever is first', async () => {
    const { tenant } = await withOne()
    const taken = { status: 422, body: { message: 'short_code: has already been taken', attributes: ['short_code'] } }
    expect(await add(tenant, { short_code: 'hi', content: 'Again' })).toMatchObject(taken)
    const other = (await add(tenant, { short_code: 'bye', content: 'Goodbye' })).body as CannedResponseWire
    expect(await change(tenant, other.id, { short_code: 'hi' })).toMatchObject(taken)
    const json = { short_code: 'race', content: 'Me' }
    const both = await Promise.all([add(tenant, json), add(tenant, json)])
    expect(both.map(answer => answer.status).sort()).toEqual([200, 422])
    expect((await add(await makeTenant(), { short_code: 'hi', content: 'Hello' })).status).toBe(200)
  })

  it('are found by short code and content: what begins with it, then what contains it, then contents', async () => {
    const tenant = await makeTenant()
    const all = { mail: 'We love refunds', norefund: 'Sorry', Refund2: 'Done', refund1: 'Soon', other: 'Hello' }
    for (const [short_code, content] of Object.entries(all)) await add(tenant, { short_code, content })
    const found = await codes(tenant, 'REFUND')
    expect(found.slice(0, 2).sort()).toEqual(['Refund2', 'refund1'])
    expect(found.slice(2)).toEqual(['norefund', 'mail'])
    expect(await codes(tenant, 'nothing')).toEqual([])
    expect(await codes(tenant, '')).toHaveLength(5)
    expect(await codes(tenant)).toHaveLength(5)
  })

  it.each(['%', '_', '\\', "'"])('are searched for %s as for any other character', async search => {
    const tenant = await makeTenant()
    await add(tenant, { short_code: 'plain', content: 'Plain' })
    expect(await codes(tenant, search)).toEqual([])
    await add(tenant, { short_code: `odd${search}`, content: 'Odd' })
    expect(await codes(tenant, search)).toEqual([`odd${search}`])
  })

  it('are not found under another account', async () => {
    const [{ tenant, one }, other] = [await withOne(), await makeTenant()]
    expect((await change(other, one.id, { content: 'Mine' })).status).toBe(404)
    expect((await request('DELETE', at(other, `/${one.id}`), { as: other.agent })).status).toBe(404)
    expect((await change(tenant, one.id, { content: 'Mine' }, other.administrator)).status).toBe(401)
    expect(await list(other)).toEqual([])
    expect(await list(tenant)).toEqual([one])
  })
})
