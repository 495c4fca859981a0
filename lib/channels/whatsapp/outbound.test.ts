import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import type { MessageWire } from '#lib/protocol/index.ts'
import { request, withCharla } from '#tests/support/app.ts'
import { messagesIn, readAll } from '#tests/support/email.ts'
import { startGraph } from '#tests/support/graph.ts'
import {
  bring,
  customer,
  deliver,
  delivery,
  makeWhatsappInbox,
  said,
  text,
  type WhatsappBox,
  wamid,
} from '#tests/support/whatsapp.ts'
import { sweepDeliveries } from '../deliveries.ts'

const graph = await startGraph()
withCharla({ env: { ALLOWED_PRIVATE_ADDRESSES: '127.0.0.0/8', WHATSAPP_CLOUD_BASE_URL: graph.url } })
beforeEach(() => {
  graph.state.refuse = []
  graph.state.sent = []
})
afterAll(() => graph.close())

async function asked(box: WhatsappBox) {
  const id = wamid()
  await bring(box, said(box, { ...text('Where is it?'), id }))
  await readAll(box)
  const [first] = await messagesIn(box as never)
  return { id, messageId: first?.id as number, conversation: `${box.account}/conversations/${first?.conversation_id}` }
}
const answer = async (box: WhatsappBox, conversation: string, json: object) =>
  request('POST', `${conversation}/messages`, { as: box.administrator, json })
const last = async (box: WhatsappBox) => (await messagesIn(box as never)).at(-1) as MessageWire
const bodies = () => graph.state.sent.map(one => one.body)
const status = (box: WhatsappBox, id: string, name: string, more: object = {}) =>
  bring(box, delivery(box, { statuses: [{ id, status: name, timestamp: '1', recipient_id: customer, ...more }] }))

describe('an answer', () => {
  it('leaves once, in WhatsApp’s words, to the number, pointing to what it answers', async () => {
    const box = await makeWhatsappInbox()
    const { id, messageId, conversation } = await asked(box)
    await answer(box, conversation, { content: 'It is **on its way**', content_attributes: { in_reply_to: messageId } })
    await deliver(box)
    await deliver(box)
    expect(graph.state.sent).toMatchObject([
      {
        path: `/v24.0/${box.numberId}/messages`,
        body: { to: customer, type: 'text', text: { body: 'It is *on its way*' }, context: { message_id: id } },
      },
    ])
    expect(await last(box)).toMatchObject({ status: 'sent', source_id: graph.state.sent[0]?.id })
  })

  it('brings every file, the words below the first', async () => {
    const box = await makeWhatsappInbox()
    const { conversation } = await asked(box)
    const form = new FormData()
    form.set('content', 'Both')
    form.append('attachments[]', new File(['one'], 'one.txt', { type: 'text/plain' }))
    form.append('attachments[]', new File(['two'], 'two.txt', { type: 'text/plain' }))
    await request('POST', `${conversation}/messages`, { as: box.administrator, form })
    await deliver(box)
    expect(bodies()).toMatchObject([
      { type: 'document', document: { id: expect.any(String), filename: 'one.txt', caption: 'Both' } },
      { type: 'document', document: { filename: 'two.txt' } },
    ])
  })

  it('offers choices as buttons, as a list, or as text where there are too many', async () => {
    const box = await makeWhatsappInbox()
    const { conversation } = await asked(box)
    const items = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ title: `Choice ${index}`, value: `${index}` }))
    for (const count of [2, 7, 12])
      await answer(box, conversation, {
        content: 'Which?',
        content_type: 'input_select',
        content_attributes: { items: items(count) },
      })
    await deliver(box)
    expect(bodies()).toMatchObject([
      {
        interactive: {
          type: 'button',
          body: { text: 'Which?' },
          action: { buttons: [{ reply: { id: '0', title: 'Choice 0' } }, {}] },
        },
      },
      { interactive: { type: 'list', action: { sections: [{ rows: { length: 7 } }] } } },
      { type: 'text', text: { body: expect.stringContaining('Choice 11') } },
    ])
  })

  it('may be a reaction', async () => {
    const box = await makeWhatsappInbox()
    const { id, messageId, conversation } = await asked(box)
    await answer(box, conversation, {
      content: '👍',
      content_attributes: { is_reaction: true, in_reply_to: messageId },
    })
    await deliver(box)
    expect(bodies()).toMatchObject([{ type: 'reaction', reaction: { message_id: id, emoji: '👍' } }])
  })
})

