import { lookup as resolve } from 'node:dns'
import { type IncomingMessage, request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { Readable } from 'node:stream'
import { runtime } from '../runtime.ts'
import { mayReach, ranges } from './addresses.ts'

/** Why an address that somebody gave us was not answered. Something to store and show, never a fault of ours. */
export class OutboundError extends Error {
  readonly reason: 'refused' | 'timeout' | 'too_large' | 'failed'
  constructor(reason: OutboundError['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

type Asking = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  headers?: Record<string, string>
  body?: string | Buffer
  /** For everything together, until the last byte has come. */
  timeoutMs?: number
  /** The most bytes that are read of the answer. */
  most?: number
  /** How many redirects are followed, each looked at like the first address. Only a GET is sent again. */
  redirects?: number
}

export type OutboundAnswer = {
  status: number
  headers: IncomingMessage['headers']
  /** Where the answer came from, after redirects. */
  url: string
  /** To be read once; ends with an error beyond `most`, or when the time is over. */
  body: AsyncIterable<Buffer>
  text(): Promise<string>
  /** For who does not read it to the end. */
  close(): void
}

const REDIRECTS = [301, 302, 303, 307, 308]

/**
 * Asks an address that somebody outside has given us: the only way to do so (SEC5). Only http and https, and only what is
 * on the public internet or in `ALLOWED_PRIVATE_ADDRESSES`, by the address that is connected to, at each redirect again.
 * @throws OutboundError
 */
export async function fetchOutside(given: string, asking: Asking = {}): Promise<OutboundAnswer> {
  const { timeoutMs = 10_000, most = 1_048_576, redirects = asking.method && asking.method !== 'GET' ? 0 : 3 } = asking
  const signal = AbortSignal.timeout(timeoutMs)
  let url = assertUrl(given)
  for (let left = redirects; ; left--) {
    const answer = await ask(url, asking, signal)
    const target = REDIRECTS.includes(answer.statusCode ?? 0) && redirects > 0 ? answer.headers.location : undefined
    if (!target) return shaped(answer, url, most, signal)
    answer.destroy()
    if (!left) throw new OutboundError('refused', 'Too many redirects')
    url = assertUrl(URL.canParse(target, url) ? new URL(target, url).toString() : target)
  }
}

/** @throws OutboundError for what is no address of the web. Where a name leads is seen when it is connected to. */
export function assertUrl(given: string): URL {
  const url = URL.canParse(given) && !given.includes('\\') ? new URL(given) : null
  const fine = url && ['http:', 'https:'].includes(url.protocol) && !url.username && !url.password && url.port !== '0'
  if (!fine) throw new OutboundError('refused', 'Not an address that begins with http:// or https://')
  const host = hostOf(url)
  if (isIP(host)) assertReachable(host)
  if (/(^|\.)localhost\.?$/.test(host)) assertReachable('127.0.0.1')
  return url
}

const hostOf = (url: URL) => url.hostname.replace(/^\[|\]$/g, '')

function assertReachable(address: string): void {
  if (!mayReach(address, ranges(runtime().env.ALLOWED_PRIVATE_ADDRESSES)))
    throw new OutboundError('refused', 'The address is not on the public internet')
}

function ask(url: URL, { method = 'GET', headers, body }: Asking, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((done, failed) => {
    const request = (url.protocol === 'https:' ? overHttps : overHttp)(url, {
      method,
      headers: { 'user-agent': 'Charla', ...headers, ...(body ? { 'content-length': Buffer.byteLength(body) } : {}) },
      agent: false,
      lookup: lookupReachable,
      signal,
    })
    request.on('response', done)
    request.on('error', error => failed(translated(error, signal)))
    request.on('socket', socket =>
      socket.once('connect', () => {
        try {
          assertReachable(socket.remoteAddress ?? '')
        } catch (error) {
          request.destroy(error as Error)
        }
      }),
    )
    request.end(body)
  })
}

/** Names that lead to one address that may not be reached lead nowhere: what is connected to is what was looked at. */
const lookupReachable: LookupFunction = (host, options, done) => {
  resolve(host, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, [])
    try {
      for (const { address } of addresses) assertReachable(address)
    } catch (refused) {
      return done(refused as Error, [])
    }
    const [first] = addresses
    if (options.all) done(null, addresses)
    else done(null, first?.address ?? '', first?.family)
  })
}

function shaped(answer: IncomingMessage, url: URL, most: number, signal: AbortSignal): OutboundAnswer {
  const body = limited(answer, most, signal)
  return {
    status: answer.statusCode ?? 0,
    headers: answer.headers,
    url: url.toString(),
    body,
    text: async () => Buffer.concat(await Readable.from(body).toArray()).toString('utf8'),
    close: () => answer.destroy(),
  }
}

async function* limited(answer: IncomingMessage, most: number, signal: AbortSignal): AsyncGenerator<Buffer> {
  let read = 0
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      read += chunk.length
      if (read > most) throw new OutboundError('too_large', `The answer is larger than ${most} bytes`)
      yield chunk
    }
  } catch (error) {
    throw translated(error as Error, signal)
  } finally {
    answer.destroy()
  }
}

function translated(error: Error, signal: AbortSignal): OutboundError {
  if (error instanceof OutboundError) return error
  if (signal.aborted) return new OutboundError('timeout', 'No answer in time')
  return new OutboundError('failed', `No connection: ${(error as NodeJS.ErrnoException).code ?? error.message}`)
}
