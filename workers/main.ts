import type { Chores } from '#lib/api/index.ts'
import { closeQueue, drain, type Lane, laneNames, nextDue, openQueue } from '#lib/base/jobs.ts'
import { startLane } from '#lib/base/lanes.ts'
import { runtime } from '#lib/base/runtime.ts'
import { nextDelivery, sweepDeliveries, watchMailboxes } from '#lib/channels/index.ts'
import { deliverWebhooks, nextWebhook, startDelivering } from '#lib/webhooks/index.ts'
import { dispatch } from './dispatcher.ts'
import { followLogs } from './followers.ts'
import { jobs, lanes } from './jobs.ts'
import { pulse } from './pulse.ts'
import { drainAt } from './qstash.ts'
import { recur, startRecurring } from './recurring.ts'

/** So many jobs of a lane at once in one process. The embedded database does one thing at a time anyway. */
const WIDTHS = {
  postgres: { ingest: 12, send: 6, notify: 3, bulk: 3 },
  embedded: { ingest: 2, send: 2, notify: 2, bulk: 2 },
}

/**
 * Opens the queue and, where this process is to work, starts dispatcher, schedule and the lanes: all, or those named.
 * Returns how to stop.
 */
export async function startWorkers({
  work,
  only = [...laneNames],
}: {
  work: boolean
  only?: Lane[] | undefined
}): Promise<() => Promise<void>> {
  const { database, env } = runtime()
  await openQueue(database.address, lanes, database.kind === 'embedded' ? 2 : 4)
  if (!work) return closeQueue
  const widths = WIDTHS[database.kind]
  const stopLanes = only.map(lane => startLane(lanes[lane], widths[lane]))
  const stopDispatching = pulse(dispatch, 100)
  const stopFollowing = pulse(followLogs, 500)
  const stopRecurring = startRecurring()
  const stopDelivering = env.DELIVER_WEBHOOKS && only.includes('send') ? startDelivering() : async () => {}
  const stopWatching = only.includes('ingest') ? watchMailboxes() : async () => {}
  return async () => {
    stopRecurring()
    await stopWatching()
    await Promise.all([stopDispatching(), stopFollowing(), stopDelivering(), ...stopLanes.map(stop => stop())])
    await closeQueue()
  }
}

/** The same work, done when asked: for servers that cannot stay. */
export const chores: Chores = {
  async dispatch() {
    await followLogs() // first: what they do is in the log as well
    await dispatch()
    await sweepDeliveries.run({})
    const ran = await drain(jobs)
    const sent = runtime().env.DELIVER_WEBHOOKS ? await deliverWebhooks() : 0
    const next = await nextWork()
    if (next) drainAt(next)
    return ran + sent
  },
  recur: () => recur(new Date()),
}

/** When the next thing is due that was put off, within a day: a job, a message, a webhook. */
async function nextWork(): Promise<Date | null> {
  const dates = (await Promise.all([nextDue(), nextDelivery(), nextWebhook()])).filter(date => date !== null)
  const next = Math.min(...dates.map(Number))
  return next < Date.now() + 86_400_000 ? new Date(next) : null
}
