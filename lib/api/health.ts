import { z } from 'zod'
import { withSystem } from '#lib/base/db/index.ts'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { queueAges } from '#lib/base/jobs.ts'
import { runtime } from '#lib/base/runtime.ts'
import { registry } from './metrics.ts'

/** A queue that nobody drains for this long means that the workers are gone. */
const QUEUE_LIMIT_SECONDS = 60
const ANSWER_WITHIN_MS = 2000

const tag = 'Operations'
const probed = z.object({ ok: z.boolean(), reason: z.string().optional() })
const readiness = z.object({ status: z.enum(['ready', 'not ready']), database: probed, queue: probed, bus: probed })

export const healthDoor = door()

/** The process answers. */
healthDoor.get(
  '/health',
  operation({ id: 'health', tag, summary: 'The process answers.', answer: z.object({ status: z.literal('ok') }) }),
  c => c.json({ status: 'ok' }),
)

/** The process can do its work: each part with its own verdict. Optional parts that are down are shown, not counted. */
healthDoor.get(
  '/ready',
  operation({
    id: 'ready',
    tag,
    summary: 'Whether the process can do its work, part by part; 503 when not.',
    answer: readiness,
  }),
  async c => {
    const [database, queue, bus] = await Promise.all([
      probe(() => withSystem(sql => sql`select 1`)),
      probe(async () => {
        const oldest = Math.max(0, ...Object.values(await queueAges()))
        if (oldest > QUEUE_LIMIT_SECONDS) throw new Error(`the oldest job waits for ${Math.round(oldest)} s`)
      }),
      probe(() => runtime().redis.ping()),
    ])
    const ready = database.ok && queue.ok
    return c.json({ status: ready ? 'ready' : 'not ready', database, queue, bus }, ready ? 200 : 503)
  },
)

/** Prometheus text. With `METRICS_TOKEN` set it asks for it as a bearer token. */
healthDoor.get(
  '/metrics',
  operation({ id: 'metrics', tag, summary: 'Figures for Prometheus, as text.', answer: null }),
  async c => {
    const { METRICS_TOKEN } = runtime().env
    if (METRICS_TOKEN && c.req.header('authorization') !== `Bearer ${METRICS_TOKEN}`)
      return c.json({ error: 'Unauthorized' }, 401)
    c.header('Content-Type', registry.contentType)
    return c.body(await registry.metrics())
  },
)

async function probe(check: () => Promise<unknown>): Promise<{ ok: boolean; reason?: string }> {
  try {
    await Promise.race([
      check(),
      new Promise((_, late) => setTimeout(() => late(new Error('no answer in time')), ANSWER_WITHIN_MS).unref()),
    ])
    return { ok: true }
  } catch (error) {
    return { ok: false, reason: (error as Error).message }
  }
}
