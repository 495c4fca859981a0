import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import type { MessageWire } from '#lib/protocol/index.ts'
import { request, withCharla } from '#tests/support/app.ts'
import { messagesIn, readAll } from '#tests/support/email.ts'
import { startGraph } from '#tests/support/graph.ts'
import {
  bring,
  customer,
  delivery,
  makeWhatsappInbox,
  said,
  signature,
  text,
  type WhatsappBox,
  wamid,
} from '#tests/support/whatsapp.ts'

const graph = await startGraph()
withCharla({ env: { ALLOWED_PRIVATE_ADDRESSES: '127.0.0.0/8', WHATSAPP_CLOUD_BASE_URL: graph.url } })
beforeEach(() => {
  graph.state.refuseMedia = 0
})
afterAll(() => graph.close())

const heard = async (box: WhatsappBox, ...messages: object[]): Promise<MessageWire[]> => {
  expect(await bring(box, said(box, ...messages))).toMatchObject({ status: 200 })
  await readAll(box)
  return messagesIn(box as never)
}
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const arrivals = async (box: WhatsappBox) =>
  (
    (await request('GET', `${box.account}/inboxes/${box.whatsappInboxId}/arrivals`, { as: box.administrator }))
      .body as {
      payload: { state: string; reason: string | null }[]
    }
  ).payload

describe('who brings a delivery', () => {
  it('proves the address by the token, and each delivery by the app’s signature over its bytes', async () => {
    const box = await makeWhatsappInbox()
    const asks = (token: string) =>
      request('GET', `/webhooks/whatsapp/${box.phone}?hub.mode=subscribe&hub.challenge=42&hub.verify_token=${token}`)
    expect(await asks(box.verifyToken)).toMatchObject({ status: 200, body: 42 })
    expect((await asks('guess')).status).toBe(401)
    const raw = JSON.stringify(said(box, text('Hello')))
    for (const given of [
      '',
      'sha256=',
      signature('other', raw),
      signature(box.secret, `${raw} `),
      signature(box.secret, raw).slice(0, -1),
    ])
      expect(
        (await request('POST', `/webhooks/whatsapp/${box.phone}`, { raw, headers: { 'x-hub-signature-256': given } }))
          .status,
      ).toBe(401)
    expect((await bring(box, raw, '/api/webhooks/whatsapp/')).status).toBe(200)
    expect((await bring({ ...box, phone: '+15550000000000' }, raw)).status).toBe(404)
    await readAll(box)
    expect(await messagesIn(box as never)).toMatchObject([{ content: 'Hello' }])
  })

  it('is refused while no secret is set, because nothing could be proven', async () => {
    const box = await makeWhatsappInbox({ app_secret: '' })
    expect((await bring({ ...box, secret: '' }, said(box, text('Hello')))).status).toBe(401)
  })

  it('is kept by each inbox whose number it is about and whose secret has signed it, and by no other', async () => {
    const one = await makeWhatsappInbox()
    const other = await makeWhatsappInbox({ app_secret: one.secret })
    const stranger = await makeWhatsappInbox()
    const entries = [one, other, stranger].flatMap(box => said(box, text(`for ${box.numberId}`)).entry)
    await bring(one, { object: 'whatsapp_business_account', entry: entries })
    for (const box of [one, other]) {
      await readAll(box)
      expect((await messagesIn(box as never)).map(message => message.content)).toEqual([`for ${box.numberId}`])
    }
    expect(await arrivals(stranger)).toEqual([])
    expect(await arrivals(one)).toMatchObject([{ state: 'failed', reason: expect.stringContaining(stranger.numberId) }])
  })
})

