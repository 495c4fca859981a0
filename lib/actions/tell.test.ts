import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { runtime } from '#lib/base/runtime.ts'
import type { ActionWire } from '#lib/protocol/index.ts'
import { request, withCharla } from '#tests/support/app.ts'
import { answers, type Receiver, startReceiver } from '#tests/support/receiver.ts'
import { startTalk, type Talk } from '#tests/support/talk.ts'
import { work } from '#tests/support/work.ts'

withCharla({ env: { ALLOWED_PRIVATE_ADDRESSES: '127.0.0.1' } })

let receiver: Receiver
beforeAll(async () => {
  receiver = await startReceiver()
})
beforeEach(() => {
  receiver.received.length = 0
  receiver.behave(answers(200))
})
afterAll(() => receiver.close())

async function tell({ tenant, displayId }: Talk, url: string) {
  const as = tenant.agent
  const actions: ActionWire[] = [{ action_name: 'send_webhook_event', action_params: [url] }]
  const path = `/api/v1/accounts/${tenant.accountId}/macros`
  const { body } = await request('POST', path, { as, json: { name: 'Tell', actions } })
  const { id } = (body as { payload: { id: number } }).payload
  const ran = await request('POST', `${path}/${id}/execute`, { as, json: { conversation_ids: [displayId] } })
  expect(ran).toMatchObject({ status: 200, body: { payload: [{ actions: [{ error: null }] }] } })
  await work()
}

describe('an address that a macro names', () => {
  it('is told how the conversation stands', async () => {
    const talk = await startTalk()
    await tell(talk, receiver.url)
    expect(receiver.received.map(one => one.body)).toMatchObject([
      { event: 'macro.executed', id: talk.displayId, status: 'open', account: { id: talk.tenant.accountId } },
    ])
  })

  it('is told once, whatever it answers', async () => {
    receiver.behave(answers(500))
    await tell(await startTalk(), receiver.url)
    expect(receiver.received).toHaveLength(1)
  })

  it('counts once towards the limit, though its job comes again', async () => {
    const hit = vi.spyOn(runtime().redis, 'hit')
    await tell(await startTalk(), receiver.url)
    expect(hit.mock.calls.filter(([key]) => key.startsWith('limit:telling:'))).toHaveLength(1)
    hit.mockRestore()
  })

  it('is told no more when too much is told', async () => {
    const talk = await startTalk()
    const { redis } = runtime()
    const hit = redis.hit.bind(redis)
    const spy = vi
      .spyOn(redis, 'hit')
      .mockImplementation((key, ...rest) =>
        key.startsWith('limit:telling:')
          ? Promise.resolve({ allowed: false, remaining: 0, retryAfter: 60 })
          : hit(key, ...rest),
      )
    const as = talk.tenant.agent
    const actions = [{ action_name: 'send_webhook_event', action_params: [receiver.url] }]
    const path = `/api/v1/accounts/${talk.tenant.accountId}/macros`
    const made = await request('POST', path, { as, json: { name: 'Tell', actions } })
    const { id } = (made.body as { payload: { id: number } }).payload
    const ran = await request('POST', `${path}/${id}/execute`, { as, json: { conversation_ids: [talk.displayId] } })
    spy.mockRestore()
    expect(ran).toMatchObject({ body: { payload: [{ actions: [{ error: expect.stringContaining('Too many') }] }] } })
    await work()
    expect(receiver.received).toEqual([])
  })

  it('must be on the public internet, and may be nobody’s', async () => {
    await tell(await startTalk(), 'http://10.0.0.1/')
    await tell(await startTalk(), 'http://127.0.0.1:9/')
    expect(receiver.received).toEqual([])
  })
})
