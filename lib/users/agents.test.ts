import { describe, expect, it } from 'vitest'
import { makeTenant, makeVisitor, type Person, request, type Tenant, withCharla, writes } from '#tests/support/app.ts'

withCharla()

const at = ({ accountId }: Tenant) => `/api/v1/accounts/${accountId}`
const change = (tenant: Tenant, whom: Person, json: object, as: Person = tenant.administrator) =>
  request('PATCH', `${at(tenant)}/agents/${whom.userId}`, { as, json })
const remove = (tenant: Tenant, whom: Person, as: Person = tenant.administrator) =>
  request('DELETE', `${at(tenant)}/agents/${whom.userId}`, { as })

describe('the members of an account', () => {
  it('are listed by name, to every member', async () => {
    const tenant = await makeTenant()
    const { status, body } = await request('GET', `${at(tenant)}/agents`, { as: tenant.outsider })
    expect(status).toBe(200)
    expect(body).toMatchObject([
      {
        name: 'Ada',
        role: 'administrator',
        account_id: tenant.accountId,
        confirmed: true,
        availability_status: 'offline',
      },
      { name: 'Amal', role: 'agent', email: tenant.agent.email },
      { name: 'Omar', role: 'agent' },
    ])
    expect(JSON.stringify(body)).not.toContain(tenant.agent.token)
  })

  it('get another role from an administrator, who sees every inbox then', async () => {
    const tenant = await makeTenant()
    const inboxes = () => request('GET', `${at(tenant)}/inboxes`, { as: tenant.outsider })
    expect((await inboxes()).body).toEqual({ payload: [] })
    expect(await change(tenant, tenant.outsider, { role: 'administrator' })).toMatchObject({
      status: 200,
      body: { role: 'administrator' },
    })
    expect((await inboxes()).body).toMatchObject({ payload: [{ id: tenant.inboxId }] })
    await change(tenant, tenant.outsider, { role: 'agent' })
    expect((await inboxes()).body).toEqual({ payload: [] })
  })

  it('say themselves whether they are available, and nothing else', async () => {
    const tenant = await makeTenant()
    const mine = await change(tenant, tenant.agent, { availability: 'busy', auto_offline: false }, tenant.agent)
    expect(mine).toMatchObject({ status: 200, body: { availability_status: 'busy', auto_offline: false } })
    expect((await change(tenant, tenant.agent, { role: 'administrator' }, tenant.agent)).status).toBe(403)
    expect((await change(tenant, tenant.outsider, { availability: 'busy' }, tenant.agent)).status).toBe(403)
  })

  it.each([
    ['role', 'owner'],
    ['role', 1],
    ['availability', 'away'],
    ['auto_offline', 'yes'],
  ])('are not changed with %s: %j', async (field, value) => {
    const tenant = await makeTenant()
    expect(await change(tenant, tenant.agent, { [field]: value })).toMatchObject({
      status: 422,
      body: { attributes: [field] },
    })
  })

  it.each(['0', '-1', '1.5', 'abc', '1e3', '0x10', '99999999999999999999', '%00', '1%20'])(
    'have no member %s',
    async id => {
      const tenant = await makeTenant()
      const as = tenant.administrator
      expect((await request('PATCH', `${at(tenant)}/agents/${id}`, { as, json: { role: 'agent' } })).status).toBe(404)
      expect((await request('DELETE', `${at(tenant)}/agents/${id}`, { as })).status).toBe(404)
    },
  )
})

describe('the last administrator', () => {
  it('cannot become an agent or be removed', async () => {
    const tenant = await makeTenant()
    expect(await change(tenant, tenant.administrator, { role: 'agent' })).toMatchObject({
      status: 422,
      body: { attributes: ['role'] },
    })
    expect(await remove(tenant, tenant.administrator)).toMatchObject({ status: 422, body: { attributes: ['id'] } })
    expect((await change(tenant, tenant.administrator, { availability: 'busy' })).status).toBe(200)
  })

  it('is left when two demote, or remove, each other at the same moment', async () => {
    for (const act of ['demote', 'remove'] as const) {
      const tenant = await makeTenant()
      const { administrator: a, agent: b } = tenant
      await change(tenant, b, { role: 'administrator' })
      const both =
        act === 'demote'
          ? [change(tenant, a, { role: 'agent' }, b), change(tenant, b, { role: 'agent' }, a)]
          : [remove(tenant, a, b), remove(tenant, b, a)]
      const statuses = (await Promise.all(both)).map(answer => answer.status).sort()
      expect(statuses[0]).toBe(200)
      expect([401, 403, 422]).toContain(statuses[1])
      const { body } = await request('GET', `${at(tenant)}/agents`, { as: tenant.outsider })
      expect((body as { role: string }[]).filter(agent => agent.role === 'administrator')).toHaveLength(1)
    }
  })
})

