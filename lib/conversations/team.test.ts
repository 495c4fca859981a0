import { describe, expect, it } from 'vitest'
import type { ChangesWire, TeamWire } from '#lib/protocol/index.ts'
import { makeTenant, type Person, request, type Tenant, withCharla, writes } from '#tests/support/app.ts'
import { listed, startTalk, type Talk } from '#tests/support/talk.ts'

withCharla()

async function makeTeam(tenant: Tenant, name: string, members: Person[] = [], rest = {}): Promise<TeamWire> {
  const path = `/api/v1/accounts/${tenant.accountId}/teams`
  const as = tenant.administrator
  const team = (await request('POST', path, { as, json: { name, ...rest } })).body as TeamWire
  const user_ids = members.map(member => member.userId)
  await request('PATCH', `${path}/${team.id}/team_members`, { as, json: { user_ids } })
  return team
}

const changes = async ({ tenant }: Talk, cursor: number, as: Person = tenant.agent) =>
  ((await request('GET', `/api/v1/accounts/${tenant.accountId}/changes?cursor=${cursor}`, { as })).body as ChangesWire)
    .events

const cursorOf = async ({ tenant }: Talk) => (await listed(tenant)).meta.cursor

describe('giving a conversation to a team', () => {
  it('answers the team, notes who did it, and takes it away again', async () => {
    const talk = await startTalk()
    const team = await makeTeam(talk.tenant, 'Sales', [talk.tenant.agent], { description: 'Sells' })
    const give = (team_id: unknown) => talk.ask('POST', '/assignments', { team_id })
    const row = {
      id: team.id,
      account_id: talk.tenant.accountId,
      name: 'sales',
      description: 'Sells',
      allow_auto_assign: true,
      created_at: expect.stringMatching(/^\d{4}-/),
      updated_at: expect.stringMatching(/^\d{4}-/),
    }
    for (const id of [team.id, String(team.id)])
      expect(await give(id)).toEqual({ status: 200, body: row, headers: expect.anything() })
    expect((await talk.conversation()).meta.team).toEqual({ ...team, is_member: true })
    expect((await talk.conversation(talk.tenant.administrator)).meta.team).toEqual(team)
    for (const none of [0, null]) {
      expect(await give(none)).toMatchObject({ status: 200, body: null })
      expect((await talk.conversation()).meta).not.toHaveProperty('team')
      await give(team.id)
    }
    await give('0')
    const line = ['Assigned to sales by Amal', 'Unassigned from sales by Amal']
    expect(await talk.activity()).toEqual([...line, ...line, ...line])
  })

  it('drops an assignee who is not in it, and keeps one who is', async () => {
    const talk = await startTalk()
    const { agent, administrator } = talk.tenant
    const ours = await makeTeam(talk.tenant, 'Ours', [agent])
    const theirs = await makeTeam(talk.tenant, 'Theirs', [administrator])
    await talk.ask('POST', '/assignments', { assignee_id: agent.userId })
    await talk.ask('POST', '/assignments', { team_id: ours.id })
    expect((await talk.conversation()).meta).toMatchObject({ assignee: { id: agent.userId }, team: { id: ours.id } })
    const cursor = await cursorOf(talk)
    await talk.ask('POST', '/assignments', { team_id: theirs.id })
    const { meta } = await talk.conversation()
    expect(meta).toMatchObject({ team: { id: theirs.id } })
    expect(meta).not.toHaveProperty('assignee')
    expect((await changes(talk, cursor)).map(event => event.event).sort()).toEqual([
      'assignee.changed',
      'message.created',
      'team.changed',
    ])
    await talk.ask('POST', '/assignments', { assignee_id: agent.userId })
    await talk.ask('POST', '/assignments', { team_id: null })
    expect((await talk.conversation()).meta).toMatchObject({ assignee: { id: agent.userId } })
  })

  it('gives it to the assignee when both are named', async () => {
    const talk = await startTalk()
    const team = await makeTeam(talk.tenant, 'Sales')
    const { agent } = talk.tenant
    expect(await talk.ask('POST', '/assignments', { assignee_id: agent.userId, team_id: team.id })).toMatchObject({
      body: { id: agent.userId, role: 'agent' },
    })
    expect((await talk.conversation()).meta).not.toHaveProperty('team')
  })

  it('tells members, with the team, and visitors not of it', async () => {
    const talk = await startTalk()
    const team = await makeTeam(talk.tenant, 'Sales')
    const cursor = await cursorOf(talk)
    await talk.ask('POST', '/assignments', { team_id: team.id })
    expect((await changes(talk, cursor)).find(event => event.event === 'team.changed')).toMatchObject({
      data: { id: talk.displayId, meta: { team: { id: team.id, name: 'sales' } }, performer: { name: 'Amal' } },
    })
    await talk.ask('POST', '/toggle_status')
    const { body } = await request('GET', `/api/v1/widget/changes?cursor=${cursor}`, { as: talk.visitor })
    const { events } = body as ChangesWire
    expect(events.map(event => event.event)).toEqual(['conversation.status_changed'])
    expect(JSON.stringify(events)).not.toContain('sales')
  })

  it('does nothing a second time', async () => {
    const talk = await startTalk()
    const team = await makeTeam(talk.tenant, 'Sales')
    await Promise.all([1, 2, 3].map(() => talk.ask('POST', '/assignments', { team_id: team.id })))
    expect(await talk.activity()).toEqual(['Assigned to sales by Amal'])
  })

  it('speaks the account’s language', async () => {
    const lines: string[] = []
    for (const locale of ['es', 'pt-BR', 'ar']) {
      const talk = await startTalk()
      const { accountId, administrator } = talk.tenant
      await request('PATCH', `/api/v1/accounts/${accountId}`, { as: administrator, json: { locale } })
      const team = await makeTeam(talk.tenant, 'Sales')
      for (const team_id of [team.id, null]) await talk.ask('POST', '/assignments', { team_id })
      lines.push(...(await talk.activity()))
    }
    expect(lines).toEqual([
      'Amal asignó la conversación al equipo sales',
      'Amal quitó la conversación del equipo sales',
      'Amal atribuiu a conversa à equipe sales',
      'Amal retirou a conversa da equipe sales',
      'أسند Amal المحادثة إلى فريق sales',
      'ألغى Amal إسناد المحادثة إلى فريق sales',
    ])
  })

  it('refuses a team that is not there, or another account’s', async () => {
    const talk = await startTalk()
    const other = await makeTenant()
    const theirs = await makeTeam(other, 'Theirs')
    for (const team_id of [theirs.id, 999_999_999, 'sales', true, [1], {}, ''])
      expect(await talk.ask('POST', '/assignments', { team_id })).toMatchObject({
        status: 422,
        body: { attributes: ['team_id'] },
      })
    expect(await talk.ask('POST', '/assignments', { team_id: null }, talk.tenant.outsider)).toMatchObject({
      status: 404,
    })
    expect(await talk.activity()).toEqual([])
  })

  it('ends with the team, and everyone loads afresh', async () => {
    const talk = await startTalk()
    const { accountId, administrator, agent } = talk.tenant
    const team = await makeTeam(talk.tenant, 'Sales')
    await talk.ask('POST', '/assignments', { team_id: team.id })
    const cursor = await cursorOf(talk)
    await request('DELETE', `/api/v1/accounts/${accountId}/teams/${team.id}`, { as: administrator })
    expect((await talk.conversation()).meta).not.toHaveProperty('team')
    expect(await request('GET', `/api/v1/accounts/${accountId}/changes?cursor=${cursor}`, { as: agent })).toMatchObject(
      {
        status: 410,
      },
    )
  })

  it('ends well when the team goes at the same moment', async () => {
    const talk = await startTalk()
    const { accountId, administrator } = talk.tenant
    const team = await makeTeam(talk.tenant, 'Sales')
    const [given, gone] = await Promise.all([
      talk.ask('POST', '/assignments', { team_id: team.id }),
      request('DELETE', `/api/v1/accounts/${accountId}/teams/${team.id}`, { as: administrator }),
    ])
    expect([200, 422]).toContain(given.status)
    expect(gone.status).toBe(200)
    expect((await talk.conversation()).meta).not.toHaveProperty('team')
  })
})

