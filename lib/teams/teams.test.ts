import { describe, expect, it } from 'vitest'
import type { AgentWire, TeamWire } from '#lib/protocol/index.ts'
import { makeTenant, type Person, request, type Tenant, withCharla } from '#tests/support/app.ts'

withCharla()

const door = (tenant: Tenant, as: Person = tenant.administrator) => ({
  ask: (method: string, rest = '', json?: unknown) =>
    request(method, `/api/v1/accounts/${tenant.accountId}/teams${rest}`, {
      as,
      ...(json === undefined ? {} : { json }),
    }),
})

async function withTeam(name = 'Sales') {
  const tenant = await makeTenant()
  const { ask } = door(tenant)
  const team = (await ask('POST', '', { name })).body as TeamWire
  const people = async () =>
    ((await ask('GET', `/${team.id}/team_members`)).body as AgentWire[]).map(person => person.id)
  return { tenant, ask, team, people, path: `/${team.id}` }
}

describe('teams', () => {
  it('are made, listed by name, read, changed and taken away', async () => {
    const { tenant, ask, team, path } = await withTeam('SALES Ä')
    expect(team).toEqual({
      id: expect.any(Number),
      account_id: tenant.accountId,
      name: 'sales ä',
      description: null,
      allow_auto_assign: true,
      is_member: false,
    })
    const other = await ask('POST', '', { team: { name: 'Care', description: 'Helps', allow_auto_assign: false } })
    expect(other).toMatchObject({
      status: 200,
      body: { name: 'care', description: 'Helps', allow_auto_assign: false },
    })
    expect(await ask('GET')).toMatchObject({ status: 200, body: [other.body, team] })
    expect(await ask('GET', path)).toMatchObject({ status: 200, body: team })
    expect(await ask('PATCH', path, { name: 'Sellers' })).toMatchObject({
      status: 200,
      body: { ...team, name: 'sellers' },
    })
    expect(await ask('PUT', path, { team: { description: 'Sell', allow_auto_assign: false } })).toMatchObject({
      body: { ...team, name: 'sellers', description: 'Sell', allow_auto_assign: false },
    })
    expect(await ask('PATCH', path, { description: null })).toMatchObject({ body: { description: null } })
    expect(await ask('PATCH', path, { name: 'SELLERS' })).toMatchObject({ status: 200 })
    expect(await ask('DELETE', path)).toMatchObject({ status: 200, body: '' })
    for (const method of ['GET', 'DELETE']) expect(await ask(method, path)).toMatchObject({ status: 404 })
    expect(await ask('PATCH', path, { name: 'x' })).toMatchObject({ status: 404 })
  })

  it('have names of their own within the account, however they are written', async () => {
    const { ask, path } = await withTeam()
    const refused = { status: 422, body: { message: 'name: has already been taken', attributes: ['name'] } }
    expect(await ask('POST', '', { name: ' sALES ' })).toMatchObject(refused)
    const care = (await ask('POST', '', { name: 'Care' })).body as TeamWire
    expect(await ask('PATCH', `/${care.id}`, { name: 'Sales' })).toMatchObject(refused)
    expect(await ask('GET', path)).toMatchObject({ body: { name: 'sales' } })
    expect((await withTeam()).team.name).toBe('sales')
    const same = await Promise.all([1, 2, 3].map(() => ask('POST', '', { name: 'Night' })))
    expect(same.map(answer => answer.status).sort()).toEqual([200, 422, 422])
    const renamed = await Promise.all([care.id, path.slice(1)].map(id => ask('PATCH', `/${id}`, { name: 'Day' })))
    expect(renamed.map(answer => answer.status).sort()).toEqual([200, 422])
    for (const { status, body } of renamed) if (status === 422) expect(body).toMatchObject(refused.body)
  })

  it.each([
    [{}, 'name'],
    [{ name: '' }, 'name'],
    [{ name: ' \t' }, 'name'],
    [{ name: 5 }, 'name'],
    [{ name: 'a\nb' }, 'name'],
    [{ name: 'İ'.repeat(255) }, 'name'],
    [{ name: 'a', description: 'd'.repeat(2001) }, 'description'],
    [{ name: 'a', allow_auto_assign: 'perhaps' }, 'allow_auto_assign'],
    [{ team: { description: 'no name' } }, 'name'],
  ])('refuse %j', async (json, field) => {
    const { ask } = door(await makeTenant())
    expect(await ask('POST', '', json)).toMatchObject({ status: 422, body: { attributes: [field] } })
  })

  it('are read by agents, and changed by administrators alone', async () => {
    const { tenant, team, path } = await withTeam()
    const { ask } = door(tenant, tenant.outsider)
    expect(await ask('GET')).toMatchObject({ status: 200, body: [team] })
    expect(await ask('GET', path)).toMatchObject({ status: 200 })
    expect(await ask('GET', `${path}/team_members`)).toMatchObject({ status: 200, body: [] })
    const json = { name: 'Mine', user_ids: [tenant.outsider.userId] }
    expect(await ask('POST', '', json)).toMatchObject({ status: 403 })
    for (const method of ['PATCH', 'PUT', 'DELETE']) {
      expect(await ask(method, path, json)).toMatchObject({ status: 403 })
      expect(await ask(method, `${path}/team_members`, json)).toMatchObject({ status: 403 })
    }
    expect(await ask('POST', `${path}/team_members`, json)).toMatchObject({ status: 403 })
  })

  it('of another account are not there', async () => {
    const { path, team } = await withTeam()
    const tenant = await makeTenant()
    const { ask } = door(tenant)
    const json = { name: 'Mine', user_ids: [tenant.agent.userId] }
    expect(await ask('GET')).toMatchObject({ body: [] })
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      const body = method === 'GET' ? undefined : json
      expect(await ask(method, path, body)).toMatchObject({ status: 404 })
      expect(await ask(method, `${path}/team_members`, body)).toMatchObject({ status: 404 })
    }
    expect(await ask('POST', `${path}/team_members`, json)).toMatchObject({ status: 404 })
    expect(team.name).toBe('sales')
  })
})

