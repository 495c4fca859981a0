import { describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import type { ActionWire, MacroRun, MacroWire } from '#lib/protocol/index.ts'
import { type Person, request, withCharla } from '#tests/support/app.ts'
import { aFile, formOf } from '#tests/support/files.ts'
import { startTalk, type Talk } from '#tests/support/talk.ts'
import { outbox, work } from '#tests/support/work.ts'

withCharla()

async function macroOf({ tenant }: Talk, actions: ActionWire[], as: Person = tenant.agent): Promise<number> {
  const json = { name: 'Macro', actions }
  const { body } = await request('POST', `/api/v1/accounts/${tenant.accountId}/macros`, { as, json })
  return (body as { payload: MacroWire }).payload.id
}

const execute = ({ tenant }: Talk, id: number, conversation_ids: number[], as: Person = tenant.agent) =>
  request('POST', `/api/v1/accounts/${tenant.accountId}/macros/${id}/execute`, { as, json: { conversation_ids } })

async function run(talk: Talk, actions: ActionWire[], as?: Person) {
  const answer = await execute(talk, await macroOf(talk, actions, as), [talk.displayId], as)
  expect(answer.status).toBe(200)
  return (answer.body as { payload: [MacroRun] }).payload[0].actions.map(one => one.error)
}

describe('a macro', () => {
  it('does its actions in their order, as whoever runs it', async () => {
    const talk = await startTalk()
    const errors = await run(talk, [
      { action_name: 'send_message', action_params: ['Hello from {{agent.name}}'] },
      { action_name: 'add_private_note', action_params: ['Greeted'] },
      { action_name: 'add_label', action_params: ['vip', 'greeted'] },
      { action_name: 'remove_label', action_params: ['vip'] },
      { action_name: 'assign_agent', action_params: ['self'] },
      { action_name: 'change_priority', action_params: ['high'] },
      { action_name: 'snooze_conversation', action_params: [] },
    ])
    expect(errors).toEqual(Array(7).fill(null))
    expect(await talk.conversation()).toMatchObject({
      status: 'snoozed',
      priority: 'high',
      labels: ['greeted'],
      meta: { assignee: { id: talk.tenant.agent.userId } },
    })
    const said = (await talk.messages()).filter(one => one.message_type === 1)
    expect(said).toMatchObject([
      { content: 'Hello from Amal', private: false, sender: { id: talk.tenant.agent.userId } },
      { content: 'Greeted', private: true },
    ])
  })

  it('takes back what is assigned, and resolves, mutes and sets statuses', async () => {
    const talk = await startTalk()
    await talk.ask('POST', '/assignments', { assignee_id: talk.tenant.agent.userId })
    await run(talk, [
      { action_name: 'remove_assigned_agent', action_params: [] },
      { action_name: 'remove_assigned_team', action_params: [] },
      { action_name: 'change_priority', action_params: ['nil'] },
      { action_name: 'change_status', action_params: ['pending'] },
    ])
    expect(await talk.conversation()).toMatchObject({ status: 'pending', priority: null, meta: {} })
    await run(talk, [{ action_name: 'resolve_conversation', action_params: [] }])
    expect(await talk.conversation()).toMatchObject({ status: 'resolved', muted: false })
    await run(talk, [{ action_name: 'mute_conversation', action_params: [] }])
    expect(await talk.conversation()).toMatchObject({ status: 'resolved', muted: true })
  })

  it('says which action was refused and why, and does the others', async () => {
    const talk = await startTalk()
    const { outsider } = talk.tenant
    const errors = await run(talk, [
      { action_name: 'assign_agent', action_params: [outsider.userId] },
      { action_name: 'assign_team', action_params: [987_654_321] },
      { action_name: 'send_email_transcript', action_params: ['{{contact.email}}'] },
      { action_name: 'add_label', action_params: ['done'] },
    ])
    expect(errors).toEqual([
      'assignee_id: is not somebody who can see this conversation',
      'team_id: is not a team of this account',
      'action_params: there is no e-mail address to send it to',
      null,
    ])
    expect((await talk.conversation()).labels).toEqual(['done'])
  })

  it('sends files and transcripts', async () => {
    const talk = await startTalk()
    const path = `/api/v1/accounts/${talk.tenant.accountId}/upload`
    const form = formOf({ attachment: aFile('prices', 'prices.txt', 'text/plain') })
    const { blob_id } = (await request('POST', path, { as: talk.tenant.agent, form })).body as { blob_id: number }
    const errors = await run(talk, [
      { action_name: 'send_attachment', action_params: [blob_id] },
      { action_name: 'send_email_transcript', action_params: ['zoe@example.test, zac@example.test'] },
    ])
    expect(errors).toEqual([null, null])
    expect((await talk.messages()).at(-1)?.attachments).toHaveLength(1)
    expect((await outbox(talk.tenant)).map(mail => mail.to).sort()).toEqual(['zac@example.test', 'zoe@example.test'])
  })

  it('runs on several: the first at once, the rest by jobs', async () => {
    const first = await startTalk()
    const talks = [first]
    for (let count = 1; count < 7; count++) talks.push(await startTalk(first.tenant))
    const id = await macroOf(first, [{ action_name: 'add_label', action_params: ['seen'] }])
    const ids = talks.map(talk => talk.displayId)
    const { body } = await execute(first, id, [...ids, ids[0] as number])
    expect(body).toMatchObject({ queued: ids.slice(5) })
    await work()
    for (const talk of talks) expect((await talk.conversation()).labels).toEqual(['seen'])
  })

  it('says the same in each of them, once', async () => {
    const first = await startTalk()
    const talks = [first]
    for (let count = 1; count < 7; count++) talks.push(await startTalk(first.tenant))
    const id = await macroOf(first, [
      { action_name: 'send_message', action_params: ['It is back'] },
      { action_name: 'add_private_note', action_params: ['Told'] },
    ])
    await execute(
      first,
      id,
      talks.map(talk => talk.displayId),
    )
    await work()
    for (const talk of talks)
      expect((await talk.messages()).slice(1).map(one => one.content)).toEqual(['It is back', 'Told'])
  })

  it('asked again under the same key does nothing again, and answers the same', async () => {
    const talk = await startTalk()
    const id = await macroOf(talk, [{ action_name: 'send_message', action_params: ['Hello there'] }])
    const { accountId, agent } = talk.tenant
    const once = () =>
      request('POST', `/api/v1/accounts/${accountId}/macros/${id}/execute`, {
        as: agent,
        json: { conversation_ids: [talk.displayId] },
        headers: { 'idempotency-key': 'one' },
      })
    const first = await once()
    // As when what was answered could not be kept.
    await withSystem(sql => sql`delete from charla.idempotency_keys where account_id = ${accountId}`)
    expect((await once()).body).toEqual(first.body)
    await work()
    expect((await talk.messages()).filter(one => one.content === 'Hello there')).toHaveLength(1)
  })

  it('that could not be run at once is run by its job', async () => {
    const talk = await startTalk()
    const id = await macroOf(talk, [{ action_name: 'send_message', action_params: ['Hello there'] }])
    const rename = (from: string, to: string) =>
      withSystem(
        sql => sql`update charla.macros set actions = replace(actions::text, ${from}, ${to})::jsonb where id = ${id}`,
      )
    await rename('send_message', 'burn')
    expect((await execute(talk, id, [talk.displayId])).body).toEqual({ payload: [], queued: [talk.displayId] })
    await rename('burn', 'send_message')
    await work()
    expect((await talk.messages()).filter(one => one.content === 'Hello there')).toHaveLength(1)
  })

  it('runs on nothing that the member may not see, and is nobody else’s to run', async () => {
    const talk = await startTalk()
    const actions: ActionWire[] = [{ action_name: 'add_label', action_params: ['seen'] }]
    const { agent, outsider } = talk.tenant
    const theirs = await macroOf(talk, actions, outsider)
    expect((await execute(talk, theirs, [talk.displayId], outsider)).status).toBe(404)
    expect((await execute(talk, theirs, [talk.displayId], agent)).status).toBe(404)
    const mine = await macroOf(talk, actions)
    expect((await execute(talk, mine, [talk.displayId, 987_654_321])).status).toBe(404)
    expect((await talk.conversation()).labels).toEqual([])
    expect(await execute(talk, mine, [])).toMatchObject({ status: 422, body: { attributes: ['conversation_ids'] } })
  })
})
