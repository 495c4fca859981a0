import { createHash, createHmac, createPublicKey, createVerify } from 'node:crypto'
import { systemContext } from '#lib/base/context.ts'
import { sameBytes } from '#lib/base/crypto.ts'
import { findEmailInboxByToken } from '#lib/base/lookups.ts'
import type { Place, Webhook, WebhookRequest } from '../channel.ts'
import { findEmailInbox, type InboundKeys, inboundKeys } from './inbox.ts'
import { fingerprint } from './mail.ts'
import { formOf } from './shapes.ts'

const MOST = 64 * 1_048_576
/** What Mailgun has signed is good for so long. */
const MAILGUN_MS = 300_000

/**
 * `/webhooks/email/:token`: raw mails, and what SendGrid, Mailgun, Postmark and Amazon SES make of them. The token in the address
 * is the inbox's own and only administrators are shown it; where keys are set, only what is signed with one of them is taken.
 */
export const emailWebhook: Webhook = {
  name: 'email',
  most: MOST,
  find: async token => {
    const found = await findEmailInboxByToken(token)
    return found && { accountId: found.account_id, inboxId: found.inbox_id }
  },
  verify: async (request, place) => isSigned(request, await keysOf(place)),
  async keep(request, place) {
    if (!request.body.length) return null
    const entrance = shapeOf(request)
    const key =
      entrance === 'mime'
        ? `mail:${fingerprint(request.body)}`
        : (entrance === 'mailgun' && (await mailgunsKey(request, place))) || `body:${sha256(request.body)}`
    return { channel: 'email', entrance, key, about: { content_type: request.headers['content-type'] ?? '' } }
  },
}

async function keysOf({ accountId, inboxId }: Place): Promise<InboundKeys> {
  const row = await findEmailInbox(systemContext(accountId), inboxId)
  return inboundKeys(row?.inbound_keys ?? null)
}

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')

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
  const { mailgun_signing_key: mailguns, sendgrid_public_key: sendgrids } = keys
  if (!mailguns && !sendgrids) return true
  const shape = shapeOf(request)
  if (shape === 'mailgun' && mailguns) return isMailgunsSignature(await mailgunsSignature(request), mailguns)
  return shape === 'sendgrid' && sendgrids ? isSendgridsSignature(request, sendgrids) : false
}

async function mailgunsSignature({ headers, body }: WebhookRequest) {
  const form = await formOf(body, headers['content-type']).catch(() => null)
  const field = (name: string) => String(form?.get(name) ?? '')
  return { timestamp: field('timestamp'), token: field('token'), signature: field('signature') }
}

/** The token is good once: the signature covers it and the time, and nothing of the mail. */
async function mailgunsKey(request: WebhookRequest, place: Place): Promise<string | null> {
  if (!(await keysOf(place)).mailgun_signing_key) return null
  return `mailgun:${sha256((await mailgunsSignature(request)).token)}`
}

function isMailgunsSignature(
  { timestamp, token, signature }: Awaited<ReturnType<typeof mailgunsSignature>>,
  key: string,
): boolean {
  const expected = createHmac('sha256', key).update(`${timestamp}${token}`).digest('hex')
  const isFresh = Math.abs(Date.now() - Number(timestamp) * 1000) <= MAILGUN_MS
  return isFresh && sameBytes(Buffer.from(expected), Buffer.from(signature))
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