describe('what comes', () => {
  it('becomes one message, however often and at once it is brought (WA1)', async () => {
    const box = await makeWhatsappInbox()
    const message = { ...text('Once'), id: wamid() }
    const bodies = [
      said(box, message),
      ...Array.from({ length: 9 }, (_, index) => said(box, message, index % 2 ? message : text(`More ${index}`))),
    ]
    await Promise.all([...bodies, ...bodies].map(one => bring(box, one)))
    await Promise.all([readAll(box), readAll(box), readAll(box)])
    const found = await messagesIn(box as never)
    expect(found.filter(one => one.content === 'Once')).toHaveLength(1)
    expect(new Set(found.map(one => one.conversation_id)).size).toBe(1)
  })

  it('is written for the contact with the number, whichever way the number is written', async () => {
    const box = await makeWhatsappInbox()
    const from = (number: string) =>
      bring(
        box,
        delivery(box, {
          contacts: [{ wa_id: number, profile: { name: 'Ana' } }],
          messages: [{ from: number, id: wamid(), ...text('Oi') }],
        }),
      )
    await from('5511987654321')
    await from('551187654321')
    await readAll(box)
    const [first, second] = await messagesIn(box as never)
    expect(first).toMatchObject({ sender: { name: 'Ana', phone_number: '+5511987654321' } })
    expect(second?.conversation_id).toBe(first?.conversation_id)
  })

  it('says what it is: answers of buttons, lists and forms, orders, places, cards', async () => {
    const box = await makeWhatsappInbox()
    const found = await heard(
      box,
      { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'a', title: 'Yes' } } },
      {
        type: 'interactive',
        interactive: { type: 'list_reply', list_reply: { id: 'b', title: 'Blue', description: 'The sky' } },
      },
      {
        type: 'interactive',
        interactive: {
          type: 'nfm_reply',
          nfm_reply: { name: 'flow', body: 'Sent', response_json: '{"size":"L","flow_token":"x"}' },
        },
      },
      { type: 'button', button: { text: 'Stop', payload: 'STOP' } },
      {
        type: 'order',
        order: {
          catalog_id: '1',
          text: 'Quick',
          product_items: [{ product_retailer_id: 'TEA', quantity: 2, item_price: 3, currency: 'EUR' }],
        },
      },
      { location: { latitude: 37.5, longitude: -122.1, name: 'Office' } },
      { type: 'contacts', contacts: [{ name: { formatted_name: 'Rachel Green' }, phones: [{ phone: '+1 777' }] }] },
      { type: 'poll', poll: { question: 'Which?' } },
      { type: 'unsupported', errors: [{ code: 131051, title: 'Message type unknown' }] },
    )
    expect(found.map(one => one.content)).toEqual([
      'Yes',
      'Blue',
      'size: L',
      'Stop',
      'Order\n2 × TEA (3 EUR)\nQuick',
      'Office',
      'Rachel Green, +1 777',
      expect.stringContaining('cannot be shown'),
      expect.stringContaining('cannot be shown'),
    ])
    expect(found[5]?.attachments).toMatchObject([
      { file_type: 'location', coordinates_lat: 37.5, coordinates_long: -122.1 },
    ])
    expect(found[6]?.attachments).toMatchObject([{ file_type: 'contact', fallback_title: '+1 777' }])
    expect(found[7]?.content_attributes).toMatchObject({ is_unsupported: true, unsupported_type: 'poll' })
    expect(found[8]?.content_attributes).toMatchObject({ unsupported_reason: '131051: Message type unknown' })
  })

  it('points to what it answers; a reaction opens nothing that was resolved', async () => {
    const box = await makeWhatsappInbox()
    const first = wamid()
    const [question] = await heard(box, { ...text('Where is it?'), id: first })
    const conversation = `${box.account}/conversations/${question?.conversation_id}`
    await request('POST', `${conversation}/toggle_status`, { as: box.administrator, json: { status: 'resolved' } })
    const found = await heard(box, { type: 'reaction', reaction: { message_id: first, emoji: '👍' } })
    expect(found[1]).toMatchObject({
      content: '👍',
      content_attributes: { is_reaction: true, in_reply_to: question?.id },
      conversation_id: question?.conversation_id,
    })
    expect((await request('GET', conversation, { as: box.administrator })).body).toMatchObject({ status: 'resolved' })
    const answered = await heard(box, text('Here', { context: { id: first, from: box.phone } }))
    expect(answered.at(-1)?.content_attributes).toMatchObject({ in_reply_to_external_id: first })
  })

  it('may be changed and taken back, and says so; what is not here is said to be missing', async () => {
    const box = await makeWhatsappInbox()
    const [one, two] = [wamid(), wamid()]
    await heard(box, { ...text('Frist'), id: one }, { ...text('A secret'), id: two })
    const found = await heard(
      box,
      { type: 'edit', edit: { original_message_id: one, message: { type: 'text', text: { body: 'First' } } } },
      { type: 'revoke', revoke: { original_message_id: two } },
      { type: 'revoke', revoke: { original_message_id: 'wamid.unknown' } },
    )
    expect(found).toMatchObject([
      { content: 'First', content_attributes: { edited: true, previous_contents: ['Frist'] } },
      { content: 'This message was deleted', content_attributes: { deleted: true } },
      { content: 'A message that is not here was deleted.' },
    ])
  })

  it('was written on the company’s own phone: it is theirs, opens no window and is not sent again (WA6)', async () => {
    const box = await makeWhatsappInbox()
    await bring(
      box,
      delivery(
        box,
        { message_echoes: [{ from: box.phone.slice(1), to: customer, id: wamid(), ...text('From the phone') }] },
        'smb_message_echoes',
      ),
    )
    await readAll(box)
    const [echo] = await messagesIn(box as never)
    expect(echo).toMatchObject({ message_type: 1, status: 'delivered', content_attributes: { external_echo: true } })
    expect(
      (await request('GET', `${box.account}/conversations/${echo?.conversation_id}`, { as: box.administrator })).body,
    ).toMatchObject({ can_reply: false })
  })

  it('keeps the good parts of a delivery whose others cannot be read, which somebody is told', async () => {
    const box = await makeWhatsappInbox()
    const found = await heard(box, text('One'), { id: null }, text('Two'))
    expect(found.map(one => one.content)).toEqual(['One', 'Two'])
    expect(await arrivals(box)).toMatchObject([
      { state: 'failed', reason: expect.stringContaining('could not be read') },
    ])
  })
})

