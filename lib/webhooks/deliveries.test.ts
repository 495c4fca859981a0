import { describe, expect, it } from 'vitest'
import { runtime } from '#lib/base/runtime.ts'
import type { WebhookDeliveryWire, WebhookWire } from '#lib/protocol/index.ts'
import targets from '#tests/fixtures/ssrf.json' with { type: 'json' }
import { makeTenant, request, withCharla } from '#tests/support/app.ts'
import { startHook } from '#tests/support/hooks.ts'
import { answers } from '#tests/support/receiver.ts'
import { asSuperuser } from '#tests/support/superuser.ts'
import { startTalk } from '#tests/support/talk.ts'
import { prune } from './prune.ts'

withCharla({ env: { ALLOWED_PRIVATE_ADDRESSES: '127.0.0.1' } })

const HOUR_MS = 3_600_000
type Whole = WebhookDeliveryWire & { payload: Record<string, unknown>; attempts: unknown[] }

describe('the log of deliveries', () => {
  it('shows what was sent, what was answered, how long it took and how often it was tried, and no secret', async () => {
    const { tenant, receiver, webhook, ask, deliver, pass, deliveries } = await startHook()
    const { url } = receiver
    await ask('PATCH', `/webhooks/${webhook.id}`, { url: `${url}?key=of-the-customer` })
    const talk = await startTalk(tenant)
    receiver.behave(answers(500, {}, 'not today'))
    await deliver()
    receiver.behave(answers(200, {}, 'thank you'))
    await pass(0.5)
    const [delivery] = (await deliveries()) as [WebhookDeliveryWire]
    const attempt = { url, duration_ms: expect.any(Number), at: expect.any(String) }
    expect(delivery).toMatchObject({
      uid: receiver.received[0]?.id,
      event: 'message_created',
      receiver: { kind: 'webhook', id: webhook.id },
      conversation_id: talk.displayId,
      inbox_id: tenant.inboxId,
      state: 'delivered',
      tries: 2,
      next_at: null,
      last_attempt: { ...attempt, status: 200, reason: null, response: 'thank you' },
    })
    const one = await ask('GET', `/webhook_deliveries/${delivery.id}`)
    const whole = (one.body as { payload: Whole }).payload
    expect(whole.attempts).toMatchObject([
      { ...attempt, status: 500, reason: 'status', response: 'not today' },
      { status: 200 },
    ])
    expect(whole.payload).toEqual(receiver.received[0]?.body)
    expect(JSON.stringify(one.body)).not.toContain('of-the-customer')
    expect(JSON.stringify(one.body)).not.toContain(webhook.secret)
    await receiver.close()
  })

  it('is listed newest first, by receiver and by state, page after page', async () => {
    const { tenant, receiver, webhook, deliver, deliveries } = await startHook()
    const talk = await startTalk(tenant)
    for (let n = 0; n < 26; n++) await talk.ask('POST', '/messages', { content: String(n) })
    receiver.behave((received, response) => answers(received.body.content === '25' ? 500 : 200)(received, response))
    await deliver()
    const page = await deliveries(`?webhook_id=${webhook.id}`)
    expect(page).toHaveLength(25)
    const rest = await deliveries(`?webhook_id=${webhook.id}&before=${page.at(-1)?.id}`)
    expect(rest).toHaveLength(2)
    const ids = [...page, ...rest].map(one => one.id)
    expect(ids).toEqual(ids.toSorted((a, b) => b - a))
    expect(await deliveries('?state=waiting')).toMatchObject([{ id: ids[0], state: 'waiting' }])
    expect(await deliveries(`?webhook_id=${webhook.id + 1}`)).toEqual([])
    expect(await deliveries(`?inbox_id=${tenant.inboxId}`)).toEqual([])
    await receiver.close()
  })

  it('sends anew what is through, with the same id, and not what is on its way', async () => {
    const { tenant, receiver, ask, deliver, deliveries, receivers } = await startHook()
    await startTalk(tenant)
    await deliver()
    const [delivery] = (await deliveries()) as [WebhookDeliveryWire]
    const replay = `/webhook_deliveries/${delivery.id}/replay`
    expect(await ask('POST', replay)).toMatchObject({ status: 200, body: { payload: { state: 'waiting' } } })
    expect(await ask('POST', replay)).toMatchObject({ status: 422, body: { attributes: ['id'] } })
    await deliver()
    expect(receiver.received.map(one => one.id)).toEqual([delivery.uid, delivery.uid])
    expect(receiver.received[1]?.raw).toBe(receiver.received[0]?.raw)
    expect(await receivers()).toMatchObject([{ waiting: 0 }])
    const id = (await receivers())[0]?.id
    await ask('PATCH', `/webhook_receivers/${id}`, { enabled: false })
    expect(await ask('POST', replay)).toMatchObject({ status: 422 })
    expect(await ask('POST', '/webhook_deliveries/999999999/replay')).toMatchObject({ status: 404 })
    await receiver.close()
  })

  it('has tests of a webhook, which say at once what came of them', async () => {
    const { receiver, webhook, ask } = await startHook()
    const test = () => ask('POST', `/webhooks/${webhook.id}/test`)
    expect(await test()).toMatchObject({
      status: 200,
      body: { payload: { state: 'delivered', event: 'webhook_test' } },
    })
    expect(receiver.taken[0]).toMatchObject({ event: 'webhook_test', body: { account: { name: 'Acme' } } })
    receiver.behave(answers(302, { location: 'http://169.254.169.254/' }))
    expect(await test()).toMatchObject({
      body: { payload: { state: 'failed', last_attempt: { status: 302, reason: 'redirect' } } },
    })
    await receiver.close()
    expect(await test()).toMatchObject({ body: { payload: { state: 'failed', last_attempt: { reason: 'failed' } } } })
    expect(await ask('POST', '/webhooks/999999999/test')).toMatchObject({ status: 404 })
  })

  it('is kept a week, and a month of what did not arrive', async () => {
    const { tenant, receiver, ask, webhook, deliver, deliveries } = await startHook()
    await startTalk(tenant)
    await deliver()
    receiver.behave(answers(500))
    await ask('POST', `/webhooks/${webhook.id}/test`)
    const states = async () => (await deliveries()).map(one => one.state)
    const day = (days: number) => new Date(Date.now() + days * 24 * HOUR_MS)
    await prune(day(6))
    expect(await states()).toEqual(['failed', 'delivered'])
    await prune(day(8))
    expect(await states()).toEqual(['failed'])
    await prune(day(31))
    expect(await states()).toEqual([])
    await receiver.close()
  })

  it('goes with its webhook, and is nobody else’s', async () => {
    const { tenant, receiver, ask, webhook, deliver, deliveries } = await startHook()
    await startTalk(tenant)
    await deliver()
    const [{ id }] = (await deliveries()) as [WebhookDeliveryWire]
    const stranger = await makeTenant()
    const theirs = `/api/v1/accounts/${stranger.accountId}/webhook_deliveries/${id}`
    expect(await request('GET', theirs, { as: stranger.administrator })).toMatchObject({ status: 404 })
    expect(await request('POST', `${theirs}/replay`, { as: stranger.administrator })).toMatchObject({ status: 404 })
    const own = `/api/v1/accounts/${tenant.accountId}/webhook_deliveries`
    expect(await request('GET', own, { as: tenant.agent })).toMatchObject({ status: 403 })
    await ask('DELETE', `/webhooks/${webhook.id}`)
    expect(await deliveries()).toEqual([])
    await receiver.close()
  })
})

