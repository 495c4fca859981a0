import type { Chores } from '#lib/api/index.ts'
import { closeQueue, drain, type Lane, laneNames, nextDue, openQueue } from '#lib/base/jobs.ts'
import { startLane } from '#lib/base/lanes.ts'
import { runtime } from '#lib/base/runtime.ts'
import { nextCampaign, startCampaigns } from '#lib/campaigns/index.ts'
import { nextDelivery, sweepDeliveries, watchMailboxes } from '#lib/channels/index.ts'
import { nextScheduled, sendScheduledMessages } from '#lib/conversations/index.ts'
import { deliverWebhooks, nextWebhook, startDelivering } from '#lib/webhooks/index.ts'
import { dispatch } from './dispatcher.ts'
import { followLogs } from './followers.ts'
import { jobs, lanes } from './jobs.ts'
import { pulse } from './pulse.ts'
import { drainAt } from './qstash.ts'
import { recur, startRecurring } from './recurring.ts'
import { schedule } from './schedule.ts'

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
    // First what is due by the clock, then what has happened: what they do is in the log as well.
    await sendScheduledMessages.run({})
    await startCampaigns.run({})
    await followLogs()
    await dispatch()
    await sweepDeliveries.run({})
    const ran = await drain(jobs)
    const sent = runtime().env.DELIVER_WEBHOOKS ? await deliverWebhooks() : 0
    const next = await nextWork()
    if (next) drainAt(next)
    return ran + sent
  },
  recur: () => recur(new Date()),
  schedule,
}

/** What was due and is still there is looked at again so soon, and no sooner: it may be stuck. */
const AGAIN_MS = 30_000

/** When the next thing is due that was put off: a job, a delivery, a webhook, an answer that was planned, a campaign. */
async function nextWork(): Promise<Date | null> {
  const [waiting, byClock] = await Promise.all([
    Promise.all([nextDue(), nextDelivery(), nextWebhook()]),
    Promise.all([nextScheduled(), nextCampaign()]),
  ])
  const again = Date.now() + AGAIN_MS
  const times = [
    ...waiting.flatMap(date => date?.getTime() ?? []),
    ...byClock.flatMap(date => (date ? (date.getTime() < Date.now() ? again : date.getTime()) : [])),
  ]
  return times.length ? new Date(Math.min(...times)) : null
}
