import { afterEach, describe, expect, it, vi } from 'vitest'
import { follow } from '#lib/base/followers.ts'
import { withCharla } from '#tests/support/app.ts'
import { startHook } from '#tests/support/hooks.ts'
import { answers, type Manners, type Received } from '#tests/support/receiver.ts'
import { startTalk } from '#tests/support/talk.ts'
import { outbox } from '#tests/support/work.ts'
import { startDelivering } from './lane.ts'
import { planDeliveries } from './plan.ts'
import { standardSignature } from './signature.ts'

withCharla({ env: { ALLOWED_PRIVATE_ADDRESSES: '127.0.0.1' } })

const LONG_MS = 60_000

async function withTalk(given: object = {}) {
  const hook = await startHook(given)
  const talk = await startTalk(hook.tenant, '0')
  const say = async (...contents: string[]) => {
    for (const content of contents) await talk.ask('POST', '/messages', { content })
  }
  return { ...hook, talk, say }
}
const hangsUp: Manners = (_, response) => void response.destroy()
const ids = (received: Received[]) => [...new Set(received.map(one => one.id))]

describe('what a receiver does not take is delivered again, with the same id and a new signature (U5)', () => {
  it.each<[string, Manners]>([
    ['answers 500', answers(500)],
    ['answers 404', answers(404)],
    ['sends elsewhere', answers(302, { location: 'http://127.0.0.1:1/' })],
    ['hangs up', hangsUp],
  ])('when it %s', async (_, manners) => {
    const { receiver, deliver, pass, say, contents, webhook } = await withTalk()
    receiver.behave(manners)
    await say('1', '2')
    await deliver()
    expect(receiver.received.map(one => one.body.content)).toEqual(['0']) // the others wait for it
    receiver.behave(answers(200))
    await pass(1, () => receiver.taken.length >= 3)
    expect(contents()).toEqual(['0', '1', '2'])
    const [first, second] = receiver.received as [Received, Received]
    expect(second.id).toBe(first.id)
    expect(second.raw).toBe(first.raw)
    expect(second.headers['x-chatwoot-delivery']).toBe(first.id)
    expect(Number(second.headers['webhook-timestamp'])).toBeGreaterThan(Number(first.headers['webhook-timestamp']))
    for (const one of receiver.received)
      expect(one.headers['webhook-signature']).toBe(
        standardSignature(Buffer.from(webhook.secret), `${one.id}.${one.headers['webhook-timestamp']}.${one.raw}`),
      )
    expect(ids(receiver.received)).toHaveLength(3)
    await receiver.close()
  })

  it('when nobody listens', async () => {
    const { receiver, deliver, pass, contents, deliveries, say } = await withTalk()
    await receiver.shut()
    await say('1')
    await deliver()
    expect(await deliveries()).toMatchObject([
      { state: 'waiting', tries: 0, next_at: null },
      { state: 'waiting', tries: 1, last_attempt: { status: null, reason: 'failed' }, next_at: expect.any(String) },
    ])
    await receiver.open()
    await pass(1, () => receiver.taken.length >= 2)
    expect(contents()).toEqual(['0', '1'])
    await receiver.close()
  })

  it('but not what it took and answered slowly, in pieces or at length', async () => {
    const { receiver, deliver, say, contents, deliveries } = await withTalk()
    receiver.behave((_, response) => {
      response.writeHead(200)
      response.write('x'.repeat(100_000))
      setTimeout(() => response.end(), 300)
    })
    await say('1')
    await deliver()
    await deliver()
    expect(receiver.received.map(one => one.body.content)).toEqual(['0', '1'])
    expect(contents().length).toBeLessThanOrEqual(2)
    expect((await deliveries()).map(one => one.state)).toEqual(['delivered', 'delivered'])
    expect((await deliveries())[0]?.last_attempt?.response).toBe('x'.repeat(1024))
    await receiver.close()
  })
})

describe('a receiver that answers twice', () => {
  it('has said nothing of what it is told next', async () => {
    const { receiver, deliver, say, pass, contents, deliveries } = await withTalk()
    const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'
    receiver.behave((received, response) =>
      received.body.content === '0' ? void response.socket?.write(ok + ok) : answers(500)(received, response),
    )
    await say('1')
    await deliver()
    await deliver()
    expect(await deliveries()).toMatchObject([{ state: 'waiting' }, { state: 'delivered' }])
    receiver.behave(answers(200))
    await pass(1, () => contents().includes('1'))
    expect(contents()).toEqual(['1'])
    expect(ids(receiver.received)).toHaveLength(2)
    await receiver.close()
  })
})

