import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import { permit } from '#lib/platform/index.ts'
import { addMember, createUser, prove, register } from '#lib/users/index.ts'
import { makePerson, makeTenant, request, withCharla } from '#tests/support/app.ts'
import { aPerson, type Made, platformDesk } from '#tests/support/platform.ts'
import { asSuperuser } from '#tests/support/superuser.ts'
import { linked, outbox } from '#tests/support/work.ts'

withCharla()

const signIn = (json: object) => request('POST', '/auth/sign_in', { json })
const sessionOf = ({ headers }: { headers: Headers }) =>
  Object.fromEntries(['client', 'access-token', 'uid'].map(name => [name, headers.get(name) ?? '']))
type Desk = Awaited<ReturnType<typeof platformDesk>>
const linkOf = async (desk: Desk, user: Made) => {
  const { body } = await desk.ask('GET', `/users/${user.id}/login`)
  return { sso_auth_token: new URL((body as { url: string }).url).searchParams.get('sso_auth_token') ?? '' }
}

/** What an app may keep of a person: their token, and a session begun with their password. Answers how each is received. */
async function held(person: { email: string; password: string }, user: Made) {
  const session = sessionOf(await signIn(person))
  const ways: Record<string, string>[] = [{ api_access_token: user.access_token }, session]
  return async () => {
    const answers = await Promise.all(ways.map(headers => request('GET', '/api/v1/profile', { headers })))
    return answers.map(answer => answer.status)
  }
}

const nonPermissible = { status: 401, body: { error: 'Non permissible resource' } }
const emailTaken = { status: 422, body: { attributes: ['email'] } }

