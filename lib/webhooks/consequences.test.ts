import { afterEach, describe, expect, it } from 'vitest'
import { runtime } from '#lib/base/runtime.ts'
import type { AgentBotWire, MessageWire, WebhookReceiverWire } from '#lib/protocol/index.ts'
import { makeTenant, request, type Tenant, withCharla } from '#tests/support/app.ts'
import { clocked } from '#tests/support/hooks.ts'
import { answers, type Receiver, startReceiver } from '#tests/support/receiver.ts'
import { startTalk } from '#tests/support/talk.ts'

withCharla({ env: { ALLOWED_PRIVATE_ADDRESSES: '127.0.0.1' } })

const LONG_MS = 60_000
const open: Receiver[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})
async function listening() {
  const receiver = await startReceiver()
  open.push(receiver)
  return receiver
}
const asker =
  ({ accountId, administrator }: Tenant) =>
  (method: string, path: string, json?: unknown) =>
    request(method, `/api/v1/accounts/${accountId}${path}`, {
      as: administrator,
      ...(json === undefined ? {} : { json }),
    })

/** A customer who has written to a website where a bot answers. */
async function withBot(settings: object = {}, url?: string) {
  const tenant = await makeTenant()
  const ask = asker(tenant)
  const receiver = await listening()
  await ask('PATCH', '', settings)
  const made = await ask('POST', '/agent_bots', { name: 'Robi', outgoing_url: url ?? receiver.url })
  const bot = made.body as Required<AgentBotWire>
  await ask('POST', `/inboxes/${tenant.inboxId}/set_agent_bot`, { agent_bot: bot.id })
  return { tenant, ask, receiver, bot, talk: await startTalk(tenant), ...clocked(tenant, receiver) }
}
const GONE = 'The bot could not be reached: the conversation was opened by the system'

describe('a bot that cannot be reached', () => {
  it('hands the conversation over after two tries, and is told all the same when it is back', async () => {
    const { receiver, talk, deliver, pass, ask } = await withBot()
    receiver.behave(answers(500))
    await deliver()
    expect((await talk.conversation()).status).toBe('pending')
    await pass(0.01)
    await pass(0.01)
    expect(await talk.conversation()).toMatchObject({ status: 'open', waiting_since: expect.any(Number) })
    expect(await talk.activity()).toEqual([GONE])
    receiver.behave(answers(200))
    await pass(1, () => receiver.taken.length > 0)
    expect(receiver.taken[0]).toMatchObject({ event: 'message_created', id: receiver.received[0]?.id })
    expect(await talk.activity()).toEqual([GONE])
    expect((await ask('GET', '/notifications')).status).toBe(200)
  })

  it.each([
    ['at an address that is refused', 'http://169.254.169.254/bot', answers(200)],
    ['that says that it is gone', undefined, answers(410)],
  ])('hands over at once %s', async (_, url, manners) => {
    const { receiver, talk, deliver } = await withBot({}, url)
    receiver.behave(manners)
    await deliver()
    expect((await talk.conversation()).status).toBe('open')
    expect(await talk.activity()).toEqual([GONE])
  })

  it('that is switched off is not waited for', async () => {
    const { tenant, receiver, deliver, ask, receivers } = await withBot()
    await deliver()
    const [standing] = await receivers()
    await ask('PATCH', `/webhook_receivers/${standing?.id}`, { enabled: false })
    const other = await startTalk(tenant)
    await deliver()
    expect((await other.conversation()).status).toBe('open')
    expect(receiver.received.filter(one => one.event === 'message_created')).toHaveLength(1)
  })

  it('keeps the conversation where the account wants that', async () => {
    const { receiver, talk, deliver, pass } = await withBot({ keep_pending_on_bot_failure: true })
    receiver.behave(answers(500))
    await deliver()
    await pass(1)
    expect((await talk.conversation()).status).toBe('pending')
  })

  it('changes nothing of a conversation that a person has taken', async () => {
    const { receiver, talk, deliver, pass } = await withBot()
    await talk.ask('POST', '/toggle_status', { status: 'resolved' })
    receiver.behave(answers(500))
    await deliver()
    await pass(1)
    expect((await talk.conversation()).status).toBe('resolved')
  })
})

describe('an API inbox whose callback cannot be reached', () => {
  async function withCallback() {
    const tenant = await makeTenant()
    const ask = asker(tenant)
    const receiver = await listening()
    const channel = { type: 'api', webhook_url: receiver.url }
    const inbox = (await ask('POST', '/inboxes', { name: 'App', channel })).body as { id: number }
    const contact = await ask('POST', '/contacts', { name: 'Cat', inbox_id: inbox.id })
    const { id } = (contact.body as { payload: { contact: { id: number } } }).payload.contact
    const begun = await ask('POST', '/conversations', { inbox_id: inbox.id, contact_id: id })
    const { id: displayId } = begun.body as { id: number }
    const messages = `/conversations/${displayId}/messages`
    const say = async (content: string, more: object = {}) =>
      (await ask('POST', messages, { content, ...more })).body as MessageWire
    const find = async (messageId: number) =>
      ((await ask('GET', messages)).body as { payload: MessageWire[] }).payload.find(one => one.id === messageId)
    return { ask, receiver, say, find, messages, inbox, ...clocked(tenant, receiver) }
  }

  it('says so of the message when it is given up, not before, and sends it anew when asked', {
    timeout: LONG_MS,
  }, async () => {
    const { ask, receiver, say, find, deliver, pass, messages } = await withCallback()
    await deliver()
    receiver.behave(answers(500))
    const [said, heard] = [await say('Hello'), await say('I am here', { message_type: 'incoming' })]
    await deliver()
    await pass(40)
    expect(await find(said.id)).toMatchObject({ status: 'sent' })
    await pass(50)
    expect(await find(said.id)).toMatchObject({
      status: 'failed',
      content_attributes: { external_error: 'The callback of this inbox answered 500' },
    })
    expect(await find(heard.id)).toMatchObject({ status: 'sent' })
    receiver.behave(answers(200))
    await pass(80, () => receiver.taken.some(one => one.body.content === 'I am here'))
    await ask('POST', `${messages}/${said.id}/retry`)
    await deliver()
    await pass(1)
    const again = receiver.taken.filter(one => one.event === 'message_created' && one.body.id === said.id)
    expect(again).toHaveLength(1)
    expect(await find(said.id)).toMatchObject({ status: 'sent' })
  })

  it('or is switched off', async () => {
    const { ask, say, find, deliver, receivers } = await withCallback()
    await deliver()
    const [standing] = (await receivers()) as [WebhookReceiverWire]
    await ask('PATCH', `/webhook_receivers/${standing.id}`, { enabled: false })
    const said = await say('Hello')
    await deliver()
    expect(await find(said.id)).toMatchObject({
      status: 'failed',
      content_attributes: { external_error: 'The callback of this inbox is switched off' },
    })
  })

  it('or hangs, which costs it no more than its time', { timeout: LONG_MS }, async () => {
    const { receiver, say, deliver, deliveries } = await withCallback()
    await deliver()
    const { env } = runtime()
    const before = env.WEBHOOK_TIMEOUT
    env.WEBHOOK_TIMEOUT = 1
    try {
      receiver.behave(() => {})
      await say('Hello')
      await deliver()
    } finally {
      env.WEBHOOK_TIMEOUT = before
    }
    expect((await deliveries()).find(one => one.event === 'message_created')).toMatchObject({
      state: 'waiting',
      last_attempt: { status: null, reason: 'timeout', response: 'No answer in time' },
    })
  })
})
