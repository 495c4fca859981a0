import { createHash, createHmac, createPublicKey, createVerify } from 'node:crypto'
import { systemContext } from '#lib/base/context.ts'
import { sameBytes } from '#lib/base/crypto.ts'
import { findEmailInboxByToken } from '#lib/base/lookups.ts'
import type { Webhook, WebhookRequest } from '../channel.ts'
import { findEmailInbox, type InboundKeys, inboundKeys } from './inbox.ts'
import { fingerprint } from './mail.ts'
import { formOf } from './shapes.ts'

const MOST = 64 * 1_048_576

/**
 * `/webhooks/email/:token`: raw mails, and what SendGrid, Mailgun, Postmark and Amazon SES make of them. The token in the address is
 * the inbox's own and known to nobody else; where a key is set, what the service signs has to be signed besides.
 */
export const emailWebhook: Webhook = {
  name: 'email',
  most: MOST,
  find: async token => {
    const found = await findEmailInboxByToken(token)
    return found && { accountId: found.account_id, inboxId: found.inbox_id }
  },
  async verify(request, { accountId, inboxId }) {
    const row = await findEmailInbox(systemContext(accountId), inboxId)
    return row ? isSigned(request, inboundKeys(row.inbound_keys)) : false
  },
  keep(request) {
    if (!request.body.length) return null
    const entrance = shapeOf(request)
    const key = entrance === 'mime' ? `mail:${fingerprint(request.body)}` : `body:${sha256(request.body)}`
    return { channel: 'email', entrance, key, about: { content_type: request.headers['content-type'] ?? '' } }
  },
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

function shapeOf({ headers, body }: WebhookRequest): string {
  const type = headers['content-type'] ?? ''
  const start = body.subarray(0, 4096).toString('latin1').trimStart()
  if (headers['x-amz-sns-message-type'] || /"TopicArn"\s*:/.test(start)) return 'ses'
  if (/^application\/json/i.test(type) && start.startsWith('{')) return 'postmark'
  if (!isForm(type)) return 'mime'
  return isMailguns(body) ? 'mailgun' : 'sendgrid'
}

const isForm = (type: string) => /^(?:multipart\/form-data|application\/x-www-form-urlencoded)/i.test(type)
const isMailguns = (body: Buffer) =>
  [
    'name="body-plain"',
    'name="body-mime"',
    'name="message-headers"',
    'body-plain=',
    'body-mime=',
    'message-headers=',
  ].some(one => body.includes(one))

async function isSigned(request: WebhookRequest, keys: InboundKeys): Promise<boolean> {
  const shape = shapeOf(request)
  if (shape === 'mailgun' && keys.mailgun_signing_key) return isMailgunsSignature(request, keys.mailgun_signing_key)
  if (shape === 'sendgrid' && keys.sendgrid_public_key) return isSendgridsSignature(request, keys.sendgrid_public_key)
  return true
}

async function isMailgunsSignature({ headers, body }: WebhookRequest, key: string): Promise<boolean> {
  const form = await formOf(body, headers['content-type']).catch(() => null)
  const [timestamp, token, signature] = ['timestamp', 'token', 'signature'].map(name => String(form?.get(name) ?? ''))
  const expected = createHmac('sha256', key).update(`${timestamp}${token}`).digest('hex')
  return sameBytes(Buffer.from(expected), Buffer.from(signature ?? ''))
}

function isSendgridsSignature({ headers, body }: WebhookRequest, key: string): boolean {
  const signature = headers['x-twilio-email-event-webhook-signature'] ?? ''
  const timestamp = headers['x-twilio-email-event-webhook-timestamp'] ?? ''
  try {
    const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' })
    return createVerify('sha256').update(timestamp).update(body).verify(publicKey, signature, 'base64')
  } catch {
    return false
  }
}
