import { describe, expect, it } from 'vitest'
import type { LabelWire } from '#lib/protocol/index.ts'
import { makeTenant, type Person, request, type Tenant, withCharla } from '#tests/support/app.ts'
import { listed, startTalk } from '#tests/support/talk.ts'

withCharla()

const at = (tenant: Tenant, rest: string | number = '') =>
  `/api/v1/accounts/${tenant.accountId}/labels${rest && `/${rest}`}`
const add = (tenant: Tenant, json: unknown, as: Person = tenant.administrator) =>
  request('POST', at(tenant), { as, json })
const change = (tenant: Tenant, id: number, json: unknown, as: Person = tenant.administrator) =>
  request('PATCH', at(tenant, id), { as, json })
const labels = async (tenant: Tenant, as: Person = tenant.agent) =>
  ((await request('GET', at(tenant), { as })).body as { payload: LabelWire[] }).payload

async function withLabel(json: object = { title: 'billing' }) {
  const tenant = await makeTenant()
  return { tenant, label: (await add(tenant, json)).body as LabelWire }
}

describe('the labels of an account', () => {
  it('are added, shown, listed by title, changed and deleted', async () => {
    const tenant = await makeTenant()
    const full = { title: 'refund', description: 'Money\nback', color: '#ff0000', show_on_sidebar: true }
    const made = await add(tenant, full)
    expect(made).toMatchObject({ status: 200 })
    expect(made.body).toEqual({ id: expect.any(Number), ...full })
    const { id } = made.body as LabelWire
    const plain = (await add(tenant, { title: 'billing' })).body as LabelWire
    expect(plain).toEqual({
      id: plain.id,
      title: 'billing',
      description: null,
      color: '#1f93ff',
      show_on_sidebar: false,
    })
    expect(await labels(tenant)).toEqual([plain, { id, ...full }])
    for (const method of ['PUT', 'PATCH']) {
      const answer = await request(method, at(tenant, id), {
        as: tenant.administrator,
        json: { description: null, color: '#00FF00' },
      })
      expect(answer.body).toEqual({ id, ...full, description: null, color: '#00ff00' })
    }
    expect((await change(tenant, id, {})).body).toMatchObject({ title: 'refund', color: '#00ff00' })
    expect((await request('GET', at(tenant, id), { as: tenant.agent })).body).toMatchObject({ color: '#00ff00' })
    const gone = await request('DELETE', at(tenant, id), { as: tenant.administrator })
    expect([gone.status, gone.body]).toEqual([200, ''])
    expect(await labels(tenant)).toEqual([plain])
    expect((await request('GET', at(tenant, id), { as: tenant.agent })).status).toBe(404)
    expect((await request('DELETE', at(tenant, id), { as: tenant.administrator })).status).toBe(404)
    expect((await change(tenant, id, { title: 'again' })).status).toBe(404)
  })

  it('come under their name as well as flat', async () => {
    const { tenant, label } = await withLabel({ label: { title: 'billing', color: '#abcdef' } })
    expect(label).toMatchObject({ title: 'billing', color: '#abcdef' })
    expect((await change(tenant, label.id, { label: { title: 'bills' } })).body).toMatchObject({ title: 'bills' })
  })

  it.each([
    ['Billing', 'billing'],
    [' ÄRGER-2_a ', 'ärger-2_a'],
    ['شكوى', 'شكوى'],
    ['42', '42'],
  ])('have a title in lower case: %s', async (given, title) => {
    expect((await withLabel({ title: given })).label).toMatchObject({ title })
  })

  it.each([
    ['title', ''],
    ['title', 'x'],
    ['title', 'two words'],
    ['title', '_first'],
    ['title', '-first'],
    ['title', 'a,b'],
    ['title', 'bang!'],
    ['title', 'x'.repeat(256)],
    ['title', null],
    ['title', 12],
    ['description', 'x'.repeat(1001)],
    ['description', 'a\0b'],
    ['color', 'red'],
    ['color', '#fff'],
    ['color', '#1f93ffff'],
    ['show_on_sidebar', 'perhaps'],
  ])('refuse a wrong %s: %j', async (field, value) => {
    const { tenant, label } = await withLabel()
    const refusal = { status: 422, body: { attributes: [field] } }
    expect(await add(tenant, { title: 'fresh', [field]: value })).toMatchObject(refusal)
    expect(await change(tenant, label.id, { title: 'fresh', [field]: value })).toMatchObject(refusal)
    expect(await labels(tenant)).toEqual([label])
  })

  it('need a title', async () => {
    expect(await add(await makeTenant(), {})).toMatchObject({ status: 422, body: { attributes: ['title'] } })
  })

  it('have each title once in an account, whoever is first', async () => {
    const { tenant } = await withLabel()
    const taken = { status: 422, body: { message: 'title: has already been taken', attributes: ['title'] } }
    expect(await add(tenant, { title: 'BILLING' })).toMatchObject(taken)
    const other = (await add(tenant, { title: 'refund' })).body as LabelWire
    expect(await change(tenant, other.id, { title: 'billing' })).toMatchObject(taken)
    expect(await change(tenant, other.id, { title: 'refund' })).toMatchObject({ status: 200 })
    const both = await Promise.all([add(tenant, { title: 'race' }), add(tenant, { title: 'race' })])
    expect(both.map(answer => answer.status).sort()).toEqual([200, 422])
    expect((await add(await makeTenant(), { title: 'billing' })).status).toBe(200)
  })

  it('are read by agents and changed by administrators', async () => {
    const { tenant, label } = await withLabel()
    expect((await add(tenant, { title: 'mine' }, tenant.agent)).status).toBe(403)
    expect((await change(tenant, label.id, { title: 'mine' }, tenant.agent)).status).toBe(403)
    expect((await request('DELETE', at(tenant, label.id), { as: tenant.agent })).status).toBe(403)
    expect(await labels(tenant)).toEqual([label])
  })

  it('are not found under another account', async () => {
    const [{ label }, other] = [await withLabel(), await makeTenant()]
    const as = other.administrator
    expect((await request('GET', at(other, label.id), { as })).status).toBe(404)
    expect((await change(other, label.id, { title: 'mine' })).status).toBe(404)
    expect((await request('DELETE', at(other, label.id), { as })).status).toBe(404)
    expect(await labels(other)).toEqual([])
  })
})

