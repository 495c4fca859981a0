import { createServer } from 'node:http'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import next from 'next'
import { onLoopback, readEnv } from '#lib/base/env.ts'
import { answerCompressed } from '#lib/base/http/compressed.ts'
import { endOnSignals } from '#lib/base/http/ending.ts'
import { BACKLOG, KEEP_ALIVE_MS } from '#lib/base/http/listening.ts'
import { log } from '#lib/base/log.ts'
import { serveCable } from '#lib/realtime/index.ts'
import doors from './lib/api/doors.json' with { type: 'json' }
import { start } from './start.ts'

const env = settings()
const dev = env.NODE_ENV === 'development'
const charla = await start(env)
// Next listens for upgrades on the server that it is given, and cuts every socket that it does not know. It gets one
// that nobody reaches, and hears there of the upgrades that are for pages (reloading while one edits).
const upgrades = createServer()
const pages = next({ dev, hostname: env.HOST, port: env.PORT, httpServer: upgrades })
await pages.prepare()

const answerApi = getRequestListener(charla.api.fetch, { overrideGlobalObjects: false })
const answerPage = pages.getRequestHandler()
const answerStatic = answerCompressed(join(import.meta.dirname, '.next/static'), '/_next/static')

const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
  if (isDoor(request.url ?? '/')) void answerApi(request, response)
  else if (dev || !answerStatic(request, response)) void answerPage(request, response)
})
const closeCables = serveCable(server)
server.on('upgrade', (request, socket, head) => {
  if (!isDoor(request.url ?? '/')) upgrades.emit('upgrade', request, socket, head)
})

server.listen({ port: env.PORT, host: env.HOST, backlog: BACKLOG }, () => {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : env.PORT
  log.info({ port }, 'ready')
  process.stdout.write(`Ready on ${env.APP_URL ?? `http://localhost:${port}`}\n`)
  if (env.DEMO && onLoopback(env))
    process.stdout.write('Sign in as admin@demo.test or agent@demo.test, password charla-demo\n')
  if (!env.DATABASE_URL) {
    process.stdout.write(
      'Data is kept by the embedded database. A power cut may lose the last seconds; DATABASE_URL names a Postgres that does not.\n',
    )
  }
})

// postgres.js asks a question of its own on every new connection and waits for no answer: losing that connection must
// not end the process.
process.on('unhandledRejection', err => log.error({ err }, 'nobody waited for what failed'))
endOnSignals(server, { closeCables, stop: charla.stop })

function isDoor(url: string): boolean {
  const path = url.split('?', 1)[0] as string
  return doors.some(door => path === door || path.startsWith(`${door}/`))
}

function settings() {
  try {
    return readEnv()
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    process.exit(1)
  }
}
