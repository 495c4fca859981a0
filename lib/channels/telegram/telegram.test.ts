import { randomInt } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import { follow } from '#lib/base/followers.ts'
import type { MessageWire } from '#lib/protocol/index.ts'
import { makeTenant, request, type Tenant, withCharla } from '#tests/support/app.ts'
import { startBotApi } from '#tests/support/bot-api.ts'
import { messagesIn, readAll } from '#tests/support/email.ts'
import { deliver } from '#tests/support/whatsapp.ts'
import { work } from '#tests/support/work.ts'
import { deliverMessage, deliverWritten, sweepDeliveries } from '../deliveries.ts'
import { asTelegram } from './format.ts'

const api = await startBotApi()
withCharla({ env: { ALLOWED_PRIVATE_ADDRESSES: '127.0.0.0/8', TELEGRAM_BASE_URL: api.url } })
beforeEach(() => {
  Object.assign(api.state, { sent: [], asked: [], refuse: [], refuseFiles: [], lastError: null, hold: null })
})
afterAll(() => api.close())

type Box = Tenant & { account: string; inboxId: number; token: string; botId: number }
const newToken = (key = api.state.key) => `${randomInt(10 ** 9, 10 ** 10)}:${key}`

async function makeBot(token = newToken()): Promise<Box> {
  const tenant = await makeTenant()
  const account = `/api/v1/accounts/${tenant.accountId}`
  const { body } = await request('POST', `${account}/inboxes`, {
    as: tenant.administrator,
    json: { name: 'Bot', enable_auto_assignment: false, channel: { type: 'telegram', bot_token: token } },
  })
  return { ...tenant, account, inboxId: (body as { id: number }).id, token, botId: Number(token.split(':')[0]) }
}

const secretOf = ({ token }: Box) => api.state.webhooks.get(token)?.secret_token as string
const bring = (box: Box, update: object, secret = secretOf(box)) =>
  request('POST', `/webhooks/telegram/${box.botId}`, {
    raw: JSON.stringify(update),
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
  })

let counter = 1000
const zoe = {
  id: 7_123_456_789,
  is_bot: false,
  first_name: 'Zoe',
  last_name: 'Miller',
  username: 'zoe_m',
  language_code: 'en',
}
const chat = { id: zoe.id, first_name: 'Zoe', last_name: 'Miller', username: 'zoe_m', type: 'private' }
/** An update as the Bot API documents it. */
const said = (more: object, message_id = ++counter) => ({
  update_id: ++counter,
  message: { message_id, from: zoe, chat, date: Math.floor(Date.now() / 1000), ...more },
})
async function heard(box: Box, ...updates: object[]): Promise<MessageWire[]> {
  for (const one of updates) expect((await bring(box, one)).status).toBe(200)
  await readAll(box)
  return messagesIn(box as never)
}
const arrivals = async (box: Box) =>
  (
    (await request('GET', `${box.account}/inboxes/${box.inboxId}/arrivals`, { as: box.administrator })).body as {
      payload: { state: string; reason: string | null }[]
    }
  ).payload
const inboxOf = async (box: Box) =>
  (await request('GET', `${box.account}/inboxes/${box.inboxId}`, { as: box.administrator })).body as Record<
    string,
    unknown
  >
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

