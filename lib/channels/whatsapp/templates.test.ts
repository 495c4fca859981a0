import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { systemContext } from '#lib/base/context.ts'
import { unfillableParts, type WhatsappTemplate } from '#lib/protocol/index.ts'
import { request, withCharla } from '#tests/support/app.ts'
import { messagesIn, readAll } from '#tests/support/email.ts'
import { startGraph } from '#tests/support/graph.ts'
import { bring, deliver, makeWhatsappInbox, said, text, type WhatsappBox } from '#tests/support/whatsapp.ts'
import { findWhatsappInbox, type WhatsappRow } from './inbox.ts'
import { sync } from './sync.ts'

// The shapes are those that Meta publishes for templates and for sending them.
const graph = await startGraph()
withCharla({ env: { ALLOWED_PRIVATE_ADDRESSES: '127.0.0.0/8', WHATSAPP_CLOUD_BASE_URL: graph.url } })
beforeEach(() => {
  graph.state.refuse = []
  graph.state.sent = []
})
afterAll(() => graph.close())

const approved = (name: string, components: object[], more: object = {}) => ({
  id: name,
  name,
  language: 'en_US',
  status: 'APPROVED',
  category: 'MARKETING',
  components,
  ...more,
})
const quick = (text: string) => ({ type: 'QUICK_REPLY', text })
const card = (format: string, n: number) => ({
  components: [
    { type: 'HEADER', format, example: { header_handle: ['https://scontent.test/x'] } },
    { type: 'BODY', text: `Plant ${n}: {{1}}, now {{2}}`, example: { body_text: [['Aloe', '10 %']] } },
    {
      type: 'BUTTONS',
      buttons: [
        quick('More like this'),
        { type: 'URL', text: 'Shop', url: 'https://acme.test/{{1}}', example: ['aloe'] },
      ],
    },
  ],
})
const offer = (has_expiration: boolean) => ({
  type: 'LIMITED_TIME_OFFER',
  limited_time_offer: { text: 'Ends soon', has_expiration },
})
const templates = [
  approved('carousel', [
    { type: 'BODY', text: 'Hi {{1}}, look' },
    { type: 'CAROUSEL', cards: [card('IMAGE', 1), card('VIDEO', 2)] },
  ]),
  approved('offer', [
    { type: 'HEADER', format: 'VIDEO' },
    offer(true),
    { type: 'BODY', text: 'Hi {{1}}' },
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'COPY_CODE', text: 'Copy offer code', example: ['SAVE10'] },
        { type: 'URL', text: 'Book', url: 'https://acme.test/?ref={{1}}', example: ['x'] },
      ],
    },
  ]),
  approved('offer_always', [offer(false), { type: 'BODY', text: 'An offer' }]),
  approved(
    'proof',
    [
      { type: 'BODY', text: '*{{1}}* is your verification code.', add_security_recommendation: true },
      { type: 'FOOTER', text: 'This code expires in 5 minutes.', code_expiration_minutes: 5 },
      {
        type: 'BUTTONS',
        buttons: [
          {
            type: 'URL',
            text: 'Copy code',
            url: 'https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}',
          },
        ],
      },
    ],
    { category: 'AUTHENTICATION' },
  ),
  approved('proof_as_made', [
    { type: 'BODY', text: '*{{1}}* is your verification code.' },
    { type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'ONE_TAP', text: 'Autofill' }] },
  ]),
  approved('flow', [
    { type: 'BODY', text: 'Tell us' },
    {
      type: 'BUTTONS',
      buttons: [{ type: 'FLOW', text: 'Begin', flow_id: '77', flow_action: 'navigate', navigate_screen: 'ONE' }],
    },
  ]),
  approved('buttons', [
    { type: 'HEADER', format: 'DOCUMENT' },
    { type: 'BODY', text: 'All of them' },
    { type: 'FOOTER', text: 'Acme' },
    {
      type: 'BUTTONS',
      buttons: [
        quick('Yes'),
        { type: 'PHONE_NUMBER', text: 'Call', phone_number: '+15550001111' },
        { type: 'URL', text: 'Site', url: 'https://acme.test' },
        { type: 'VOICE_CALL', text: 'Call on WhatsApp' },
      ],
    },
  ]),
  approved('place', [
    { type: 'HEADER', format: 'LOCATION' },
    { type: 'BODY', text: 'We are here' },
  ]),
  approved('products', [
    { type: 'BODY', text: 'Look' },
    { type: 'BUTTONS', buttons: [{ type: 'MPM', text: 'View items' }] },
  ]),
  approved('product_cards', [
    { type: 'BODY', text: 'Look' },
    { type: 'CAROUSEL', cards: [{ components: [{ type: 'HEADER', format: 'PRODUCT' }] }] },
  ]),
  approved('newer', [
    { type: 'BODY', text: 'Look' },
    { type: 'HOLOGRAM', model: 'x' },
  ]),
]

