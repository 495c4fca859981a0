import { describe, expect, it } from 'vitest'
import { makeTenant, request, type Tenant, withCharla } from '#tests/support/app.ts'
import { startTalk } from '#tests/support/talk.ts'
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
