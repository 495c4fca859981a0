import type { Server } from 'node:http'
import { log } from '../log.ts'

/** After this long the process ends anyway. */
const GRACE_MS = 10_000
/** Requests that take longer than this to finish (long polls and the like) are cut off. */
const FINISH_MS = 5000

/**
 * On SIGINT and SIGTERM: stops accepting, tells cables to come back, lets running requests finish, stops everything
 * behind them and ends the process with code 0, or with 1 when that takes longer than ten seconds.
 */
export function endOnSignals(server: Server, parts: { closeCables: () => void; stop: () => Promise<void> }): void {
  let ending = false
  const end = async (signal: string) => {
    if (ending) return
    ending = true
    log.info({ signal }, 'stopping')
    setTimeout(() => process.exit(1), GRACE_MS).unref()
    parts.closeCables()
    const closed = new Promise(done => server.close(done))
    // A kept connection becomes idle when its request is answered.
    setInterval(() => server.closeIdleConnections(), 100).unref()
    setTimeout(() => server.closeAllConnections(), FINISH_MS).unref()
    await closed
    await parts.stop()
    process.exit(0)
  }
  const failed = (err: unknown) => {
    log.error({ err }, 'stopping failed')
    process.exit(1)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(signal).catch(failed))
}