describe('the window of a day', () => {
  it('is kept by the server: outside it only templates and notes are taken (WA7)', async () => {
    const box = await makeWhatsappInbox()
    const { conversation } = await asked(box)
    const shown = async () => (await request('GET', conversation, { as: box.administrator })).body
    expect(await shown()).toMatchObject({ can_reply: true })
    await withSystem(
      sql =>
        sql`update charla.contact_inboxes set heard_at = now() - interval '25 hours' where account_id = ${box.accountId}`,
    )
    expect(await shown()).toMatchObject({ can_reply: false })
    expect(await answer(box, conversation, { content: 'Too late' })).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining('24 hours') },
    })
    expect((await answer(box, conversation, { content: 'A note', private: true })).status).toBe(200)
    await deliver(box)
    expect(graph.state.sent).toEqual([])
  })
})

const templates = [
  {
    id: '1',
    name: 'order_ready',
    language: 'en_US',
    status: 'APPROVED',
    category: 'UTILITY',
    components: [
      { type: 'HEADER', format: 'IMAGE' },
      { type: 'BODY', text: 'Hi {{1}}, order {{2}} is ready.' },
      { type: 'FOOTER', text: 'Acme' },
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'QUICK_REPLY', text: 'Thanks' },
          { type: 'URL', text: 'Track', url: 'https://acme.test/{{1}}' },
          { type: 'COPY_CODE', text: 'Copy', example: ['X'] },
          { type: 'PHONE_NUMBER', text: 'Call', phone_number: '+15550001111' },
        ],
      },
    ],
  },
  {
    id: '2',
    name: 'named',
    language: 'en',
    status: 'APPROVED',
    parameter_format: 'NAMED',
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'For {{who}}' },
      { type: 'BODY', text: 'Hello {{first_name}}' },
    ],
  },
  { id: '3', name: 'paused', language: 'en', status: 'PAUSED', components: [{ type: 'BODY', text: 'No' }] },
  {
    id: '4',
    name: 'place',
    language: 'en',
    status: 'APPROVED',
    components: [
      { type: 'HEADER', format: 'LOCATION' },
      { type: 'BODY', text: 'Here' },
    ],
  },
]

describe('templates', () => {
  const fetched = async () => {
    graph.state.templates = templates
    const box = await makeWhatsappInbox()
    const health = await request('GET', `${box.account}/inboxes/${box.whatsappInboxId}/health`, {
      as: box.administrator,
    })
    expect(health).toMatchObject({ status: 200, body: { verified_name: 'Acme' } })
    const { conversation } = await asked(box)
    return { box, conversation }
  }

  it('are fetched, all pages of them, and shown with the inbox', async () => {
    const { box } = await fetched()
    const { body } = await request('GET', `${box.account}/inboxes/${box.whatsappInboxId}`, { as: box.administrator })
    expect(body).toMatchObject({
      message_templates: templates.map(({ name }) => ({ name })),
      message_templates_last_updated: expect.any(String),
    })
  })

  it('are filled with every component that Meta has (WA5), and say here what they say there', async () => {
    const { box, conversation } = await fetched()
    const params = {
      name: 'order_ready',
      language: 'en_US',
      category: 'UTILITY',
      processed_params: {
        header: { media_url: 'https://acme.test/a.png', media_type: 'image' },
        body: { 1: 'Zoe', 2: '#7\n8' },
        buttons: [null, { type: 'url', parameter: 't/7' }, { type: 'copy_code', parameter: 'SAVE10' }],
      },
    }
    await answer(box, conversation, { template_params: params })
    await answer(box, conversation, {
      content: 'Hi',
      template_params: {
        name: 'named',
        language: 'en',
        processed_params: { header: { who: 'you' }, body: { first_name: 'Zoe' } },
      },
    })
    await answer(box, conversation, {
      content: 'Here',
      template_params: {
        name: 'place',
        language: 'en',
        processed_params: { header: { latitude: '1', longitude: '2', name: 'HQ', address: 'Road' } },
      },
    })
    await deliver(box)
    expect(bodies().map(one => one.template)).toEqual([
      {
        name: 'order_ready',
        language: { policy: 'deterministic', code: 'en_US' },
        components: [
          { type: 'header', parameters: [{ type: 'image', image: { link: 'https://acme.test/a.png' } }] },
          {
            type: 'body',
            parameters: [
              { type: 'text', text: 'Zoe' },
              { type: 'text', text: '#7 8' },
            ],
          },
          { type: 'button', sub_type: 'url', index: '1', parameters: [{ type: 'text', text: 't/7' }] },
          {
            type: 'button',
            sub_type: 'copy_code',
            index: '2',
            parameters: [{ type: 'coupon_code', coupon_code: 'SAVE10' }],
          },
        ],
      },
      {
        name: 'named',
        language: { policy: 'deterministic', code: 'en' },
        components: [
          { type: 'header', parameters: [{ type: 'text', parameter_name: 'who', text: 'you' }] },
          { type: 'body', parameters: [{ type: 'text', parameter_name: 'first_name', text: 'Zoe' }] },
        ],
      },
      {
        name: 'place',
        language: { policy: 'deterministic', code: 'en' },
        components: [
          {
            type: 'header',
            parameters: [
              { type: 'location', location: { latitude: '1', longitude: '2', name: 'HQ', address: 'Road' } },
            ],
          },
        ],
      },
    ])
    expect((await messagesIn(box as never))[1]?.content).toBe('Hi Zoe, order #7\n8 is ready.\n\nAcme')
  })

  it.each([
    [{ name: 'nobody', language: 'en' }, 'Template not found'],
    [{ name: 'named', language: 'xx' }, 'not there in xx'],
    [{ name: 'paused', language: 'en' }, 'not approved'],
    [{ name: 'named', language: 'en', processed_params: {} }, 'body.first_name'],
  ])('that cannot be sent say why: %j', async (template_params, reason) => {
    const { box, conversation } = await fetched()
    await answer(box, conversation, { content: 'x', template_params })
    await deliver(box)
    expect(graph.state.sent).toEqual([])
    expect(await last(box)).toMatchObject({
      status: 'failed',
      content_attributes: { external_error: expect.stringContaining(reason) },
    })
  })
})

