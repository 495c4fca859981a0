import { describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import { makePerson, type Person, request, withCharla } from '#tests/support/app.ts'
import { beginSession, endSessions } from '../users/sessions.ts'
import { subscriptionsOf } from './subscriptions.ts'

withCharla()

const path = '/api/v1/notification_subscriptions'
const browser = (name: string) => ({
  subscription_type: 'browser_push',
  subscription_attributes: { endpoint: `https://push.test/${name}`, p256dh: 'key', auth: 'secret' },
})
const phone = (device: string, token: string) => ({
  subscription_type: 'fcm',
  subscription_attributes: { device_id: device, push_token: token, device_platform: 'Android' },
})
const add = (as: Person, json: unknown) => request('POST', path, { as, json })
const identifiers = async ({ userId }: Person) => (await subscriptionsOf(userId)).map(one => one.identifier)

describe('a push subscription', () => {
  it('is noted for the person, under the wrapper or without, and again changes it', async () => {
    const person = await makePerson()
    const first = await add(person, { notification_subscription: browser(`a-${person.userId}`) })
    expect([first.status, first.body]).toMatchObject([
      200,
      { identifier: `https://push.test/a-${person.userId}`, subscription_type: 'browser_push', user_id: person.userId },
    ])
    await add(person, phone(`d-${person.userId}`, 'token 1'))
    await add(person, phone(`d-${person.userId}`, 'token 2'))
    const kept = await subscriptionsOf(person.userId)
    expect(kept.map(one => one.subscription_type)).toEqual(['browser_push', 'fcm'])
    expect(kept[1]?.subscription_attributes).toMatchObject({ push_token: 'token 2', device_platform: 'Android' })
  })

  it('is kept encrypted', async () => {
    const person = await makePerson()
    await add(person, phone(`secret-${person.userId}`, 'the token'))
    const rows = await withSystem(
      sql => sql<{ row: string }[]>`
      select to_jsonb(s)::text as row from charla.notification_subscriptions s where user_id = ${person.userId}`,
    )
    expect(rows[0]?.row).toContain('attributes')
    expect(rows[0]?.row).not.toMatch(/the token|secret-/)
  })

  it('goes over to who signs in on the same device', async () => {
    const [one, other] = [await makePerson(), await makePerson()]
    await add(one, phone(`shared-${one.userId}`, 'token'))
    await add(other, phone(`shared-${one.userId}`, 'token'))
    expect([await identifiers(one), await identifiers(other)]).toEqual([[], [`shared-${one.userId}`]])
  })

  it('ends by its token or its endpoint, and nobody ends another’s', async () => {
    const [one, other] = [await makePerson(), await makePerson()]
    await add(one, phone(`end-${one.userId}`, `token-${one.userId}`))
    await add(one, browser(`end-${one.userId}`))
    await request('DELETE', `${path}?push_token=token-${one.userId}`, { as: other })
    expect(await identifiers(one)).toHaveLength(2)
    expect((await request('DELETE', path, { as: one, json: { push_token: `token-${one.userId}` } })).status).toBe(200)
    const endpoint = encodeURIComponent(`https://push.test/end-${one.userId}`)
    expect((await request('DELETE', `${path}?endpoint=${endpoint}`, { as: one })).status).toBe(200)
    expect(await identifiers(one)).toEqual([])
    expect((await request('DELETE', path, { as: one })).status).toBe(200)
  })

  it('goes with the session in which it was noted, and all but those of the session kept with the others', async () => {
    const person = await makePerson()
    const { userId } = person
    const signIn = () => beginSession(userId, {}, new Date())
    const noteIn = ({ client, token }: Awaited<ReturnType<typeof signIn>>, name: string) =>
      request('POST', path, { headers: { client, 'access-token': token }, json: browser(`${name}-${userId}`) })
    const [out, other, kept] = [await signIn(), await signIn(), await signIn()]
    for (const [name, key] of Object.entries({ out, other, kept })) await noteIn(key, name)
    await add(person, phone(`none-${userId}`, 'token'))
    const left = async () => (await identifiers(person)).map(one => one.replace(/^.*\/|-\d+$/g, ''))
    await request('DELETE', '/auth/sign_out', { headers: { client: out.client, 'access-token': out.token } })
    expect(await left()).toEqual(['other', 'kept', 'none'])
    await endSessions(userId, kept.client)
    expect(await left()).toEqual(['kept'])
  })

  it('is one of fifty at most', async () => {
    const person = await makePerson()
    for (let n = 0; n < 52; n++) await add(person, phone(`many-${person.userId}-${n}`, 'token'))
    const kept = await identifiers(person)
    expect([kept.length, kept[0]]).toEqual([50, `many-${person.userId}-2`])
  })

  it.each([
    ['subscription_type', { ...browser('x'), subscription_type: 'pigeon' }],
    ['subscription_attributes', { subscription_type: 'fcm' }],
    ['subscription_attributes.device_id', { subscription_type: 'fcm', subscription_attributes: { push_token: 't' } }],
    [
      'subscription_attributes.auth',
      { ...browser('x'), subscription_attributes: { endpoint: 'https://x.test', p256dh: 'k' } },
    ],
    [
      'subscription_attributes.endpoint',
      { ...browser('x'), subscription_attributes: { endpoint: 'http://x.test', p256dh: 'k', auth: 'a' } },
    ],
  ])('is refused for its %s', async (field, json) => {
    const { status, body } = await add(await makePerson(), json)
    expect([status, body]).toMatchObject([422, { attributes: expect.arrayContaining([field]) }])
  })

  it('needs somebody who has signed in', async () => {
    expect((await request('POST', path, { json: browser('x') })).status).toBe(401)
    expect((await request('DELETE', path)).status).toBe(401)
  })
})
