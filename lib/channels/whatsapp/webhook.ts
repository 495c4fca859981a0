import { createHash, createHmac } from 'node:crypto'
import { systemContext } from '#lib/base/context.ts'
import { sameBytes } from '#lib/base/crypto.ts'
import { withAccount } from '#lib/base/db/index.ts'
import { findWhatsappInboxByNumber, findWhatsappInboxesByNumberId } from '#lib/base/lookups.ts'
import { runtime } from '#lib/base/runtime.ts'
import type { Place, Webhook, WebhookRequest } from '../channel.ts'
import { findWhatsappInbox, type Secrets, secretsOf, type WhatsappRow } from './inbox.ts'
import { numbersIn } from './payload.ts'

/** Meta's deliveries have at most 3 MB. */
const MOST = 8 * 1_048_576

/**
 * `/webhooks/whatsapp/:phone`: what Meta and 360dialog bring. One delivery may be about several numbers of a company: each
 * inbox whose own secret has signed it keeps it, and reads what is about its number (`phone_number_id`).
 */
export const whatsappWebhook: Webhook = {
  name: 'whatsapp',
  most: MOST,
  async find(phone) {
    const found = await findWhatsappInboxByNumber(`+${phone.replace(/\D/g, '')}`)
    return found && { accountId: found.account_id, inboxId: found.inbox_id }
  },
  async verify(request, place) {
    const row = await findWhatsappInbox(systemContext(place.accountId), place.inboxId)
    return row ? isGenuine(request, row) : false
  },
  keep({ body }) {
    if (!body.length) return null
    const key = `body:${createHash('sha256').update(body).digest('hex')}`
    return { channel: 'whatsapp', entrance: 'whatsapp', key, about: {} }
  },
  async elsewhere(request, place) {
    const others = await findWhatsappInboxesByNumberId(numbersIn(request.body))
    const genuine: Place[] = []
    for (const { account_id: accountId, inbox_id: inboxId } of others) {
      if (inboxId === place.inboxId) continue
      const row = await findWhatsappInbox(systemContext(accountId), inboxId)
      // The installation's secret proves what is Meta's, and not whose number it is: another account needs its own.
      const own = row && (accountId === place.accountId || secretsOf(row).app_secret)
      if (own && isGenuine(request, row)) genuine.push({ accountId, inboxId })
    }
    return genuine
  },
  async challenge(query, { accountId, inboxId }) {
    const ctx = systemContext(accountId)
    const row = await findWhatsappInbox(ctx, inboxId)
    const fine =
      row && query['hub.mode'] === 'subscribe' && same(query['hub.verify_token'], secretsOf(row).webhook_verify_token)
    if (!fine) return null
    await withAccount(
      ctx,
      ({ sql }) => sql`
        update charla.channel_whatsapp set heard_at = coalesce(heard_at, ${ctx.now()})
        where account_id = ${accountId} and inbox_id = ${inboxId}`,
    )
    return query['hub.challenge'] ?? ''
  },
}

/** Meta signs the very bytes with the app's secret. Without a secret nothing can be proven, and nothing is taken. */
function isGenuine(request: WebhookRequest, row: WhatsappRow): boolean {
  const secrets = secretsOf(row)
  const secret = secrets.app_secret || runtime().env.WHATSAPP_APP_SECRET
  if (row.provider === 'default') return isFrom360dialog(request, secrets)
  if (!secret) return false
  const given = request.headers['x-hub-signature-256']
  return [request.body, escaped(request.body)].some(body => same(given, `sha256=${hmac(secret, body)}`))
}

/** Meta signs what it has escaped; somebody on the way may have undone that. */
const escaped = (body: Buffer) =>
  Buffer.from(
    body.toString('utf8').replace(/[^\0-\x7f]/g, one => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`),
  )

/** 360dialog signs only where that was agreed; else it brings the header that we have asked it to send. */
function isFrom360dialog({ headers, query, body }: WebhookRequest, secrets: Secrets): boolean {
  const signature = headers['x-360dialog-signature'] ?? headers['x-hub-signature-256']
  if (secrets.app_secret) return same(signature?.replace(/^sha256=/, ''), hmac(secrets.app_secret, body))
  const given = headers.authorization?.replace(/^Bearer /i, '') ?? query.token
  return same(given, secrets.webhook_verify_token)
}

const hmac = (secret: string, body: Buffer) => createHmac('sha256', secret).update(body).digest('hex')
const same = (given: string | undefined, expected: string) =>
  expected !== '' && given !== undefined && sameBytes(Buffer.from(given), Buffer.from(expected))
