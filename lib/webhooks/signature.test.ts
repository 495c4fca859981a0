import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { signatureHeaders, standardSecret, standardSignature } from './signature.ts'

/** Published by Standard Webhooks and by Svix with their libraries. */
const vectors = [
  {
    secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    signed: 'msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}',
    signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  },
  {
    secret: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD',
    signed: 'msg_27UH4WbU6Z5A5EzD8u03UvzRbpk.1649367553.{"email":"test@example.com","username":"test_user"}',
    signature: 'v1,tZ1I4/hDygAJgO5TYxiSd6Sd0kDW6hPenDe+bTa3Kkw=',
  },
]
const keyOf = (secret: string) => Buffer.from(secret.slice('whsec_'.length), 'base64')

describe('the signature of a delivery', () => {
  it.each(vectors)('is that of the published vectors', ({ secret, signed, signature }) => {
    expect(standardSignature(keyOf(secret), signed)).toBe(signature)
  })

  it('is Chatwoot’s and that of Standard Webhooks, over the same bytes and the same moment', () => {
    const secret = 'a-secret_of_32_characters-0123456'
    const at = new Date('2026-11-27T10:00:00.900Z')
    const body = '{"event":"message_created","content":"¿Qué tal? 😀"}'
    const headers = signatureHeaders(secret, { id: 'one', at, body })
    const timestamp = '1795773600'
    expect(headers).toMatchObject({
      'webhook-id': 'one',
      'webhook-timestamp': timestamp,
      'X-Chatwoot-Delivery': 'one',
      'X-Chatwoot-Timestamp': timestamp,
      'X-Chatwoot-Signature': `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`,
      'webhook-signature': standardSignature(keyOf(standardSecret(secret)), `one.${timestamp}.${body}`),
    })
  })

  it('fits nothing that differs by a bit (figure 10)', () => {
    const key = Buffer.from('a-secret_of_32_characters-0123456')
    const signed = Buffer.from('one.1795773600.{"event":"message_created"}')
    const genuine = standardSignature(key, signed.toString('latin1'))
    for (let bit = 0; bit < signed.length * 8; bit++) {
      const forged = Buffer.from(signed)
      forged[bit >> 3] = (forged[bit >> 3] as number) ^ (1 << (bit & 7))
      expect(standardSignature(key, forged.toString('latin1'))).not.toBe(genuine)
    }
  })
})
