import { startGraph } from '../support/graph.ts'
import type { AgentApi } from './agent-api.ts'

/** Meta's double, where the demo installation looks for Meta (`playwright.config.ts`). One test at a time. */
export const startMeta = () => startGraph(Number(process.env.E2E_PORT) + 7)

export const sale = {
  id: '1',
  name: 'winter_sale',
  language: 'en',
  status: 'APPROVED',
  category: 'MARKETING',
  components: [
    { type: 'HEADER', format: 'TEXT', text: 'Winter sale' },
    { type: 'BODY', text: 'Hello {{1}}, everything is cheaper until {{2}}.' },
    { type: 'FOOTER', text: 'Reply STOP to hear no more' },
    { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Have a look', url: 'https://shop.example.com/sale' }] },
  ],
}

/** A number of WhatsApp whose templates have been fetched from Meta's double. */
export async function makeNumber(api: AgentApi, name: string): Promise<number> {
  const digits = `${Date.now()}`.slice(-9)
  const { id } = await api.ask<{ id: number }>('POST', '/inboxes', {
    name,
    channel: {
      type: 'whatsapp',
      phone_number: `+1${digits}0`,
      provider: 'whatsapp_cloud',
      provider_config: {
        api_key: 'a token of Meta',
        phone_number_id: `10${digits}`,
        business_account_id: `47${digits}`,
        app_secret: 'a secret of Meta',
      },
    },
  })
  return id
}
