/** A WebSocket for tests: says what it is told to and remembers what it was sent. */
export class FakeSocket {
  static all: FakeSocket[] = []
  static get newest() {
    const socket = FakeSocket.all.at(-1)
    if (!socket) throw new Error('no socket was opened')
    return socket
  }
  static get asWebSocket() {
    return FakeSocket as unknown as typeof WebSocket
  }

  sent: string[] = []
  closed = false
  onmessage?: (event: { data: string }) => void
  onclose?: () => void
  onerror?: () => void

  constructor() {
    FakeSocket.all.push(this)
  }

  send(data: string) {
    this.sent.push(data)
  }

  close() {
    this.closed = true
  }

  says(frame: object) {
    this.onmessage?.({ data: JSON.stringify(frame) })
  }
}