describe('what becomes of it', () => {
  const sent = async () => {
    const box = await makeWhatsappInbox()
    const { conversation } = await asked(box)
    await answer(box, conversation, { content: 'Here it is' })
    await deliver(box)
    return { box, conversation, id: graph.state.sent.at(-1)?.id as string }
  }
  const orders = permutations(['sent', 'delivered', 'read', 'failed'])
  const error = { errors: [{ code: 131026, title: 'Message undeliverable' }] }

  it('is the same in whatever order it is told (WA3)', async () => {
    for (const order of orders) {
      const { box, id } = await sent()
      for (const name of order) await status(box, id, name, name === 'failed' ? error : {})
      await readAll(box)
      expect(await last(box)).toMatchObject({
        status: 'failed',
        content_attributes: { external_error: '131026: Message undeliverable' },
      })
    }
    for (const order of permutations(['sent', 'delivered', 'read'])) {
      const { box, id } = await sent()
      for (const name of order) await status(box, id, name)
      await readAll(box)
      expect((await last(box)).status).toBe('read')
    }
  })

  it('is as far as the file that is behind', async () => {
    const box = await makeWhatsappInbox()
    const { conversation } = await asked(box)
    const form = new FormData()
    for (const name of ['one.txt', 'two.txt'])
      form.append('attachments[]', new File([name], name, { type: 'text/plain' }))
    await request('POST', `${conversation}/messages`, { as: box.administrator, form })
    await deliver(box)
    const [one, two] = graph.state.sent.map(part => part.id) as [string, string]
    await status(box, one, 'read')
    await status(box, two, 'delivered')
    await readAll(box)
    expect((await last(box)).status).toBe('delivered')
    await status(box, two, 'failed', error)
    await readAll(box)
    expect((await last(box)).status).toBe('failed')
  })

  it('is said with Meta’s reason when it is refused (WA4), and can be tried again', async () => {
    const box = await makeWhatsappInbox()
    const { conversation } = await asked(box)
    graph.state.refuse = [
      { status: 400, error: { code: 131047, message: 'Re-engagement message', error_data: { details: 'Too late' } } },
    ]
    await answer(box, conversation, { content: 'Hello?' })
    await deliver(box)
    const failed = await last(box)
    expect(failed).toMatchObject({
      status: 'failed',
      content_attributes: { external_error: '131047: Re-engagement message. Too late' },
    })
    await request('POST', `${conversation}/messages/${failed.id}/retry`, { as: box.administrator })
    await deliver(box)
    expect(graph.state.sent).toHaveLength(1)
    expect((await last(box)).status).toBe('sent')
  })

  it('is tried again by itself where it surely was not taken', async () => {
    const box = await makeWhatsappInbox()
    const { conversation } = await asked(box)
    graph.state.refuse = [{ status: 429, error: { code: 130429, message: 'Rate limit hit' } }]
    await answer(box, conversation, { content: 'Hello?' })
    await deliver(box)
    expect(graph.state.sent).toEqual([])
    await deliver(box)
    expect(graph.state.sent).toHaveLength(1)
  })

  it('is unknown when the line breaks at the answer: it is not sent twice, and news of it say that it was sent', async () => {
    const box = await makeWhatsappInbox()
    const { conversation } = await asked(box)
    graph.state.refuse = [{ status: 200, after: true }]
    await answer(box, conversation, { content: 'Hello?' })
    await deliver(box)
    await sweepDeliveries.run({})
    await deliver(box)
    expect(graph.state.sent).toHaveLength(1)
    expect(await last(box)).toMatchObject({
      status: 'failed',
      content_attributes: { external_error: expect.stringContaining('may have arrived') },
    })
    const [one] = graph.state.sent
    await status(box, one?.id as string, 'delivered', { biz_opaque_callback_data: one?.body.biz_opaque_callback_data })
    await readAll(box)
    const known = await last(box)
    expect(known).toMatchObject({ status: 'delivered', source_id: one?.id })
    expect(known.content_attributes).not.toHaveProperty('external_error')
  })

  it('names a key that is refused, and the inbox asks for another', async () => {
    const box = await makeWhatsappInbox({ api_key: 'expired' })
    const { conversation } = await asked(box)
    await answer(box, conversation, { content: 'Hello?' })
    await deliver(box)
    expect(await last(box)).toMatchObject({
      status: 'failed',
      content_attributes: { external_error: expect.stringContaining('190') },
    })
    const inbox = `${box.account}/inboxes/${box.whatsappInboxId}`
    expect((await request('GET', inbox, { as: box.administrator })).body).toMatchObject({
      reauthorization_required: true,
    })
    const health = (await request('GET', `${inbox}/health`, { as: box.administrator })).body as {
      checks: { name: string; ok: boolean }[]
    }
    expect(health.checks.find(one => one.name === 'key')).toMatchObject({ ok: false })
  })
})

