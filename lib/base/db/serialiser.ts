import net from 'node:net'

/** The one session that connections share: PGlite, or a double of it in tests. */
export type Session = {
  /** Runs protocol messages and hands over every piece of the answer. */
  run(messages: Uint8Array, onAnswer: (piece: Uint8Array) => void): Promise<void>
  rollback(): Promise<void>
}

const LONGEST_START = 10_000
const SSL_REQUEST = 80877103
const GSS_REQUEST = 80877104
const CANCEL_REQUEST = 80877102
/** Messages after which the server answers: Query, Sync, Flush, CopyDone, CopyFail. */
const TURN_ENDS = new Set([...'QSHcf'].map(letter => letter.charCodeAt(0)))
const TERMINATE = 'X'.charCodeAt(0)
const SYNC = Uint8Array.of('S'.charCodeAt(0), 0, 0, 0, 4)
const READY = 'Z'.charCodeAt(0)
/** A transaction that nobody continues for this long is rolled back: it blocks everybody else. */
const ABANDONED_AFTER_MS = 30_000

/**
 * Serves one Postgres session to many connections over the Postgres protocol. A connection owns the session from its
 * first message until the server says that it is ready and outside a transaction; the others wait in order. Without
 * this, messages of several connections would interleave and answers would reach the wrong one.
 */
export function serveSession(session: Session, abandonedAfterMs = ABANDONED_AFTER_MS): net.Server {
  const turns = new Turns()
  return net.createServer(socket => {
    socket.setNoDelay(true)
    const connection = new Connection(socket, session, turns, abandonedAfterMs)
    socket.on('data', data => connection.receive(data))
    socket.on('close', () => connection.close())
    socket.on('error', () => connection.close())
  })
}

class Turns {
  #owner: Connection | undefined
  readonly #waiting: { connection: Connection; go: () => void }[] = []

  take(connection: Connection): Promise<void> | undefined {
    if (this.#owner === connection) return
    if (!this.#owner) {
      this.#owner = connection
      return
    }
    return new Promise(go => this.#waiting.push({ connection, go }))
  }

  owns(connection: Connection): boolean {
    return this.#owner === connection
  }

  release(): void {
    const next = this.#waiting.shift()
    this.#owner = next?.connection
    next?.go()
  }
}

class Connection {
  #unread: Buffer = Buffer.alloc(0)
  #started = false
  #closed = false
  /** The client has said good-bye; what it asked before is still answered. */
  #ending = false
  /** Runs one batch after the other. */
  #work: Promise<void> = Promise.resolve()
  #abandoned: NodeJS.Timeout | undefined
  readonly #socket: net.Socket
  readonly #session: Session
  readonly #turns: Turns
  readonly #abandonedAfterMs: number

  constructor(socket: net.Socket, session: Session, turns: Turns, abandonedAfterMs: number) {
    this.#socket = socket
    this.#session = session
    this.#turns = turns
    this.#abandonedAfterMs = abandonedAfterMs
  }

  receive(data: Buffer): void {
    this.#unread = this.#unread.length ? Buffer.concat([this.#unread, data]) : data
    if (this.#ending || (!this.#started && !this.#start())) return
    let at = 0
    let turnsEnd = 0
    while (this.#unread.length - at >= 5) {
      const type = this.#unread[at] as number
      const length = 1 + this.#unread.readInt32BE(at + 1)
      if (length < 5) return void this.#socket.destroy()
      if (this.#unread.length - at < length) break
      if (type === TERMINATE) {
        this.#ending = true
        break
      }
      at += length
      if (TURN_ENDS.has(type)) turnsEnd = at
    }
    // All turns that have arrived in one go: a pipelined transaction costs the session one call instead of four.
    if (turnsEnd) this.#enqueue(this.#unread.subarray(0, turnsEnd))
    this.#unread = this.#unread.subarray(turnsEnd)
    if (this.#ending) this.#work = this.#work.then(() => void this.#socket.end())
  }

  close(): void {
    if (this.#closed) return
    this.#closed = true
    clearTimeout(this.#abandoned)
    this.#work = this.#work.then(async () => {
      if (!this.#turns.owns(this)) return
      // After an error the session skips everything up to a Sync, the rollback too.
      await this.#session.run(SYNC, () => {}).catch(() => {})
      await this.#session.rollback().catch(() => {})
      this.#turns.release()
    })
  }

  /** Answers what comes before the protocol proper. True once the start-up message is on its way. */
  #start(): boolean {
    for (;;) {
      if (this.#unread.length < 8) return false
      const length = this.#unread.readInt32BE(0)
      const code = this.#unread.readInt32BE(4)
      if (length < 8 || length > LONGEST_START) {
        this.#socket.destroy()
        return false
      }
      if (this.#unread.length < length) return false
      const message = this.#unread.subarray(0, length)
      this.#unread = this.#unread.subarray(length)
      if (code === SSL_REQUEST || code === GSS_REQUEST) this.#socket.write('N')
      else if (code === CANCEL_REQUEST) {
        this.#socket.end()
        return false
      } else {
        this.#started = true
        this.#enqueue(message)
        return true
      }
    }
  }

  #enqueue(messages: Buffer): void {
    const copy = new Uint8Array(messages)
    this.#work = this.#work.then(() => this.#run(copy))
  }

  async #run(messages: Uint8Array): Promise<void> {
    if (this.#closed) return
    clearTimeout(this.#abandoned)
    await this.#turns.take(this)
    if (this.#closed) return // close() comes next in line and hands the session on
    let tail: Uint8Array = new Uint8Array(0)
    this.#socket.cork() // one packet for the answer, not one for each message in it
    try {
      await this.#session.run(messages, piece => {
        tail = piece.length >= 6 ? piece.slice(-6) : new Uint8Array([...tail, ...piece].slice(-6))
        if (this.#socket.writable) this.#socket.write(new Uint8Array(piece))
      })
    } catch {
      this.#socket.destroy() // its 'close' rolls back
      return
    } finally {
      this.#socket.uncork()
    }
    const ready = tail.length === 6 && tail[0] === READY
    if (ready && tail[5] === 'I'.charCodeAt(0)) this.#turns.release()
    else this.#abandoned = setTimeout(() => this.#socket.destroy(), this.#abandonedAfterMs)
  }
}