describe('order', () => {
  it('is kept within a conversation, and one conversation does not wait for another', async () => {
    const { tenant, receiver, deliver, say, pass, contents } = await withTalk()
    const other = await startTalk(tenant, 'other 0')
    await say('1', '2')
    await other.ask('POST', '/messages', { content: 'other 1' })
    receiver.behave((received, response) => answers(received.body.content === '0' ? 500 : 200)(received, response))
    await deliver()
    expect(contents()).toEqual(expect.arrayContaining(['other 0']))
    expect(contents()).not.toContain('1')
    await pass(1, () => contents().includes('other 1'))
    expect(contents()).toEqual(['other 0', 'other 1'])
    receiver.behave(answers(200))
    await pass(3, () => receiver.taken.length >= 5)
    expect(contents()).toEqual(['other 0', 'other 1', '0', '1', '2'])
    await receiver.close()
  })

  it('and a receiver that hangs keeps only itself waiting, with few at once', { timeout: LONG_MS }, async () => {
    const slow = await withTalk()
    for (let n = 0; n < 8; n++) await startTalk(slow.tenant, `more ${n}`)
    let open = 0
    let most = 0
    slow.receiver.behave(async (_, response) => {
      most = Math.max(most, ++open)
      await new Promise(done => setTimeout(done, 200))
      open--
      response.end()
    })
    const quick = await withTalk()
    const delivering = slow.deliver()
    await quick.deliver()
    expect(quick.contents()).toEqual(['0'])
    await delivering
    expect(slow.receiver.taken).toHaveLength(9)
    expect(most).toBeLessThanOrEqual(4)
    expect(most).toBeGreaterThan(1)
    await Promise.all([slow.receiver.close(), quick.receiver.close()])
  })
})

describe('a receiver that is away for long (figure 16)', () => {
  it('is told everything after three days, once each and in order', { timeout: LONG_MS }, async () => {
    const { receiver, deliver, say, pass, contents, receivers } = await withTalk()
    await receiver.shut()
    await say('1')
    await deliver()
    await pass(36)
    await say('2', '3')
    await pass(36)
    expect(await receivers()).toMatchObject([{ waiting: 4, failing_since: expect.any(String), disabled_at: null }])
    await receiver.open()
    await pass(26, () => receiver.taken.length >= 4)
    expect(contents()).toEqual(['0', '1', '2', '3'])
    expect(ids(receiver.received)).toHaveLength(4)
    expect(await receivers()).toMatchObject([{ waiting: 0, failing_since: null }])
    await receiver.close()
  })

  it('is switched off after five days, administrators are told, and what waits goes out when it is on again', {
    timeout: LONG_MS,
  }, async () => {
    const { tenant, receiver, deliver, say, pass, contents, receivers, ask } = await withTalk({ name: 'CRM' })
    receiver.behave(answers(503))
    await say('1')
    await deliver()
    await pass(24 * 7)
    const [standing] = await receivers()
    expect(standing).toMatchObject({ disabled_reason: 'failing', waiting: 1 }) // the first was given up after 75 hours
    const before = receiver.received.length
    await say('never told')
    await pass(48)
    expect(receiver.received).toHaveLength(before)
    const mails = (await outbox(tenant)).filter(mail => mail.subject.includes('CRM'))
    expect(mails).toMatchObject([{ to: tenant.administrator.email }])
    expect(mails[0]?.text).toContain(`/app/accounts/${tenant.accountId}/settings/integrations/webhook`)
    receiver.behave(answers(200))
    expect(await ask('PATCH', `/webhook_receivers/${standing?.id}`, { enabled: true })).toMatchObject({
      status: 200,
      body: { payload: { disabled_at: null, failing_since: null, waiting: 1 } },
    })
    await say('2')
    await deliver()
    expect(contents()).toEqual(['1', '2'])
    await receiver.close()
  })

  it('is told nothing more when it says that it is gone', async () => {
    const { receiver, deliver, say, pass, receivers } = await withTalk()
    receiver.behave(answers(410))
    await say('1')
    await deliver()
    await pass(24)
    expect(receiver.received).toHaveLength(1)
    expect(await receivers()).toMatchObject([{ disabled_reason: 'gone', waiting: 2 }])
    await receiver.close()
  })

  it('is not told anything sooner than it asks for', async () => {
    const { tenant, receiver, deliver, pass, contents } = await withTalk()
    receiver.behave(answers(429, { 'retry-after': '7200' }))
    await deliver()
    await startTalk(tenant, 'another')
    await pass(1.9)
    expect(receiver.received).toHaveLength(1)
    receiver.behave(answers(200))
    await pass(0.5)
    expect(contents()).toEqual(expect.arrayContaining(['0', 'another']))
    await receiver.close()
  })
})

describe('a process that stays', () => {
  let stop = async () => {}
  afterEach(async () => {
    await stop()
    vi.useRealTimers()
  })

  it('goes on with a line when one of it is through: it does not wait until it looks again', async () => {
    const { tenant, receiver, say, contents } = await withTalk()
    await say('1', '2', '3', '4')
    await follow(planDeliveries)
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    stop = startDelivering({ accountId: tenant.accountId })
    await vi.advanceTimersByTimeAsync(250) // the one time that it looks by itself
    await expect.poll(contents).toEqual(['0', '1', '2', '3', '4'])
    await receiver.close()
  })
})

describe('two processes that deliver at once', () => {
  it('tell everything once', async () => {
    const { receiver, deliver, say, contents } = await withTalk()
    await say(...Array.from({ length: 10 }, (_, n) => String(n + 1)))
    await Promise.all([deliver(), deliver(), deliver()])
    await deliver()
    expect(contents()).toEqual(Array.from({ length: 11 }, (_, n) => String(n)))
    expect(receiver.received).toHaveLength(11)
    await receiver.close()
  })
})