async function withTemplates() {
  const box = await makeWhatsappInbox()
  graph.state.templates = templates
  const ctx = systemContext(box.accountId)
  await sync(ctx, (await findWhatsappInbox(ctx, box.whatsappInboxId)) as WhatsappRow)
  await bring(box, said(box, text('Hello')))
  await readAll(box)
  const [first] = await messagesIn(box as never)
  const send = async (name: string, processed_params: object = {}) => {
    await request('POST', `${box.account}/conversations/${first?.conversation_id}/messages`, {
      as: box.administrator,
      json: { content: '', template_params: { name, language: 'en_US', processed_params } },
    })
    await deliver(box)
    const message = (await messagesIn(box as never)).at(-1)
    const body = graph.state.sent.at(-1)?.body as { template: { name: string; components: object[] } } | undefined
    return { message, components: body?.template.name === name ? body.template.components : null }
  }
  return { box, send }
}
const inboxOf = async (box: WhatsappBox) =>
  (await request('GET', `${box.account}/inboxes/${box.whatsappInboxId}`, { as: box.administrator })).body as {
    message_templates: WhatsappTemplate[]
  }
const cards = [
  {
    header: { media_url: 'https://acme.test/1.png' },
    body: { 1: 'Aloe', 2: '10 %' },
    buttons: [{ parameter: 'more-1' }, { parameter: 'aloe' }],
  },
  {
    header: { media_url: 'https://acme.test/2.mp4' },
    body: { 1: 'Fern', 2: '20 %' },
    buttons: [null, { parameter: 'fern' }],
  },
]

