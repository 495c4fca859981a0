import { describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import type { ContactWire, ConversationWire } from '#lib/protocol/index.ts'
import { makeTenant, makeVisitor, request, type Tenant, withCharla, writes } from '#tests/support/app.ts'
import { become, reads, setUser, websiteOf } from '#tests/support/identities.ts'
import { listed, startTalk } from '#tests/support/talk.ts'

withCharla()

const contacts = async ({ accountId }: Tenant) =>
  withSystem(sql => sql<ContactWire[]>`select * from charla.contacts where account_id = ${accountId} order by id`)
const all = async (tenant: Tenant): Promise<ConversationWire[]> => (await listed(tenant, 'status=all')).payload
const require = (tenant: Tenant) =>
  request('PATCH', `/api/v1/accounts/${tenant.accountId}/inboxes/${tenant.inboxId}`, {
    as: tenant.administrator,
    json: { channel: { hmac_mandatory: true } },
  })

describe('a visitor whom the website has proven to be somebody (W4, SEC4)', () => {
  it('is one contact with one conversation, on whatever browser, however often and at the same time', async () => {
    const tenant = await makeTenant()
    const { hash } = await websiteOf(tenant)
    const json = { identifier: 'crm-1', identifier_hash: hash('crm-1'), name: 'Zoe', email: 'zoe@example.test' }
    const load = async (n: number) => {
      const visitor = await become(await makeVisitor(tenant), json)
      if (n % 10 === 0) await writes(visitor, `Page ${n}`, `echo-${n}`)
    }
    for (let n = 0; n < 100; n += 20) await Promise.all(Array.from({ length: 20 }, (_, k) => load(n + k)))
    expect(await contacts(tenant)).toMatchObject([{ identifier: 'crm-1', name: 'Zoe', email: 'zoe@example.test' }])
    expect(await all(tenant)).toMatchObject([{ status: 'open', meta: { hmac_verified: true } }])
    expect(await reads(await become(await makeVisitor(tenant), json))).toHaveLength(10)
  })

  it('takes along what they wrote before, and the old token shows nothing any more', async () => {
    const tenant = await makeTenant()
    const { hash } = await websiteOf(tenant)
    const before = await makeVisitor(tenant)
    await writes(before, 'Before')
    const json = { identifier: 'crm-1', identifier_hash: hash('crm-1') }
    const zoe = await become(before, json)
    expect(await reads(zoe)).toEqual(['Before'])
    expect(await reads(before)).toEqual([])
    expect(await contacts(tenant)).toHaveLength(1)
    const elsewhere = await makeVisitor(tenant)
    await writes(elsewhere, 'Elsewhere')
    const second = await become(elsewhere, json)
    expect(second.authToken).not.toBe(elsewhere.authToken)
    expect(await contacts(tenant)).toHaveLength(1)
    expect((await all(tenant)).map(one => one.meta.hmac_verified)).toEqual([true, true])
  })

  it('is the contact whom the members know by the identifier, and hears nothing of what was said elsewhere', async () => {
    const tenant = await makeTenant()
    const { hash } = await websiteOf(tenant)
    const made = await request('POST', `/api/v1/accounts/${tenant.accountId}/contacts`, {
      as: tenant.administrator,
      json: { name: 'Zoe', identifier: 'crm-1', inbox_id: tenant.inboxId },
    })
    const { id } = (made.body as { payload: { contact: { id: number } } }).payload.contact
    await request('POST', `/api/v1/accounts/${tenant.accountId}/conversations`, {
      as: tenant.administrator,
      json: { contact_id: id, inbox_id: tenant.inboxId, message: { content: 'An older answer' } },
    })
    const zoe = await become(await makeVisitor(tenant), { identifier: 'crm-1', identifier_hash: hash('crm-1') })
    expect(zoe.contact).toMatchObject({ id, name: 'Zoe' })
    expect(await contacts(tenant)).toHaveLength(1)
  })

  it('is made again after the contact was deleted (W6)', async () => {
    const tenant = await makeTenant()
    const { hash } = await websiteOf(tenant)
    const json = { identifier: 'crm-1', identifier_hash: hash('crm-1'), name: 'Zoe' }
    const zoe = await become(await makeVisitor(tenant), json)
    await writes(zoe, 'Hello')
    const path = `/api/v1/accounts/${tenant.accountId}/contacts/${zoe.contact.id}`
    expect((await request('DELETE', path, { as: tenant.administrator })).status).toBe(200)
    const again = await become(zoe, json)
    expect(again.contact).toMatchObject({ name: 'Zoe', identifier: 'crm-1' })
    expect(again.contact.id).not.toBe(zoe.contact.id)
    expect(await reads(again)).toEqual([])
    expect((await writes(again, 'Again')).content).toBe('Again')
  })

  it('never becomes one with somebody else, whatever is said of address and number (W5)', async () => {
    const tenant = await makeTenant()
    const { hash } = await websiteOf(tenant)
    const said = { name: 'Zoe', email: 'zoe@example.test', phone_number: '+4915112345678' }
    const zoe = await become(await makeVisitor(tenant), { identifier: 'a', identifier_hash: hash('a'), ...said })
    await writes(zoe, 'A secret')
    const eve = await become(zoe, { identifier: 'b', identifier_hash: hash('b'), ...said, name: 'Eve' })
    expect(eve.authToken).not.toBe(zoe.authToken)
    expect(eve.contact).toMatchObject({ name: 'Eve', identifier: 'b', email: null })
    expect(await reads(eve)).toEqual([])
    await writes(eve, 'Mine')
    expect(await reads(zoe)).toEqual(['A secret'])
    expect(await contacts(tenant)).toMatchObject([
      { identifier: 'a', email: said.email },
      { identifier: 'b', email: null, additional_attributes: { unverified_email: said.email } },
    ])
    expect(await reads(await become(eve, { identifier: 'a', identifier_hash: hash('a') }))).toEqual(['A secret'])
    expect(await reads(await makeVisitor(tenant))).toEqual([])
  })

  it('takes the identifier from who only claims it, and nothing else of them', async () => {
    const tenant = await makeTenant()
    const { hash } = await websiteOf(tenant)
    const mallory = await become(await makeVisitor(tenant), { identifier: 'crm-1', name: 'Mallory' })
    await writes(mallory, 'I am Zoe')
    const zoe = await become(await makeVisitor(tenant), {
      identifier: 'crm-1',
      identifier_hash: hash('crm-1'),
      name: 'Zoe',
    })
    await writes(zoe, 'I am Zoe, really')
    expect(await reads(zoe)).toEqual(['I am Zoe, really'])
    expect(await reads(mallory)).toEqual(['I am Zoe'])
    expect(await contacts(tenant)).toMatchObject([
      { name: 'Mallory', identifier: null, additional_attributes: { unverified_identifier: 'crm-1' } },
      { name: 'Zoe', identifier: 'crm-1', additional_attributes: {} },
    ])
    expect((await all(tenant)).map(one => one.meta.hmac_verified).sort()).toEqual([false, true])
  })
})

describe('a visitor who is only said to be somebody', () => {
  it('is a contact of their own, and somebody else when another name is said (W5)', async () => {
    const tenant = await makeTenant()
    const visitor = await makeVisitor(tenant)
    await writes(visitor, 'Hello')
    const first = await become(visitor, { identifier: 7, name: 'Zoe', custom_attributes: { plan: 'a' } })
    expect(first.authToken).toBe(visitor.authToken)
    expect(first.contact).toMatchObject({ identifier: '7', name: 'Zoe' })
    expect(await reads(await become(first, { identifier: '7' }))).toEqual(['Hello'])
    const second = await become(first, { identifier: '8', name: 'Eve' })
    expect(second.contact).toMatchObject({ identifier: '8', name: 'Eve' })
    expect(await reads(second)).toEqual([])
    const other = await become(await makeVisitor(tenant), { identifier: '7', name: 'Another' })
    expect(await reads(other)).toEqual([])
    expect(await contacts(tenant)).toMatchObject([
      { name: 'Zoe', identifier: '7', custom_attributes: { plan: 'a' } },
      { name: 'Eve', identifier: '8' },
      { name: 'Another', identifier: null, additional_attributes: { unverified_identifier: '7' } },
    ])
  })

  it('leaves who was proven when another name is said, and stays when it is the same', async () => {
    const tenant = await makeTenant()
    const { hash } = await websiteOf(tenant)
    const zoe = await become(await makeVisitor(tenant), { identifier: 'a', identifier_hash: hash('a') })
    await writes(zoe, 'A secret')
    expect(await reads(await become(zoe, { identifier: 'a', name: 'Zoe' }))).toEqual(['A secret'])
    expect(await reads(await become(zoe, { identifier: 'b' }))).toEqual([])
  })

  it('reads and changes nothing of a proven contact under whom members have put them', async () => {
    const tenant = await makeTenant()
    const { hash } = await websiteOf(tenant)
    const zoe = await become(await makeVisitor(tenant), {
      identifier: 'a',
      identifier_hash: hash('a'),
      name: 'Zoe',
      email: 'zoe@example.test',
    })
    await writes(zoe, 'A secret')
    const talk = await startTalk(tenant, 'I forgot my password')
    const mergee = (await talk.conversation()).meta.sender.id
    const merged = await request('POST', `/api/v1/accounts/${tenant.accountId}/actions/contact_merge`, {
      as: tenant.administrator,
      json: { base_contact_id: zoe.contact.id, mergee_contact_id: mergee },
    })
    expect(merged.status).toBe(200)
    await talk.ask('POST', '/messages', { content: 'Which one?' })
    const before = (await contacts(tenant))[0]
    const said = { name: 'Mallory', email: 'mallory@example.test', custom_attributes: { vip: true } }
    const nobody = { id: null, name: null, email: null, identifier: null, has_name: false }
    const patch = await request('PATCH', '/api/v1/widget/contact', { as: talk.visitor, json: said })
    expect(patch).toMatchObject({ status: 200, body: nobody })
    await request('POST', '/api/v1/widget/contact/destroy_custom_attributes', {
      as: talk.visitor,
      json: { custom_attributes: ['plan'] },
    })
    await setUser(talk.visitor, { ...said, identifier: 'a' })
    const paths = ['contact', 'messages', 'conversations', 'changes?cursor=0']
    const seen = await Promise.all(paths.map(path => request('GET', `/api/v1/widget/${path}`, { as: talk.visitor })))
    const config = await request('POST', `/api/v1/widget/config?website_token=${tenant.websiteToken}`, {
      headers: { 'x-auth-token': talk.visitor.authToken },
    })
    for (const secret of ['Zoe', 'zoe@', 'A secret'])
      expect(JSON.stringify([seen, config, patch])).not.toContain(secret)
    expect((config.body as { contact: object }).contact).toMatchObject({ id: null, email: null })
    expect(await reads(talk.visitor)).toEqual(['I forgot my password', 'Which one?'])
    const after = (await contacts(tenant)).find(one => one.id === zoe.contact.id)
    expect(after).toMatchObject({
      name: before?.name,
      email: before?.email,
      custom_attributes: before?.custom_attributes,
    })
  })

  it('is refused where the website must prove it', async () => {
    const tenant = await makeTenant()
    await require(tenant)
    for (const json of [{}, { identifier: 'a' }, { identifier: 'a', identifier_hash: '' }, { name: 'Zoe' }])
      expect(await setUser(await makeVisitor(tenant), json)).toMatchObject({
        status: 401,
        body: { error: expect.any(String) },
      })
    expect(await contacts(tenant)).toEqual([])
  })

  it.each([
    ['identifier', { identifier: 'a\nb' }],
    ['identifier', { identifier: 'x'.repeat(256) }],
    ['identifier', { identifier: {} }],
    ['email', { identifier: 'a', email: 'zoe' }],
    ['phone_number', { identifier: 'a', phone_number: '123' }],
    ['custom_attributes', { identifier: 'a', custom_attributes: [] }],
    ['name', { identifier: 'a', name: 'a\0b' }],
  ])('is refused with a wrong %s', async (field, json) => {
    const tenant = await makeTenant()
    expect(await setUser(await makeVisitor(tenant), json)).toMatchObject({ status: 422, body: { attributes: [field] } })
    expect(await contacts(tenant)).toEqual([])
  })
})

describe('a signed identity (SEC4)', () => {
  it('says who, for which website and until when, and what is true of them', async () => {
    const tenant = await makeTenant()
    await require(tenant)
    const { token, hash } = await websiteOf(tenant)
    const json = {
      identity_token: await token({ sub: 'crm-1', email: 'zoe@example.test' }),
      email: 'mallory@example.test',
      name: 'Zoe',
    }
    const zoe = await become(await makeVisitor(tenant), json)
    expect(zoe.contact).toMatchObject({ identifier: 'crm-1', email: 'zoe@example.test', name: 'Zoe' })
    const same = await become(await makeVisitor(tenant), { identifier: 'crm-1', identifier_hash: hash('crm-1') })
    expect(same.contact.id).toBe(zoe.contact.id)
  })

  it('that is forged, stale, of another website or about somebody else proves nothing: 1,000 variations (figure 19)', async () => {
    const tenant = await makeTenant()
    const other = await makeTenant()
    const { token, hash } = await websiteOf(tenant)
    const theirs = await websiteOf(other)
    const zoe = await become(await makeVisitor(tenant), { identifier: 'crm-1', identifier_hash: hash('crm-1') })
    await writes(zoe, 'A secret')
    const good = await token({ sub: 'crm-1' })
    const signature = hash('crm-1')
    const flipped = (text: string, at: number) => {
      const there = text[at] as string
      return `${text.slice(0, at)}${there === 'A' || there === 'a' ? 'B' : there === '.' ? 'x' : 'a'}${text.slice(at + 1)}`
    }
    const past = Math.floor(Date.now() / 1000) - 1
    const none = `${btoa('{"alg":"none"}').replaceAll('=', '')}.${good.split('.')[1]}.`
    const tokens = [
      none,
      'a.b.c',
      good.slice(0, -1),
      await token({ sub: 'crm-1' }, { expires: past }),
      await token({ sub: 'crm-1' }, { expires: past - 86_400 }),
      await token({ sub: 'crm-1' }, { audience: other.websiteToken }),
      await token({ sub: 'crm-1' }, { key: theirs.secret }),
      await token({ sub: 'crm-1' }, { alg: 'HS512' }),
      await theirs.token({ sub: 'crm-1' }),
      await token({}),
      // The last character of a signature holds bits that mean nothing.
      ...Array.from({ length: 440 }, (_, n) => flipped(good, n % (good.length - 1))),
    ]
    const hashes = [
      theirs.hash('crm-1'),
      hash('crm-2'),
      hash('CRM-1'),
      hash('crm-1 '),
      hash(''),
      signature.toUpperCase(),
      `${signature} `,
      signature.slice(2),
      tenant.websiteToken,
      ...Array.from({ length: 541 }, (_, n) => flipped(signature, n % signature.length)),
    ]
    const forged = [
      ...tokens.map(identity_token => ({ identity_token })),
      ...hashes.map(identifier_hash => ({ identifier: 'crm-1', identifier_hash })),
    ].filter(one => !('identity_token' in one) || one.identity_token !== good)
    expect(forged.length).toBeGreaterThanOrEqual(1000)
    const visitors = await Promise.all(Array.from({ length: 4 }, () => makeVisitor(tenant)))
    const accepted: object[] = []
    for (let n = 0; n < forged.length; n += 20) {
      const some = forged.slice(n, n + 20)
      const answers = await Promise.all(
        some.map((json, k) => setUser(visitors[(n + k) % 4] as (typeof visitors)[0], json)),
      )
      accepted.push(...some.filter((_, k) => answers[k]?.status !== 401))
    }
    expect(accepted).toEqual([])
    for (const visitor of visitors) expect(await reads(visitor)).toEqual([])
    expect(await contacts(tenant)).toHaveLength(1)
    expect(
      (await setUser(visitors[0] as (typeof visitors)[0], { identity_token: good, identifier: 'crm-2' })).status,
    ).toBe(401)
  })

  it('made with a secret that was replaced proves nothing any more', async () => {
    const tenant = await makeTenant()
    const { hash } = await websiteOf(tenant)
    await request('POST', `/api/v1/accounts/${tenant.accountId}/inboxes/${tenant.inboxId}/reset_secret`, {
      as: tenant.administrator,
    })
    const json = { identifier: 'a', identifier_hash: hash('a') }
    expect((await setUser(await makeVisitor(tenant), json)).status).toBe(401)
  })
})
