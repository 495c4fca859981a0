import { describe, expect, it } from 'vitest'
import { makeTenant, request, withCharla } from '#tests/support/app.ts'
import { platformDesk } from '#tests/support/platform.ts'

withCharla()

describe('whoever asks the platform API', () => {
  it.each(['', 'wrong', 'a\u00e9'])('is refused with the token %j', async api_access_token => {
    const answer = await request('GET', '/platform/api/v1/accounts', { headers: { api_access_token } })
    expect(answer).toMatchObject({ status: 401, body: { error: 'Invalid access_token' } })
  })

  it('is refused with the token of a person or a bot, and with no session', async () => {
    const tenant = await makeTenant()
    const path = `/api/v1/accounts/${tenant.accountId}/agent_bots`
    const made = await request('POST', path, { as: tenant.administrator, json: { name: 'Bot' } })
    const { access_token } = made.body as { access_token: string }
    for (const api_access_token of [tenant.administrator.token, access_token, tenant.administrator.pubsubToken])
      expect((await request('GET', '/platform/api/v1/accounts', { headers: { api_access_token } })).status).toBe(401)
  })
})

describe('an account of a platform app', () => {
  it('is made with all that is said of it, and shown', async () => {
    const desk = await platformDesk()
    const said = {
      name: 'Acme',
      locale: 'pt_BR',
      timezone: 'America/Sao_Paulo',
      domain: 'acme.test',
      support_email: 'help@acme.test',
      status: 'active',
      features: { labels: false, sla: true },
      limits: { agents: 5 },
      custom_attributes: { plan_name: 'Gold' },
    }
    const made = await desk.ask('POST', '/accounts', said)
    const shown = {
      ...said,
      id: expect.any(Number),
      slug: expect.stringMatching(/^acme/),
      locale: 'pt-BR',
      features: expect.objectContaining({ sla: true, team_management: true }),
    }
    expect(made).toMatchObject({ status: 200, body: shown })
    const { id, features } = made.body as { id: number; features: object }
    expect(features).not.toHaveProperty('labels')
    expect(await desk.ask('GET', `/accounts/${id}`)).toMatchObject({ status: 200, body: made.body as object })
    expect((await desk.ask('GET', '/accounts')).body).toEqual([made.body])
  })

  it('is changed field by field: features one by one, limits and attributes as a whole', async () => {
    const desk = await platformDesk()
    const { id } = await desk.account({ features: { sla: true }, limits: { agents: 5 }, custom_attributes: { a: 1 } })
    const changed = await desk.ask('PATCH', `/accounts/${id}`, {
      name: 'Other',
      features: { labels: false },
      custom_attributes: { b: 2 },
    })
    expect(changed).toMatchObject({ status: 200, body: { name: 'Other', features: { sla: true } } })
    expect(changed.body).toMatchObject({ limits: { agents: 5 } })
    const { custom_attributes, features } = changed.body as { custom_attributes: object; features: object }
    expect(custom_attributes).toEqual({ b: 2 })
    expect(features).not.toHaveProperty('labels')
    expect(await desk.ask('PUT', `/accounts/${id}`, {})).toMatchObject({ status: 200, body: changed.body as object })
  })

  it('that is suspended is closed to its members at once, until it is not', async () => {
    const desk = await platformDesk()
    const { id } = await desk.account()
    const user = await desk.user()
    await desk.join(id, user.id, 'administrator')
    const asked = async () =>
      (await request('GET', `/api/v1/accounts/${id}`, { headers: { api_access_token: user.access_token } })).status
    expect(await asked()).toBe(200)
    await desk.ask('PATCH', `/accounts/${id}`, { status: 'suspended' })
    expect(await asked()).toBe(401)
    await desk.ask('PATCH', `/accounts/${id}`, { status: 'active' })
    expect(await asked()).toBe(200)
  })

  it.each([
    ['name', { name: '' }],
    ['name', {}],
    ['locale', { locale: 'de' }],
    ['timezone', { timezone: 'Here' }],
    ['status', { status: 'gone' }],
    ['features.Labels', { features: { Labels: true } }],
    ['features.labels', { features: { labels: 'perhaps' } }],
    ['limits', { limits: 'none' }],
    ['custom_attributes', { custom_attributes: [] }],
    ['support_email', { support_email: 'help' }],
  ])('is not made with a wrong %s', async (field, said) => {
    const desk = await platformDesk()
    const json = Object.keys(said).length ? { name: 'Acme', ...said } : said
    expect(await desk.ask('POST', '/accounts', json)).toMatchObject({ status: 422, body: { attributes: [field] } })
    expect((await desk.ask('GET', '/accounts')).body).toEqual([])
  })

  it('has no slug of another', async () => {
    const desk = await platformDesk()
    const slug = `acme-${Date.now()}`
    await desk.account({ slug })
    const refused = { status: 422, body: { attributes: ['slug'] } }
    expect(await desk.ask('POST', '/accounts', { name: 'Acme', slug })).toMatchObject(refused)
    const { id } = await desk.account()
    expect(await desk.ask('PATCH', `/accounts/${id}`, { slug })).toMatchObject(refused)
    expect((await desk.ask('GET', '/accounts')).body).toHaveLength(2)
  })

  it('is no other app’s: refused before anything is said of the body, and 404 when it is nobody’s (SEC1)', async () => {
    const [desk, other, tenant] = [await platformDesk(), await platformDesk(), await makeTenant()]
    const { id } = await desk.account()
    for (const account of [id, tenant.accountId])
      for (const [method, rest, json] of [
        ['GET', ''],
        ['PATCH', '', { name: '' }],
        ['DELETE', ''],
        ['GET', '/account_users'],
        ['POST', '/account_users', {}],
        ['DELETE', '/account_users', {}],
      ] as const)
        expect(await other.ask(method, `/accounts/${account}${rest}`, json)).toMatchObject({
          status: 401,
          body: { error: 'Non permissible resource' },
        })
    for (const nobody of ['999999999', '0', 'abc'])
      expect((await other.ask('GET', `/accounts/${nobody}`)).status).toBe(404)
    expect((await other.ask('GET', '/accounts')).body).toEqual([])
    expect(await desk.ask('POST', `/accounts/${id}/account_users`, {})).toMatchObject({
      status: 422,
      body: { attributes: ['user_id'] },
    })
  })

  it('is made once under one Idempotency-Key, however many ask, and another app has keys of its own (W4)', async () => {
    const [desk, other] = [await platformDesk(), await platformDesk()]
    const ask = (from: typeof desk) => from.ask('POST', '/accounts', { name: 'Once' }, { 'idempotency-key': 'once' })
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask(desk)))
    expect(new Set(answers.map(({ body }) => (body as { id: number }).id)).size).toBe(1)
    expect((await desk.ask('GET', '/accounts')).body).toHaveLength(1)
    expect(answers.map(({ body }) => (body as { id: number }).id)).not.toContain((await ask(other)).body)
    expect((await other.ask('GET', '/accounts')).body).toHaveLength(1)
    const reused = await desk.ask('POST', '/accounts', { name: 'Twice' }, { 'idempotency-key': 'once' })
    expect(reused).toMatchObject({ status: 422, body: { attributes: ['Idempotency-Key'] } })
  })
})

