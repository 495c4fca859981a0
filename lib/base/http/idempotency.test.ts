import { describe, expect, it } from 'vitest'
import { makeTenant, makeVisitor, request, type Tenant, withCharla } from '#tests/support/app.ts'
import { contactDesk } from '#tests/support/contacts.ts'
import { startTalk } from '#tests/support/talk.ts'
import { withSystem } from '../db/index.ts'
import { pruneIdempotencyKeys } from './idempotency.ts'

withCharla()

const make = (tenant: Tenant, key: string, json: unknown = { name: 'Zoe' }, as = tenant.agent) =>
  request('POST', `/api/v1/accounts/${tenant.accountId}/contacts`, { as, json, headers: { 'idempotency-key': key } })
const made = async (tenant: Tenant) => {
  const { body } = await request('GET', `/api/v1/accounts/${tenant.accountId}/contacts`, { as: tenant.administrator })
  return (body as { meta: { count: number } }).meta.count
}
const idOf = ({ body }: { body: unknown }) => (body as { payload: { contact: { id: number } } }).payload.contact.id
const age = (tenant: Tenant, status?: null) =>
  withSystem(
    sql => sql`
    update charla.idempotency_keys set ${status === null ? sql`status = null, body = null, created_at = now() - interval '2 minutes'` : sql`created_at = now() - interval '25 hours'`}
    where account_id = ${tenant.accountId}`,
  )

describe('a POST with an Idempotency-Key', () => {
  it('is done once, and answered the same each time', async () => {
    const tenant = await makeTenant()
    const first = await make(tenant, 'key-1')
    expect(first.status).toBe(200)
    expect(first.headers.get('idempotency-replayed')).toBeNull()
    const again = await make(tenant, 'key-1')
    expect([again.status, again.body]).toEqual([200, first.body])
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(again.headers.get('content-type')).toBe(first.headers.get('content-type'))
    expect(idOf(await make(tenant, 'key-2'))).not.toBe(idOf(first))
    expect(await made(tenant)).toBe(2)
  })

  it('is done once however many come together (reliability 4)', {
    timeout: 120_000,
  }, async () => {
    const tenant = await makeTenant()
    const keys = Array.from({ length: 100 }, (_, n) => `key-${n}`)
    const answers = await Promise.all(
      keys.map(key => Promise.all(Array.from({ length: 10 }, () => make(tenant, key, { name: key })))),
    )
    for (const same of answers) {
      expect(same.map(answer => answer.status)).toEqual(Array.from({ length: 10 }, () => 200))
      expect(new Set(same.map(idOf)).size).toBe(1)
    }
    expect(await made(tenant)).toBe(keys.length)
  })

  it('that is answered without a body is, too', async () => {
    const { ask, tenant, displayId } = await startTalk()
    const path = `/api/v1/accounts/${tenant.accountId}/conversations/${displayId}/mute`
    const mute = () => request('POST', path, { as: tenant.agent, headers: { 'idempotency-key': 'mute' } })
    expect(await mute()).toMatchObject({ status: 200, body: '' })
    await ask('POST', '/unmute')
    expect(await mute()).toMatchObject({ status: 200, body: '' })
    expect((await ask('GET')).body).toMatchObject({ muted: false })
  })

  it('is refused when the key was used for something else', async () => {
    const tenant = await makeTenant()
    await make(tenant, 'key')
    const refusal = { status: 422, body: { attributes: ['Idempotency-Key'] } }
    expect(await make(tenant, 'key', { name: 'Zac' })).toMatchObject(refusal)
    const other = await request('POST', `/api/v1/accounts/${tenant.accountId}/contacts?page=2`, {
      as: tenant.agent,
      json: { name: 'Zoe' },
      headers: { 'idempotency-key': 'key' },
    })
    expect(other).toMatchObject(refusal)
    expect(await made(tenant)).toBe(1)
  })

  it.each(['', 'a b', 'ä', 'x'.repeat(256)])('is refused with the key %j', async key => {
    expect(await make(await makeTenant(), key)).toMatchObject({
      status: 422,
      body: { attributes: ['Idempotency-Key'] },
    })
  })

  it('may be tried again under the same key when it was refused', async () => {
    const { tenant, ask, make: makeContact } = await contactDesk()
    const { contact } = await makeContact({ email: 'zoe@example.test' })
    expect((await make(tenant, 'key', { email: 'zoe@example.test' })).status).toBe(422)
    await ask('PUT', `/${contact.id}`, { email: null })
    expect((await make(tenant, 'key', { email: 'zoe@example.test' })).status).toBe(200)
  })

  it('is of whoever sent the key, and nobody else', async () => {
    const tenant = await makeTenant()
    const first = await make(tenant, 'key')
    const theirs = await make(tenant, 'key', { name: 'Zoe' }, tenant.administrator)
    expect(idOf(theirs)).not.toBe(idOf(first))
    expect((await make(tenant, 'key', { name: 'Zoe' }, (await makeTenant()).administrator)).status).toBe(401)
  })

  it('is known for a day, and then forgotten', async () => {
    const tenant = await makeTenant()
    const first = await make(tenant, 'key')
    await age(tenant)
    expect(idOf(await make(tenant, 'key'))).not.toBe(idOf(first))
    await age(tenant)
    await pruneIdempotencyKeys.run({})
    const [row] = await withSystem(
      sql => sql<{ count: number }[]>`
      select count(*)::int as count from charla.idempotency_keys where account_id = ${tenant.accountId}`,
    )
    expect(row?.count).toBe(0)
  })

  it('is not done again when the first was cut off: nobody knows how far it came', async () => {
    const tenant = await makeTenant()
    await make(tenant, 'key')
    await age(tenant, null) // as a process leaves it that dies
    expect(await make(tenant, 'key')).toMatchObject({
      status: 409,
      body: { error: expect.stringContaining('cut off') },
    })
    expect(await made(tenant)).toBe(1)
  })

  it('of a visitor is done once as well', async () => {
    const tenant = await makeTenant()
    const visitor = await makeVisitor(tenant)
    const write = () =>
      request('POST', '/api/v1/widget/messages', {
        as: visitor,
        json: { message: { content: 'Hello' } },
        headers: { 'idempotency-key': 'key' },
      })
    const [first, again] = [await write(), await write()]
    expect(first.status).toBe(200)
    expect(again.body).toEqual(first.body)
  })

  it('is anything but a POST: not looked at', async () => {
    const tenant = await makeTenant()
    const { status } = await request('GET', `/api/v1/accounts/${tenant.accountId}/contacts`, {
      as: tenant.agent,
      headers: { 'idempotency-key': 'a b' },
    })
    expect(status).toBe(200)
  })
})