describe('a bot is connected', () => {
  it('with the address where updates come, and a secret that proves them', async () => {
    const box = await makeBot()
    const set = api.state.asked.find(one => one.method === 'setWebhook')
    expect(set?.fields).toMatchObject({
      url: expect.stringMatching(new RegExp(`/webhooks/telegram/${box.botId}$`)),
      secret_token: expect.stringMatching(/^[\w-]{20,}$/),
    })
    expect(await inboxOf(box)).toMatchObject({
      channel_type: 'Channel::Telegram',
      bot_name: `acme_${box.botId}_bot`,
      bot_token: '',
      trouble: null,
      reauthorization_required: false,
    })
    expect(JSON.stringify(await inboxOf(box))).not.toContain(box.token)
    expect((await bring(box, said({ text: 'Hello' }), 'guess')).status).toBe(401)
    expect((await request('POST', `/webhooks/telegram/${box.botId}`, { json: said({ text: 'Hello' }) })).status).toBe(
      401,
    )
    expect((await request('POST', '/webhooks/telegram/17', { json: {} })).status).toBe(404)
    expect((await request('POST', '/webhooks/telegram/x', { json: {} })).status).toBe(404)
    expect(await heard(box, said({ text: 'Hello' }))).toMatchObject([{ content: 'Hello' }])
  })

  it('or says why not, and can be connected again', async () => {
    const box = await makeBot()
    const { key } = api.state
    api.state.key = 'someOtherKeyThatIsLongEnough'
    await request('POST', `${box.account}/inboxes/${box.inboxId}/reconnect`, { as: box.administrator })
    expect(await inboxOf(box)).toMatchObject({ trouble: '401: Unauthorized', reauthorization_required: true })
    const again = await request('POST', `${box.account}/inboxes/${box.inboxId}/reconnect`, { as: box.administrator })
    expect(again.body).toMatchObject({
      hops: [
        { name: 'token', state: 'failed', trouble: 'key_refused', error: '401: Unauthorized' },
        { name: 'webhook', state: 'skipped' },
      ],
    })
    const token = `${box.botId}:${api.state.key}`
    const set = await request('PATCH', `${box.account}/inboxes/${box.inboxId}`, {
      as: box.administrator,
      json: { channel: { bot_token: token } },
    })
    expect(set.status).toBe(200)
    expect(await inboxOf(box)).toMatchObject({ trouble: null, reauthorization_required: false })
    // What is under way to us under the secret of before is taken in.
    expect(api.state.webhooks.get(token)?.secret_token).toBe(secretOf(box))
    api.state.key = key
  })

  it('by a token that Telegram knows, and leaves the bot to whose it is', async () => {
    const { administrator, accountId } = await makeTenant()
    const token = newToken()
    const make = (bot_token: string) =>
      request('POST', `/api/v1/accounts/${accountId}/inboxes`, {
        as: administrator,
        json: { name: 'Bot', channel: { type: 'telegram', bot_token } },
      })
    const guessed = `${token.split(':')[0]}:someOtherKeyThatIsLongEnough`
    expect(await make(guessed)).toMatchObject({
      status: 422,
      body: { attributes: ['channel.bot_token'], message: expect.stringContaining('not known to Telegram') },
    })
    expect((await make(token)).status).toBe(200)
  })

  it('also when whoever asked is cut off in between', async () => {
    const box = await makeBot()
    const asked = () => api.state.asked.filter(one => one.method === 'setWebhook').length
    await withSystem(
      sql => sql`
      update charla.channel_telegram set trouble = 'Not connected yet', trouble_since = now() where inbox_id = ${box.inboxId}`,
    )
    expect(await inboxOf(box)).toMatchObject({ trouble: 'Not connected yet', reauthorization_required: false })
    const before = asked()
    await work()
    expect(asked()).toBe(before + 1)
    expect(await inboxOf(box)).toMatchObject({ trouble: null })
  })

  it('once in the installation, by a token of that bot alone', async () => {
    const box = await makeBot()
    const other = await makeTenant()
    const make = (bot_token: string) =>
      request('POST', `/api/v1/accounts/${other.accountId}/inboxes`, {
        as: other.administrator,
        json: { name: 'Bot', channel: { type: 'telegram', bot_token } },
      })
    expect(await make(box.token)).toMatchObject({ status: 422, body: { attributes: ['channel.bot_token'] } })
    for (const wrong of ['', 'abc', '12:short', `0:${api.state.key}`])
      expect(await make(wrong)).toMatchObject({ status: 422, body: { attributes: ['channel.bot_token'] } })
    const change = await request('PATCH', `${box.account}/inboxes/${box.inboxId}`, {
      as: box.administrator,
      json: { channel: { bot_token: newToken() } },
    })
    expect(change).toMatchObject({ status: 422, body: { attributes: ['channel.bot_token'] } })
  })

  it('and is tried step by step, before and afterwards', async () => {
    const box = await makeBot()
    const ask = (path: string, json: object) =>
      request('POST', `${box.account}${path}`, { as: box.administrator, json })
    const trial = (bot_token: string) => ask('/connection_tests', { channel: { type: 'telegram', bot_token } })
    expect((await trial(newToken())).body).toEqual({
      hops: [{ name: 'token', state: 'ok', trouble: null, error: null }],
    })
    expect((await trial(newToken('notTheKeyOfAnyBotHere1234'))).body).toMatchObject({
      hops: [{ trouble: 'key_refused' }, {}],
    })
    expect(await trial('nonsense')).toMatchObject({ status: 422, body: { attributes: ['channel.bot_token'] } })
    const path = `/inboxes/${box.inboxId}/connection_test`
    expect((await ask(path, {})).body).toMatchObject({ hops: [{ state: 'ok' }, { name: 'webhook', state: 'ok' }] })
    api.state.lastError = { last_error_message: 'Connection refused', last_error_date: Math.floor(Date.now() / 1000) }
    expect((await ask(path, {})).body).toMatchObject({
      hops: [{}, { trouble: 'webhook_failing', error: 'Connection refused' }],
    })
    api.state.webhooks.set(box.token, { url: 'https://elsewhere.test', secret_token: 'x' })
    expect((await ask(path, {})).body).toMatchObject({ hops: [{}, { trouble: 'webhook_elsewhere' }] })
    await ask(`/inboxes/${box.inboxId}/reconnect`, {})
    expect(api.state.webhooks.get(box.token)?.url).toContain('/webhooks/telegram/')
  })
})

