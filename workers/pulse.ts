import { onPokedByOthers } from '#lib/base/bus.ts'
import { onGrown } from '#lib/base/events.ts'
import { fault } from '#lib/base/faults.ts'

const SWEEP_MS = 1000

/**
 * Does `work` a moment after a log has grown (so that many commits are one round, and writers go first), here or in another
 * process of which the bus tells, and every second for what it has lost. Never twice at once. Returns how to stop.
 */
export function pulse(work: () => Promise<void>, delayMs: number): () => Promise<void> {
  let running: Promise<void> | null = null
  let again = false
  const run = () => {
    if (running) again = true
    else {
      again = false
      running = work()
        .catch(err => fault(err, 'work on the log failed'))
        .then(() => {
          running = null
          if (again) soon()
        })
    }
  }
  let waiting: NodeJS.Timeout | undefined
  let stopped = false
  const soon = () => {
    if (stopped) return
    waiting ??= setTimeout(() => {
      waiting = undefined
      run()
    }, delayMs)
  }
  const stopListening = onGrown(soon)
  const stopHearing = onPokedByOthers(soon)
  const sweep = setInterval(run, SWEEP_MS)
  return async () => {
    stopped = true
    stopListening()
    void stopHearing.then(stop => stop()).catch(() => {})
    clearInterval(sweep)
    clearTimeout(waiting)
    await running
  }
}