describe('what may not be reached is not (SEC5, figure 17)', () => {
  it('whatever a webhook says', { timeout: 60_000 }, async () => {
    const { receiver, webhook, ask } = await startHook()
    const { env } = runtime()
    const allowed = env.ALLOWED_PRIVATE_ADDRESSES
    env.ALLOWED_PRIVATE_ADDRESSES = []
    try {
      for (const url of [receiver.url, ...targets]) {
        const changed = await ask('PATCH', `/webhooks/${webhook.id}`, { url })
        if (changed.status === 422) continue // no address of the web at all
        expect(await ask('POST', `/webhooks/${webhook.id}/test`), url).toMatchObject({
          body: { payload: { state: 'failed', last_attempt: { reason: 'refused', status: null } } },
        })
      }
    } finally {
      env.ALLOWED_PRIVATE_ADDRESSES = allowed
    }
    expect(receiver.connections()).toBe(0)
    await receiver.close()
  })

  it.each([301, 302, 303, 307, 308])('nor by a redirect with %i', async status => {
    const other = await startHook()
    const { receiver, webhook, ask } = await startHook()
    receiver.behave(answers(status, { location: other.receiver.url }))
    expect(await ask('POST', `/webhooks/${webhook.id}/test`)).toMatchObject({
      body: { payload: { state: 'failed', last_attempt: { status, reason: 'redirect' } } },
    })
    expect(other.receiver.connections()).toBe(0)
    await Promise.all([receiver.close(), other.receiver.close()])
  })
})

describe('what is kept', () => {
  it('is no secret', async () => {
    const { tenant, receiver, webhook, deliver } = await startHook()
    await startTalk(tenant)
    await deliver()
    const rows = await asSuperuser(
      sql => sql<{ row: string }[]>`
        select to_jsonb(d)::text as row from charla.webhook_deliveries d where account_id = ${tenant.accountId}`,
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]?.row).not.toContain((webhook as WebhookWire).secret)
    await receiver.close()
  })
})
