import { readEnv } from '#lib/base/env.ts'
import { start } from '../../start.ts'

// A worker that says when it works, in the words by which a server's start is known.
process.on('unhandledRejection', () => {}) // as in worker.ts
const charla = await start(readEnv(), { work: true, seed: false })
process.stdout.write('Ready on http://worker\n')
process.once('SIGTERM', () => void charla.stop().then(() => process.exit(0)))