describe('a member of an account of a platform app', () => {
  it('is added with a role, listed, given another role, and taken out', async () => {
    const desk = await platformDesk()
    const { id } = await desk.account()
    const user = await desk.user()
    const member = { account_id: id, user_id: user.id, role: 'administrator' }
    expect(await desk.join(id, user.id, 'administrator')).toMatchObject({ status: 200, body: member })
    expect((await desk.ask('GET', `/accounts/${id}/account_users`)).body).toEqual([member])
    const as = { headers: { api_access_token: user.access_token } }
    expect((await request('PATCH', `/api/v1/accounts/${id}`, { ...as, json: { name: 'Mine' } })).status).toBe(200)
    expect(await desk.join(id, user.id)).toMatchObject({ status: 200, body: { ...member, role: 'agent' } })
    expect((await request('PATCH', `/api/v1/accounts/${id}`, { ...as, json: { name: 'Mine' } })).status).toBe(403)
    const out = () => desk.ask('DELETE', `/accounts/${id}/account_users?user_id=${user.id}`)
    expect(await out()).toMatchObject({ status: 200, body: '' })
    expect((await request('GET', `/api/v1/accounts/${id}`, as)).status).toBe(401)
    expect((await out()).status).toBe(404)
  })

  it('is nobody whom the app does not reach (SEC1)', async () => {
    const [desk, other, tenant] = [await platformDesk(), await platformDesk(), await makeTenant()]
    const { id } = await desk.account()
    for (const userId of [tenant.administrator.userId, (await other.user()).id])
      expect(await desk.join(id, userId)).toMatchObject({ status: 401, body: { error: 'Non permissible resource' } })
    expect(await desk.join(id, 999_999_999)).toMatchObject({ status: 422, body: { attributes: ['user_id'] } })
    expect(await desk.join(id, (await desk.user()).id, 'owner')).toMatchObject({
      status: 422,
      body: { attributes: ['role'] },
    })
    expect((await desk.ask('GET', `/accounts/${id}/account_users`)).body).toEqual([])
  })
})
