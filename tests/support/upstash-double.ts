import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Redis } from 'ioredis'

type Command = [string, ...string[]]
type Reply = { result: unknown } | { error: string }

/**
 * Upstash's REST API as its documentation shows it, in front of a real Redis: one command as a JSON array to `/`, many to
 * `/pipeline` and `/multi-exec`, events from `/subscribe/<channel>`, a bearer token, strings in base64 when
 * `upstash-encoding` asks for it (all but "OK", and not in streams).
 */
export async function startUpstashDouble({ redisUrl, token = 'secret', port = 0 }: Settings) {
  const redis = new Redis(redisUrl, { protocol: 2 })
  const streams = new Set<ServerResponse>()
  const refused: string[] = []

  const server = createServer((request, response) => {
    answer(request, response).catch(error => send(response, 500, { error: String(error) }))
  })

  async function answer(request: IncomingMessage, response: ServerResponse) {
    if (request.headers.authorization !== `Bearer ${token}`) {
      refused.push(request.url ?? '')
      return send(response, 401, { error: 'WRONGPASS invalid or missing auth token' })
    }
    if (request.method !== 'POST') return send(response, 405, { error: 'Method Not Allowed' })

    const [door, ...rest] = (request.url ?? '/').slice(1).split('/').map(decodeURIComponent)
    if (door === 'subscribe') return stream(rest, response)

    const body = await json(request)
    if (!isCommands(door === '' ? [body] : body)) return send(response, 400, { error: 'ERR failed to parse command' })
    const encode = request.headers['upstash-encoding'] === 'base64' ? encoded : (reply: Reply) => reply
    if (door === '') {
      const reply = await run(body as Command)
      return send(response, 'error' in reply ? 400 : 200, encode(reply))
    }
    if (door === 'pipeline') {
      const replies: Reply[] = []
      for (const command of body as Command[]) replies.push(await run(command))
      return send(response, 200, replies.map(encode))
    }
    if (door === 'multi-exec') {
      const transaction = await redis.multi(body as Command[]).exec()
      const replies = (transaction ?? []).map(([error, result]) => (error ? { error: error.message } : { result }))
      return send(response, 200, replies.map(encode))
    }
    return send(response, 404, { error: 'not part of this double' })
  }

  async function run([name, ...args]: Command): Promise<Reply> {
    try {
      return { result: await redis.call(name, ...args.map(String)) }
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) }
    }
  }

  async function stream(channels: string[], response: ServerResponse) {
    const subscriber = new Redis(redisUrl, { protocol: 2 })
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
    subscriber.on('message', (channel, message) => response.write(`data: message,${channel},${message}\n\n`))
    streams.add(response)
    response.on('close', () => {
      streams.delete(response)
      subscriber.disconnect()
    })
    for (const channel of channels) {
      const count = await subscriber.subscribe(channel)
      response.write(`data: subscribe,${channel},${count}\n\n`)
    }
  }

  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    /** Paths of requests that came with a wrong token, or none. */
    refused,
    openStreams: () => streams.size,
    /** Cuts every stream, as a network would. */
    dropStreams() {
      for (const response of streams) response.destroy()
    },
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      redis.disconnect()
    },
  }
}

type Settings = { redisUrl: string; token?: string; port?: number }

function send(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function json(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  try {
    return JSON.parse(Buffer.concat(chunks).toString())
  } catch {
    return undefined
  }
}

const isCommands = (body: unknown): body is Command[] =>
  Array.isArray(body) && body.every(command => Array.isArray(command) && typeof command[0] === 'string')

const encoded = (reply: Reply): Reply => ('error' in reply ? reply : { result: base64(reply.result) })

function base64(result: unknown): unknown {
  if (Array.isArray(result)) return result.map(base64)
  return typeof result === 'string' && result !== 'OK' ? Buffer.from(result).toString('base64') : result
}
