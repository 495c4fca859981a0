import { Client } from '@upstash/qstash'
import { onDue, onGrown } from '#lib/base/events.ts'
import { log } from '#lib/base/log.ts'
import { runtime } from '#lib/base/runtime.ts'

const SLOT_MS = 1000
const A_DAY_MS = 86_400_000

/**
 * Where no worker stays (serverless), asks QStash to call `/api/jobs/drain` after commits: at once for the first of a
 * second, and once more a second later for those that came after it. Deduplication ids keep it to that, however many
 * processes ask. The cron is the net below. Does nothing without `QSTASH_TOKEN`.
 */
export function startQstash(): () => void {
  if (!runtime().env.QSTASH_TOKEN) return () => {}
  let asked = ''
  const stopDue = onDue(drainAt)
  const stopGrown = onGrown(() => {
    const slot = Math.floor(Date.now() / SLOT_MS)
    if (asked === `${slot}-after`) return
    const after = asked === `${slot}`
    asked = after ? `${slot}-after` : `${slot}`
    publish({ deduplicationId: `drain-${asked}`, ...(after ? { delay: SLOT_MS / 1000 } : {}) })
  })
  return () => {
    stopDue()
    stopGrown()
  }
}

/**
 * Asks for a drain at that time, for what is due then: what is to be tried again, what was planned. What is more than a day
 * away is asked for when it is nearer: every drain looks for what comes next, and the cron makes one each day at least.
 */
export function drainAt(when: Date): void {
  if (!runtime().env.QSTASH_TOKEN || when.getTime() > Date.now() + A_DAY_MS) return
  const seconds = Math.ceil(Math.max(when.getTime(), Date.now()) / 1000)
  publish({ deduplicationId: `drain-at-${seconds}`, notBefore: seconds })
}

function publish(how: { deduplicationId: string; delay?: number; notBefore?: number }): void {
  const { env, url } = runtime()
  if (!env.QSTASH_TOKEN) return
  const client = new Client({ token: env.QSTASH_TOKEN, ...(env.QSTASH_URL ? { baseUrl: env.QSTASH_URL } : {}) })
  client
    .publishJSON({ url: `${url}/api/jobs/drain`, body: {}, retries: 3, ...how })
    .catch(err => log.warn({ err }, 'QStash did not take the call; the cron will'))
}