describe('the settings of a number', () => {
  it('never show a secret again, and keep it where none is given', async () => {
    const box = await makeWhatsappInbox()
    const inbox = `${box.account}/inboxes/${box.whatsappInboxId}`
    const { body } = await request('PATCH', inbox, {
      as: box.administrator,
      json: { channel: { provider_config: { api_key: '', business_account_id: '99' } } },
    })
    expect(JSON.stringify(body)).not.toContain(box.secret)
    expect(body).toMatchObject({
      phone_number: box.phone,
      provider: 'whatsapp_cloud',
      provider_config: {
        api_key: '',
        app_secret: '',
        business_account_id: '99',
        webhook_verify_token: box.verifyToken,
      },
    })
    expect((await request('GET', inbox, { as: box.agent })).body).not.toHaveProperty('provider_config')
    expect((await bring(box, said(box, text('Still ours')))).status).toBe(200)
  })

  it('are refused where the number is somebody’s already, or is none', async () => {
    const box = await makeWhatsappInbox()
    const other = await makeWhatsappInbox()
    const made = (phone_number: string, config: object = { api_key: 'k', phone_number_id: '1' }) =>
      request('POST', `${other.account}/inboxes`, {
        as: other.administrator,
        json: {
          name: 'W',
          channel: { type: 'whatsapp', provider: 'whatsapp_cloud', phone_number, provider_config: config },
        },
      })
    expect(await made(box.phone)).toMatchObject({ status: 422, body: { attributes: ['channel.phone_number'] } })
    expect((await made('nobody')).status).toBe(422)
    expect(await made('+15550002222', { api_key: 'k' })).toMatchObject({
      status: 422,
      body: { attributes: ['channel.provider_config.phone_number_id'] },
    })
  })
})

function permutations<T>(given: T[]): T[][] {
  return given.length < 2
    ? [given]
    : given.flatMap((one, index) => permutations(given.toSpliced(index, 1)).map(rest => [one, ...rest]))
}
