import { createHash } from 'node:crypto'
import webPush, { type RequestDetails } from 'web-push'
import { fetchOutside, OutboundError } from '#lib/base/http/outbound.ts'
import { forgetSubscription, type PushSubscription } from './subscriptions.ts'
import { vapid } from './vapid.ts'

/** What a service worker is told: as Chatwoot's is, and the words and the account besides. */
export type PushMessage = { title: string; body: string; tag: string; url: string; account_id?: number }

/**
 * What became of a push. `gone`: the browser is subscribed no more, and has been forgotten. `again`: it may go better in a
 * while. `failed`: it will not.
 */
export type Pushed = {
  outcome: 'delivered' | 'gone' | 'again' | 'failed'
  status: number | null
  reason: string | null
}

/** Seconds for which a push service keeps what a browser that is away has not fetched. */
const TTL = 86_400
const GONE = [404, 410]

/**
 * Sends to a browser, sealed for it alone: the push service cannot read it. Of messages with the same `topic` that the
 * browser has not fetched yet, the last is kept.
 */
export async function pushTo(
  { id, subscription_attributes: given }: PushSubscription,
  message: PushMessage,
  topic: string,
): Promise<Pushed> {
  const sealed = seal(given, message, topic)
  if (!sealed) {
    await forgetSubscription(id)
    return { outcome: 'gone', status: null, reason: 'The keys of the subscription are not such' }
  }
  try {
    const { endpoint, headers, body } = sealed
    const answer = await fetchOutside(endpoint, {
      method: 'POST',
      headers: texts(headers),
      body: body as Buffer,
      timeoutMs: 10_000,
    })
    answer.close()
    if (GONE.includes(answer.status)) await forgetSubscription(id)
    return { outcome: outcomeOf(answer.status), status: answer.status, reason: null }
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error
    return { outcome: error.reason === 'refused' ? 'failed' : 'again', status: null, reason: error.message }
  }
}

function outcomeOf(status: number): Pushed['outcome'] {
  if (status >= 200 && status < 300) return 'delivered'
  if (GONE.includes(status)) return 'gone'
  return status === 429 || status >= 500 ? 'again' : 'failed'
}

/** Null where the keys are not keys: nothing can ever be sealed for such a browser. */
function seal(given: Record<string, unknown>, message: PushMessage, topic: string): RequestDetails | null {
  const { publicKey, privateKey, subject } = vapid()
  const [endpoint, p256dh, auth] = [given.endpoint, given.p256dh, given.auth].map(String) as [string, string, string]
  if (bytes(p256dh) !== 65 || bytes(auth) < 16) return null
  try {
    return webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(message), {
      vapidDetails: { subject, publicKey, privateKey },
      TTL,
      urgency: 'high',
      topic: createHash('sha256').update(topic).digest('base64url').slice(0, 32),
    })
  } catch {
    return null // 65 bytes that are no point of the curve
  }
}

const bytes = (text: string) => Buffer.from(text, 'base64url').length

const texts = (headers: RequestDetails['headers']) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
