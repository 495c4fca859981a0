import { describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import { makeTenant, makeVisitor, request, type Tenant, withCharla, writes } from '#tests/support/app.ts'
import { become, websiteOf } from '#tests/support/identities.ts'
import { listed, startTalk } from '#tests/support/talk.ts'
import { visitorToken } from './visitor.ts'

withCharla()

const launcher = ({ websiteToken }: Tenant, conversation = '') =>
  request('GET', `/widget/launcher?website_token=${websiteToken}&cw_conversation=${conversation}`, {
    headers: { origin: 'https://shop.test' },
  })

describe('what a page asks before the chat is opened', () => {
  it('is answered to any site: colour and language', async () => {
    const tenant = await makeTenant()
    const answer = await launcher(tenant)
    expect(answer).toMatchObject({ status: 200, body: { widget_color: '#1f93ff', locale: 'en', unread_count: 0 } })
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it('counts what the visitor has not read, for who proves to be them (W9)', async () => {
    const talk = await startTalk()
    await talk.ask('POST', '/messages', { content: 'An answer' })
    expect((await launcher(talk.tenant, talk.visitor.authToken)).body).toMatchObject({ unread_count: 1 })
    for (const other of ['forged', await visitorToken({ sourceId: 'other', inboxId: talk.tenant.inboxId }, new Date())])
      expect((await launcher(talk.tenant, other)).body).toMatchObject({ unread_count: 0 })
  })
})

describe('what a page asks of the person who the website says that the visitor is', () => {
  it('counts for who is proven, without a token of theirs, and refuses what proves nothing (SEC4, W9)', async () => {
    const tenant = await makeTenant()
    const { hash, token } = await websiteOf(tenant)
    const ask = (said: Record<string, string>) =>
      request('POST', `/widget/launcher?website_token=${tenant.websiteToken}`, {
        headers: { origin: 'https://shop.test', 'content-type': 'application/x-www-form-urlencoded' },
        raw: String(new URLSearchParams(said)),
      })
    const zoe = await become(await makeVisitor(tenant), { identifier: 'crm-1', identifier_hash: hash('crm-1') })
    await writes(zoe, 'Hello')
    const [conversation] = (await listed(tenant, 'status=all')).payload
    const path = `/api/v1/accounts/${tenant.accountId}/conversations/${conversation?.id}/messages`
    await request('POST', path, { as: tenant.administrator, json: { content: 'An answer' } })
    const signed = await token({ sub: 'crm-1' })
    const proofs: Record<string, string>[] = [
      { identifier: 'crm-1', identifier_hash: hash('crm-1') },
      { identity_token: signed },
    ]
    for (const proof of proofs)
      expect(await ask(proof)).toMatchObject({ status: 200, body: { unread_count: 1, text_color: '#000000' } })
    expect((await ask({ identifier: 'crm-1' })).body).toMatchObject({ unread_count: 0 })
    expect((await ask({ identifier: 'crm-2', identifier_hash: hash('crm-2') })).body).toMatchObject({ unread_count: 0 })
    expect((await ask({ identifier: 'crm-2', identifier_hash: hash('crm-1') })).status).toBe(401)
    const stale = await token({ sub: 'crm-1' }, { expires: '-1m' })
    expect((await ask({ identity_token: stale })).status).toBe(401)
    const counted = await withSystem(sql => sql`select from charla.contacts where account_id = ${tenant.accountId}`)
    expect(counted).toHaveLength(1)
  })
})

it('an older loader’s further parts are the present ones', async () => {
  for (const part of ['host-OLD00000.js', 'calls-OLD00000.js', 'unread-OLD00000.js']) {
    const { status, headers } = await request('GET', `/widget/assets/${part}`)
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-cache')
  }
  expect((await request('GET', '/widget/assets/app-OLD00000.js')).status).toBe(404)
})

describe('the widget’s frame', () => {
  const frame = async (allowed_domains: string) => {
    const tenant = await makeTenant()
    await request('PATCH', `/api/v1/accounts/${tenant.accountId}/inboxes/${tenant.inboxId}`, {
      as: tenant.administrator,
      json: { channel: { allowed_domains } },
    })
    return request('GET', `/widget?website_token=${tenant.websiteToken}`)
  }

  it.each([
    ['', 'frame-ancestors *'],
    ['shop.test, *.shop.test', "frame-ancestors 'self' shop.test *.shop.test"],
  ])('may be embedded by %j, and runs our own scripts alone', async (allowed, expected) => {
    const { status, headers } = await frame(allowed)
    expect(status, 'build the widget first: node scripts/build-widget.mjs').toBe(200)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain(expected)
    expect(policy).toMatch(/default-src 'none'; script-src 'self';/)
    expect(policy).not.toContain('unsafe')
  })
})
