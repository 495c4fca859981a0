import { WebSocketServer } from 'ws'

// A bare websocket server that sends back what it hears: the least that a message's way there and back can cost here.
const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
sockets.on('connection', socket => socket.on('message', data => socket.send(data, { binary: false })))
sockets.on('listening', () => {
  const address = sockets.address() as { port: number }
  process.stdout.write(`API on http://127.0.0.1:${address.port}\n`)
})
process.on('SIGTERM', () => process.exit(0))
