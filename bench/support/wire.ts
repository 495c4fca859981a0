import net from 'node:net'

export type Answer = { status: number; body: string }

/**
 * One kept HTTP connection with one request in flight, and as little work per request as it can be: a load generator on
 * the same machine must not cost what it measures.
 */
export class Wire {
  readonly #host: string
  readonly #socket: net.Socket
  #received = ''
  #waiting: { done: (answer: Answer) => void; failed: (error: Error) => void } | undefined
  #broken: Error | undefined

  constructor(url: string) {
    const { hostname, port, host } = new URL(url)
    this.#host = host
    this.#socket = net.connect(Number(port), hostname).setNoDelay(true).setEncoding('utf8')
    this.#socket.on('data', (piece: string) => this.#receive(piece))
    this.#socket.on('error', error => this.#fail(error))
    this.#socket.on('close', () => this.#fail(new Error('The connection was closed')))
  }

  /** @throws when the connection ends before the answer is complete. */
  post(path: string, headers: string, body: string): Promise<Answer> {
    if (this.#broken) return Promise.reject(this.#broken)
    return new Promise((done, failed) => {
      this.#waiting = { done, failed }
      this.#socket.write(
        `POST ${path} HTTP/1.1\r\nHost: ${this.#host}\r\n${headers}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      )
    })
  }

  close(): void {
    this.#socket.destroy()
  }

  #receive(piece: string): void {
    this.#received = this.#received ? this.#received + piece : piece
    const end = this.#received.indexOf('\r\n\r\n')
    if (end < 0) return
    const length = /content-length: (\d+)/i.exec(this.#received.slice(0, end))?.[1]
    if (length === undefined) return this.#fail(new Error('An answer without Content-Length'))
    const body = this.#received.slice(end + 4)
    // Bodies are ASCII here but for names; count bytes only when characters do not already suffice.
    if (body.length < Number(length) && Buffer.byteLength(body) < Number(length)) return
    const status = Number(this.#received.slice(9, 12))
    this.#received = ''
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.done({ status, body })
  }

  #fail(error: Error): void {
    this.#broken ??= error
    this.#waiting?.failed(error)
    this.#waiting = undefined
    this.#socket.destroy()
  }
}