describe('a person of a platform app', () => {
  it('is made with a password that signs in, and shown with the token', async () => {
    const desk = await platformDesk()
    const person = { ...aPerson(), display_name: 'Z', custom_attributes: { plan: 'gold' } }
    const made = await desk.ask('POST', '/users', person)
    const { password, ...said } = person
    expect(made).toMatchObject({ status: 200, body: { ...said, confirmed: true, accounts: [], role: null } })
    const { id, access_token, pubsub_token } = made.body as { id: number; access_token: string; pubsub_token: string }
    expect(await desk.ask('GET', `/users/${id}`)).toMatchObject({ status: 200, body: made.body as object })
    expect(await signIn({ email: person.email, password })).toMatchObject({ status: 200, body: { data: { id } } })
    const { name, email, display_name } = person
    expect((await desk.ask('POST', `/users/${id}/token`)).body).toEqual({
      access_token,
      expiry: null,
      user: { id, name, display_name, email, pubsub_token },
    })
    const profile = await request('GET', '/api/v1/profile', { headers: { api_access_token: access_token } })
    expect(profile).toMatchObject({ status: 200, body: { id, custom_attributes: { plan: 'gold' } } })
  })

  it('is answered as they are when the app makes them again, also at the same time', async () => {
    const desk = await platformDesk()
    const person = aPerson()
    const first = await desk.user(person)
    const again = { ...person, email: person.email.toUpperCase(), name: 'Other', password: 'another password' }
    expect(await desk.ask('POST', '/users', again)).toMatchObject({ status: 200, body: { id: first.id, name: 'Zoe' } })
    expect((await signIn({ email: person.email, password: 'another password' })).status).toBe(401)
    const twin = aPerson()
    const answers = await Promise.all(Array.from({ length: 5 }, () => desk.ask('POST', '/users', twin)))
    expect(answers.map(answer => answer.status)).toEqual(Array.from({ length: 5 }, () => 200))
    expect(new Set(answers.map(({ body }) => (body as { id: number }).id)).size).toBe(1)
    const rivals = [await platformDesk(), await platformDesk()]
    const contested = aPerson()
    const won = await Promise.all(rivals.map(one => one.ask('POST', '/users', contested)))
    expect(won.map(answer => answer.status).sort()).toEqual([200, 422])
  })

  it('is nobody who is here already: a known address is refused, and nothing of them is told (SEC1)', async () => {
    const [desk, other, tenant] = [await platformDesk(), await platformDesk(), await makeTenant()]
    const signedUp = aPerson()
    await other.user(signedUp)
    for (const email of [tenant.administrator.email, tenant.agent.email.toUpperCase(), signedUp.email]) {
      const refused = await desk.ask('POST', '/users', { ...aPerson(), email, password: signedUp.password })
      expect(refused).toMatchObject(emailTaken)
      expect(JSON.stringify(refused.body)).not.toContain('token')
    }
    for (const userId of [tenant.administrator.userId, tenant.agent.userId])
      for (const [method, rest] of [
        ['GET', ''],
        ['PATCH', ''],
        ['DELETE', ''],
        ['GET', '/login'],
        ['POST', '/token'],
      ] as const)
        expect(await desk.ask(method, `/users/${userId}${rest}`)).toMatchObject(nonPermissible)
    expect((await desk.ask('GET', '/users/999999999')).status).toBe(404)
  })

  it('is the app’s no more while they belong to an account that is not (SEC1)', async () => {
    const [desk, tenant] = [await platformDesk(), await makeTenant()]
    const { id } = await desk.account()
    const user = await desk.user()
    await desk.join(id, user.id)
    expect((await desk.ask('GET', `/users/${user.id}/login`)).status).toBe(200)
    await withSystem(sql => addMember(sql, tenant.accountId, user.id, 0))
    for (const [method, rest] of [
      ['GET', '/login'],
      ['POST', '/token'],
      ['PATCH', ''],
      ['DELETE', ''],
    ] as const)
      expect(await desk.ask(method, `/users/${user.id}${rest}`, {})).toMatchObject(nonPermissible)
    expect(await desk.ask('POST', '/users', { ...aPerson(), email: user.email })).toMatchObject(emailTaken)
    const agent = `/api/v1/accounts/${tenant.accountId}/agents/${user.id}`
    await request('DELETE', agent, { as: tenant.administrator })
    expect((await desk.ask('GET', `/users/${user.id}/login`)).status).toBe(200)
  })

  it('who accepts an invitation elsewhere is free of what the app knew: tokens, sessions, links, password (SEC1)', async () => {
    const [desk, tenant] = [await platformDesk(), await makeTenant()]
    const person = aPerson()
    const user = await desk.user(person)
    const kept = await held(person, user)
    expect(await kept()).toEqual([200, 200])
    const { sso_auth_token } = await linkOf(desk, user)
    const json = { email: person.email, name: 'Zoe', role: 'administrator' }
    await request('POST', `/api/v1/accounts/${tenant.accountId}/agents`, { as: tenant.administrator, json })
    const token = linked(
      (await outbox(tenant)).find(mail => mail.to === person.email),
      'token',
    )
    const accepted = await request('PUT', '/auth/invitation', { json: { token, password: person.password } })
    expect(accepted.status).toBe(200)
    expect(await kept()).toEqual([401, 401])
    expect((await signIn(person)).status).toBe(401)
    expect((await signIn({ email: person.email, sso_auth_token })).status).toBe(401)
    const { data } = accepted.body as { data: { pubsub_token: string } }
    expect(data.pubsub_token).not.toBe(user.pubsub_token)
    const own = { headers: sessionOf(accepted) }
    expect((await request('GET', '/api/v1/profile', own)).status).toBe(200)
    const mails = await asSuperuser(
      sql => sql`select from charla.mails where user_id = ${user.id} and key like 'recovery:%'`,
    )
    expect(mails).toHaveLength(1)
  })

  it('is free of the first app as well when a second takes them into an account of its own (SEC1)', async () => {
    const [first, second] = [await platformDesk(), await platformDesk()]
    const person = aPerson()
    const user = await first.user(person)
    const kept = await held(person, user)
    await withSystem(sql => permit(sql, second.app, { userId: user.id }))
    const [shared, other] = [await first.account(), await second.account()]
    await withSystem(sql => permit(sql, second.app, { accountId: shared.id }))
    expect((await second.join(shared.id, user.id)).status).toBe(200)
    expect(await kept()).toEqual([200, 200])
    expect((await second.join(other.id, user.id)).status).toBe(200)
    expect(await kept()).toEqual([401, 401])
    expect(await first.ask('GET', `/users/${user.id}/login`)).toMatchObject(nonPermissible)
    expect((await second.ask('GET', `/users/${user.id}/login`)).status).toBe(200)
  })

  it('is changed: name and attributes, and with a new address or password the old ones end', async () => {
    const desk = await platformDesk()
    const person = aPerson()
    const { id } = await desk.user({ ...person, custom_attributes: { a: 1 } })
    const session = await signIn(person)
    const as = () =>
      request('GET', '/api/v1/profile', {
        headers: Object.fromEntries(['client', 'access-token', 'uid'].map(n => [n, session.headers.get(n) ?? ''])),
      })
    expect((await as()).status).toBe(200)
    const named = { name: 'Zoë', display_name: 'Z', custom_attributes: { b: 2 } }
    expect(await desk.ask('PATCH', `/users/${id}`, named)).toMatchObject({
      status: 200,
      body: { ...named, custom_attributes: { a: 1, b: 2 } },
    })
    expect((await as()).status).toBe(200)
    const next = { email: `${randomUUID()}@Example.test`, password: 'quite another one' }
    expect(await desk.ask('PATCH', `/users/${id}`, next)).toMatchObject({ status: 200, body: { email: next.email } })
    expect((await as()).status).toBe(401)
    expect((await signIn(person)).status).toBe(401)
    expect((await signIn({ ...next, password: person.password })).status).toBe(401)
    expect(await signIn(next)).toMatchObject({ status: 200, body: { data: { id } } })
    expect((await desk.user({ ...aPerson(), email: person.email })).id).not.toBe(id) // the old address is free again
  })

  it('who is given the address that they have stays signed in', async () => {
    const desk = await platformDesk()
    const person = aPerson()
    const { id } = await desk.user(person)
    const headers = sessionOf(await signIn(person))
    await desk.ask('PATCH', `/users/${id}`, { email: person.email.toUpperCase(), name: 'Zoë' })
    expect(await request('GET', '/api/v1/profile', { headers })).toMatchObject({ status: 200, body: { name: 'Zoë' } })
  })

  it('of whom an attempt that broke off has left but the identity is made all the same', async () => {
    const desk = await platformDesk()
    const person = aPerson()
    await register(person.email, 'nobody knows this one') // and then the process died
    const { password, ...without } = person
    const user = await desk.user(without)
    expect(user.email).toBe(person.email)
    expect((await signIn({ email: person.email, password: 'nobody knows this one' })).status).toBe(401)
    const failed = aPerson()
    await expect(createUser(failed, () => Promise.reject(new Error('cut off')))).rejects.toThrow('cut off')
    expect(await prove(failed.email, password)).toBeNull()
    await desk.user(failed)
    expect((await signIn(failed)).status).toBe(200)
  })

  it('does not take the address of somebody else', async () => {
    const desk = await platformDesk()
    const [user, other, stranger] = [await desk.user(), await desk.user(), await makePerson()]
    for (const email of [other.email, stranger.email.toUpperCase()])
      expect(await desk.ask('PATCH', `/users/${user.id}`, { email })).toMatchObject(emailTaken)
    expect(await desk.ask('GET', `/users/${user.id}`)).toMatchObject({ body: { email: user.email } })
  })

  it.each([
    ['name', { name: '' }],
    ['email', { email: 'zoe' }],
    ['password', { password: 'short' }],
    ['custom_attributes', { custom_attributes: 'none' }],
    ['display_name', { display_name: 'a\0' }],
  ])('is not made with a wrong %s', async (field, said) => {
    const desk = await platformDesk()
    expect(await desk.ask('POST', '/users', { ...aPerson(), ...said })).toMatchObject({
      status: 422,
      body: { attributes: [field] },
    })
  })

  it('that is deleted is gone everywhere, what they wrote stays, and the address is free', async () => {
    const desk = await platformDesk()
    const { id } = await desk.account()
    const person = aPerson()
    const [boss, user] = [await desk.user(), await desk.user(person)]
    await desk.join(id, boss.id, 'administrator')
    await desk.join(id, user.id, 'administrator')
    const ask = (from: typeof user, method: string, rest: string, json?: object) =>
      request(method, `/api/v1/accounts/${id}${rest}`, {
        headers: { api_access_token: from.access_token },
        ...(json ? { json } : {}),
      })
    const inbox = (await ask(user, 'POST', '/inboxes', { name: 'App', channel: { type: 'api' } })).body as {
      id: number
    }
    const contact = await ask(user, 'POST', '/contacts', { name: 'Cat', inbox_id: inbox.id })
    const { payload } = contact.body as { payload: { contact: { id: number } } }
    const begun = await ask(user, 'POST', '/conversations', { contact_id: payload.contact.id, inbox_id: inbox.id })
    const conversation = `/conversations/${(begun.body as { id: number }).id}`
    await ask(user, 'POST', `${conversation}/messages`, { content: 'I was here' })
    expect(await desk.ask('DELETE', `/users/${user.id}`)).toMatchObject({ status: 200, body: '' })
    expect((await desk.ask('GET', `/users/${user.id}`)).status).toBe(404)
    expect((await ask(user, 'GET', '')).status).toBe(401)
    expect((await signIn(person)).status).toBe(401)
    expect(await ask(boss, 'GET', `${conversation}/messages`)).toMatchObject({
      status: 200,
      body: { payload: expect.arrayContaining([expect.objectContaining({ content: 'I was here' })]) },
    })
    const again = await desk.user(person)
    expect(again.id).not.toBe(user.id)
    expect((await signIn(person)).status).toBe(200)
  })
})
