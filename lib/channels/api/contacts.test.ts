import { describe, expect, it } from 'vitest'
import type { ContactWire } from '#lib/protocol/index.ts'
import { request, withCharla } from '#tests/support/app.ts'
import { apiDesk } from '#tests/support/clients.ts'

withCharla()

const seen = async (desk: Awaited<ReturnType<typeof apiDesk>>, id: number) =>
  ((await desk.member('GET', `/contacts/${id}`)).body as { payload: ContactWire }).payload
const zoe = { identifier: 'zoe-1', email: 'zoe@example.test', phone_number: '+4915112345678', name: 'Zoe' }

describe('the inbox as its clients know it', () => {
  it('is answered from any origin', async () => {
    const { ask, inbox } = await apiDesk()
    expect(await ask('GET')).toMatchObject({
      status: 200,
      body: { identifier: inbox.inbox_identifier, identity_validation_enabled: false, name: 'App' },
    })
    const path = `/public/api/v1/inboxes/${inbox.inbox_identifier}/contacts`
    const preflight = await request('OPTIONS', path, {
      headers: {
        origin: 'https://shop.test',
        'access-control-request-method': 'PATCH',
        'access-control-request-headers': 'content-type,x-own',
      },
    })
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
    expect(preflight.headers.get('access-control-allow-headers')).toBe('content-type,x-own')
    expect(preflight.headers.get('access-control-allow-methods')).toContain('PATCH')
  })

  it.each(['nobody', '%00', 'a%2Fb'])('is not there as %s', async name => {
    expect(await request('GET', `/public/api/v1/inboxes/${name}`)).toMatchObject({ status: 404 })
  })

  it('is not there while the account is suspended, nor is a website’s', async () => {
    const { ask, tenant } = await apiDesk()
    expect(await request('GET', `/public/api/v1/inboxes/${tenant.websiteToken}`)).toMatchObject({ status: 404 })
    const { asSuperuser } = await import('#tests/support/superuser.ts')
    await asSuperuser(sql => sql`update charla.accounts set status = 1 where id = ${tenant.accountId}`, { keep: true })
    expect(await ask('GET')).toMatchObject({ status: 404 })
  })
})

describe('a contact of a client', () => {
  it('is made, read and changed', async () => {
    const desk = await apiDesk()
    const made = await desk.contact({ ...zoe, custom_attributes: { plan: 'gold' } })
    expect(made).toEqual({
      source_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      pubsub_token: expect.any(String),
      id: expect.any(Number),
      name: zoe.name,
      email: zoe.email,
      phone_number: zoe.phone_number,
    })
    const path = `/contacts/${made.source_id}`
    expect(await desk.ask('GET', path)).toMatchObject({ status: 200, body: made })
    const changed = await desk.ask('PATCH', path, { name: 'Zoë', custom_attributes: { size: 'L' } })
    expect(changed).toMatchObject({ status: 200, body: { ...made, name: 'Zoë' } })
    expect(await seen(desk, made.id)).toMatchObject({
      identifier: zoe.identifier,
      custom_attributes: { plan: 'gold', size: 'L' },
      additional_attributes: { unverified_identifier: zoe.identifier },
    })
  })

  it('is the same when its source id comes again, also ten times at once', async () => {
    const desk = await apiDesk()
    const json = { source_id: 'device-1', name: 'Zoe' }
    const made = await Promise.all(Array.from({ length: 10 }, () => desk.ask('POST', '/contacts', json)))
    expect(new Set(made.map(answer => JSON.stringify([answer.status, answer.body]))).size).toBe(1)
    expect(made[0]).toMatchObject({ status: 200, body: { source_id: 'device-1', name: 'Zoe' } })
    expect(await desk.ask('POST', '/contacts', { ...json, name: 'Eve' })).toMatchObject({ body: { name: 'Zoe' } })
  })

  it('that claims to be somebody else becomes nobody else, and learns nothing (SEC4)', async () => {
    const desk = await apiDesk()
    const known = await desk.contact(zoe)
    const eve = await desk.contact({ ...zoe, name: 'Eve' })
    expect(eve).toMatchObject({ name: 'Eve', email: null, phone_number: null })
    expect(eve.id).not.toBe(known.id)
    await desk.ask('PATCH', `/contacts/${eve.source_id}`, { email: zoe.email, identifier: zoe.identifier })
    expect(await seen(desk, eve.id)).toMatchObject({
      email: null,
      identifier: null,
      additional_attributes: {
        unverified_email: zoe.email,
        unverified_phone_number: zoe.phone_number,
        unverified_identifier: zoe.identifier,
      },
    })
    expect(await seen(desk, known.id)).toMatchObject({ ...zoe })
  })

  it.each([
    [{ email: 'no address' }, 'email'],
    [{ phone_number: '123' }, 'phone_number'],
    [{ name: 'a\0b' }, 'name'],
    [{ source_id: 'x'.repeat(256) }, 'source_id'],
    [{ custom_attributes: [] }, 'custom_attributes'],
    [{ identifier_hash: {} }, 'identifier_hash'],
  ])('is refused with %j', async (json, field) => {
    const { ask } = await apiDesk()
    expect(await ask('POST', '/contacts', json)).toMatchObject({ status: 422, body: { attributes: [field] } })
  })

  it('is not there by the source id of another inbox', async () => {
    const tenant = await apiDesk()
    const [here, there] = [await tenant.contact(), await apiDesk(tenant.tenant)]
    for (const method of ['GET', 'PATCH'])
      expect(await there.ask(method, `/contacts/${here.source_id}`, method === 'GET' ? undefined : {})).toMatchObject({
        status: 404,
      })
  })
})

