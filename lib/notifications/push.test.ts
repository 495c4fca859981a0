import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { NotificationWire } from '#lib/protocol/index.ts'
import { makeTenant, type Person, request, type Tenant, withCharla, writes } from '#tests/support/app.ts'
import { notificationsOf } from '#tests/support/notifications.ts'
import { type Browser, startPushService } from '#tests/support/push-service.ts'
import { startTalk, type Talk } from '#tests/support/talk.ts'
import { work } from '#tests/support/work.ts'
import { deliverPush } from './push.ts'
import { subscribe, subscriptionsOf } from './subscriptions.ts'

withCharla({ env: { ALLOWED_PRIVATE_ADDRESSES: '127.0.0.1' } })

let service: Awaited<ReturnType<typeof startPushService>>
beforeAll(async () => {
  service = await startPushService()
})
afterAll(() => service.close())

let tenant: Tenant
let talk: Talk
let browser: Browser
beforeEach(async () => {
  tenant = await makeTenant()
  talk = await startTalk(tenant, 'Where is my parcel?')
  browser = service.browser()
  await subscribe(tenant.agent.userId, browser.subscription)
})

const assign = async () => {
  await talk.ask('POST', '/assignments', { assignee_id: tenant.agent.userId }, tenant.administrator)
  return (await notificationsOf(tenant, tenant.agent)).payload[0] as NotificationWire
}
const settings = (as: Person, selected_push_flags: string[]) =>
  request('PATCH', `/api/v1/accounts/${tenant.accountId}/notification_settings`, { as, json: { selected_push_flags } })
const devices = async ({ userId }: Person) => (await subscriptionsOf(userId)).map(one => one.identifier)

describe('a notification by push (O5)', () => {
  it('goes to every browser of who wants it, once, and leads to the conversation', async () => {
    const other = service.browser()
    await subscribe(tenant.agent.userId, other.subscription)
    const { id } = await assign()
    await work()
    await work()
    for (const one of [browser, other])
      expect(one.read()).toEqual([
        {
          title: `Conversation #${talk.displayId} was assigned to you`,
          body: expect.stringContaining('Where is my parcel?'),
          tag: `conversation_assignment_${talk.displayId}_${id}`,
          url: `http://localhost:3000/app/accounts/${tenant.accountId}/conversations/${talk.displayId}`,
          account_id: tenant.accountId,
        },
      ])
  })

  it('is sealed for the browser, and signed with the key that the dashboard subscribes with', async () => {
    await assign()
    await work()
    const { headers, body } = browser.own()[0] ?? {}
    expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'high', ttl: '86400' })
    expect(body?.toString('latin1')).not.toContain('parcel')
    const { body: installation } = await request('GET', '/api/v1/installation')
    const { vapid_public_key } = installation as { vapid_public_key: string }
    expect(await browser.signedBy()).toEqual({
      key: vapid_public_key,
      audience: service.origin,
      subject: 'mailto:no-reply@localhost',
    })
  })

  it('goes out for what is chosen alone, and to who chose it', async () => {
    await settings(tenant.agent, ['push_assigned_conversation_new_message'])
    await assign()
    await work()
    expect(browser.own()).toEqual([])
    await writes(talk.visitor, 'Hello?')
    await notificationsOf(tenant, tenant.agent)
    await work()
    expect(browser.read()).toMatchObject([{ title: `New message in your conversation #${talk.displayId}` }])
  })

  it('speaks the person’s language', async () => {
    const json = { profile: { ui_settings: { locale: 'pt_BR' } } }
    await request('PUT', '/api/v1/profile', { as: tenant.agent, json })
    await assign()
    await work()
    expect(browser.read()[0]?.title).toBe(`A conversa #${talk.displayId} foi atribuída a você`)
  })

  it('has the beginning of a long text, in any letters', async () => {
    await settings(tenant.agent, ['push_assigned_conversation_new_message'])
    await assign()
    await writes(talk.visitor, '💬'.repeat(5_000))
    await notificationsOf(tenant, tenant.agent)
    await work()
    expect(browser.read()[0]?.body).toMatch(/(💬){50,}…$/u)
  })

  it('does not go out once it is read, nor about what the member may not see any more (SEC3)', async () => {
    const { id } = await assign()
    await request('PATCH', `/api/v1/accounts/${tenant.accountId}/notifications/${id}`, { as: tenant.agent })
    await work()
    const second = await startTalk(tenant)
    await second.ask('POST', '/assignments', { assignee_id: tenant.agent.userId }, tenant.administrator)
    await notificationsOf(tenant, tenant.agent)
    await request('PATCH', `/api/v1/accounts/${tenant.accountId}/inbox_members`, {
      as: tenant.administrator,
      json: { inbox_id: tenant.inboxId, user_ids: [tenant.administrator.userId] },
    })
    await work()
    expect(browser.own()).toEqual([])
  })

  it.each([404, 410])('makes us forget the browser that its service answers %i for, and no other', async status => {
    const other = service.browser()
    await subscribe(tenant.agent.userId, other.subscription)
    service.answers.set(browser.path, status)
    await assign()
    await work()
    expect(await devices(tenant.agent)).toEqual([other.subscription.subscription_attributes.endpoint])
    expect(other.read()).toHaveLength(1)
  })

  it.each([429, 503])('is tried again with the one browser whose service answers %i', async status => {
    const other = service.browser()
    await subscribe(tenant.agent.userId, other.subscription)
    const [first] = await subscriptionsOf(tenant.agent.userId)
    service.answers.set(browser.path, status)
    const { id } = await assign()
    await work()
    const push = { account_id: tenant.accountId, notification: id, subscription: first?.id as number }
    await expect(deliverPush.run(push)).rejects.toThrow(String(status))
    service.answers.delete(browser.path)
    await deliverPush.run(push)
    expect(browser.own().length).toBeGreaterThanOrEqual(3)
    expect(other.own()).toHaveLength(1)
    expect(await devices(tenant.agent)).toHaveLength(2)
  })

  it.each([400, 403])('is not tried again where the service answers %i, and the browser is kept', async status => {
    service.answers.set(browser.path, status)
    const { id } = await assign()
    const [device] = await subscriptionsOf(tenant.agent.userId)
    await deliverPush.run({ account_id: tenant.accountId, notification: id, subscription: device?.id as number })
    expect(await devices(tenant.agent)).toHaveLength(1)
  })

  it('is not shown to whoever signed in on the device since', async () => {
    const { id } = await assign()
    const [device] = await subscriptionsOf(tenant.agent.userId)
    await subscribe(tenant.outsider.userId, browser.subscription)
    await deliverPush.run({ account_id: tenant.accountId, notification: id, subscription: device?.id as number })
    await work()
    expect(browser.own()).toEqual([])
  })
})

