import { describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import { makeTenant, type Person, request, type Tenant, withCharla } from '#tests/support/app.ts'
import { changesBetween, pruneChanges } from './changes.ts'

withCharla()

const ask = (tenant: Tenant, method: string, rest: string, json?: unknown, as: Person = tenant.administrator) =>
  request(method, `/api/v1/accounts/${tenant.accountId}${rest}`, { as, ...(json ? { json } : {}) })

async function add(tenant: Tenant, json: object): Promise<number> {
  const { body } = await ask(tenant, 'POST', '/contacts', json)
  return (body as { payload: { contact: { id: number } } }).payload.contact.id
}

type Listed = { meta: { has_more: boolean }; payload: { id: number; kind: string; fields: object; contact: unknown }[] }
const changesOf = async (tenant: Tenant, id: number, query = '') =>
  (await ask(tenant, 'GET', `/contacts/${id}/changes${query}`)).body as Listed

const described = {
  name: 'Zoe',
  email: null,
  phone_number: null,
  identifier: null,
  blocked: false,
  additional_attributes: {},
  custom_attributes: {},
}

describe('what has become of a contact', () => {
  it.each([
    [{ name: 'Zoë' }, { name: ['Zoe', 'Zoë'] }],
    [{ blocked: true }, { blocked: [false, true] }],
    [{ custom_attributes: { plan: 'pro' } }, { 'custom_attributes.plan': [null, 'pro'] }],
    [{ additional_attributes: { city: 'Rome' } }, { 'additional_attributes.city': [null, 'Rome'] }],
    [{}, {}],
  ])('is what is different: %j', (after, changes) => {
    expect(changesBetween(described, { ...described, ...after })).toEqual(changes)
  })

  it('is kept with who did it, also labels and the company, and no change is none', async () => {
    const tenant = await makeTenant()
    const id = await add(tenant, { name: 'Zoe', custom_attributes: { plan: 'free' } })
    await ask(tenant, 'PUT', `/contacts/${id}`, { name: 'Zoe', custom_attributes: { plan: 'pro' } })
    await ask(tenant, 'PUT', `/contacts/${id}`, { name: 'Zoe' })
    await ask(tenant, 'POST', `/contacts/${id}/destroy_custom_attributes`, { custom_attributes: ['plan'] })
    await ask(tenant, 'POST', `/contacts/${id}/labels`, { labels: ['vip'] })
    const company = (await ask(tenant, 'POST', '/companies', { name: 'Acme' })).body as { payload: { id: number } }
    await ask(tenant, 'POST', `/companies/${company.payload.id}/contacts`, { contact_id: id })
    await ask(tenant, 'DELETE', `/companies/${company.payload.id}/contacts/${id}`)
    const { payload } = await changesOf(tenant, id)
    const user = { id: tenant.administrator.userId }
    expect(payload.toReversed()).toMatchObject([
      { kind: 'created', by: 'member', user },
      { kind: 'updated', user, fields: { 'custom_attributes.plan': ['free', 'pro'] } },
      { fields: { 'custom_attributes.plan': ['pro', null] } },
      { fields: { labels: [[], ['vip']] } },
      { fields: { company: [null, 'Acme'] } },
      { fields: { company: ['Acme', null] } },
    ])
  })

  it('goes over to whom they are merged into, and comes back when that is undone', async () => {
    const tenant = await makeTenant()
    const [base, mergee] = [await add(tenant, { name: 'Zoe' }), await add(tenant, { email: 'zoe@x.test' })]
    const merged = await ask(tenant, 'POST', '/actions/contact_merge', {
      base_contact_id: base,
      mergee_contact_id: mergee,
    })
    const after = (await changesOf(tenant, base)).payload
    expect(after).toMatchObject([
      { kind: 'merged', contact: { id: mergee, name: 'zoe@x.test' } },
      { kind: 'created' },
      { kind: 'created' },
    ])
    await ask(tenant, 'POST', `/actions/contact_merge/${(merged.body as { merge_id: number }).merge_id}/undo`)
    expect((await changesOf(tenant, base)).payload.map(one => one.kind)).toEqual(['unmerged', 'merged', 'created'])
    expect((await changesOf(tenant, mergee)).payload.map(one => one.kind)).toEqual(['created'])
  })

  it('is read in pages, and forgotten after a year', async () => {
    const tenant = await makeTenant()
    const id = await add(tenant, { name: '0' })
    for (let n = 1; n <= 50; n++) await ask(tenant, 'PUT', `/contacts/${id}`, { name: `${n}` })
    const first = await changesOf(tenant, id)
    expect(first.meta.has_more).toBe(true)
    expect(first.payload).toHaveLength(50)
    const rest = await changesOf(tenant, id, `?before=${first.payload.at(-1)?.id}`)
    expect(rest).toMatchObject({ meta: { has_more: false }, payload: [{ kind: 'created' }] })
    await withSystem(
      sql => sql`
      update charla.contact_changes set created_at = now() - interval '366 days'
      where account_id = ${tenant.accountId} and kind = 0`,
    )
    await pruneChanges.run({})
    expect((await changesOf(tenant, id, `?before=${first.payload.at(-1)?.id}`)).payload).toEqual([])
  })

  it('is not told to who does not see the contact, nor to anybody of a wrong place in it', async () => {
    const tenant = await makeTenant()
    const id = await add(tenant, { name: 'Zoe', inbox_id: tenant.inboxId })
    const stranger = await makeTenant()
    expect(await ask(stranger, 'GET', `/contacts/${id}/changes`)).toMatchObject({ status: 404 })
    expect(await ask(tenant, 'GET', `/contacts/${id}/changes`, undefined, tenant.outsider)).toMatchObject({
      status: 404,
    })
    expect(await ask(tenant, 'GET', `/contacts/${id}/changes?before=x`)).toMatchObject({ status: 422 })
  })
})

describe('what deleting a contact would remove', () => {
  it('is counted before, for administrators', async () => {
    const tenant = await makeTenant()
    const id = await add(tenant, { name: 'Zoe' })
    await ask(tenant, 'POST', `/contacts/${id}/notes`, { content: 'Likes tea' })
    expect((await ask(tenant, 'GET', `/contacts/${id}/deletion`)).body).toEqual({
      conversations: 0,
      messages: 0,
      attachments: 0,
      notes: 1,
    })
    expect(await ask(tenant, 'GET', `/contacts/${id}/deletion`, undefined, tenant.agent)).toMatchObject({ status: 403 })
    expect(await ask(tenant, 'GET', `/contacts/${id + 1000}/deletion`)).toMatchObject({ status: 404 })
  })
})
