import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { createApi } from '#lib/api/index.ts'
import { BACKLOG, KEEP_ALIVE_MS } from '#lib/base/http/listening.ts'
import { serveCable } from '#lib/realtime/index.ts'

/** The API and the cable on a free port of loopback, without the pages. */
export async function listenOnLoopback(api: ReturnType<typeof createApi>, port = 0) {
  const server = createServer(
    { keepAliveTimeout: KEEP_ALIVE_MS },
    getRequestListener(api.fetch, { overrideGlobalObjects: false }),
  )
  const closeCables = serveCable(server)
  await new Promise<void>(done => server.listen({ port, host: '127.0.0.1', backlog: BACKLOG }, done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    server,
    closeCables,
    async close() {
      closeCables()
      server.closeAllConnections()
      await new Promise(done => server.close(done))
    },
  }
}
