import { describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import { makePerson, makeTenant, makeVisitor, type Person, request, withCharla, writes } from '#tests/support/app.ts'
import { forgetMembers } from './membership.ts'
import { addMember } from './people.ts'

withCharla()

const update = (as: Person, profile: unknown) => request('PUT', '/api/v1/profile', { as, json: { profile } })

describe('the signed-in person', () => {
  it('reads and changes who they are', async () => {
    const person = await makePerson('Ada')
    const changed = await update(person, { name: 'Ada L.', display_name: 'Ada from Acme' })
    expect(changed).toMatchObject({
      status: 200,
      body: { name: 'Ada L.', display_name: 'Ada from Acme', available_name: 'Ada from Acme' },
    })
    expect((await update(person, { display_name: null })).body).toMatchObject({ available_name: 'Ada L.' })
    expect((await request('GET', '/api/v1/profile', { as: person })).body).toMatchObject({
      id: person.userId,
      uid: person.email,
      access_token: person.token,
      pubsub_token: person.pubsubToken,
      account_id: null,
      role: null,
      accounts: [],
    })
  })

  it('keeps settings of clients, each beside the others', async () => {
    const person = await makePerson()
    await update(person, { ui_settings: { locale: 'es', theme: 'dark' } })
    const { body } = await update(person, { ui_settings: { theme: 'light', nested: { deep: [1, null, 'ü'] } } })
    expect(body).toMatchObject({ ui_settings: { locale: 'es', theme: 'light', nested: { deep: [1, null, 'ü'] } } })
  })

  it.each([
    ['profile', undefined, 'profile'],
    ['profile.name', { name: ' ' }, 'profile.name'],
    ['profile.name', { name: 'a\0b' }, 'profile.name'],
    ['profile.name', { name: 'half \ud800' }, 'profile.name'],
    ['profile.display_name', { display_name: 'x'.repeat(256) }, 'profile.display_name'],
    ['profile.ui_settings', { ui_settings: [1] }, 'profile.ui_settings'],
    ['profile.ui_settings', { ui_settings: { a: 'NUL \0' } }, 'profile.ui_settings'],
    ['profile.ui_settings', { ui_settings: { a: 'x'.repeat(65_536) } }, 'profile.ui_settings'],
  ])('is told that %s is wrong', async (_what, profile, named) => {
    expect(await update(await makePerson(), profile)).toMatchObject({ status: 422, body: { attributes: [named] } })
  })

  it('says whether they are available, in accounts of theirs', async () => {
    const [a, b] = [await makeTenant(), await makeTenant()]
    const say = (account_id: number, availability: string) =>
      request('POST', '/api/v1/profile/availability', { as: a.agent, json: { profile: { account_id, availability } } })
    expect(await say(a.accountId, 'busy')).toMatchObject({
      status: 200,
      body: { accounts: [{ availability: 'busy' }] },
    })
    expect((await say(b.accountId, 'busy')).status).toBe(404)
    expect(await say(a.accountId, 'asleep')).toMatchObject({
      status: 422,
      body: { attributes: ['profile.availability'] },
    })
  })
})

describe('a person of several accounts', () => {
  it('goes from one to the other, and comes back to the last', async () => {
    const [a, b, c] = [await makeTenant('First'), await makeTenant('Second'), await makeTenant('Third')]
    const person = a.agent
    await withSystem(sql => addMember(sql, b.accountId, person.userId, 1))
    const go = (account_id: number) =>
      request('PUT', '/api/v1/profile/set_active_account', { as: person, json: { profile: { account_id } } })
    const profile = async () => (await request('GET', '/api/v1/profile', { as: person })).body
    expect((await go(b.accountId)).status).toBe(200)
    expect(await profile()).toMatchObject({
      account_id: b.accountId,
      role: 'administrator',
      accounts: [{ name: 'Second' }, { name: 'First' }],
    })
    await go(a.accountId)
    expect(await profile()).toMatchObject({
      account_id: a.accountId,
      role: 'agent',
      accounts: [{ name: 'First' }, { name: 'Second' }],
    })
    expect((await go(c.accountId)).status).toBe(404)
    // In each account with the role there.
    expect(
      (await request('PATCH', `/api/v1/accounts/${a.accountId}`, { as: person, json: { name: 'Mine' } })).status,
    ).toBe(403)
    expect(
      (await request('PATCH', `/api/v1/accounts/${b.accountId}`, { as: person, json: { name: 'Mine' } })).status,
    ).toBe(200)
  })
})

describe('a suspended account', () => {
  it('is closed to members and visitors, and shown as suspended to its people', async () => {
    const tenant = await makeTenant()
    const other = await makeTenant()
    await writes(await makeVisitor(other), 'Hello')
    await withSystem(sql => sql`update charla.accounts set status = 1 where id = ${tenant.accountId}`)
    forgetMembers(tenant.accountId, [tenant.administrator.userId])
    for (const as of [tenant.administrator, tenant.outsider])
      expect(await request('GET', `/api/v1/accounts/${tenant.accountId}`, { as })).toMatchObject({
        status: 401,
        body: { error: 'Account is suspended' },
      })
    const config = await request('POST', `/api/v1/widget/config?website_token=${tenant.websiteToken}`)
    expect(config.status).toBe(404)
    const profile = await request('GET', '/api/v1/profile', { as: tenant.administrator })
    expect(profile.body).toMatchObject({ accounts: [{ status: 'suspended' }] })
  })
})