describe('the conversations of a team', () => {
  it('are listed and counted', async () => {
    const talk = await startTalk()
    const other = await startTalk(talk.tenant)
    const [team, empty] = [await makeTeam(talk.tenant, 'Sales'), await makeTeam(talk.tenant, 'Empty')]
    await talk.ask('POST', '/assignments', { team_id: team.id })
    await writes(other.visitor, 'Still here')
    const { meta, payload } = await listed(talk.tenant, `team_id=${team.id}`)
    expect(payload.map(one => one.id)).toEqual([talk.displayId])
    expect(payload[0]?.meta.team).toEqual(team)
    expect(meta).toMatchObject({ all_count: 1, unassigned_count: 1 })
    expect((await listed(talk.tenant, `team_id=${empty.id}`)).payload).toEqual([])
    expect((await listed(talk.tenant)).payload).toHaveLength(2)
    const counted = (query: string) =>
      request('GET', `/api/v1/accounts/${talk.tenant.accountId}/conversations/meta?${query}`, { as: talk.tenant.agent })
    expect(await counted(`team_id=${team.id}`)).toMatchObject({ body: { meta: { all_count: 1 } } })
    expect(await counted('team_id=sales')).toMatchObject({ status: 422, body: { attributes: ['team_id'] } })
  })
})
