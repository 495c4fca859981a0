import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'

export type Received = { from: string; to: string; data: string }
type State = { refuse: string; taken: (data: string) => string }

/** A mail server that keeps what it takes, and answers `taken`. `refuse` is what it answers to recipients instead, while it is set. */
export async function startSmtp() {
  const mails: Received[] = []
  const state: State = { refuse: '', taken: () => '250 taken' }
  const sockets = new Set<Socket>()
  const server = createServer(socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
    talk(socket, state, mails)
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    state,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise(done => server.close(done))
    },
  }
}

function talk(socket: Socket, state: State, mails: Received[]): void {
  const say = (line: string) => socket.write(`${line}\r\n`)
  let [from, to, unread, reading] = ['', '', '', false]
  const take = (line: string) => {
    const [, address = ''] = /<(.*?)>/.exec(line) ?? []
    const command = line.slice(0, 4).toUpperCase()
    if (command === 'EHLO' || command === 'HELO') say('250 test')
    else if (command === 'MAIL') {
      from = address
      say('250 ok')
    } else if (command === 'RCPT') {
      to = address
      say(state.refuse || '250 ok')
    } else if (command === 'DATA') {
      reading = true
      say('354 go on')
    } else if (command === 'QUIT') socket.end('221 bye\r\n')
    else say('250 ok')
  }
  socket.on('data', data => {
    unread += data.toString('latin1')
    for (;;) {
      const end = reading ? unread.indexOf('\r\n.\r\n') : unread.indexOf('\r\n')
      if (end === -1) return
      const text = unread.slice(0, end)
      unread = unread.slice(end + (reading ? 5 : 2))
      if (!reading) take(text)
      else {
        mails.push({ from, to, data: text.replaceAll('\r\n..', '\r\n.') })
        reading = false
        say(state.taken(text))
      }
    }
  })
  say('220 test')
}
