import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import { fault } from '#lib/base/faults.ts'
import { Subscription } from './subscription.ts'

const PING_MS = 3000
export const limitsOfCable = {
  subscriptions: 10,
  /** Bytes that wait to be sent. From here on the rest waits in the log, which takes no memory. */
  congested: 262_144,
  /** Who lets so much pile up all the same is sent away; it comes back with its cursor and misses nothing. */
  buffered: 1_048_576,
  /** Pings during which nothing moved on a congested cable. Then nobody is there who reads. */
  stalled: 10,
  /** Commands that wait for the one before. Who sends faster than we answer is cut off. */
  waiting: 50,
}
/**
 * Cables that are opened in one turn of the event loop. After a restart ten thousand want one at once, and whoever asks
 * the API something meanwhile waits for a few of them, not for all.
 */
const ADMITTED = 20
/** How long a client may take to hang up after the good-bye. */
const GOODBYE_MS = 2000

const commandSchema = z.object({
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
  let closing = false
  const line: [IncomingMessage, Duplex, Buffer][] = []
  const admit = () => {
    for (const [request, socket, head] of line.splice(0, ADMITTED)) {
      sockets.handleUpgrade(request, socket, head, webSocket => {
        const client = new Client(webSocket, socket)
        if (closing) client.dismiss()
      })
    }
    if (line.length) setImmediate(admit)
  }
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.url?.split('?', 1)[0] !== '/cable') return
    socket.on('error', () => socket.destroy()) // one may hang up while it waits in the line
    if (line.push([request, socket, head]) === 1) setImmediate(admit)
  })
  const pinging = setInterval(() => {
    const message = JSON.stringify({ type: 'ping', message: Math.floor(Date.now() / 1000) })
    for (const client of clients) client.ping(message)
  }, PING_MS)
  return () => {
    closing = true
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
  readonly #wire: Duplex
  #corked = false
  readonly #subscriptions = new Map<string, Subscription>()
  /** Runs one command after the other, so that an `unsubscribe` finds what the `subscribe` before it made. */
  #work: Promise<void> = Promise.resolve()
  #waiting = 0
  #closed = false
  /** Whether something was handed to the network since the last ping, and since how many pings nothing was. */
  #moved = false
  #still = 0

  constructor(socket: WebSocket, wire: Duplex) {
    this.#socket = socket
    this.#wire = wire
    clients.add(this)
    socket.on('message', data => this.#receive(data))
    socket.on('error', () => socket.terminate())
    socket.on('close', () => this.#end())
    this.#send({ type: 'welcome' })
  }

  write(text: string): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    if (this.#socket.bufferedAmount > limitsOfCable.buffered) this.#sendAway('slow_consumer', 1013)
    else {
      this.#gather()
      this.#socket.send(text, this.#hasMoved)
    }
  }

  /** What is said in one turn goes out together: after a restart writing is most of what there is to do. */
  #gather(): void {
    if (this.#corked) return
    this.#corked = true
    this.#wire.cork()
    process.nextTick(this.#release)
  }

  readonly #release = () => {
    this.#corked = false
    this.#wire.uncork()
  }

  ping(text: string): void {
    this.#still = this.#congested() && !this.#moved ? this.#still + 1 : 0
    this.#moved = false
    if (this.#still >= limitsOfCable.stalled) this.#sendAway('slow_consumer', 1013)
    else this.write(text)
  }

  /** Says good-bye before a planned restart. */
  dismiss(): void {
    this.#sendAway('server_restart', 1001)
  }

  /** Nothing more is sent after this, whether or not the client reads it. */
  #sendAway(reason: string, code: number): void {
    this.#socket.send(JSON.stringify({ type: 'disconnect', reason, reconnect: true }))
    this.#socket.close(code)
    this.#end()
    setTimeout(() => this.#socket.terminate(), GOODBYE_MS).unref()
  }

  readonly #congested = () => this.#socket.bufferedAmount > limitsOfCable.congested
  readonly #hasMoved = () => {
    this.#moved = true
  }

  #end(): void {
    this.#closed = true
    clients.delete(this)
    for (const subscription of this.#subscriptions.values()) subscription.end()
  }

  #send(message: object): void {
    this.write(JSON.stringify(message))
  }

  #receive(raw: RawData): void {
    const parsed = commandSchema.safeParse(asJson(raw))
    if (!parsed.success) return
    if (this.#waiting >= limitsOfCable.waiting) return void this.#socket.close(1008)
    this.#waiting++
    this.#work = this.#work
      .then(() => (this.#closed ? undefined : this.#obey(parsed.data)))
      .catch(error => this.#fail(error))
      .finally(() => this.#waiting--)
  }

  async #obey({ command, identifier, data }: z.output<typeof commandSchema>): Promise<void> {
    if (command === 'subscribe') await this.#subscribe(identifier)
    else if (command === 'unsubscribe') this.#unsubscribe(identifier)
    else if (asJson(data)?.action === 'update_presence') await this.#subscriptions.get(identifier)?.here()
  }

  async #subscribe(identifier: string): Promise<void> {
    if (this.#subscriptions.has(identifier)) return this.#send({ identifier, type: 'confirm_subscription' })
    const opening = `{"identifier":${JSON.stringify(identifier)},"message":`
    const opened =
      this.#subscriptions.size < limitsOfCable.subscriptions &&
      (await Subscription.open(identifier, {
        send: message => this.write(`${opening}${message}}`),
        congested: this.#congested,
        fail: error => this.#fail(error),
      }))
    if (!opened) return this.#send({ identifier, type: 'reject_subscription' })
    if (this.#closed) return
    this.#subscriptions.set(identifier, opened.subscription)
    this.#send({ identifier, type: 'confirm_subscription' })
    await opened.subscription.start(opened.cursor)
  }

  #unsubscribe(identifier: string): void {
    this.#subscriptions.get(identifier)?.end()
    this.#subscriptions.delete(identifier)
  }

  /** Our fault: it comes back with its cursor and misses nothing. */
  #fail(err: unknown): void {
    fault(err, 'cable')
    this.#socket.close(1011)
  }
}

function asJson(raw: RawData | string | undefined): { action?: unknown } | null {
  try {
    return JSON.parse(String(raw))
  } catch {
    return null
  }
}
