import { describe, expect, it } from 'vitest'
import { type Answer, makeTenant, makeVisitor, request, type Tenant, withCharla, writes } from '#tests/support/app.ts'
import { become, websiteOf } from '#tests/support/identities.ts'
import { listed, startTalk } from '#tests/support/talk.ts'

withCharla()

type Launcher = { unread_count: number; cursor?: number; token?: string }

const ask = async ({ websiteToken }: Tenant, token = '', rest = ''): Promise<Launcher> => {
  const path = `/widget/launcher?website_token=${websiteToken}&cw_conversation=${token}${rest}`
  const { status, body } = (await request('GET', path)) as Answer
  expect(status).toBe(200)
  return body as Launcher
}

/** What came of waiting, and whether it was over before anything was done, and a moment after. */
async function waiting(tenant: Tenant, token: string, cursor: number | undefined, meanwhile = async () => {}) {
  let isOver = false
  const answer = ask(tenant, token, `&cursor=${cursor}&wait=3`).finally(() => {
    isOver = true
  })
  await new Promise(resolve => setTimeout(resolve, 200))
  const wasOver = isOver
  await meanwhile()
  await new Promise(resolve => setTimeout(resolve, 300))
  return { wasOver, isOver, ...(await answer) }
}

describe('who is known waits for what is said to them (W9)', () => {
  it('hears of an answer, and of what was read elsewhere', async () => {
    const { tenant, visitor, ask: talk } = await startTalk()
    const { cursor } = await ask(tenant, visitor.authToken)
    const answered = await waiting(tenant, visitor.authToken, cursor, async () => {
      await talk('POST', '/messages', { content: 'An answer' })
    })
    expect(answered).toMatchObject({ wasOver: false, unread_count: 1 })
    const read = await waiting(tenant, visitor.authToken, answered.cursor, async () => {
      await request('POST', '/api/v1/widget/conversations/update_last_seen', { as: visitor })
    })
    expect(read).toMatchObject({ wasOver: false, unread_count: 0 })
  })

  it('hears at once of what came before they asked, and of a number that is not one to go by', async () => {
    const { tenant, visitor, ask: talk } = await startTalk()
    const { cursor = 0 } = await ask(tenant, visitor.authToken)
    await talk('POST', '/messages', { content: 'An answer' })
    expect(await waiting(tenant, visitor.authToken, cursor)).toMatchObject({ wasOver: true, unread_count: 1 })
    expect(await waiting(tenant, visitor.authToken, cursor + 1_000_000)).toMatchObject({ wasOver: true })
  })

  it('is not woken by what is said to others, or by notes', async () => {
    const { tenant, visitor, ask: talk } = await startTalk()
    const other = await startTalk(tenant, 'Another')
    const { cursor } = await ask(tenant, visitor.authToken)
    const waited = await waiting(tenant, visitor.authToken, cursor, async () => {
      await other.ask('POST', '/messages', { content: 'For somebody else' })
      await talk('POST', '/messages', { content: 'A note', private: true })
    })
    expect(waited).toMatchObject({ isOver: false, unread_count: 0 })
  })

  it('is told where to wait from only if there is anybody: strangers are answered at once', async () => {
    const tenant = await makeTenant()
    const stranger = await makeVisitor(tenant)
    expect(await ask(tenant, stranger.authToken)).not.toHaveProperty('cursor')
    expect(await waiting(tenant, stranger.authToken, 0)).toMatchObject({ wasOver: true })
    expect((await request('GET', `/widget/launcher?website_token=${tenant.websiteToken}&wait=26`)).status).toBe(422)
  })
})

it('who is proven waits with a token that only their page has', async () => {
  const tenant = await makeTenant()
  const { hash } = await websiteOf(tenant)
  const said = (identifier: string, identifier_hash?: string) =>
    request('POST', `/widget/launcher?website_token=${tenant.websiteToken}`, { json: { identifier, identifier_hash } })
  expect((await said('crm-1', hash('crm-1'))).body).not.toHaveProperty('token')
  await writes(
    await become(await makeVisitor(tenant), { identifier: 'crm-1', identifier_hash: hash('crm-1') }),
    'Hello',
  )
  expect((await said('crm-1')).body).not.toHaveProperty('token')
  const { token, cursor } = (await said('crm-1', hash('crm-1'))).body as Launcher
  const [conversation] = (await listed(tenant, 'status=all')).payload
  const answered = await waiting(tenant, token ?? '', cursor, async () => {
    const path = `/api/v1/accounts/${tenant.accountId}/conversations/${conversation?.id}/messages`
    await request('POST', path, { as: tenant.administrator, json: { content: 'An answer' } })
  })
  expect(answered).toMatchObject({ wasOver: false, unread_count: 1 })
})