describe('files', () => {
  it('are here before the message is told (R4), with the words below them', async () => {
    const box = await makeWhatsappInbox()
    graph.state.media.set('m1', { type: 'image/png', content: picture })
    graph.state.refuseMedia = 1
    const found = await heard(box, { type: 'image', image: { id: 'm1', mime_type: 'image/png', caption: 'Look' } })
    expect(found).toMatchObject([{ content: 'Look', attachments: [{ file_type: 'image', file_size: picture.length }] }])
  })

  it('that are not to be had leave the message with the reason, and are fetched when it is read again', async () => {
    const box = await makeWhatsappInbox()
    const message = { type: 'document', document: { id: 'm2', mime_type: 'application/pdf', filename: 'bill.pdf' } }
    const [missing] = await heard(box, message)
    expect(missing?.content_attributes.refused_attachments).toMatchObject([
      { reason: expect.stringContaining('does not exist') },
    ])
    graph.state.media.set('m2', { type: 'application/pdf', content: Buffer.from('%PDF-1.4 bill') })
    await withSystem(sql => sql`update charla.arrivals set state = 0 where account_id = ${box.accountId}`)
    await readAll(box)
    const [there] = await messagesIn(box as never)
    expect(there).toMatchObject({ id: missing?.id, attachments: [{ file_type: 'file' }] })
    expect(there?.content_attributes).not.toHaveProperty('refused_attachments')
  })

  it('that may be had soon are waited for, and nothing else waits with them', async () => {
    const box = await makeWhatsappInbox()
    graph.state.media.set('m3', { type: 'image/png', content: picture })
    graph.state.refuseMedia = 100
    const asks = { type: 'image', image: { id: 'm3', mime_type: 'image/png' } }
    expect((await heard(box, asks, text('Did you get it?'))).map(one => one.content)).toEqual(['Did you get it?'])
    expect(await arrivals(box)).toMatchObject([{ state: 'waiting', reason: expect.stringContaining('500') }])
    graph.state.refuseMedia = 0
    await readAll(box)
    expect((await messagesIn(box as never)).map(one => one.attachments?.length ?? 0)).toEqual([0, 1])
  })
})

const folder = join(process.cwd(), '../shared/fixtures/whatsapp/inbound')

describe.runIf(existsSync(folder))('published deliveries', () => {
  const numberIn = (raw: string) => /"phone_number_id":\s*"([^"]*)"/.exec(raw)?.[1]
  it.each(existsSync(folder) ? readdirSync(folder) : [])(
    '%s: every message is there once, or somebody is told',
    async name => {
      const raw = readFileSync(join(folder, name), 'utf8')
      const box = await makeWhatsappInbox()
      await withSystem(
        sql =>
          sql`update charla.channel_whatsapp set phone_number_id = ${numberIn(raw) ?? ''} where account_id = ${box.accountId}`,
      )
      const answers = await Promise.all(Array.from({ length: 10 }, () => bring(box, raw)))
      expect(answers.every(one => one.status === 200)).toBe(true)
      await readAll(box)
      await readAll(box)
      await readAll(box)
      const { entry } = JSON.parse(raw) as {
        entry: {
          changes: {
            value?: {
              messages?: { id: string }[]
              message_echoes?: { id: string }[]
              calls?: { id: string; event: string }[]
            }
          }[]
        }[]
      }
      const values = entry.flatMap(one => one.changes.map(change => change.value ?? {}))
      const wanted = new Set(
        values.flatMap(one =>
          [
            ...(one.messages ?? []),
            ...(one.message_echoes ?? []),
            ...(one.calls ?? []).filter(call => call.event === 'connect'),
          ].map(message => message.id),
        ),
      )
      const found = await messagesIn(box as never)
      expect(new Set(found.map(one => one.source_id))).toEqual(wanted)
      expect(found).toHaveLength(wanted.size)
      for (const one of found)
        expect(
          one.content?.trim() || one.attachments?.length || one.content_attributes.refused_attachments,
        ).toBeTruthy()
      const [kept] = await arrivals(box)
      if (!wanted.size && !values.some(one => 'statuses' in one)) expect(kept?.reason).toBeTruthy()
      expect(kept?.state).toBe('done')
    },
  )
})
