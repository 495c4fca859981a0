import { SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { keyFor } from '#lib/base/crypto.ts'
import type { WidgetConfigWire } from '#lib/protocol/index.ts'
import { makeTenant, makeVisitor, request, type Tenant, withCharla, writes } from '#tests/support/app.ts'
import { tablesOf } from '#tests/support/catalogue.ts'
import { rowsOf } from '#tests/support/planted.ts'
import { asSuperuser } from '#tests/support/superuser.ts'
import { visitorToken } from './visitor.ts'

withCharla()

const config = async ({ websiteToken }: Pick<Tenant, 'websiteToken'>, authToken?: string) =>
  (
    await request('POST', `/api/v1/widget/config?website_token=${websiteToken}`, {
      headers: authToken ? { 'x-auth-token': authToken } : {},
    })
  ).body as WidgetConfigWire
const look = (authToken: string | undefined, websiteToken: string) =>
  request('GET', `/api/v1/widget/conversations?website_token=${websiteToken}`, {
    headers: authToken ? { 'x-auth-token': authToken } : {},
  })

describe('the configuration of a widget', () => {
  it('is what a page needs to draw it, with a new token for who has none', async () => {
    const tenant = await makeTenant()
    const json = {
      name: 'Shop',
      channel: { welcome_title: 'Hi', widget_color: '#123456', reply_time: 'in_a_few_hours' },
    }
    await request('PATCH', `/api/v1/accounts/${tenant.accountId}/inboxes/${tenant.inboxId}`, {
      as: tenant.administrator,
      json,
    })
    const [first, second] = [await config(tenant), await config(tenant)]
    expect(first).toMatchObject({
      website_channel_config: {
        website_name: 'Shop',
        welcome_title: 'Hi',
        widget_color: '#123456',
        reply_time: 'in_a_few_hours',
        locale: 'en',
        website_token: tenant.websiteToken,
      },
      contact: { id: null, name: null, email: null, pubsub_token: expect.any(String) },
    })
    expect(first.website_channel_config.auth_token).not.toBe(second.website_channel_config.auth_token)
    expect(first.contact.pubsub_token).not.toBe(second.contact.pubsub_token)
  })

  it('writes nothing, however often it is asked for (SEC8)', async () => {
    const tenant = await makeTenant()
    const visitor = await makeVisitor(tenant)
    const rows = () =>
      asSuperuser(async sql => {
        // The workers of another test read along with the log; what is written to it stands in `events`.
        const marks = ['log_readers', 'event_cursors']
        const tables = (await tablesOf(sql)).filter(table => !marks.includes(table))
        const counts = tables.map(table =>
          sql.unsafe(
            `select count(*)::int as n, md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as hash from charla.${table} t where ${rowsOf(table, tenant.accountId)}`,
          ),
        )
        return JSON.stringify(await Promise.all(counts))
      })
    const before = await rows()
    for (let n = 0; n < 5; n++) await config(tenant)
    await config(tenant, visitor.authToken)
    const reads = ['messages', 'conversations', 'contact', 'inbox_members']
    for (const path of reads) expect((await request('GET', `/api/v1/widget/${path}`, { as: visitor })).status).toBe(200)
    await request('PATCH', '/api/v1/widget/contact', {
      as: visitor,
      json: { name: 'Nobody', email: 'nobody@example.test' },
    })
    await request('POST', '/api/v1/widget/conversations/update_last_seen', { as: visitor })
    await request('POST', '/api/v1/widget/conversations/toggle_typing', { as: visitor, json: { typing_status: 'on' } })
    expect(await rows()).toBe(before)
  })

  it('keeps the visitor who is known, and says who they are (W4)', async () => {
    const tenant = await makeTenant()
    const visitor = await makeVisitor(tenant)
    await writes(visitor, 'Hello')
    const json = { name: 'Zoe', email: 'zoe@example.test' }
    await request('PATCH', '/api/v1/widget/contact', { as: visitor, json })
    const again = await config(tenant, visitor.authToken)
    expect(again.website_channel_config.auth_token).toBe(visitor.authToken)
    expect(again.contact).toMatchObject({ ...json, id: expect.any(Number), pubsub_token: visitor.pubsubToken })
  })

  it.each(['', 'unknown', '%00', 'x'.repeat(101), "' or 1=1"])('is not there for the website %j', async token => {
    for (const [method, path] of [
      ['POST', '/api/v1/widget/config'],
      ['GET', '/widget/launcher'],
      ['GET', '/widget'],
      ['GET', '/api/v1/widget/messages'],
    ])
      expect((await request(method as string, `${path}?website_token=${token}`)).status, path).toBe(404)
  })
})

describe('a visitor’s token', () => {
  const now = new Date()
  const claims = (tenant: Tenant) => ({ sourceId: 'somebody', inboxId: tenant.inboxId })

  it('is good for 180 days, for the website that gave it', async () => {
    const [a, b] = [await makeTenant(), await makeTenant()]
    const token = await visitorToken(claims(a), now)
    expect((await look(token, a.websiteToken)).status).toBe(200)
    expect((await look(token, b.websiteToken)).status).toBe(401)
    const old = await visitorToken(claims(a), new Date(now.getTime() - 181 * 86_400_000))
    expect((await look(old, a.websiteToken)).status).toBe(401)
    expect((await config(a, old)).website_channel_config.auth_token).not.toBe(old)
  })

  it('is not forged', async () => {
    const tenant = await makeTenant()
    const sign = (alg: string, key: Uint8Array, payload: object = {}) =>
      new SignJWT({ source_id: 'somebody', inbox_id: tenant.inboxId, ...payload })
        .setProtectedHeader({ alg })
        .setExpirationTime('1h')
        .sign(key)
    const none = `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify({ source_id: 'somebody', inbox_id: tenant.inboxId }))}.`
    const good = await sign('HS256', keyFor('visitor'))
    expect((await look(good, tenant.websiteToken)).status).toBe(200)
    const forged = [
      undefined,
      'a.b.c',
      none,
      `${good}x`,
      await sign('HS256', keyFor('encrypt')),
      await sign('HS512', new Uint8Array(64)),
      await sign('HS256', keyFor('visitor'), { inbox_id: String(tenant.inboxId) }),
      await sign('HS256', keyFor('visitor'), { source_id: 7 }),
    ]
    for (const token of forged) expect((await look(token, tenant.websiteToken)).status).toBe(401)
  })

  it('opens nothing of the members', async () => {
    const tenant = await makeTenant()
    const visitor = await makeVisitor(tenant)
    const headers = {
      'x-auth-token': visitor.authToken,
      api_access_token: visitor.authToken,
      'access-token': visitor.authToken,
      client: 'x',
    }
    expect((await request('GET', `/api/v1/accounts/${tenant.accountId}`, { headers })).status).toBe(401)
  })
})