describe('a signed identifier (SEC4)', () => {
  it('makes one contact of all who prove the same', async () => {
    const desk = await apiDesk()
    const json = { ...zoe, identifier_hash: desk.sign(zoe.identifier) }
    const answers = await Promise.all(Array.from({ length: 5 }, () => desk.contact(json)))
    expect(new Set(answers.map(one => one.id)).size).toBe(1)
    expect(new Set(answers.map(one => one.source_id)).size).toBe(5)
    const [one] = answers
    expect((await seen(desk, one?.id as number)).additional_attributes).toEqual({})
  })

  it('takes the identifier from who only claimed it', async () => {
    const desk = await apiDesk()
    const eve = await desk.contact({ identifier: zoe.identifier, name: 'Eve' })
    const proven = await desk.contact({ identifier: zoe.identifier, identifier_hash: desk.sign(zoe.identifier) })
    expect(proven.id).not.toBe(eve.id)
    expect(await seen(desk, eve.id)).toMatchObject({ identifier: null })
    expect(await seen(desk, proven.id)).toMatchObject({ identifier: zoe.identifier, name: null })
  })

  it('joins the contact that the members have made', async () => {
    const desk = await apiDesk()
    const { body } = await desk.member('POST', '/contacts', { identifier: zoe.identifier, name: 'Zoe' })
    const { id } = (body as { payload: { contact: ContactWire } }).payload.contact
    const anonymous = await desk.contact({ name: 'Visitor' })
    const { id: conversation } = await desk.begin(anonymous.source_id)
    const json = { identifier: zoe.identifier, identifier_hash: desk.sign(zoe.identifier) }
    expect(await desk.ask('PATCH', `/contacts/${anonymous.source_id}`, json)).toMatchObject({
      status: 200,
      body: { id, name: 'Zoe', source_id: anonymous.source_id },
    })
    expect((await desk.conversation(conversation)).meta).toMatchObject({ sender: { id }, hmac_verified: true })
    expect((await desk.contact(json)).id).toBe(id)
  })

  it('verifies the contact who claimed it before', async () => {
    const desk = await apiDesk()
    const { source_id, id } = await desk.contact({ identifier: zoe.identifier })
    const json = { identifier: zoe.identifier, identifier_hash: desk.sign(zoe.identifier) }
    expect(await desk.ask('PATCH', `/contacts/${source_id}`, json)).toMatchObject({ status: 200, body: { id } })
    expect(await seen(desk, id)).toMatchObject({ identifier: zoe.identifier, additional_attributes: {} })
    const other = { identifier: 'other', identifier_hash: desk.sign('other') }
    await desk.contact(other)
    expect(await desk.ask('PATCH', `/contacts/${source_id}`, other)).toMatchObject({ status: 422 })
  })

  it.each(['', 'forged', 'é'.repeat(64)])('is refused as %j where it must be right', async identifier_hash => {
    const desk = await apiDesk(undefined, { hmac_mandatory: true })
    const known = await desk.contact({ identifier: 'zoe', identifier_hash: desk.sign('zoe') })
    for (const [method, rest] of [
      ['POST', '/contacts'],
      ['PATCH', `/contacts/${known.source_id}`],
    ] as const)
      expect(await desk.ask(method, rest, { identifier: 'zoe', identifier_hash })).toMatchObject({
        status: 401,
        body: { error: 'HMAC failed: Invalid Identifier Hash Provided' },
      })
    expect(await desk.ask('POST', '/contacts', { name: 'Nobody' })).toMatchObject({ status: 401 })
  })

  it('is refused when it is wrong, even where none is needed', async () => {
    const { ask, sign } = await apiDesk()
    const json = { identifier: 'zoe', identifier_hash: sign('another') }
    expect(await ask('POST', '/contacts', json)).toMatchObject({ status: 401 })
  })
})