describe('who is removed', () => {
  it('is out at once; conversations lose their assignee, and what was written keeps its name', async () => {
    const tenant = await makeTenant()
    const { conversation_id } = await writes(await makeVisitor(tenant), 'Hello')
    const conversation = `${at(tenant)}/conversations/${conversation_id}`
    await request('POST', `${conversation}/messages`, { as: tenant.agent, json: { content: 'I am on it' } })
    await request('POST', `${conversation}/assignments`, {
      as: tenant.agent,
      json: { assignee_id: tenant.agent.userId },
    })
    expect((await remove(tenant, tenant.agent)).status).toBe(200)

    expect((await request('GET', `${at(tenant)}/inboxes`, { as: tenant.agent })).status).toBe(401)
    expect((await request('GET', '/api/v1/profile', { as: tenant.agent })).body).toMatchObject({
      accounts: [],
      account_id: null,
    })
    const seen = await request('GET', conversation, { as: tenant.administrator })
    expect((seen.body as { meta: object }).meta).not.toHaveProperty('assignee')
    const messages = await request('GET', `${conversation}/messages`, { as: tenant.administrator })
    expect(messages.body).toMatchObject({
      payload: expect.arrayContaining([
        expect.objectContaining({ content: 'I am on it', sender: expect.objectContaining({ name: 'Amal' }) }),
      ]),
    })
    expect((await remove(tenant, tenant.agent)).status).toBe(404)
  })

  it('is in no other account less a member', async () => {
    const [a, b] = [await makeTenant(), await makeTenant()]
    expect((await remove(a, b.agent)).status).toBe(404)
    expect((await request('GET', `${at(b)}/inboxes`, { as: b.agent })).body).toMatchObject({ payload: [{}] })
  })
})

describe('many invited at once', () => {
  const invite = (tenant: Tenant, emails: unknown, as: Person = tenant.administrator) =>
    request('POST', `${at(tenant)}/agents/bulk_create`, { as, json: { emails } })
  const invited = async (tenant: Tenant) =>
    (await request('GET', `${at(tenant)}/invitations`, { as: tenant.administrator })).body as object[]

  it('get an invitation each, but for members and those named twice', async () => {
    const tenant = await makeTenant()
    const emails = ['zoe@example.test', 'Zoe@Example.test', tenant.agent.email.toUpperCase(), 'yan@example.test']
    expect(await invite(tenant, emails)).toMatchObject({ status: 200, body: '' })
    expect(await invited(tenant)).toMatchObject([
      { email: 'zoe@example.test', name: 'zoe', role: 'agent' },
      { email: 'yan@example.test', name: 'yan', role: 'agent' },
    ])
    const agents = await request('GET', `${at(tenant)}/agents`, { as: tenant.administrator })
    expect(agents.body).toHaveLength(3)
    expect(agents.body).toMatchObject([{ provider: 'email', custom_role_id: null }, {}, {}])
  })

  it.each([
    ['emails', undefined],
    ['emails', []],
    ['emails', Array.from({ length: 51 }, (_, index) => `${index}@example.test`)],
    ['emails.1', ['zoe@example.test', 'nobody']],
  ])('are not invited with bad %s: %j', async (field, emails) => {
    const tenant = await makeTenant()
    expect(await invite(tenant, emails)).toMatchObject({ status: 422, body: { attributes: [field] } })
    expect(await invited(tenant)).toEqual([])
  })

  it('are invited by administrators alone', async () => {
    const tenant = await makeTenant()
    expect((await invite(tenant, ['zoe@example.test'], tenant.agent)).status).toBe(403)
  })
})
