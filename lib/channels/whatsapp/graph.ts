import { fetchOutside, type OutboundAnswer, OutboundError } from '#lib/base/http/outbound.ts'
import { runtime } from '#lib/base/runtime.ts'
import { secretsOf, type WhatsappRow } from './inbox.ts'

/** Why Meta or 360dialog refused, as they say it. Something to store and show. */
export class GraphRefusal extends Error {
  readonly status: number
  readonly code: number
  /** What they say of this case. */
  readonly details: string
  constructor(status: number, code: number, title: string, details = '') {
    super(title)
    this.status = status
    this.code = code
    this.details = details
  }
  /** `<code>: <title>`, as Chatwoot writes it. */
  get reason(): string {
    const text = this.details && this.details !== this.message ? `${this.message}. ${this.details}` : this.message
    return `${this.code || `HTTP ${this.status}`}: ${text}`
  }
}

type Asking = {
  method?: 'GET' | 'POST' | 'DELETE'
  json?: unknown
  body?: Buffer
  type?: string
  timeoutMs?: number
  most?: number
}

type Numbered = Pick<WhatsappRow, 'provider' | 'phone_number_id' | 'secrets'>

/** The address of something at the provider: `messages` and `media` are the number's own, anything else stands by itself. */
export function addressOf(row: Numbered, path: string): string {
  const { WHATSAPP_CLOUD_BASE_URL: cloud, WHATSAPP_GRAPH_VERSION: version } = runtime().env
  if (row.provider === 'default') return `${trimmed(runtime().env.WHATSAPP_360DIALOG_BASE_URL)}/${path}`
  const own = /^(messages|media)$/.test(path) ? `${row.phone_number_id}/` : ''
  return `${trimmed(cloud)}/${version}/${own}${path}`
}

/**
 * Asks the provider, with the inbox's key. Answers what it says, as JSON.
 * @throws GraphRefusal, or OutboundError when there was no answer.
 */
export async function graph<T>(row: Numbered, path: string, asking: Asking = {}): Promise<T> {
  const answer = await askProvider(row, addressOf(row, path), asking)
  const text = await answer.text()
  const body = parsed(text)
  if (answer.status >= 200 && answer.status < 300 && body) return body as T
  throw refusalOf(answer.status, body)
}

/** The same for an address of the provider's, and the answer as it comes. Never follows to elsewhere: the key would go along. */
export async function askProvider(row: Numbered, url: string, asking: Asking): Promise<OutboundAnswer> {
  const { method = asking.json || asking.body ? 'POST' : 'GET', json, timeoutMs = 30_000, most = 4_194_304 } = asking
  const key = secretsOf(row).api_key
  const body = json === undefined ? asking.body : JSON.stringify(json)
  const type = json === undefined ? asking.type : 'application/json'
  return fetchOutside(url, {
    method,
    headers: {
      ...(row.provider === 'default' ? { 'd360-api-key': key } : { authorization: `Bearer ${key}` }),
      ...(type ? { 'content-type': type } : {}),
    },
    ...(body === undefined ? {} : { body }),
    timeoutMs,
    most,
    redirects: 0,
  })
}

/** Whether what was asked surely did not happen: the line was never open. */
export const neverArrived = (error: unknown): boolean =>
  error instanceof OutboundError &&
  (error.reason === 'refused' ||
    /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_|self-signed/.test(error.message))

function refusalOf(status: number, body: unknown): GraphRefusal {
  const { error, meta, errors } = (body ?? {}) as {
    error?: Record<string, unknown> | string
    meta?: { developer_message?: unknown }
    errors?: Record<string, unknown>[]
  }
  const given = typeof error === 'object' && error !== null ? error : (errors?.[0] ?? {})
  const text =
    given.error_user_title ??
    given.message ??
    given.title ??
    meta?.developer_message ??
    (typeof error === 'string' ? error : null)
  const details =
    (given.error_data as { details?: unknown } | undefined)?.details ?? given.error_user_msg ?? given.details ?? ''
  return new GraphRefusal(
    status,
    Number(given.code) || 0,
    String(text ?? `The answer was ${status}`).slice(0, 500),
    String(details).slice(0, 1000),
  )
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' ? value : null
  } catch {
    return null
  }
}

const trimmed = (url: string) => url.replace(/\/+$/, '')
