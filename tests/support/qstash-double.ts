import { createHash, createHmac, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * QStash as its documentation describes publishing: it takes a call for later, keeps one of each deduplication id, waits
 * `Upstash-Delay` or until `Upstash-Not-Before`, calls the address with a signature, and calls again what did not answer.
 */
export async function startQstashDouble(key: string) {
  const seen = new Set<string>()
  const timers = new Set<NodeJS.Timeout>()
  const calls: { id: string | undefined; status: number | null; at: number }[] = []
  const state = { rounds: 3, retryMs: 500 }
  /** What was asked for, each once: when, in seconds since 1970; null at once. */
  const published: { id: string | undefined; notBefore: number | null }[] = []

  async function deliver(url: string, body: string, id: string | undefined, tries: number): Promise<void> {
    const status = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'upstash-signature': signQstash(key, url, body) },
      body,
    })
      .then(answer => answer.status)
      .catch(() => null)
    calls.push({ id, status, at: Date.now() })
    if (status !== 200 && tries > 1) later(state.retryMs, () => deliver(url, body, id, tries - 1))
  }
  const later = (ms: number, work: () => Promise<void>) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      void work()
    }, ms)
    timers.add(timer)
  }

  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString()
    const url = decodeURIComponent(/^\/v2\/publish\/(.+)$/.exec(request.url ?? '')?.[1] ?? '')
    if (!url) return response.writeHead(404).end()
    const id = request.headers['upstash-deduplication-id'] as string | undefined
    if (id === undefined || !seen.has(id)) {
      if (id) seen.add(id)
      published.push({ id, notBefore: Number(request.headers['upstash-not-before'] ?? 0) || null })
      const delay = Number.parseFloat(String(request.headers['upstash-delay'] ?? '0')) * 1000
      const notBefore = Number(request.headers['upstash-not-before'] ?? 0) * 1000 - Date.now()
      later(Math.max(0, delay, notBefore), () => deliver(url, body, id, state.rounds))
    }
    response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ messageId: randomUUID() }))
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    published,
    state,
    async close() {
      for (const timer of timers) clearTimeout(timer)
      server.closeAllConnections()
      await new Promise(done => server.close(done))
    },
  }
}

/** As QStash signs: a JWT about the address and the body, for five minutes. `ago` seconds from now. */
export function signQstash(key: string, url: string, body: string, ago = 0): string {
  const now = Math.floor(Date.now() / 1000) + ago
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = {
    iss: 'Upstash',
    sub: url,
    iat: now,
    nbf: now,
    exp: now + 300,
    jti: randomUUID(),
    body: createHash('sha256').update(body).digest('base64url'),
  }
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`
}
