import { readEnv } from '#lib/base/env.ts'
import { start } from '../../start.ts'
import { listenOnLoopback } from './server.ts'

// For trying the API by hand, without building the pages: PORT=… node tests/support/api-only.ts
const env = readEnv()
const charla = await start(env)
const server = await listenOnLoopback(charla.api, env.PORT)
process.stdout.write(`API on ${server.url}\n`)
process.on('SIGTERM', async () => {
  await server.close()
  await charla.stop()
  process.exit(0)
})
