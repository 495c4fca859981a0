import { createHmac, randomInt, randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { makeTenant, request, withCharla } from '#tests/support/app.ts'
import { messagesIn, readAll } from '#tests/support/email.ts'
import { startGraph } from '#tests/support/graph.ts'
import {
  customer,
  deliver,
  delivery,
  makeWhatsappInbox,
  said,
  text,
  type WhatsappBox,
} from '#tests/support/whatsapp.ts'
import { syncTemplates } from './sync.ts'

// 360dialog: Meta's messages, behind a key and addresses of its own.
const graph = await startGraph()
withCharla({
  env: {
    ALLOWED_PRIVATE_ADDRESSES: '127.0.0.0/8',
    WHATSAPP_360DIALOG_BASE_URL: graph.url,
    WHATSAPP_CLOUD_BASE_URL: graph.url,
  },
})
beforeEach(() => {
  Object.assign(graph.state, { sent: [], asked: [], webhooks: [], refuse: [] })
})
afterAll(() => graph.close())

async function makeDialogInbox(config: object = {}): Promise<WhatsappBox> {
  const tenant = await makeTenant()
  const account = `/api/v1/accounts/${tenant.accountId}`
  const phone = `+1555${randomInt(10 ** 8, 10 ** 9)}`
  const { body } = await request('POST', `${account}/inboxes`, {
    as: tenant.administrator,
    json: {
      name: '360',
      enable_auto_assignment: false,
      channel: {
        type: 'whatsapp',
        provider: 'default',
        phone_number: phone,
        provider_config: { api_key: graph.state.token, ...config },
      },
    },
  })
  const made = body as { id: number; provider_config: { webhook_verify_token: string } }
  const verifyToken = made.provider_config.webhook_verify_token
  return { ...tenant, account, whatsappInboxId: made.id, phone, numberId: '1', secret: '', verifyToken }
}
const bring = (box: WhatsappBox, value: unknown, headers: Record<string, string>) =>
  request('POST', `/webhooks/whatsapp/${box.phone}`, { raw: JSON.stringify(value), headers })
const bearer = ({ verifyToken }: WhatsappBox) => ({ authorization: `Bearer ${verifyToken}` })
const inboxPath = (box: WhatsappBox) => `${box.account}/inboxes/${box.whatsappInboxId}`
const shown = async (box: WhatsappBox) =>
  (await request('GET', inboxPath(box), { as: box.administrator })).body as Record<string, unknown>

async function asked(box: WhatsappBox): Promise<string> {
  expect((await bring(box, said(box, text('Where is it?')), bearer(box))).status).toBe(200)
  await readAll(box)
  const [first] = await messagesIn(box as never)
  return `${box.account}/conversations/${first?.conversation_id}/messages`
}

describe('a number at 360dialog', () => {
  it('is told at once where to bring what comes, with the header that proves it', async () => {
    const box = await makeDialogInbox()
    expect(graph.state.webhooks).toEqual([
      {
        path: '/v1/configs/webhook',
        body: {
          url: `http://localhost:3000/webhooks/whatsapp/${box.phone}`,
          headers: { Authorization: `Bearer ${box.verifyToken}` },
        },
      },
    ])
    expect(await shown(box)).toMatchObject({ trouble: null, reauthorization_required: false })
  })

  it('or says why it could not be, until that is mended', async () => {
    const box = await makeDialogInbox({ api_key: 'wrong' })
    expect(await shown(box)).toMatchObject({
      trouble: 'The webhook could not be set: HTTP 401: Invalid api key',
      reauthorization_required: true,
    })
    const register = () => request('POST', `${inboxPath(box)}/register_webhook`, { as: box.administrator })
    expect(await register()).toMatchObject({ status: 422, body: { attributes: ['id'] } })
    await request('PATCH', inboxPath(box), {
      as: box.administrator,
      json: { channel: { provider_config: { api_key: graph.state.token } } },
    })
    expect(await shown(box)).toMatchObject({ trouble: null })
    expect((await register()).status).toBe(200)
    expect(graph.state.webhooks).toHaveLength(2)
    expect((await request('POST', `${inboxPath(box)}/register_webhook`, { as: box.agent })).status).toBe(403)
  })

  it('is heard where the header is right, or the signature where one was agreed on', async () => {
    const box = await makeDialogInbox()
    const value = said(box, text('Hello'))
    const guesses: Record<string, string>[] = [
      {},
      { authorization: 'Bearer guess' },
      { 'x-hub-signature-256': 'sha256=00' },
    ]
    for (const headers of guesses) expect((await bring(box, value, headers)).status).toBe(401)
    expect((await bring(box, value, bearer(box))).status).toBe(200)
    expect((await bring(box, said(box, text('Again')), { authorization: box.verifyToken })).status).toBe(200)

    const secret = randomUUID()
    const signed = await makeDialogInbox({ app_secret: secret })
    const raw = JSON.stringify(said(signed, text('Signed')))
    const hmac = createHmac('sha256', secret).update(raw).digest('hex')
    const send = (headers: Record<string, string>) =>
      request('POST', `/webhooks/whatsapp/${signed.phone}`, { raw, headers })
    expect((await send(bearer(signed))).status).toBe(401) // a signature was agreed on
    expect((await send({ 'x-360dialog-signature': hmac })).status).toBe(200)
    expect((await send({ 'x-hub-signature-256': `sha256=${hmac}` })).status).toBe(200)
  })

  it('sends with its key, to its own address', async () => {
    const box = await makeDialogInbox()
    const messages = await asked(box)
    await request('POST', messages, { as: box.administrator, json: { content: 'It is **on its way**' } })
    await deliver(box)
    expect(graph.state.sent).toMatchObject([
      {
        path: '/messages',
        headers: { 'd360-api-key': graph.state.token, 'content-type': 'application/json' },
        body: { messaging_product: 'whatsapp', to: customer, type: 'text', text: { body: 'It is *on its way*' } },
      },
    ])
    expect(graph.state.sent[0]?.headers.authorization).toBeUndefined()
    const [sent] = graph.state.sent
    await bring(
      box,
      delivery(box, { statuses: [{ id: sent?.id, status: 'delivered', timestamp: '1', recipient_id: customer }] }),
      bearer(box),
    )
    await readAll(box)
    expect((await messagesIn(box as never)).at(-1)).toMatchObject({ status: 'delivered', source_id: sent?.id })
  })

  it('says in its own words why it refuses', async () => {
    const box = await makeDialogInbox()
    const messages = await asked(box)
    await request('PATCH', inboxPath(box), {
      as: box.administrator,
      json: { channel: { provider_config: { api_key: 'expired' } } },
    })
    await request('POST', messages, { as: box.administrator, json: { content: 'Hello?' } })
    await deliver(box)
    expect((await messagesIn(box as never)).at(-1)).toMatchObject({
      status: 'failed',
      content_attributes: { external_error: 'HTTP 401: Invalid api key' },
    })
    expect(await shown(box)).toMatchObject({ reauthorization_required: true })
  })

  it('uploads files, and fetches those of customers from its own address, not from Meta’s', async () => {
    const box = await makeDialogInbox()
    const messages = await asked(box)
    const form = new FormData()
    form.append('attachments[]', new File(['one'], 'one.txt', { type: 'text/plain' }))
    await request('POST', messages, { as: box.administrator, form })
    await deliver(box)
    expect(graph.state.asked).toContain('POST /media')
    expect(graph.state.sent.at(-1)?.body).toMatchObject({ type: 'document', document: { id: expect.any(String) } })

    const id = String(randomInt(10 ** 9, 10 ** 10))
    graph.state.media.set(id, { type: 'application/pdf', content: Buffer.from('%PDF-1.4 of Zoe') })
    const document = { id, mime_type: 'application/pdf', filename: 'bill.pdf', sha256: 'x' }
    await bring(box, said(box, { type: 'document', document }), bearer(box))
    await readAll(box)
    expect((await messagesIn(box as never)).at(-1)).toMatchObject({
      attachments: [{ file_type: 'file', file_size: 15 }],
    })
    expect(graph.state.asked).toContain('GET /whatsapp_business/attachments/')
  })

  it('has its templates, from its own list', async () => {
    const box = await makeDialogInbox()
    graph.state.templates = [
      { name: 'hello', language: 'en', status: 'approved', components: [{ type: 'BODY', text: 'Hello {{1}}' }] },
    ]
    await syncTemplates.run({ account_id: box.accountId, inbox_id: box.whatsappInboxId })
    expect(await shown(box)).toMatchObject({ message_templates: [{ name: 'hello' }] })
    const messages = await asked(box)
    const template_params = { name: 'hello', language: 'en', processed_params: { body: { 1: 'Zoe' } } }
    await request('POST', messages, { as: box.administrator, json: { content: '', template_params } })
    await deliver(box)
    expect(graph.state.sent.at(-1)?.body).toMatchObject({ type: 'template', template: { name: 'hello' } })
    const test = await request('POST', `${inboxPath(box)}/connection_test`, { as: box.administrator })
    expect((test.body as { hops: object[] }).hops).toMatchObject([
      { name: 'key', state: 'ok' },
      { name: 'templates', state: 'ok' },
      { name: 'webhook', state: 'ok' },
    ])
  })
})

it('a number at Meta is told when somebody asks, for the business account', async () => {
  const box = await makeWhatsappInbox()
  expect(graph.state.webhooks).toEqual([])
  expect((await request('POST', `${inboxPath(box)}/register_webhook`, { as: box.administrator })).status).toBe(200)
  expect(graph.state.webhooks).toEqual([
    {
      path: '/4711/subscribed_apps',
      body: {
        override_callback_uri: `http://localhost:3000/webhooks/whatsapp/${box.phone}`,
        verify_token: box.verifyToken,
      },
    },
  ])
})
