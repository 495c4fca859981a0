import { parseArgs } from 'node:util'
import { readEnv } from '#lib/base/env.ts'
import { type Lane, laneNames } from '#lib/base/jobs.ts'
import { log } from '#lib/base/log.ts'
import { start } from './start.ts'

// Dispatches events and runs jobs in a process of its own, beside servers that run with WORKER=0.
// npm run worker [-- --lanes ingest,send]
const named = parseArgs({ options: { lanes: { type: 'string' } } }).values.lanes?.split(',')
const lanes = named ?? [...laneNames]
const unknown = lanes.filter(lane => !laneNames.includes(lane as Lane))
if (unknown.length) {
  process.stderr.write(`No lane is called ${unknown.join(', ')}. There are: ${laneNames.join(', ')}.\n`)
  process.exit(1)
}
const env = readEnv()
if (!env.DATABASE_URL) {
  process.stderr.write(
    'The worker needs DATABASE_URL: the embedded database belongs to the server, which works by itself.\n',
  )
  process.exit(1)
}
// postgres.js asks a question of its own on every new connection and waits for no answer: losing that connection must
// not end the process.
process.on('unhandledRejection', err => log.error({ err }, 'nobody waited for what failed'))
const charla = await start(env, { work: true, lanes: lanes as Lane[], seed: false })
log.info({ lanes }, 'worker ready')
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void charla.stop().then(() => process.exit(0)))
