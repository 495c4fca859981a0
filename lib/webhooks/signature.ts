import { createHmac } from 'node:crypto'

/** What a delivery is signed over: its id, the moment of this attempt, and the bytes that are sent. */
export type Signed = { id: string; at: Date; body: string }

/**
 * The headers that prove where a delivery comes from: Chatwoot's (reference §3.4), and beside them those of Standard Webhooks
 * 1.0. The key of both is the secret as it is shown, as bytes; libraries of Standard Webhooks take it as `standardSecret`.
 */
export function signatureHeaders(secret: string, { id, at, body }: Signed): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const key = Buffer.from(secret)
  return {
    'X-Chatwoot-Delivery': id,
    'X-Chatwoot-Timestamp': timestamp,
    'X-Chatwoot-Signature': `sha256=${createHmac('sha256', key).update(`${timestamp}.${body}`).digest('hex')}`,
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': standardSignature(key, `${id}.${timestamp}.${body}`),
  }
}

/** `v1,` and the base64 of HMAC-SHA256, as Standard Webhooks 1.0 says. */
export const standardSignature = (key: Buffer, content: string): string =>
  `v1,${createHmac('sha256', key).update(content).digest('base64')}`

/** The secret in the form that libraries of Standard Webhooks expect. */
export const standardSecret = (secret: string): string => `whsec_${Buffer.from(secret).toString('base64')}`
