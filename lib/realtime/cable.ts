import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import { log } from '#lib/base/log.ts'
import { Subscription } from './subscription.ts'

const PING_MS = 3000
const MOST_SUBSCRIPTIONS = 10
/** A client that does not read is cut off; it comes back with its cursor and misses nothing. */
const MOST_BUFFERED = 1_048_576

const command = z.object({
  command: z.enum(['subscribe', 'unsubscribe', 'message']),
  identifier: z.string().max(2000),
  data: z.string().max(10_000).optional(),
})

const clients = new Set<Client>()

/** How many cables are open, for the metrics. */
export const openCables = () => clients.size

/** Serves ActionCable on `/cable`. Returns how to close every cable with a hint to come back. */
export function serveCable(server: Server): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 65_536, perMessageDeflate: false, handleProtocols })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (new URL(request.url ?? '/', 'http://localhost').pathname !== '/cable') return
    sockets.handleUpgrade(request, socket, head, webSocket => clients.add(new Client(webSocket)))
  })
  const pinging = setInterval(() => {
    const message = JSON.stringify({ type: 'ping', message: Math.floor(Date.now() / 1000) })
    for (const client of clients) client.write(message)
  }, PING_MS)
  return () => {
    clearInterval(pinging)
    for (const client of clients) client.dismiss()
  }
}

/** ActionCable's clients offer these and want the first one back. */
function handleProtocols(offered: Set<string>): string | false {
  return offered.has('actioncable-v1-json') ? 'actioncable-v1-json' : false
}

class Client {
  readonly #socket: WebSocket
  readonly #subscriptions = new Map<string, Subscription>()
  #opening = 0
  #closed = false

  constructor(socket: WebSocket) {
    this.#socket = socket
    socket.on('message', data => void this.#receive(data))
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      this.#closed = true
      clients.delete(this)
      for (const subscription of this.#subscriptions.values()) subscription.end()
    })
    this.#send({ type: 'welcome' })
  }

  write(text: string): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    if (this.#socket.bufferedAmount > MOST_BUFFERED) this.#socket.terminate()
    else this.#socket.send(text)
  }

  /** Says good-bye before a planned restart. */
  dismiss(): void {
    this.#send({ type: 'disconnect', reason: 'server_restart', reconnect: true })
    this.#socket.close(1001)
  }

  #send(message: object): void {
    this.write(JSON.stringify(message))
  }

  async #receive(raw: RawData): Promise<void> {
    const parsed = command.safeParse(asJson(raw))
    if (!parsed.success) return
    const { identifier, data } = parsed.data
    try {
      if (parsed.data.command === 'subscribe') await this.#subscribe(identifier)
      else if (parsed.data.command === 'unsubscribe') this.#unsubscribe(identifier)
      else if (asJson(data)?.action === 'update_presence') await this.#subscriptions.get(identifier)?.here()
    } catch (err) {
      log.error({ err }, 'cable')
      this.#socket.close(1011) // it comes back with its cursor
    }
  }

  async #subscribe(identifier: string): Promise<void> {
    if (this.#subscriptions.has(identifier)) return this.#send({ identifier, type: 'confirm_subscription' })
    if (this.#subscriptions.size + this.#opening >= MOST_SUBSCRIPTIONS)
      return this.#send({ identifier, type: 'reject_subscription' })
    this.#opening++
    const opened = await Subscription.open(identifier, message => this.#send({ identifier, message })).finally(
      () => this.#opening--,
    )
    if (!opened) return this.#send({ identifier, type: 'reject_subscription' })
    if (this.#closed || this.#subscriptions.has(identifier)) return
    this.#subscriptions.set(identifier, opened.subscription)
    this.#send({ identifier, type: 'confirm_subscription' })
    await opened.subscription.start(opened.cursor)
  }

  #unsubscribe(identifier: string): void {
    this.#subscriptions.get(identifier)?.end()
    this.#subscriptions.delete(identifier)
  }
}

function asJson(raw: RawData | string | undefined): { action?: unknown } | null {
  try {
    return JSON.parse(String(raw))
  } catch {
    return null
  }
}
