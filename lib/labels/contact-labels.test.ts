import { describe, expect, it } from 'vitest'
import type { ChangesWire, ContactWire } from '#lib/protocol/index.ts'
import { type Person, request, withCharla } from '#tests/support/app.ts'
import { listed, startTalk, type Talk } from '#tests/support/talk.ts'

withCharla()

async function withContact(given?: Talk) {
  const talk = given ?? (await startTalk())
  const { tenant } = talk
  const account = `/api/v1/accounts/${tenant.accountId}`
  const { id } = (await talk.conversation()).meta.sender
  const path = `${account}/contacts/${id}/labels`
  return {
    tenant,
    id,
    account,
    path,
    label: (labels: unknown, as: Person = tenant.agent) => request('POST', path, { as, json: { labels } }),
    labels: async (as: Person = tenant.agent) => request('GET', path, { as }),
    found: async (query: string, as: Person = tenant.agent) => {
      const { body } = await request('GET', `${account}/contacts?${query}`, { as })
      const { meta, payload } = body as { meta: { count: number }; payload: ContactWire[] }
      expect(meta.count).toBe(payload.length)
      return payload.map(contact => contact.id)
    },
  }
}

describe('the labels of a contact', () => {
  it('are those of the last list, whether labels of that title exist or not', async () => {
    const { label, labels } = await withContact()
    expect(await labels()).toMatchObject({ status: 200, body: { payload: [] } })
    const answer = await label(['vip', ' Beta ', 'vip', ''])
    expect([answer.status, answer.body]).toEqual([200, { payload: ['beta', 'vip'] }])
    expect((await labels()).body).toEqual({ payload: ['beta', 'vip'] })
    expect((await label(['vip', 'old'])).body).toEqual({ payload: ['old', 'vip'] })
    expect((await label([])).body).toEqual({ payload: [] })
    expect((await labels()).body).toEqual({ payload: [] })
  })

  it('come and go beside what others do at the same moment', async () => {
    const { tenant, path, label, labels } = await withContact()
    await label(['a', 'b'])
    const change = (json: object, as: Person = tenant.agent) => request('PATCH', path, { as, json })
    const many = Array.from({ length: 8 }, (_, number) => change({ add: [`new${number}`] }))
    await Promise.all([...many, change({ remove: ['a'] })])
    const expected = ['b', ...Array.from({ length: 8 }, (_, number) => `new${number}`)]
    expect((await labels()).body).toEqual({ payload: expected })
    expect((await change({ remove: 'B', add: 'z' })).body).toEqual({ payload: [...expected.slice(1), 'z'] })
    expect(await change({})).toMatchObject({ status: 422, body: { attributes: ['add'] } })
    expect((await change({ add: ['x'] }, tenant.outsider)).status).toBe(404)
  })

  it('are told as a change of the contact, once for each', async () => {
    const { tenant, id, account, label } = await withContact()
    const { cursor } = (await listed(tenant)).meta
    await label(['vip'])
    await label(['vip'])
    const { body } = await request('GET', `${account}/changes?cursor=${cursor}`, { as: tenant.agent })
    expect((body as ChangesWire).events).toMatchObject([{ event: 'contact.updated', data: { id } }])
  })

  it('find contacts that bear any of them', async () => {
    const first = await withContact()
    const second = await withContact(await startTalk(first.tenant))
    await first.label(['vip', 'beta'])
    await second.label(['beta'])
    expect(await first.found('labels[]=vip')).toEqual([first.id])
    expect((await first.found('labels[]=vip&labels[]=beta')).sort()).toEqual([first.id, second.id].sort())
    expect(await first.found('labels=VIP')).toEqual([first.id])
    expect(await first.found('labels[]=nobody')).toEqual([])
    expect(await first.found('labels[]=')).toHaveLength(2)
    expect(await first.found('labels[]=vip', first.tenant.outsider)).toEqual([])
  })

  it('are for members who may see the contact', async () => {
    const { tenant, path, label, labels } = await withContact()
    const other = await startTalk()
    await label(['vip'])
    expect((await labels(tenant.outsider)).status).toBe(404)
    expect((await label([], tenant.outsider)).status).toBe(404)
    expect((await request('GET', path, { as: other.tenant.administrator })).status).toBe(401)
    const theirs = path.replace(`/${tenant.accountId}/`, `/${other.tenant.accountId}/`)
    expect((await request('POST', theirs, { as: other.tenant.administrator, json: { labels: [] } })).status).toBe(404)
    expect((await labels()).body).toEqual({ payload: ['vip'] })
  })
})
