import { systemContext } from '#lib/base/context.ts'
import { withSystem } from '#lib/base/db/index.ts'
import { goOn } from '#lib/campaigns/one-off.ts'
import { request } from './app.ts'
import { makeWhatsappInbox, type WhatsappBox } from './whatsapp.ts'

/** The one that the desk's number has; Meta's double must know it too, to send it. */
export const template = {
  id: '1',
  name: 'sale',
  language: 'en',
  status: 'APPROVED',
  category: 'MARKETING',
  components: [{ type: 'BODY', text: 'Hello {{1}}, there is a sale' }],
}
const params = { name: 'sale', language: 'en', processed_params: { body: { 1: '{{contact.first_name}}' } } }

export type Recipients = {
  payload: { contact_id: number; state: string; reason: string | null; conversation_id: number | null }[]
  meta: { counts: Record<string, number>; reasons: object[]; next_after: number | null }
}

/** An account with a number of WhatsApp, a template and a label, and how to ask for campaigns there. */
export async function campaignDesk() {
  const box = await makeWhatsappInbox()
  await withSystem(
    sql => sql`
      update charla.channel_whatsapp set templates = ${sql.json([template])} where account_id = ${box.accountId}`,
  )
  const ask = (method: string, rest: string, json?: unknown, as = box.administrator) =>
    request(method, `${box.account}${rest}`, { as, ...(json === undefined ? {} : { json }) })
  const label = (await ask('POST', '/labels', { title: 'customers' })).body as { id: number }
  const contact = async (name: string, more: object = {}, agreed = true) => {
    const phone_number = `+4917${Math.floor(Math.random() * 1e8 + 1e8)}`
    const { body } = await ask('POST', '/contacts', { name, phone_number, ...more })
    const { id } = (body as { payload: { contact: { id: number } } }).payload.contact
    await ask('POST', `/contacts/${id}/labels`, { labels: ['customers'] })
    if (agreed) await consent(id, true)
    return id
  }
  const consent = (id: number, given: boolean, more: object = {}) =>
    ask('POST', `/contacts/${id}/consents`, { channel: 'whatsapp', given, source: 'a form', ...more })
  const campaign = (more: object = {}) =>
    ask('POST', '/campaigns', {
      title: 'Sale',
      message: 'Hello {{contact.first_name}}, there is a sale',
      inbox_id: box.whatsappInboxId,
      audience: [{ type: 'Label', id: label.id }],
      template_params: params,
      ...more,
    })
  const results = async () => (await ask('GET', '/campaigns/1/recipients')).body as Recipients
  return { box, ask, label: label.id, contact, consent, campaign, results }
}

export const campaignId = async ({ accountId }: WhatsappBox) =>
  (await withSystem(sql => sql<{ id: number }[]>`select id from charla.campaigns where account_id = ${accountId}`))[0]
    ?.id as number

/** Goes on until there is no more to do, and answers in how many steps. */
export async function runCampaign(box: WhatsappBox): Promise<number> {
  for (let steps = 1; ; steps++)
    if ((await goOn(systemContext(box.accountId), await campaignId(box))) === 'over') return steps
}