describe('templates', () => {
  it('are kept with every component that Meta has, also those that there will be', async () => {
    const { box } = await withTemplates()
    const kept = (await inboxOf(box)).message_templates
    expect(kept).toEqual(templates)
    expect(kept.filter(one => unfillableParts(one).length).map(one => [one.name, unfillableParts(one)])).toEqual([
      ['products', ['MPM']],
      ['product_cards', ['HEADER PRODUCT']],
      ['newer', ['HOLOGRAM']],
    ])
  })

  it('with a carousel go with every card, filled', async () => {
    const { send } = await withTemplates()
    const { message, components } = await send('carousel', { body: { 1: 'Zoe' }, cards })
    const values = (...texts: string[]) => texts.map(one => ({ type: 'text', text: one }))
    expect(components).toEqual([
      { type: 'body', parameters: values('Zoe') },
      {
        type: 'carousel',
        cards: [
          {
            card_index: 0,
            components: [
              { type: 'header', parameters: [{ type: 'image', image: { link: 'https://acme.test/1.png' } }] },
              { type: 'body', parameters: values('Aloe', '10 %') },
              {
                type: 'button',
                sub_type: 'quick_reply',
                index: '0',
                parameters: [{ type: 'payload', payload: 'more-1' }],
              },
              { type: 'button', sub_type: 'url', index: '1', parameters: values('aloe') },
            ],
          },
          {
            card_index: 1,
            components: [
              { type: 'header', parameters: [{ type: 'video', video: { link: 'https://acme.test/2.mp4' } }] },
              { type: 'body', parameters: values('Fern', '20 %') },
              { type: 'button', sub_type: 'url', index: '1', parameters: values('fern') },
            ],
          },
        ],
      },
    ])
    expect(message).toMatchObject({
      status: 'sent',
      content: 'Hi Zoe, look\n\nPlant 1: Aloe, now 10 %\n\nPlant 2: Fern, now 20 %',
    })
  })

  it('with an offer say when it ends, where it does', async () => {
    const { send } = await withTemplates()
    const { message, components } = await send('offer', {
      header: { media_url: 'https://acme.test/a.mp4' },
      body: { 1: 'Zoe' },
      limited_time_offer: { expires_at: '2030-01-02T03:04:05Z' },
      buttons: [{ parameter: 'SAVE10' }, { parameter: 'zoe' }],
    })
    expect(components).toContainEqual({
      type: 'limited_time_offer',
      parameters: [
        { type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: Date.UTC(2030, 0, 2, 3, 4, 5) } },
      ],
    })
    expect(message).toMatchObject({ status: 'sent', content: 'Ends soon\n\nHi Zoe' })
    expect(await send('offer_always')).toMatchObject({ message: { status: 'sent' }, components: [] })
  })

  it('that prove somebody carry the code in the words and in the button', async () => {
    const { send } = await withTemplates()
    for (const name of ['proof', 'proof_as_made']) {
      const { components } = await send(name, { body: { 1: '123456' } })
      const parameters = [{ type: 'text', text: '123456' }]
      expect(components).toEqual([
        { type: 'body', parameters },
        { type: 'button', sub_type: 'url', index: '0', parameters },
      ])
    }
  })

  it('with a flow, a document, a place, and buttons that take nothing', async () => {
    const { send } = await withTemplates()
    expect((await send('flow')).components).toEqual([
      {
        type: 'button',
        sub_type: 'flow',
        index: '0',
        parameters: [{ type: 'action', action: { flow_token: 'unused' } }],
      },
    ])
    expect((await send('flow', { buttons: [{ parameter: 'of Zoe' }] })).components).toMatchObject([
      { parameters: [{ action: { flow_token: 'of Zoe' } }] },
    ])
    const document = { header: { media_url: 'https://acme.test/a.pdf', media_name: 'a.pdf' } }
    expect((await send('buttons', document)).components).toEqual([
      {
        type: 'header',
        parameters: [{ type: 'document', document: { link: 'https://acme.test/a.pdf', filename: 'a.pdf' } }],
      },
    ])
    const place = { latitude: '1', longitude: '2', name: 'HQ', address: 'Road' }
    expect((await send('place', { header: place })).components).toEqual([
      { type: 'header', parameters: [{ type: 'location', location: place }] },
    ])
  })

  it.each([
    ['carousel', { body: { 1: 'Zoe' }, cards: [cards[0]] }, 'cards.1.header.media_url'],
    ['carousel', { body: { 1: 'Zoe' } }, 'cards.0.body.1'],
    [
      'offer',
      {
        header: { media_url: 'https://a.test/v.mp4' },
        body: { 1: 'Zoe' },
        buttons: [{ parameter: 'A' }, { parameter: 'b' }],
      },
      'limited_time_offer.expires_at',
    ],
    ['proof', {}, 'body.1'],
    ['proof', { body: { 1: 'x'.repeat(16) } }, 'A code has at most 15 characters'],
    ['carousel', { body: { 1: 'x'.repeat(1001) }, cards }, 'at most 1000 characters'],
    ['products', {}, 'cannot be filled here: MPM'],
    ['product_cards', {}, 'HEADER PRODUCT'],
    ['newer', {}, 'HOLOGRAM'],
  ])('that cannot be filled are not sent wrong: %s', async (name, params, reason) => {
    const { send } = await withTemplates()
    const { message, components } = await send(name, params)
    expect(components).toBeNull()
    expect(message).toMatchObject({
      status: 'failed',
      content_attributes: { external_error: expect.stringContaining(reason) },
    })
  })
})
