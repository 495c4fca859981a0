import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import { makePerson, makeTenant, request, type Tenant, withCharla } from '#tests/support/app.ts'
import { linked, outbox } from '#tests/support/work.ts'
import { register } from './identity.ts'
import { addMember, ensureUser } from './people.ts'

withCharla()

const password = 'the old password'
const ask = (email: string, headers = {}) => request('POST', '/auth/password', { json: { email }, headers })
const choose = (token_hash: string, chosen: string) =>
  request('PUT', '/auth/password', { json: { token_hash, password: chosen } })
const signIn = (email: string, chosen: string) =>
  request('POST', '/auth/sign_in', { json: { email, password: chosen } })

/** An agent of the tenants, with a password. */
async function makeAgent(...tenants: Tenant[]) {
  const email = `${randomUUID()}@example.test`
  const identity = await register(email, password, { proven: true })
  const userId = await withSystem(async sql => {
    const id = await ensureUser(sql, { ...identity, name: 'Rae' })
    for (const { accountId } of tenants) await addMember(sql, accountId, id, 0)
    return id
  })
  return { email, userId }
}

const mailTo = async (tenant: Tenant, email: string) => (await outbox(tenant)).find(mail => mail.to === email)

describe('a forgotten password', () => {
  it('is replaced with the mailed link, once, and every session ends', async () => {
    const tenant = await makeTenant()
    const { email } = await makeAgent(tenant)
    const before = await signIn(email, password)
    const session = {
      client: before.headers.get('client') ?? '',
      'access-token': before.headers.get('access-token') ?? '',
    }
    expect((await request('GET', '/auth/validate_token', { headers: session })).status).toBe(200)

    expect(await ask(email)).toMatchObject({ status: 200, body: { success: true } })
    const mail = await mailTo(tenant, email)
    expect(mail).toMatchObject({ subject: 'Choose a new password', status: 'captured' })
    expect(mail?.text).toContain('http://localhost:3000/app/auth/password/edit?token_hash=')

    const chosen = await choose(linked(mail, 'token_hash'), 'the new password')
    expect(chosen).toMatchObject({ status: 200, body: { data: { email } } })
    expect(chosen.headers.get('set-cookie')).toContain('charla_session=')
    expect((await request('GET', '/auth/validate_token', { headers: session })).status).toBe(401)
    expect((await signIn(email, password)).status).toBe(401)
    expect((await signIn(email, 'the new password')).status).toBe(200)

    expect(await choose(linked(mail, 'token_hash'), 'yet another one')).toMatchObject({
      status: 422,
      body: { attributes: ['token_hash'] },
    })
  })

  it('says the same about an address that nobody has, and mails nothing', async () => {
    const { email } = await makeAgent(await makeTenant())
    const nobody = `${randomUUID()}@example.test`
    expect((await ask(nobody)).body).toEqual((await ask(email)).body)
    const mails = await withSystem(sql => sql`select from charla.mails where recipient = ${nobody}`)
    expect(mails).toHaveLength(0)
  })

  it('is written in the language of the person’s account', async () => {
    const tenant = await makeTenant()
    await request('PATCH', `/api/v1/accounts/${tenant.accountId}`, {
      as: tenant.administrator,
      json: { locale: 'pt-BR' },
    })
    const { email } = await makeAgent(tenant)
    await ask(email)
    expect(await mailTo(tenant, email)).toMatchObject({ subject: 'Escolha uma nova senha' })
  })

  it.each([
    ['a forged token', { token_hash: 'forged', password: 'long enough' }, 'token_hash'],
    ['a NUL', { token_hash: '\0', password: 'long enough' }, 'token_hash'],
    ['a forged session', { access_token: 'a.b.c', refresh_token: 'd', password: 'long enough' }, 'access_token'],
    ['a short password', { token_hash: 'forged', password: 'short' }, 'password'],
  ])('is not replaced with %s', async (_what, json, named) => {
    const answer = await request('PUT', '/auth/password', { json })
    expect(answer.status).toBe(422)
    expect(JSON.stringify(answer.body)).toContain(named)
  })

  it('is asked for five times in half an hour from one place', async () => {
    const headers = { 'x-forwarded-for': randomUUID() }
    for (let n = 0; n < 5; n++) expect((await ask(`${randomUUID()}@example.test`, headers)).status).toBe(200)
    const refused = await ask(`${randomUUID()}@example.test`, headers)
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/)
  })
})

describe('who reads the mail with the link, while no server sends it', () => {
  it('is the administrator of the only account of the person', async () => {
    const tenant = await makeTenant()
    const { email } = await makeAgent(tenant)
    await ask(email)
    expect(await mailTo(tenant, email)).toBeDefined()
  })

  it('is no administrator of one account when the person is in another one too', async () => {
    const [a, b] = [await makeTenant(), await makeTenant()]
    const { email } = await makeAgent(a, b)
    await ask(email)
    expect([await mailTo(a, email), await mailTo(b, email)]).toEqual([undefined, undefined])
  })

  it('is somebody who administers all accounts of the person', async () => {
    const [a, b] = [await makeTenant(), await makeTenant()]
    await withSystem(sql => addMember(sql, b.accountId, a.administrator.userId, 1))
    const { email } = await makeAgent(a, b)
    await ask(email)
    expect(await mailTo(a, email)).toBeDefined()
    expect(await mailTo(b, email)).toBeUndefined()
  })

  it('is nobody of an account that the person has left, or never was in', async () => {
    const [a, b] = [await makeTenant(), await makeTenant()]
    const { email, userId } = await makeAgent(a)
    await ask(email)
    expect(await mailTo(b, email)).toBeUndefined()
    await request('DELETE', `/api/v1/accounts/${a.accountId}/agents/${userId}`, { as: a.administrator })
    expect(await mailTo(a, email)).toBeUndefined()
  })

  it('is no agent', async () => {
    const { accountId, agent } = await makeTenant()
    expect((await request('GET', `/api/v1/accounts/${accountId}/outbox`, { as: agent })).status).toBe(403)
    expect((await request('GET', `/api/v1/accounts/${accountId}/outbox`, { as: await makePerson() })).status).toBe(401)
  })
})
