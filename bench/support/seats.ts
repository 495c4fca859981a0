import { WebSocket } from 'ws'
import type { Heard, Order, Seat } from './audience.ts'

// A part of the audience of bench/cables.ts. It does what is ordered, and answers when that is done.
const RETRY_MS = 500

type Taken = Seat & { socket?: WebSocket; open: boolean; cursor: number; numbers: Set<number>; away: boolean }

let url = ''
let taken: Taken[] = []
const heard: Heard = { open: 0, messages: 0, forbidden: 0, delays: [], whole: 0, refused: 0, expired: 0 }

process.on('message', async (order: Order) => {
  process.send?.((await obey(order)) ?? {})
})

process.on('disconnect', () => process.exit()) // the bench is over, however it ended

async function obey(order: Order): Promise<Heard | undefined> {
  if (order.kind === 'take') {
    url = `${order.url.replace('http', 'ws')}/cable`
    taken = order.seats.map(seat => ({ ...seat, open: false, cursor: 0, numbers: new Set(), away: false }))
    for (const [index, seat] of taken.entries()) {
      join(seat)
      if (index % 20 === 19) await pause(20_000 / order.perSecond)
    }
    while (taken.some(seat => !seat.open)) await pause(50)
  } else if (order.kind === 'leave') {
    for (const seat of taken) {
      seat.away = true
      seat.open = false
      seat.socket?.terminate()
    }
  } else if (order.kind === 'return') {
    for (const seat of taken) {
      seat.away = false
      join(seat)
    }
  } else {
    const { delays } = heard
    heard.delays = []
    const whole = (seat: Taken) => seat.open && (!seat.hears || seat.numbers.size === (order.said[seat.accountId] ?? 0))
    return { ...heard, delays, open: taken.filter(seat => seat.open).length, whole: taken.filter(whole).length }
  }
  return undefined
}

function join(seat: Taken): void {
  const socket = new WebSocket(url, ['actioncable-v1-json'], { perMessageDeflate: false })
  seat.socket = socket
  socket.on('error', () => {})
  socket.on('close', () => {
    seat.open = false
    if (seat.socket === socket && !seat.away) setTimeout(join, RETRY_MS * (0.5 + Math.random()), seat)
  })
  socket.on('message', (data: Buffer) => hear(seat, String(data)))
}

function hear(seat: Taken, text: string): void {
  if (text.startsWith('{"type":"ping"')) return
  const frame = JSON.parse(text) as {
    type?: string
    message?: { event: string; seq?: number; data: { content?: string } }
  }
  if (frame.type === 'welcome') {
    const identifier = JSON.stringify({
      channel: 'RoomChannel',
      pubsub_token: seat.pubsubToken,
      account_id: seat.accountId,
      user_id: seat.userId,
      cursor: seat.cursor,
    })
    seat.socket?.send(JSON.stringify({ command: 'subscribe', identifier }))
  } else if (frame.type === 'confirm_subscription') seat.open = true
  else if (frame.type === 'reject_subscription') heard.refused++
  if (!frame.message?.event) return
  if (frame.message.seq) seat.cursor = Math.max(seat.cursor, frame.message.seq)
  if (frame.message.event === 'cursor.expired') heard.expired++
  const said =
    frame.message.event === 'message.created' && /^said (\d+) at (\d+)$/.exec(frame.message.data.content ?? '')
  if (!said) return
  if (!seat.hears) heard.forbidden++
  if (seat.numbers.has(Number(said[1]))) return
  seat.numbers.add(Number(said[1]))
  heard.messages++
  heard.delays.push(Date.now() - Number(said[2]))
}

const pause = (ms: number) => new Promise(next => setTimeout(next, ms))
