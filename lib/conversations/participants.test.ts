import { describe, expect, it } from 'vitest'
import type { AgentWire } from '#lib/protocol/index.ts'
import { makeTenant, type Person, request, withCharla } from '#tests/support/app.ts'
import { startTalk } from '#tests/support/talk.ts'

withCharla()

async function gathering() {
  const talk = await startTalk()
  const { agent, administrator, outsider } = talk.tenant
  const ask = (method: string, user_ids?: unknown, as?: Person) =>
    talk.ask(method, '/participants', method === 'GET' ? undefined : { user_ids }, as)
  const names = async () => ((await ask('GET')).body as AgentWire[]).map(one => one.name)
  return { talk, agent: agent.userId, administrator: administrator.userId, outsider, ask, names }
}

describe('who takes part in a conversation', () => {
  it('is nobody at first, and then whoever is added', async () => {
    const { agent, administrator, ask, names } = await gathering()
    expect((await ask('GET')).body).toEqual([])
    const { status, body } = await ask('POST', [agent])
    expect({ status, body }).toMatchObject({ status: 200, body: [{ id: agent, name: 'Amal', role: 'agent' }] })
    expect((await ask('POST', [administrator, agent, agent])).body).toMatchObject([
      { id: administrator },
      { id: agent },
    ])
    expect(await names()).toEqual(['Ada', 'Amal'])
  })

  it.each(['PUT', 'PATCH'])('is exactly who is said to (%s)', async method => {
    const { agent, administrator, ask, names } = await gathering()
    await ask('POST', [agent])
    expect((await ask(method, [administrator])).body).toMatchObject([{ id: administrator }])
    expect((await ask(method, [])).body).toEqual([])
    expect(await names()).toEqual([])
  })

  it('leaves by name', async () => {
    const { agent, administrator, ask, names } = await gathering()
    await ask('POST', [agent, administrator])
    expect(await ask('DELETE', [agent])).toMatchObject({ status: 200, body: '' })
    expect(await names()).toEqual(['Ada'])
  })

  it('is who has had it', async () => {
    const { talk, agent, administrator, names } = await gathering()
    await talk.ask('POST', '/assignments', { assignee_id: agent })
    await talk.ask('POST', '/assignments', { assignee_id: administrator })
    await talk.ask('POST', '/assignments', { assignee_id: null })
    expect(await names()).toEqual(['Ada', 'Amal'])
  })

  it('is nobody who has left the account', async () => {
    const { talk, agent, administrator, ask } = await gathering()
    await ask('POST', [agent, administrator])
    const as = talk.tenant.administrator
    await request('DELETE', `/api/v1/accounts/${talk.tenant.accountId}/agents/${agent}`, { as })
    expect((await ask('GET', undefined, as)).body).toMatchObject([{ id: administrator }])
  })

  it('is only somebody who sees it', async () => {
    const { agent, outsider, ask, names } = await gathering()
    const other = await makeTenant()
    for (const user_ids of [
      [outsider.userId],
      [agent, other.administrator.userId],
      [999_999_999],
      'all',
      ['x'],
      undefined,
    ])
      for (const method of ['POST', 'PATCH']) {
        const { status, body } = await ask(method, user_ids)
        expect(status).toBe(422)
        expect((body as { attributes: string[] }).attributes[0]).toMatch(/^user_ids/)
      }
    expect(await names()).toEqual([])
    for (const method of ['GET', 'POST', 'PATCH', 'DELETE']) {
      expect((await ask(method, [agent], outsider)).status, method).toBe(404)
      expect((await ask(method, [agent], other.administrator)).status, method).toBe(401)
    }
  })
})
