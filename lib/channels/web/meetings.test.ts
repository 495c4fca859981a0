import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runtime } from '#lib/base/runtime.ts'
import { makeVisitor, request, type Tenant, type VisitorToken, withCharla, writes } from '#tests/support/app.ts'
import { startTalk } from '#tests/support/talk.ts'

withCharla({ env: { ALLOWED_PRIVATE_ADDRESSES: '127.0.0.1' } })

const asked: { path: string | undefined; authorization: string | undefined; body: unknown }[] = []
let answer: { status: number; body: string }
const server = createServer(async (request, response) => {
  let body = ''
  for await (const part of request) body += part
  asked.push({ path: request.url, authorization: request.headers.authorization, body: JSON.parse(body) })
  response.writeHead(answer.status).end(answer.body)
})
beforeAll(async () => {
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  runtime().env.DYTE_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise(done => server.close(done)))
beforeEach(() => {
  asked.length = 0
  answer = { status: 201, body: JSON.stringify({ success: true, data: { id: 'p', token: 'a ticket' } }) }
})

const connect = ({ accountId, administrator: as }: Tenant) =>
  request('POST', `/api/v1/accounts/${accountId}/integrations/hooks`, {
    as,
    json: { app_id: 'dyte', settings: { organization_id: 'our-organisation', api_key: 'our key' } },
  })
const join = (as: VisitorToken, message_id: unknown) =>
  request('POST', '/api/v1/widget/integrations/dyte/add_participant_to_meeting', { as, json: { message_id } })

async function invited(content_attributes: object = { type: 'dyte', data: { meeting_id: 'a/call' } }, rest = {}) {
  const talk = await startTalk()
  const said = await talk.ask('POST', '/messages', {
    content: 'Shall we talk?',
    content_type: 'integrations',
    content_attributes,
    ...rest,
  })
  return { ...talk, id: (said.body as { id: number }).id }
}

describe('a visitor who is invited to a call', () => {
  it('has a ticket of the provider, as a guest', async () => {
    const { tenant, visitor, id } = await invited()
    await connect(tenant)
    await request('PATCH', '/api/v1/widget/contact', { as: visitor, json: { name: 'Zoe' } })
    expect(await join(visitor, id)).toMatchObject({ status: 200, body: { token: 'a ticket' } })
    expect(asked).toEqual([
      {
        path: '/v2/meetings/a%2Fcall/participants',
        authorization: `Basic ${Buffer.from('our-organisation:our key').toString('base64')}`,
        body: { custom_participant_id: expect.any(String), name: 'Zoe', preset_name: 'group_call_participant' },
      },
    ])
  })

  it('is told why there is none', async () => {
    const { tenant, visitor, id } = await invited()
    expect(await join(visitor, id)).toMatchObject({ status: 422, body: { attributes: ['message_id'] } })
    await connect(tenant)
    answer = { status: 401, body: '{"success":false}' }
    expect((await join(visitor, id)).status).toBe(422)
    answer = { status: 200, body: 'no JSON' }
    expect((await join(visitor, id)).status).toBe(422)
    expect((await join(visitor, 'x')).status).toBe(422)
    const { DYTE_URL } = runtime().env
    runtime().env.DYTE_URL = 'http://127.0.0.1:1'
    expect((await join(visitor, id)).status).toBe(503)
    runtime().env.DYTE_URL = DYTE_URL
  })

  it('has none for what is not an invitation to them', async () => {
    const { tenant, visitor, id } = await invited()
    await connect(tenant)
    const note = await invited(undefined, { private: true })
    const other = await invited({ type: 'other', data: { meeting_id: 'a' } })
    expect((await join(note.visitor, note.id)).status).toBe(404)
    expect((await join(other.visitor, other.id)).status).toBe(422)
    const stranger = await makeVisitor(tenant)
    expect((await join(stranger, id)).status).toBe(404)
    await writes(stranger, 'Hello')
    expect((await join(stranger, id)).status).toBe(404)
    expect((await join(visitor, id + 1_000_000)).status).toBe(404)
    expect(asked).toEqual([])
  })
})
