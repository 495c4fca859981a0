import type { Chores } from '#lib/api/index.ts'
import { closeQueue, drain, openQueue, workOn } from '#lib/base/jobs.ts'
import { runtime } from '#lib/base/runtime.ts'
import { deliverWebhooks, startDelivering } from '#lib/webhooks/index.ts'
import { dispatch } from './dispatcher.ts'
import { followLogs } from './followers.ts'
import { jobs } from './jobs.ts'
import { pulse } from './pulse.ts'
import { recur, startRecurring } from './recurring.ts'

/** Opens the queue and, where this process is to work, starts dispatcher, schedule and workers. Returns how to stop. */
export async function startWorkers({ work }: { work: boolean }): Promise<() => Promise<void>> {
  const { database, env } = runtime()
  await openQueue(database.address, jobs, database.kind === 'embedded' ? 2 : 4)
  if (!work) return closeQueue
  await workOn(jobs)
  const stopDispatching = pulse(dispatch, 100)
  const stopFollowing = pulse(followLogs, 500)
  const stopRecurring = startRecurring()
  const stopDelivering = env.DELIVER_WEBHOOKS ? startDelivering() : async () => {}
  return async () => {
    stopRecurring()
    await Promise.all([stopDispatching(), stopFollowing(), stopDelivering()])
    await closeQueue()
  }
}

/** The same work, done when asked: for servers that cannot stay. */
export const chores: Chores = {
  async dispatch() {
    await followLogs() // first: what they do is in the log as well
    await dispatch()
    const ran = await drain(jobs)
    return ran + (runtime().env.DELIVER_WEBHOOKS ? await deliverWebhooks() : 0)
  },
  recur: () => recur(new Date()),
}
