import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'
import { ImapFlow } from 'imapflow'

const url = new URL(process.env.IMAP_URL ?? 'imap://someone:secret@127.0.0.1:51143')
const [host, port, pass] = [url.hostname, Number(url.port), decodeURIComponent(url.password)]

/** Whether there is a server with mailboxes to be read: one for each name, all with one password. */
export const imapRunning = await new Promise<boolean>(done => {
  const socket = connect(port, host, () => socket.destroy() && done(true))
  socket.on('error', () => done(false))
})

export const newMailbox = () => `box-${randomUUID()}`

/** What an inbox says of its mailbox. */
export const connected = (login: string) => ({
  imap_enabled: true,
  imap_address: host,
  imap_port: port,
  imap_login: login,
  imap_password: pass,
  imap_enable_ssl: false,
})

export async function inMailbox(login: string, work: (client: ImapFlow) => Promise<void>): Promise<void> {
  const client = new ImapFlow({ host, port, secure: false, auth: { user: login, pass }, logger: false })
  await client.connect()
  await work(client).finally(() => client.logout())
}

/** Stands before the server, and is away when that is asked for: for whoever connects, and in the middle of a talk. */
export async function startGate() {
  const sockets = new Set<Socket>()
  /** After so many bytes from the server the line breaks, once. */
  const state = { open: true, breaksAfter: Number.POSITIVE_INFINITY, breaks: 0 }
  const server = createServer(client => {
    if (!state.open) return void client.destroy()
    const behind = connect(port, host)
    for (const socket of [client, behind]) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        behind.destroy()
      })
    }
    behind.on('data', data => {
      state.breaksAfter -= data.length
      if (state.breaksAfter > 0) return
      state.breaksAfter = Number.POSITIVE_INFINITY
      state.breaks++
      client.destroy()
    })
    client.pipe(behind)
    behind.pipe(client)
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  return {
    port: (server.address() as AddressInfo).port,
    state,
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise(done => server.close(done))
    },
  }
}
