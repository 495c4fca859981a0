import { createVerify } from 'node:crypto'
import { z } from 'zod'
import { fetchOutside } from '#lib/base/http/outbound.ts'

export const snsMessage = z.looseObject({
  Type: z.enum(['Notification', 'SubscriptionConfirmation', 'UnsubscribeConfirmation']),
  MessageId: z.string(),
  TopicArn: z.string(),
  Subject: z.string().nullish(),
  Message: z.string(),
  Timestamp: z.string(),
  SignatureVersion: z.enum(['1', '2']),
  Signature: z.string(),
  SigningCertURL: z.string(),
  SubscribeURL: z.string().optional(),
  Token: z.string().optional(),
})
export type SnsMessage = z.output<typeof snsMessage>

const certificates = new Map<string, string>()

/** @throws unless Amazon has signed it. The certificate is asked for once. */
export async function assertGenuine(message: SnsMessage): Promise<void> {
  const { SigningCertURL: url } = message
  if (!isAmazons(url) || !url.endsWith('.pem')) throw new Error('The certificate is not Amazon’s')
  const certificate = certificates.get(url) ?? (await (await fetchOutside(url)).text())
  if (!isSignedBy(message, certificate)) throw new Error('The signature is not right')
  certificates.set(url, certificate)
}

export const isAmazons = (url: string): boolean =>
  URL.canParse(url) && /^https:\/\/sns\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\//.test(url)

/** As Amazon describes it: the names and values of these fields, each on a line, in the order of the alphabet. */
export function isSignedBy(message: SnsMessage, certificate: string): boolean {
  const names =
    message.Type === 'Notification'
      ? (['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'] as const)
      : (['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'] as const)
  const text = names.flatMap(name => (message[name] ? [`${name}\n${message[name]}\n`] : [])).join('')
  const verify = createVerify(message.SignatureVersion === '2' ? 'RSA-SHA256' : 'RSA-SHA1').update(text, 'utf8')
  try {
    return verify.verify(certificate, message.Signature, 'base64')
  } catch {
    return false
  }
}
