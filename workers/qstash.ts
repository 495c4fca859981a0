import { Client } from '@upstash/qstash'
import { onGrown } from '#lib/base/events.ts'
import { log } from '#lib/base/log.ts'
import { runtime } from '#lib/base/runtime.ts'

const SLOT_MS = 2000

/**
 * Where no worker stays (serverless), asks QStash to call `/api/jobs/drain` after commits: once for all commits of a
 * few seconds, by a deduplication id. The cron is the net below. Does nothing without `QSTASH_TOKEN`.
 */
export function startQstash(): () => void {
  const { env, url } = runtime()
  if (!env.QSTASH_TOKEN) return () => {}
  const client = new Client({ token: env.QSTASH_TOKEN, ...(env.QSTASH_URL ? { baseUrl: env.QSTASH_URL } : {}) })
  let asked = 0
  return onGrown(() => {
    const slot = Math.floor(Date.now() / SLOT_MS) + 1
    if (slot === asked) return
    asked = slot
    client
      .publishJSON({
        url: `${url}/api/jobs/drain`,
        body: {},
        deduplicationId: `drain-${slot}`,
        delay: SLOT_MS / 1000,
        retries: 3,
      })
      .catch(err => log.warn({ err }, 'QStash did not take the call; the cron will'))
  })
}
