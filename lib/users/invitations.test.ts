import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import { makeTenant, request, type Tenant, withCharla } from '#tests/support/app.ts'
import { linked, outbox, work } from '#tests/support/work.ts'

withCharla()

const password = 'a good password'
const open = (token: string) => request('GET', `/auth/invitation?token=${encodeURIComponent(token)}`)
const accept = (token: string, json: object = {}) =>
  request('PUT', '/auth/invitation', { json: { token, password, ...json } })
const at = ({ accountId }: Tenant) => `/api/v1/accounts/${accountId}`

async function invite(tenant: Tenant, json: object = {}) {
  const email = `${randomUUID()}@example.test`
  const answer = await request('POST', `${at(tenant)}/agents`, {
    as: tenant.administrator,
    json: { email, name: 'Nia', role: 'agent', ...json },
  })
  return { email, answer, id: (answer.body as { id: number }).id }
}

async function invited(tenant: Tenant, json: object = {}) {
  const made = await invite(tenant, json)
  const mails = (await outbox(tenant)).filter(mail => mail.to === made.email)
  return { ...made, mails, token: linked(mails[0], 'token') }
}

describe('an invitation', () => {
  it('is mailed, opened, accepted by a new person, and then used', async () => {
    const tenant = await makeTenant('Acme & Sons')
    const { email, answer, token, mails } = await invited(tenant)
    expect(answer).toMatchObject({
      status: 200,
      body: { email, name: 'Nia', role: 'agent', expires_at: expect.any(String) },
    })
    expect(JSON.stringify(answer.body)).not.toContain(token)
    expect(mails).toMatchObject([{ subject: 'Join Acme & Sons on Charla', status: 'captured' }])
    expect(await open(token)).toMatchObject({
      status: 200,
      body: { email, name: 'Nia', account_name: 'Acme & Sons', existing_user: false },
    })

    const accepted = await accept(token, { name: 'Nia Long' })
    expect(accepted).toMatchObject({
      status: 200,
      body: { data: { email, name: 'Nia Long', role: 'agent', account_id: tenant.accountId } },
    })
    expect(accepted.headers.get('set-cookie')).toContain('charla_session=')
    expect((await request('POST', '/auth/sign_in', { json: { email, password } })).status).toBe(200)

    expect([(await open(token)).status, (await accept(token)).status]).toEqual([404, 404])
    const list = await request('GET', `${at(tenant)}/agents`, { as: tenant.agent })
    expect(list.body).toContainEqual(
      expect.objectContaining({ email, name: 'Nia Long', role: 'agent', confirmed: true }),
    )
    expect((await request('GET', `${at(tenant)}/invitations`, { as: tenant.administrator })).body).toEqual([])
  })

  it('brings somebody who has a user already into the account, when their password is right', async () => {
    const [a, b] = [await makeTenant('First'), await makeTenant('Second')]
    const first = await invited(a)
    await accept(first.token)
    const second = await invited(b, { email: first.email.toUpperCase(), role: 'administrator' })
    const mail = (await outbox(b)).find(one => one.to === first.email.toUpperCase())
    const token = linked(mail, 'token')
    expect(second.answer.status).toBe(200)
    expect((await open(token)).body).toMatchObject({ existing_user: true })
    expect(await accept(token, { password: 'not the password' })).toMatchObject({
      status: 422,
      body: { attributes: ['password'] },
    })
    const accepted = await accept(token)
    const { accounts } = (accepted.body as { data: { accounts: { name: string; role: string }[] } }).data
    expect(accounts.map(({ name, role }) => [name, role]).sort()).toEqual([
      ['First', 'agent'],
      ['Second', 'administrator'],
    ])
  })

  it('is renewed when the same address is invited again: the first link ends', async () => {
    const tenant = await makeTenant()
    const first = await invited(tenant)
    const again = await invited(tenant, { email: first.email, name: 'Nia again', role: 'administrator' })
    const newer = linked(
      (await outbox(tenant)).find(mail => mail.to === first.email),
      'token',
    )
    expect(again.id).toBe(first.id)
    expect([(await open(first.token)).status, (await open(newer)).status]).toEqual([404, 200])
    expect((await accept(newer)).body).toMatchObject({ data: { role: 'administrator' } })
  })

  it('is sent again: the first link ends', async () => {
    const tenant = await makeTenant()
    const { id, email, token } = await invited(tenant)
    const again = await request('POST', `${at(tenant)}/invitations/${id}/resend`, { as: tenant.administrator })
    expect(again).toMatchObject({ status: 200, body: { id, email } })
    const newer = linked(
      (await outbox(tenant)).find(mail => mail.to === email),
      'token',
    )
    expect(newer).not.toBe(token)
    expect([(await open(token)).status, (await open(newer)).status]).toEqual([404, 200])
  })

  it('ends when it is revoked, also one that is not mailed yet', async () => {
    const tenant = await makeTenant()
    const { id, token } = await invited(tenant)
    const revoke = () => request('DELETE', `${at(tenant)}/invitations/${id}`, { as: tenant.administrator })
    expect([(await revoke()).status, (await revoke()).status]).toEqual([200, 404])
    expect([(await open(token)).status, (await accept(token)).status]).toEqual([404, 404])
    const unsent = await invite(tenant)
    await request('DELETE', `${at(tenant)}/invitations/${unsent.id}`, { as: tenant.administrator })
    expect((await outbox(tenant)).some(mail => mail.to === unsent.email)).toBe(false)
  })

  it('ends after seven days', async () => {
    const tenant = await makeTenant()
    const { id, token, answer } = await invited(tenant)
    const left = new Date((answer.body as { expires_at: string }).expires_at).getTime() - Date.now()
    expect(Math.round(left / 86_400_000)).toBe(7)
    await withSystem(
      sql => sql`update charla.invitations set expires_at = now() - interval '1 second' where id = ${id}`,
    )
    expect([(await open(token)).status, (await accept(token)).status]).toEqual([404, 404])
  })

  it('is accepted once, however often at the same moment', async () => {
    const { token } = await invited(await makeTenant())
    const answers = await Promise.all([accept(token), accept(token), accept(token)])
    expect(answers.filter(answer => answer.status === 200)).toHaveLength(1)
    for (const { status } of answers) expect(status).toBeLessThan(500)
  })

  it.each([
    ['no address', { email: undefined }, 'email'],
    ['no real address', { email: 'nobody' }, 'email'],
    ['a role there is not', { role: 'owner' }, 'role'],
    ['an empty name', { name: '  ' }, 'name'],
  ])('is refused with %s', async (_what, json, named) => {
    expect((await invite(await makeTenant(), json)).answer).toMatchObject({
      status: 422,
      body: { attributes: [named] },
    })
  })

  it('is refused for somebody who is a member', async () => {
    const tenant = await makeTenant()
    const { answer } = await invite(tenant, { email: tenant.agent.email.toUpperCase() })
    expect(answer).toMatchObject({ status: 422, body: { attributes: ['email'] } })
  })

  it.each(['', 'forged', '\0', 'a'.repeat(101)])('is not opened with %j', async token => {
    for (const { status } of [await open(token), await accept(token)]) expect([404, 422]).toContain(status)
  })

  it('is mailed in the language of the account, once', async () => {
    const tenant = await makeTenant('Acme')
    await request('PATCH', at(tenant), { as: tenant.administrator, json: { locale: 'es' } })
    const { email, mails } = await invited(tenant)
    expect(mails).toMatchObject([{ subject: 'Únete a Acme en Charla' }])
    await work()
    expect((await outbox(tenant)).filter(mail => mail.to === email)).toHaveLength(1)
  })
})
