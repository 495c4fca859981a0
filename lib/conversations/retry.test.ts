import { describe, expect, it } from 'vitest'
import { withCharla } from '#tests/support/app.ts'
import { apiDesk } from '#tests/support/clients.ts'
import { startTalk } from '#tests/support/talk.ts'

withCharla()

/** A message of an agent's in a conversation of an API inbox, and what becomes of it. */
async function said(json: object = {}) {
  const desk = await apiDesk()
  const { source_id } = await desk.contact()
  const { id: displayId } = await desk.begin(source_id)
  const path = `/conversations/${displayId}/messages`
  const made = await desk.member('POST', path, { content: 'Hello', ...json })
  const message = `${path}/${(made.body as { id: number }).id}`
  return {
    becomes: (json: object) => desk.member('PATCH', message, json),
    remove: () => desk.member('DELETE', message),
    retry: () => desk.member('POST', `${message}/retry`),
    changes: async (cursor: number) =>
      (await desk.member('GET', `/changes?cursor=${cursor}&wait=0`)).body as { cursor: number; events: unknown[] },
    cursor: async () => ((await desk.member('GET', path)).body as { meta: { cursor: number } }).meta.cursor,
  }
}

describe('a message that failed', () => {
  it('is sent once more, says what it said, and those who follow hear of it', async () => {
    const message = await said({ content_attributes: { in_reply_to_external_id: 'abc' } })
    await message.becomes({ status: 'failed', external_error: '131047: Re-engagement message' })
    const from = await message.cursor()
    const retried = await message.retry()
    expect(retried).toMatchObject({ status: 200, body: { content: 'Hello', status: 'sent' } })
    expect(retried.body).toHaveProperty('content_attributes', { in_reply_to_external_id: 'abc' })
    const told = JSON.stringify(await message.changes(from))
    expect(told).toContain('message.updated')
    expect(told).toContain('"previous_changes":{"status":["failed","sent"]}')
  })

  it('is sent once more for the first who asks, however many do', async () => {
    const message = await said()
    await message.becomes({ status: 'failed' })
    const from = await message.cursor()
    const answers = await Promise.all([1, 2, 3].map(() => message.retry()))
    expect(answers.map(answer => answer.status)).toEqual([200, 200, 200])
    expect(await message.cursor()).toBe(from + 1)
  })
})

describe('a message that failed and is deleted', () => {
  it('is not sent any more', async () => {
    const message = await said()
    await message.becomes({ status: 'failed' })
    expect((await message.remove()).status).toBe(200)
    expect(await message.retry()).toMatchObject({ status: 422, body: { attributes: ['message_id'] } })
  })
})

describe('what has not failed', () => {
  it('stays as it is', async () => {
    const message = await said()
    await message.becomes({ status: 'read' })
    expect(await message.retry()).toMatchObject({ status: 200, body: { status: 'read' } })
  })

  it('is refused where nobody sends it: what the customer said, and notes', async () => {
    const talk = await startTalk()
    await talk.ask('POST', '/messages', { content: 'Among us', private: true })
    for (const { id } of await talk.messages())
      expect(await talk.ask('POST', `/messages/${id}/retry`)).toMatchObject({
        status: 422,
        body: { attributes: ['message_id'] },
      })
  })

  it('is of this conversation, and of one that the member sees', async () => {
    const talk = await startTalk()
    const other = await startTalk(talk.tenant)
    const { id } = (await other.ask('POST', '/messages', { content: 'Hi' })).body as { id: number }
    expect((await talk.ask('POST', `/messages/${id}/retry`)).status).toBe(404)
    expect((await other.ask('POST', `/messages/${id}/retry`, undefined, talk.tenant.outsider)).status).toBe(404)
  })
})
