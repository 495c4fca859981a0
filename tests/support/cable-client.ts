import { WebSocket } from 'ws'

export type CableMessage = { event: string; data: Record<string, unknown>; seq?: number; after?: number }
export type Frame = {
  type?: string
  identifier?: string
  message?: CableMessage | number
  reason?: string
  reconnect?: boolean
}
type Params = { pubsub_token: string; account_id?: number; user_id?: number; cursor?: number | undefined }

/** A small ActionCable client, as strict as Chatwoot's: it keeps what it heard, in order. */
export class CableClient {
  readonly frames: Frame[] = []
  readonly messages: CableMessage[] = []
  /** The largest number heard: where to go on. */
  cursor: number | undefined
  closedWith: number | undefined
  onMessage: (message: CableMessage) => void = () => {}
  readonly #socket: WebSocket
  readonly #waiting = new Set<() => void>()

  constructor(url: string, { deaf = () => false }: { deaf?: (message: CableMessage) => boolean } = {}) {
    this.#socket = new WebSocket(`${url.replace(/^http/, 'ws')}/cable`, [
      'actioncable-v1-json',
      'actioncable-unsupported',
    ])
    this.#socket.on('message', data => {
      const frame = JSON.parse(String(data)) as Frame
      if (frame.type !== 'ping') this.frames.push(frame)
      if (frame.identifier && frame.message && typeof frame.message === 'object' && !deaf(frame.message)) {
        this.messages.push(frame.message)
        if (frame.message.seq !== undefined) this.cursor = frame.message.seq
        this.onMessage(frame.message)
      }
      this.#changed()
    })
    this.#socket.on('error', () => {})
    this.#socket.on('close', code => {
      this.closedWith = code
      this.#changed()
    })
  }

  get protocol(): string {
    return this.#socket.protocol
  }

  /** Subscribes to the room and waits for the answer; false when it is refused. */
  async subscribe(params: Params): Promise<boolean> {
    await this.until(() => this.frames.some(frame => frame.type === 'welcome'))
    const identifier = JSON.stringify({ channel: 'RoomChannel', ...params })
    this.send({ command: 'subscribe', identifier })
    const answer = () =>
      this.frames.find(frame => frame.identifier === identifier && frame.type?.endsWith('_subscription'))
    await this.until(() => answer() !== undefined)
    return answer()?.type === 'confirm_subscription'
  }

  send(frame: object | string): void {
    this.#socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame))
  }

  events(name: string): CableMessage[] {
    return this.messages.filter(message => message.event === name)
  }

  /** Resolves once `condition` holds; it is asked whenever something arrived. @throws when it does not in time, or the cable is closed. */
  until(condition: () => boolean, within = 15_000): Promise<void> {
    if (condition()) return Promise.resolve()
    return new Promise((done, failed) => {
      const end = (error?: Error) => {
        clearTimeout(late)
        this.#waiting.delete(look)
        if (error) failed(error)
        else done()
      }
      const look = () => {
        if (condition()) end()
        else if (this.closedWith !== undefined) end(new Error(`The cable was closed with ${this.closedWith}`))
      }
      const heard = () => JSON.stringify(this.frames.slice(-5)).slice(0, 1000)
      const late = setTimeout(() => end(new Error(`Waited in vain; heard last: ${heard()}`)), within)
      this.#waiting.add(look)
      look()
    })
  }

  /** Reads nothing more, as a tab that sleeps, until `resume`. */
  pause(): void {
    this.#socket.pause()
  }

  resume(): void {
    this.#socket.resume()
  }

  close(): void {
    this.#socket.close()
  }

  /** Breaks the connection without good-bye. */
  drop(): void {
    this.#socket.terminate()
  }

  #changed(): void {
    for (const look of [...this.#waiting]) look()
  }
}