describe('members of a team', () => {
  it('are added, replaced and taken out', async () => {
    const { tenant, ask, people, path } = await withTeam()
    const { administrator, agent, outsider } = tenant
    const change = (method: string, user_ids: unknown) => ask(method, `${path}/team_members`, { user_ids })
    expect(await change('POST', [outsider.userId, String(agent.userId), agent.userId])).toMatchObject({
      status: 200,
      body: [
        { id: agent.userId, name: 'Amal', account_id: tenant.accountId, role: 'agent', email: agent.email },
        { id: outsider.userId, name: 'Omar' },
      ],
    })
    expect(await change('POST', [agent.userId, administrator.userId])).toMatchObject({
      body: [{ id: administrator.userId }],
    })
    expect(await people()).toEqual([administrator.userId, agent.userId, outsider.userId])
    expect(await change('PATCH', [agent.userId, outsider.userId])).toMatchObject({
      status: 200,
      body: [{ id: agent.userId }, { id: outsider.userId }],
    })
    expect(await change('DELETE', [outsider.userId, administrator.userId])).toMatchObject({ status: 200, body: '' })
    expect(await people()).toEqual([agent.userId])
    expect(await door(tenant, agent).ask('GET', path)).toMatchObject({ body: { is_member: true } })
    expect(await ask('GET')).toMatchObject({ body: [{ is_member: false }] })
    expect(await change('PUT', [])).toMatchObject({ status: 200, body: [] })
  })

  it('are members of the account, and leave with it', async () => {
    const { tenant, ask, people, path } = await withTeam()
    const stranger = (await makeTenant()).agent.userId
    const { agent, outsider } = tenant
    for (const method of ['POST', 'PATCH'])
      expect(await ask(method, `${path}/team_members`, { user_ids: [agent.userId, stranger] })).toMatchObject({
        status: 422,
        body: { attributes: ['user_ids'] },
      })
    expect(await people()).toEqual([])
    await ask('POST', `${path}/team_members`, { user_ids: [agent.userId, outsider.userId] })
    await request('DELETE', `/api/v1/accounts/${tenant.accountId}/agents/${agent.userId}`, { as: tenant.administrator })
    expect(await people()).toEqual([outsider.userId])
  })

  it.each([{}, { user_ids: 5 }, { user_ids: ['x'] }, { user_ids: [0] }])('refuse %j', async json => {
    const { ask, path } = await withTeam()
    for (const method of ['POST', 'PATCH', 'DELETE'])
      expect(await ask(method, `${path}/team_members`, json)).toMatchObject({ status: 422 })
  })

  it('set twice at the same moment are one of the two', async () => {
    const { tenant, ask, people, path } = await withTeam()
    const { administrator, agent, outsider } = tenant
    const sets = [[administrator.userId], [agent.userId, outsider.userId]]
    const answers = await Promise.all(sets.map(user_ids => ask('PATCH', `${path}/team_members`, { user_ids })))
    expect(answers.map(answer => answer.status)).toEqual([200, 200])
    expect(sets).toContainEqual(await people())
  })
})
