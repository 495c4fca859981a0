import { z } from 'zod'
import { decrypt } from '#lib/base/crypto.ts'
import { id, line, text } from '#lib/base/text.ts'
import { type WebhookEvent, type WebhookWire, webhookEvents } from '#lib/protocol/index.ts'
import { standardSecret } from './signature.ts'

export type Webhook = {
  id: number
  account_id: number
  inbox_id: number | null
  inbox_name: string | null
  name: string | null
  url: string
  subscriptions: WebhookEvent[]
  secret: string
}

/** What a webhook is told of that does not say. Typing and inboxes are for those who ask (reference §3.4). */
const usual = webhookEvents.slice(0, 8)

const emptyIsNull = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(value => (value === '' ? null : value), schema.nullable().optional())
const url = text(2048).trim().refine(isWeb, 'must be an address that begins with http:// or https://')
const subscriptions = z
  .array(z.enum(webhookEvents))
  .min(1, "can't be empty")
  .transform(events => [...new Set(events)])

export const webhookChanges = z.object({
  url: url.optional(),
  name: emptyIsNull(line()),
  inbox_id: emptyIsNull(id()),
  subscriptions: subscriptions.optional(),
})
export type WebhookChanges = z.output<typeof webhookChanges>

export const newWebhook = webhookChanges.extend({ url, subscriptions: subscriptions.default(usual) })
export type NewWebhook = z.output<typeof newWebhook>

/** A webhook as the API answers it. */
export const webhookAnswer = z
  .object({
    id: z.number(),
    account_id: z.number(),
    name: z.string().nullable(),
    url: z.string(),
    subscriptions: z.array(z.enum(webhookEvents)),
    secret: z.string(),
    signing_secret: z.string(),
    inbox: z.object({ id: z.number(), name: z.string() }).optional(),
  })
  .meta({ id: 'Webhook' }) satisfies z.ZodType<WebhookWire>

export const webhookWire = (webhook: Webhook): WebhookWire => ({
  id: webhook.id,
  account_id: webhook.account_id,
  name: webhook.name,
  url: webhook.url,
  subscriptions: webhook.subscriptions,
  secret: decrypt(webhook.secret),
  signing_secret: standardSecret(decrypt(webhook.secret)),
  ...(webhook.inbox_id === null ? {} : { inbox: { id: webhook.inbox_id, name: webhook.inbox_name ?? '' } }),
})

function isWeb(value: string): boolean {
  return /^https?:\/\/[^\s]+$/i.test(value) && URL.canParse(value)
}
