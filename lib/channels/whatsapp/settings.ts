import { z } from 'zod'
import { text } from '#lib/base/text.ts'

/** With or without its plus, spaces and brackets; kept as `+` and digits. */
const phoneNumber = text(32)
  .regex(/^\s*\+?[\d\s().-]+$/, 'must be a phone number with its country code, like +15551234567')
  .transform(value => `+${value.replace(/[^\d]/g, '')}`)
  .refine(value => /^\+[1-9]\d{5,14}$/.test(value), 'must be a phone number with its country code, like +15551234567')

const id = text(64)
  .trim()
  .regex(/^\d*$/, 'must be a number, as Meta shows it')
  .or(z.number().int().positive().transform(String))
/** An empty one keeps what there is: secrets are never shown again. */
const secret = text(2048).trim().nullable().optional().meta({ secret: true })

const config = z.looseObject({
  api_key: secret,
  phone_number_id: id.optional(),
  business_account_id: id.optional(),
  app_secret: secret,
  webhook_verify_token: secret,
})

/** What may be set of a WhatsApp inbox, with Chatwoot's names. `default` is 360dialog. */
export const settings = z
  .object({
    phone_number: phoneNumber,
    provider: z.enum(['whatsapp_cloud', 'default']).default('default'),
    provider_config: config,
  })
  .superRefine(({ provider, provider_config: given }, context) => {
    const required = provider === 'default' ? (['api_key'] as const) : (['api_key', 'phone_number_id'] as const)
    for (const name of required)
      if (!given[name]) context.addIssue({ code: 'custom', path: ['provider_config', name], message: "can't be blank" })
  })
export const changes = z.object({
  phone_number: phoneNumber.optional(),
  provider: z.enum(['whatsapp_cloud', 'default']).optional(),
  provider_config: config.optional(),
})
export type WhatsappSettings = z.output<typeof settings>