describe('what bears a label', () => {
  async function labelled() {
    const { tenant, label } = await withLabel()
    const talk = await startTalk(tenant)
    const { id } = (await talk.conversation()).meta.sender
    const contact = `/api/v1/accounts/${tenant.accountId}/contacts/${id}/labels`
    const json = { labels: ['billing', 'refund'] }
    await talk.ask('POST', '/labels', json)
    await request('POST', contact, { as: tenant.agent, json })
    return {
      tenant,
      label,
      talk,
      both: async () => {
        const answers = [await talk.ask('GET', '/labels'), await request('GET', contact, { as: tenant.agent })]
        return answers.map(answer => (answer.body as { payload: string[] }).payload)
      },
    }
  }

  it('bears its new title, once', async () => {
    const { tenant, label, both } = await labelled()
    await change(tenant, label.id, { title: 'bills' })
    expect(await both()).toEqual([
      ['bills', 'refund'],
      ['bills', 'refund'],
    ])
    await change(tenant, label.id, { title: 'refund' })
    expect(await both()).toEqual([['refund'], ['refund']])
  })

  it('bears it no more when it is deleted', async () => {
    const { tenant, label, both } = await labelled()
    await request('DELETE', at(tenant, label.id), { as: tenant.administrator })
    expect(await both()).toEqual([['refund'], ['refund']])
  })

  it('keeps it when something else of the label changes', async () => {
    const { tenant, label, both } = await labelled()
    await change(tenant, label.id, { color: '#000000' })
    expect(await both()).toEqual([
      ['billing', 'refund'],
      ['billing', 'refund'],
    ])
  })

  it('is not that of another account', async () => {
    const [one, other] = [await labelled(), await labelled()]
    await change(one.tenant, one.label.id, { title: 'bills' })
    await request('DELETE', at(one.tenant, one.label.id), { as: one.tenant.administrator })
    expect(await other.both()).toEqual([
      ['billing', 'refund'],
      ['billing', 'refund'],
    ])
  })

  it('tells everyone to load afresh, and nobody when no conversation bears it', async () => {
    const { tenant, label } = await labelled()
    const idle = (await add(tenant, { title: 'idle' })).body as LabelWire
    const { cursor } = (await listed(tenant)).meta
    const feed = () =>
      request('GET', `/api/v1/accounts/${tenant.accountId}/changes?cursor=${cursor}`, { as: tenant.agent })
    await change(tenant, idle.id, { title: 'idler' })
    expect(await feed()).toMatchObject({
      status: 200,
      body: { cursor: cursor + 1, events: [{ event: 'account.cache_invalidated' }] },
    })
    await change(tenant, label.id, { title: 'bills' })
    expect((await feed()).status).toBe(410)
  })
})
