import { createHmac, randomInt, randomUUID } from 'node:crypto'
import { withSystem } from '#lib/base/db/index.ts'
import { follow } from '#lib/base/followers.ts'
import { deliverMessage, deliverWritten } from '#lib/channels/deliveries.ts'
import { makeTenant, request, type Tenant } from './app.ts'

export type WhatsappBox = Tenant & {
  account: string
  whatsappInboxId: number
  phone: string
  numberId: string
  secret: string
  verifyToken: string
}

/** A tenant with a number of WhatsApp. */
export async function makeWhatsappInbox(config: object = {}, inbox: object = {}): Promise<WhatsappBox> {
  const tenant = await makeTenant()
  const account = `/api/v1/accounts/${tenant.accountId}`
  const phone = `+1555${randomInt(10 ** 8, 10 ** 9)}`
  const numberId = String(randomInt(10 ** 12, 10 ** 13))
  const secret = randomUUID()
  const { body } = await request('POST', `${account}/inboxes`, {
    as: tenant.administrator,
    json: {
      name: 'WhatsApp',
      enable_auto_assignment: false,
      ...inbox,
      channel: {
        type: 'whatsapp',
        phone_number: phone,
        provider: 'whatsapp_cloud',
        provider_config: {
          api_key: 'a token of Meta',
          phone_number_id: numberId,
          business_account_id: '4711',
          app_secret: secret,
          ...config,
        },
      },
    },
  })
  const made = body as { id: number; provider_config: { webhook_verify_token: string } }
  return {
    ...tenant,
    account,
    whatsappInboxId: made.id,
    phone,
    numberId,
    secret,
    verifyToken: made.provider_config.webhook_verify_token,
  }
}

export const signature = (secret: string, raw: string) =>
  `sha256=${createHmac('sha256', secret).update(raw).digest('hex')}`

/** Meta brings a delivery, signed. */
export const bring = (box: Pick<WhatsappBox, 'phone' | 'secret'>, delivery: unknown, path = '/webhooks/whatsapp/') => {
  const raw = typeof delivery === 'string' ? delivery : JSON.stringify(delivery)
  return request('POST', `${path}${box.phone}`, { raw, headers: { 'x-hub-signature-256': signature(box.secret, raw) } })
}

/** What stands around messages and statuses. */
export const delivery = (box: Pick<WhatsappBox, 'numberId' | 'phone'>, value: object, field = 'messages') => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: '4711',
      changes: [
        {
          field,
          value: {
            messaging_product: 'whatsapp',
            metadata: { display_phone_number: box.phone.slice(1), phone_number_id: box.numberId },
            ...value,
          },
        },
      ],
    },
  ],
})

export const customer = '491701234567'
export const wamid = () => `wamid.${randomUUID()}`
const now = () => String(Math.floor(Date.now() / 1000))

/** A delivery with messages of one customer. */
export const said = (box: Pick<WhatsappBox, 'numberId' | 'phone'>, ...messages: object[]) =>
  delivery(box, {
    contacts: [{ profile: { name: 'Zoe' }, wa_id: customer }],
    messages: messages.map(one => ({ from: customer, id: wamid(), timestamp: now(), ...one })),
  })
export const text = (body: string, more: object = {}) => ({ type: 'text', text: { body }, ...more })

/** Sends what waits of this account now. */
export async function deliver({ accountId }: Pick<Tenant, 'accountId'>): Promise<void> {
  await follow(deliverWritten)
  const waiting = await withSystem(
    sql => sql<{ id: number }[]>`
      update charla.deliveries set due_at = now() - interval '1 second'
      where account_id = ${accountId} and state = 0 returning id`,
  )
  for (const { id } of waiting.sort((a, b) => a.id - b.id)) await deliverMessage.run({ account_id: accountId, id })
}
