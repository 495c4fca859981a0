import { Receiver } from '@upstash/qstash'
import { z } from 'zod'
import { hashToken, sameBytes } from '#lib/base/crypto.ts'
import { AppError } from '#lib/base/errors.ts'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { runtime } from '#lib/base/runtime.ts'

/** What servers that cannot stay are asked to do, by the clock or by QStash. */
export type Chores = {
  /** Hands new events on and runs the jobs that wait. Answers how many ran. */
  dispatch(): Promise<number>
  /** What recurs: everything in `workers/schedule`. */
  recur(): Promise<number>
  /** What recurs, and how often. */
  schedule: readonly { job: string; everySeconds: number }[]
}

const tag = 'Operations'
const answer = z.object({ ran: z.number() })

/** `/api/cron/*`, guarded by `CRON_SECRET`, and `/api/jobs/drain`, signed by QStash. */
export function scheduledDoor(chores: Chores) {
  const scheduled = door()

  scheduled.get(
    '/cron/dispatch',
    operation({
      id: 'cron-dispatch',
      tag,
      summary: 'Hands on what happened and runs what waits. For the scheduler.',
      answer,
    }),
    async c => {
      requireCronSecret(c.req.header('authorization'))
      return c.json({ ran: (await chores.recur()) + (await chores.dispatch()) })
    },
  )

  scheduled.get(
    '/cron/daily',
    operation({ id: 'cron-daily', tag, summary: 'Asks for what recurs. For the scheduler.', answer }),
    async c => {
      requireCronSecret(c.req.header('authorization'))
      return c.json({ ran: await chores.recur() })
    },
  )

  scheduled.post(
    '/jobs/drain',
    operation({ id: 'drain-jobs', tag, summary: 'The same, asked for by QStash and signed by it.', answer }),
    async c => {
      await requireSignature(c.req.header('upstash-signature'), await c.req.text())
      return c.json({ ran: await chores.dispatch() })
    },
  )

  return scheduled
}

function requireCronSecret(authorization: string | undefined): void {
  const { CRON_SECRET } = runtime().env
  const given = hashToken(authorization ?? '')
  if (!CRON_SECRET || !sameBytes(given, hashToken(`Bearer ${CRON_SECRET}`)))
    throw new AppError('unauthenticated', 'CRON_SECRET is missing or wrong')
}

async function requireSignature(signature: string | undefined, body: string): Promise<void> {
  const { QSTASH_CURRENT_SIGNING_KEY, QSTASH_NEXT_SIGNING_KEY } = runtime().env
  const refused = new AppError('unauthenticated', 'The signature is missing or wrong')
  if (!signature || !QSTASH_CURRENT_SIGNING_KEY || !QSTASH_NEXT_SIGNING_KEY) throw refused
  const receiver = new Receiver({
    currentSigningKey: QSTASH_CURRENT_SIGNING_KEY,
    nextSigningKey: QSTASH_NEXT_SIGNING_KEY,
  })
  const genuine = await receiver.verify({ signature, body, url: `${runtime().url}/api/jobs/drain` }).catch(() => false)
  if (!genuine) throw refused
}