describe('what people write', () => {
  it('is written once, in one conversation, with what it answers', async () => {
    const box = await makeBot()
    const first = said({
      text: 'Where is it?',
      entities: [{ type: 'text_link', offset: 9, length: 2, url: 'https://a.test' }],
    })
    const answer = said({
      text: 'This one',
      reply_to_message: { message_id: first.message.message_id, chat, date: 1, text: 'x' },
    })
    await Promise.all([bring(box, first), bring(box, first)])
    const [one, two, ...more] = await heard(box, first, answer)
    expect(more).toEqual([])
    expect(one).toMatchObject({ content: 'Where is it (https://a.test)?', sender: { name: 'Zoe Miller' } })
    expect(two).toMatchObject({ conversation_id: one?.conversation_id, content_attributes: { in_reply_to: one?.id } })
  })

  it('brings files, places and cards', async () => {
    const box = await makeBot()
    const file = (id: string, path: string, content = picture) => api.state.files.set(id, { path, content })
    file('large', 'photos/file_1.jpg')
    file('paper', 'documents/file 2.txt', Buffer.from('Hello'))
    file('thumb', 'thumbnails/file_3.webp')
    const messages = await heard(
      box,
      said({
        caption: 'Broken',
        photo: [
          { file_id: 'small', file_unique_id: 'a', file_size: 10 },
          { file_id: 'large', file_unique_id: 'b', file_size: 900 },
        ],
      }),
      said({ document: { file_id: 'paper', file_unique_id: 'c', file_name: 'order.txt', mime_type: 'text/plain' } }),
      said({
        sticker: {
          file_id: 'tgs',
          file_unique_id: 'd',
          emoji: '👍',
          is_animated: true,
          thumbnail: { file_id: 'thumb', file_unique_id: 'e' },
        },
      }),
      said({ location: { latitude: 48.1, longitude: 11.5 } }),
      said({ venue: { location: { latitude: 48.1, longitude: 11.5 }, title: 'Shop', address: 'Road 1' } }),
      said({ contact: { phone_number: '+491701234567', first_name: 'Ann', last_name: 'Lee' } }),
    )
    expect(messages.map(one => [one.content, one.attachments?.[0]?.file_type])).toEqual([
      ['Broken', 'image'],
      [null, 'file'],
      ['👍', 'image'],
      ['48.1, 11.5', 'location'],
      ['Shop, Road 1', 'location'],
      ['Ann Lee, +491701234567', 'contact'],
    ])
    expect(messages[2]?.content_attributes).toMatchObject({ image_type: 'sticker' })
  })

  it('waits for a file that cannot be had now, and says why it never can', async () => {
    const box = await makeBot()
    api.state.files.set('late', {
      path: 'voice/file_9.oga',
      content: Buffer.from(`OggS${'\0'.repeat(24)}OpusHead${'\0'.repeat(64)}`),
    })
    api.state.refuseFiles = [{ code: 500, description: 'Internal Server Error' }]
    const voice = (file_id: string) =>
      said({ voice: { file_id, file_unique_id: file_id, duration: 3, mime_type: 'audio/ogg' } })
    expect(await heard(box, voice('late'))).toEqual([])
    expect(await arrivals(box)).toMatchObject([{ state: 'waiting', reason: expect.stringContaining('Internal') }])
    const [message] = await heard(box)
    expect(message?.attachments).toHaveLength(1)
    api.state.refuseFiles = [{ code: 400, description: 'Bad Request: file is too big' }]
    const [, large] = await heard(box, voice('huge'))
    expect(large?.content_attributes).toMatchObject({
      refused_attachments: [{ reason: '400: Bad Request: file is too big' }],
    })
  })

  it('changes when they change it', async () => {
    const box = await makeBot()
    const first = said({ text: 'Helo' })
    await heard(box, first)
    const now = { update_id: ++counter, edited_message: { ...first.message, edit_date: 1, text: 'Hello' } }
    const unknown = { update_id: ++counter, edited_message: { ...first.message, message_id: 1, text: 'New to us' } }
    expect(await heard(box, now, unknown)).toMatchObject([
      { content: 'Hello', content_attributes: { edited: true, previous_contents: ['Helo'] } },
      { content: 'New to us' },
    ])
  })

  it('is visible as such where nobody can show it, and noted where it is no message', async () => {
    const box = await makeBot()
    const group = { ...said({ text: 'In a group', chat: { id: -100, type: 'supergroup', title: 'Friends' } }) }
    const messages = await heard(
      box,
      said({ poll: { id: '1', question: 'Which?', options: [] } }),
      said({ dice: { emoji: '🎯', value: 6 } }),
      group,
      {
        update_id: ++counter,
        my_chat_member: { chat, from: zoe, date: 1, new_chat_member: { status: 'kicked', user: zoe } },
      },
      { update_id: ++counter, poll_answer: { poll_id: '1' } },
    )
    expect(messages).toMatchObject([
      {
        content: expect.stringContaining('cannot be shown'),
        content_attributes: { is_unsupported: true, unsupported_type: 'poll' },
      },
      { content: '🎯 6' },
    ])
    expect((await arrivals(box)).slice(0, 3).map(one => one.reason)).toEqual([
      'poll_answer: is no message',
      'Somebody has blocked the bot',
      expect.stringContaining('group'),
    ])
    await bring(box, { update_id: ++counter, message: { text: 'of nobody' } })
    await readAll(box)
    expect(await arrivals(box)).toContainEqual(expect.objectContaining({ state: 'failed' }))
  })
})

