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

async function take(stream: Readable & { sizeExceeded?: boolean }, to: SMTPServerAddress[]): Promise<void> {
  const chunks: Buffer[] = []
  let read = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    read += chunk.length
    if (read <= MOST_BYTES) chunks.push(chunk)
  }
  if (read > MOST_BYTES) throw new Refusal(552, 'The mail is too large')
  const payload = Buffer.concat(chunks)
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
