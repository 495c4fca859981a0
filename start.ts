import { createApi } from '#lib/api/index.ts'
import type { Address } from '#lib/base/db/index.ts'
import type { Env } from '#lib/base/env.ts'
import type { Lane } from '#lib/base/jobs.ts'
import { startRuntime, stopRuntime } from '#lib/base/runtime.ts'
import { startSmtpReceiver } from '#lib/channels/index.ts'
import { seedDemo } from '#lib/demo/index.ts'
import { startWatching } from '#lib/realtime/index.ts'
import { mailRecovery, shareForgetting, startIdentity } from '#lib/users/index.ts'
import { chores, startWorkers } from '#workers/main.ts'
import { startQstash } from '#workers/qstash.ts'

type StartOptions = {
  /** Whether this process dispatches events and runs jobs. */
  work?: boolean
  /** The lanes of jobs that it works on; all, where none are named. */
  lanes?: Lane[]
  /** Whether to make the demo account in an empty installation. */
  seed?: boolean
  now?: () => Date
  /** An embedded database that runs already. */
  running?: Address
}

/**
 * Puts Charla together: what `server.ts`, the worker, the serverless route and the tests all start. Answers the API and
 * how to stop what was started.
 */
export async function start(
  env: Env,
  { work = env.WORKER, lanes, seed = true, now = () => new Date(), running }: StartOptions = {},
) {
  await startRuntime(env, running)
  await startIdentity(mailRecovery)
  const stopWorkers = await startWorkers({ work, only: lanes })
  const stopWatching = startWatching()
  const receiver = env.SMTP_INBOUND_PORT ? await startSmtpReceiver(env.SMTP_INBOUND_PORT) : null
  const stopQstash = startQstash()
  await shareForgetting()
  const seeded = seed && (await seedDemo())
  return {
    api: createApi(chores, now),
    seeded,
    async stop() {
      stopQstash()
      await receiver?.stop()
      stopWatching()
      await stopWorkers()
      await stopRuntime()
    },
  }
}
