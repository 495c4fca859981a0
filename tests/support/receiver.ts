import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What came, in the order in which it came. */
export type Received = {
  id: string
  event: string
  headers: IncomingHttpHeaders
  raw: string
  body: Record<string, unknown>
}

export type Manners = (received: Received, response: ServerResponse) => void | Promise<void>

/** A program of a customer's that is told what happens, on a real port. How it behaves may change at any time. */
export type Receiver = {
  url: string
  received: Received[]
  /** What came and was answered with 200. */
  taken: Received[]
  /** How many connections there were. */
  connections: () => number
  behave(manners: Manners): void
  /** Stops listening, so that connections are refused, until `open`. */
  shut(): Promise<void>
  open(): Promise<void>
  close(): Promise<void>
}

export const answers =
  (status: number, headers: Record<string, string> = {}, body = ''): Manners =>
  (_, response) =>
    void response.writeHead(status, headers).end(body)

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = []
  const taken: Received[] = []
  let connections = 0
  let manners: Manners = answers(200)
  let server: Server
  const listen = async (port: number) => {
    server = createServer(async (request, response) => {
      const pieces: Buffer[] = []
      for await (const piece of request) pieces.push(piece as Buffer)
      const raw = Buffer.concat(pieces).toString('utf8')
      const body = JSON.parse(raw || '{}') as Record<string, unknown>
      const { headers } = request
      const one = { id: String(headers['webhook-id']), event: String(body.event), headers, raw, body }
      received.push(one)
      const end = response.end.bind(response) as (...given: unknown[]) => ServerResponse
      response.end = (...given: unknown[]) => {
        if (response.statusCode === 200) taken.push(one) // before whoever asked can know
        return end(...given)
      }
      await manners(one, response)
    }).on('connection', () => connections++)
    await new Promise<void>(done => server.listen(port, '127.0.0.1', done))
    return (server.address() as AddressInfo).port
  }
  const port = await listen(0)
  const shut = async () => {
    server.closeAllConnections()
    await new Promise(done => server.close(done))
  }
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    taken,
    connections: () => connections,
    behave: given => {
      manners = given
    },
    shut,
    open: async () => void (await listen(port)),
    close: shut,
  }
}
