import net from 'node:net'

export type Answer = { status: number; body: string }

/**
 * One kept HTTP connection with one request in flight, and as little work per request as it can be: a load generator on
 * the same machine must not cost what it measures.
 */
export class Wire {
  readonly #url: URL
  #socket: net.Socket | undefined
  #received = ''
  #waiting: { done: (answer: Answer) => void; failed: (error: Error) => void } | undefined

  constructor(url: string) {
    this.#url = new URL(url)
  }

  /** Opens the connection when there is none: a server closes idle ones. @throws when it ends before the answer is complete. */
  post(path: string, headers: string, body: string): Promise<Answer> {
    return this.#send(
      `POST ${path} HTTP/1.1\r\nHost: ${this.#url.host}\r\n${headers}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    )
  }

  get(path: string, headers: string): Promise<Answer> {
    return this.#send(`GET ${path} HTTP/1.1\r\nHost: ${this.#url.host}\r\n${headers}\r\n`)
  }

  #send(request: string): Promise<Answer> {
    const socket = this.#socket ?? this.#open()
    return new Promise((done, failed) => {
      this.#waiting = { done, failed }
      socket.write(request)
    })
  }

  close(): void {
    this.#socket?.destroy()
  }

  #drop(): void {
    this.#socket?.removeAllListeners('close').destroy()
    this.#socket = undefined
  }

  #open(): net.Socket {
    const socket = net.connect(Number(this.#url.port), this.#url.hostname).setNoDelay(true).setEncoding('utf8')
    socket.on('data', (piece: string) => this.#receive(piece))
    socket.on('error', error => this.#fail(error))
    socket.on('close', () => this.#fail(new Error('The connection was closed')))
    this.#received = ''
    this.#socket = socket
    return socket
  }

  #receive(piece: string): void {
    this.#received = this.#received ? this.#received + piece : piece
    const end = this.#received.indexOf('\r\n\r\n')
    if (end < 0) return
    const length = /content-length: (\d+)/i.exec(this.#received.slice(0, end))?.[1]
    if (length === undefined) return void this.#fail(new Error('An answer without Content-Length'))
    const body = this.#received.slice(end + 4)
    if (body.length < Number(length) && Buffer.byteLength(body) < Number(length)) return
    const status = Number(this.#received.slice(9, 12))
    if (/^connection: close/im.test(this.#received.slice(0, end))) this.#drop()
    this.#received = ''
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.done({ status, body })
  }

  #fail(error: Error): void {
    this.#socket?.destroy()
    this.#socket = undefined
    this.#waiting?.failed(error)
    this.#waiting = undefined
  }
}
