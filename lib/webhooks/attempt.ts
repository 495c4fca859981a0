import type { Context } from '#lib/base/context.ts'
import { fetchOutside, OutboundError } from '#lib/base/http/outbound.ts'
import { runtime } from '#lib/base/runtime.ts'
import { relinked } from '#lib/conversations/index.ts'
import type { AttachmentWire } from '#lib/protocol/index.ts'
import type { Attempt } from './delivery.ts'
import { retryAfter } from './schedule.ts'
import { signatureHeaders } from './signature.ts'

/** How much of an answer is kept, in bytes. */
const KEPT = 1024
const REST_MS = 2000

/** A receiver that takes longer is tried again. */
export const timeoutMs = () => runtime().env.WEBHOOK_TIMEOUT * 1000

/** What became of one try; failure is a value. `again`: not before then, because the receiver said so. */
export type Outcome = { attempt: Attempt; delivered: boolean; again: Date | null }

/** Sends one delivery once, signed anew. Never throws for what the receiver does. */
export async function attempt(
  { url, secret }: { url: string; secret: string },
  { uid, payload }: { uid: string; payload: string },
  ctx: Context,
): Promise<Outcome> {
  const at = ctx.now()
  const started = performance.now()
  const body = withFreshLinks(payload, ctx)
  const told = (rest: Omit<Attempt, 'at' | 'duration_ms' | 'url'>): Attempt => ({
    at: at.toISOString(),
    duration_ms: Math.round(performance.now() - started),
    url: withoutQuery(url),
    ...rest,
  })
  try {
    const answer = await fetchOutside(url, {
      method: 'POST',
      body,
      timeoutMs: timeoutMs(),
      redirects: 0,
      most: KEPT * 64,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...signatureHeaders(secret, { id: uid, at, body }),
      },
    })
    const response = await beginningOf(answer.body, answer.close)
    const reason = reasonOf(answer.status)
    return {
      attempt: told({ status: answer.status, reason, response }),
      delivered: reason === null,
      again: reason === 'later' ? retryAfter(answer.headers['retry-after'], at) : null,
    }
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error
    const reason = error.reason === 'too_large' ? 'failed' : error.reason
    return { attempt: told({ status: null, reason, response: error.message }), delivered: false, again: null }
  }
}

/** Standard Webhooks: 2xx alone is delivered, 410 is never again, and a redirect is no address of the customer's choosing. */
function reasonOf(status: number): Attempt['reason'] {
  if (status >= 200 && status < 300) return null
  if (status >= 300 && status < 400) return 'redirect'
  if (status === 410) return 'gone'
  return status === 429 || status === 503 ? 'later' : 'status'
}

/** The status has come: a body that is long, slow or cut off changes nothing of it. */
async function beginningOf(body: AsyncIterable<Buffer>, close: () => void): Promise<string> {
  const pieces: Buffer[] = []
  const stop = setTimeout(close, REST_MS)
  try {
    for await (const piece of body) {
      pieces.push(piece)
      if (pieces.reduce((sum, one) => sum + one.length, 0) >= KEPT) break
    }
  } catch {
    // what came is kept
  } finally {
    clearTimeout(stop)
    close()
  }
  return Buffer.concat(pieces).subarray(0, KEPT).toString('utf8').replaceAll('\0', '')
}

/** Links to files live minutes (SEC2), deliveries days: each attempt has its own. All else is as it was planned. */
function withFreshLinks(payload: string, ctx: Context): string {
  if (!payload.includes('"data_url"')) return payload
  return JSON.stringify(JSON.parse(payload), (key, value) =>
    key === 'attachments' && Array.isArray(value) ? relinked(value as AttachmentWire[], ctx) : value,
  )
}

const withoutQuery = (url: string): string =>
  URL.canParse(url) ? `${new URL(url).origin}${new URL(url).pathname}` : ''
