import type { AddressInfo } from 'node:net'
import type { Readable } from 'node:stream'
import { SMTPServer, type SMTPServerAddress } from 'smtp-server'
import { systemContext } from '#lib/base/context.ts'
import { fault } from '#lib/base/faults.ts'
import { findMailPlace } from '#lib/base/lookups.ts'
import { runtime } from '#lib/base/runtime.ts'
import { keepArrival } from '../arrivals.ts'
import type { Place } from '../channel.ts'
import { receiveArrival } from '../receive.ts'
import { fingerprint } from './mail.ts'

const MOST_BYTES = 64 * 1_048_576
/** Of all mails together that are just being taken: above it senders are asked to come again. */
const MOST_AT_ONCE = 256 * 1_048_576
let taking = 0

class Refusal extends Error {
  readonly responseCode: number
  constructor(responseCode: number, message: string) {
    super(message)
    this.responseCode = responseCode
  }
}

/**
 * Takes mail for inboxes and for conversations, and for nobody else (no relay). A mail is acknowledged when it is kept. Answers
 * the port, and how to stop.
 */
export async function startSmtpReceiver(port: number, host = '0.0.0.0') {
  const server = new SMTPServer({
    banner: 'Charla',
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    size: MOST_BYTES,
    maxClients: 200,
    onRcptTo: ({ address }, _session, done) =>
      void placeOf(address).then(place => done(place ? null : unknown()), later(done)),
    onData: (stream, session, done) =>
      void take(stream, session.envelope.rcptTo).then(() => done(null, 'kept'), later(done)),
  })
  server.on('error', error => fault(error, 'mail server'))
  await new Promise<void>(ready => server.listen(port, host, ready))
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise<void>(done => server.close(() => done())),
  }
}

const unknown = () => new Refusal(550, 'No such mailbox here')

/** What is not the sender's fault they try again. */
const later = (done: (error: Error) => void) => (error: unknown) => {
  if (error instanceof Refusal) return done(error)
  fault(error, 'a mail could not be kept')
  done(new Refusal(451, 'Try again later'))
}

async function placeOf(address: string): Promise<Place | undefined> {
  const found = await findMailPlace(address, runtime().env.MAIL_INBOUND_DOMAIN ?? null)
  return found && { accountId: found.account_id, inboxId: found.inbox_id }
}

async function take(stream: Readable, to: SMTPServerAddress[]): Promise<void> {
  const held = { bytes: 0 }
  try {
    await keep(await whole(stream, held), to)
  } finally {
    taking -= held.bytes
  }
}

/** To its end also when it is refused: the sender listens only then. `held` is what this mail has of the room for all. */
async function whole(stream: AsyncIterable<Buffer>, held: { bytes: number }): Promise<Buffer> {
  const chunks: Buffer[] = []
  let refusal: Refusal | undefined
  for await (const chunk of stream) {
    if (held.bytes + chunk.length > MOST_BYTES) refusal ??= new Refusal(552, 'The mail is too large')
    else if (taking + chunk.length > MOST_AT_ONCE) refusal ??= new Refusal(451, 'Too much at once, try again later')
    if (refusal) chunks.length = 0
    else {
      chunks.push(chunk)
      held.bytes += chunk.length
      taking += chunk.length
    }
  }
  if (refusal) throw refusal
  return Buffer.concat(chunks)
}

async function keep(payload: Buffer, to: SMTPServerAddress[]): Promise<void> {
  const byInbox = new Map<number, { place: Place; recipients: string[] }>()
  for (const { address } of to) {
    const place = await placeOf(address)
    if (!place) continue
    const known = byInbox.get(place.inboxId) ?? { place, recipients: [] }
    byInbox.set(place.inboxId, { place, recipients: [...known.recipients, address] })
  }
  for (const { place, recipients } of byInbox.values()) {
    const arrival = {
      channel: 'email',
      entrance: 'smtp',
      key: `mail:${fingerprint(payload)}`,
      about: { recipients },
      payload,
    }
    await keepArrival(systemContext(place.accountId), place.inboxId, arrival, (tx, id) =>
      receiveArrival.later(tx, { account_id: place.accountId, id }),
    )
  }
}