describe('a trial', () => {
  const attempt = (as: Person) => request('POST', '/api/v1/notification_subscriptions/test', { as })
  const add = (as: Person, subscription_attributes: object, subscription_type = 'browser_push') =>
    request('POST', '/api/v1/notification_subscriptions', { as, json: { subscription_type, subscription_attributes } })

  it('says how every device took it', async () => {
    const [refusing, gone] = [service.browser(), service.browser()]
    service.answers.set(refusing.path, 403)
    service.answers.set(gone.path, 410)
    for (const one of [refusing, gone]) await subscribe(tenant.agent.userId, one.subscription)
    await add(tenant.agent, { device_id: `d-${tenant.agent.userId}`, push_token: 'token' }, 'fcm')
    const { status, body } = await attempt(tenant.agent)
    expect([status, body]).toMatchObject([
      200,
      {
        payload: [
          { outcome: 'delivered', status: 201, reason: null },
          { outcome: 'failed', status: 403 },
          { outcome: 'gone', status: 410 },
          { outcome: 'not_supported', subscription_type: 'fcm', reason: expect.any(String) },
        ],
      },
    ])
    expect(browser.read()).toMatchObject([{ title: 'Notifications work', tag: 'trial' }])
    expect(await devices(tenant.agent)).toHaveLength(3)
    expect((await attempt(tenant.outsider)).body).toEqual({ payload: [] })
  })

  it('reaches nothing that is not on the public internet (SEC5)', async () => {
    const { p256dh, auth } = browser.subscription.subscription_attributes
    await add(tenant.outsider, { endpoint: `https://10.0.0.${tenant.outsider.userId % 250}/push`, p256dh, auth })
    expect(await attempt(tenant.outsider)).toMatchObject({
      body: { payload: [{ outcome: 'failed', status: null, reason: expect.stringContaining('public internet') }] },
    })
  })

  it.each([
    ['key', 'secret'],
    [Buffer.alloc(65, 4).toString('base64url'), Buffer.alloc(16).toString('base64url')],
  ])('makes us forget a browser with keys that are none: %s', async (p256dh, auth) => {
    await add(tenant.outsider, { endpoint: `https://push.test/${tenant.outsider.userId}`, p256dh, auth })
    expect(await attempt(tenant.outsider)).toMatchObject({ body: { payload: [{ outcome: 'gone', status: null }] } })
    expect(await devices(tenant.outsider)).toEqual([])
  })

  it('is for who has signed in, ten times a minute', async () => {
    expect((await request('POST', '/api/v1/notification_subscriptions/test')).status).toBe(401)
    for (let n = 0; n < 10; n++) expect((await attempt(tenant.outsider)).status).toBe(200)
    expect((await attempt(tenant.outsider)).status).toBe(429)
  })
})
