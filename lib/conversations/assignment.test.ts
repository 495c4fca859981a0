import { describe, expect, it } from 'vitest'
import { makeTenant, withCharla } from '#tests/support/app.ts'
import { startTalk } from '#tests/support/talk.ts'

withCharla()

describe('giving a conversation to somebody', () => {
  it('answers the agent, notes who did it, and takes it away again', async () => {
    const talk = await startTalk()
    const { agent, administrator } = talk.tenant
    const assign = (assignee_id: number | null, as = agent) => talk.ask('POST', '/assignments', { assignee_id }, as)
    expect(await assign(agent.userId)).toMatchObject({
      status: 200,
      body: { id: agent.userId, name: 'Amal', role: 'agent' },
    })
    expect(await assign(agent.userId, administrator)).toMatchObject({ status: 200 }) // again: nothing happens
    expect(await assign(administrator.userId)).toMatchObject({ body: { id: administrator.userId } })
    expect(await assign(null)).toMatchObject({ status: 200, body: null })
    expect(await assign(0)).toMatchObject({ status: 200, body: null }) // as Chatwoot's clients say nobody
    expect(await talk.activity()).toEqual([
      'Amal self-assigned this conversation',
      'Assigned to Ada by Amal',
      'Conversation unassigned by Amal',
    ])
    expect((await talk.conversation()).meta).not.toHaveProperty('assignee')
  })

  it('refuses who may not see it: an agent of no inbox, another account’s, nobody', async () => {
    const talk = await startTalk()
    const other = await makeTenant()
    for (const assignee_id of [talk.tenant.outsider.userId, other.administrator.userId, 999_999_999])
      expect(await talk.ask('POST', '/assignments', { assignee_id })).toMatchObject({
        status: 422,
        body: { attributes: ['assignee_id'] },
      })
    expect((await talk.conversation()).meta).not.toHaveProperty('assignee')
    expect(await talk.activity()).toEqual([])
  })

  it.each([{}, { assignee_id: 'Ada' }, { assignee_id: true }, { assignee_id: [1] }, { assignee_id: '' }])(
    'refuses %j',
    async json => {
      const talk = await startTalk()
      expect(await talk.ask('POST', '/assignments', json)).toMatchObject({
        status: 422,
        body: { attributes: ['assignee_id'] },
      })
    },
  )
})
