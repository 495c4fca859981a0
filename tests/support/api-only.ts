import { readEnv } from '#lib/base/env.ts'
import { endOnSignals } from '#lib/base/http/ending.ts'
import { start } from '../../start.ts'
import { listenOnLoopback } from './server.ts'

// For trying the API by hand, without building the pages: PORT=… node tests/support/api-only.ts
const env = readEnv()
const charla = await start(env)
const { server, url, closeCables } = await listenOnLoopback(charla.api, env.PORT)
endOnSignals(server, { closeCables, stop: charla.stop })
process.stdout.write(`API on ${url}\n`)