describe('what agents answer', () => {
  async function talk() {
    const box = await makeBot()
    const [question] = await heard(box, said({ text: 'Hello' }, 55))
    const send = async (given: { json?: object; form?: FormData }) => {
      const path = `${box.account}/conversations/${question?.conversation_id}/messages`
      const { body } = await request('POST', path, { as: box.administrator, ...given })
      await deliver(box)
      return ((await messagesIn(box as never)).find(one => one.id === (body as MessageWire).id) ?? body) as MessageWire
    }
    const say = (json: object) => send({ json })
    return { box, say, send, question: question as MessageWire }
  }

  it('leaves as the few tags that Telegram takes, to whom it is for, as an answer to what it answers', async () => {
    const { say, question } = await talk()
    const sent = await say({ content: 'It is **here** <3', content_attributes: { in_reply_to: question.id } })
    expect(sent).toMatchObject({ status: 'sent', source_id: `${zoe.id}:${api.state.sent[0]?.id}` })
    expect(api.state.sent[0]).toMatchObject({
      method: 'sendMessage',
      fields: {
        chat_id: String(zoe.id),
        text: 'It is <b>here</b> &lt;3',
        parse_mode: 'HTML',
        reply_parameters: { message_id: 55 },
      },
    })
    await say({ content: 'word '.repeat(1500) })
    expect(api.state.sent.slice(1).map(one => one.method)).toEqual(['sendMessage', 'sendMessage'])
  })

  it('may take long: it is given up when it is silent, tried again when it has ended, and the former says nothing of the later', async () => {
    const { box, question } = await talk()
    const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    api.state.hold = first.promise
    const path = `${box.account}/conversations/${question.conversation_id}/messages`
    const written = await request('POST', path, { as: box.administrator, json: { content: 'word '.repeat(1500) } })
    const { id } = written.body as MessageWire
    const row = async () =>
      (
        await withSystem(
          sql => sql<{ id: number; state: number; again: boolean }[]>`
          select id, state, again from charla.deliveries where message_id = ${id}`,
        )
      )[0] as { id: number; state: number; again: boolean }
    const silent = () =>
      withSystem(
        sql => sql`update charla.deliveries set updated_at = now() - interval '6 minutes' where message_id = ${id}`,
      )
    await follow(deliverWritten)
    const delivering = deliverMessage.run({ account_id: box.accountId, id: (await row()).id })
    await expect.poll(() => api.state.asked.at(-1)?.method, { timeout: 20_000 }).toBe('sendMessage')
    await withSystem(sql => sql`update charla.messages set status = 3 where id = ${id}`) // as news of a part do
    expect((await request('POST', `${path}/${id}/retry`, { as: box.administrator })).status).toBe(200)
    await follow(deliverWritten)
    expect(await row()).toMatchObject({ state: 1, again: true })
    await silent()
    api.state.hold = second.promise
    first.resolve()
    await expect.poll(() => api.state.asked.filter(one => one.method === 'sendMessage').length).toBe(2)
    await sweepDeliveries.run({}) // it has been heard of since
    expect(await row()).toMatchObject({ state: 1, again: true })
    api.state.hold = null
    second.resolve()
    await delivering
    expect(await row()).toMatchObject({ state: 0, again: false })
    await sweepDeliveries.run({})
    expect(await row()).toMatchObject({ state: 2, again: false })
    expect(api.state.sent).toHaveLength(2) // what had left before stays
  })

  it('offers what is to be chosen as buttons, and a pressed one is what they say', async () => {
    const { box, say } = await talk()
    const items = [
      { title: 'Red', value: 'red' },
      { title: 'A long one', value: 'x'.repeat(80) },
    ]
    const asked = await say({ content: 'Which?', content_type: 'input_select', content_attributes: { items } })
    const markup = api.state.sent[0]?.fields.reply_markup
    expect(markup).toEqual({
      inline_keyboard: [[{ text: 'Red', callback_data: 'red' }], [{ text: 'A long one', callback_data: '#1' }]],
    })
    const callback_query = {
      id: '77',
      from: zoe,
      chat_instance: '1',
      data: '#1',
      message: { message_id: api.state.sent[0]?.id, chat, date: 1, reply_markup: markup },
    }
    const messages = await heard(box, { update_id: ++counter, callback_query })
    expect(messages.at(-1)).toMatchObject({ content: 'A long one', content_attributes: { in_reply_to: asked.id } })
    expect(api.state.asked.at(-1)).toMatchObject({ method: 'answerCallbackQuery', fields: { callback_query_id: '77' } })
  })

  it('sends each file as what it is, the words below the first', async () => {
    const { send } = await talk()
    const form = new FormData()
    form.append('content', 'Your order')
    form.append('attachments[]', new File([new Uint8Array(picture)], 'photo.png', { type: 'image/png' }))
    form.append('attachments[]', new File(['Hello'], 'order.txt', { type: 'text/plain' }))
    expect(await send({ form })).toMatchObject({ status: 'sent' })
    expect(api.state.sent.map(({ method, fields, file }) => [method, fields.caption, file?.filename])).toEqual([
      ['sendPhoto', 'Your order', 'photo.png'],
      ['sendDocument', undefined, 'order.txt'],
    ])
  })

  it('says truthfully what became of it', async () => {
    const { box, say } = await talk()
    const outcome = async (...refuse: typeof api.state.refuse) => {
      api.state.refuse = refuse
      const { status, content_attributes } = await say({ content: 'Hello' })
      return [status, content_attributes.external_error]
    }
    expect(await outcome({ code: 403, description: 'Forbidden: bot was blocked by the user' })).toEqual([
      'failed',
      '403: Forbidden: bot was blocked by the user',
    ])
    expect(await outcome({ code: 400, description: "Bad Request: can't parse entities: x" })).toEqual([
      'sent',
      undefined,
    ])
    expect(api.state.sent.at(-1)?.fields.parse_mode).toBeUndefined()
    expect((await outcome({ code: 0, description: '', hang: true }))[1]).toContain('may have arrived')
    expect(await outcome({ code: 429, description: 'Too Many Requests: retry after 3' })).toEqual(['sent', undefined])
    await deliver(box)
    expect(await outcome({ code: 401, description: 'Unauthorized' })).toEqual(['failed', '401: Unauthorized'])
    expect(await inboxOf(box)).toMatchObject({ trouble: '401: Unauthorized' })
    await say({ content: 'Back' })
    expect(await inboxOf(box)).toMatchObject({ trouble: null })
  })
})

it.each([
  ['**bold** _italic_ ~~gone~~ `code`', '<b>bold</b> <i>italic</i> <s>gone</s> <code>code</code>'],
  ['# Title\n\nText', '<b>Title</b>\n\nText'],
  ['- one\n- two\n  1. three', '• one\n• two\n  1. three'],
  ['> said\n\nanswer', '<blockquote>said</blockquote>\nanswer'],
  ['[here](https://a.test?b="c"&d)', '<a href="https://a.test?b=%22c%22&amp;d">here</a>'],
  ['[here](javascript:alert(1))', '[here](javascript:alert(1))'],
  ['<b>not</b> ours & co', '&lt;b&gt;not&lt;/b&gt; ours &amp; co'],
  ['```\na < b\n```', '<pre>a &lt; b</pre>'],
])('%j is written as %j', (given, wanted) => {
  expect(asTelegram(given)).toBe(wanted)
})
