import { z } from 'zod'
import { withSystem } from '#lib/base/db/index.ts'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { type Lane, queueAges } from '#lib/base/jobs.ts'
import { runtime } from '#lib/base/runtime.ts'
import { registry } from './metrics.ts'
import { type Probed, probe } from './probe.ts'

/** A lane whose oldest job waits for longer has no worker, or one that cannot go on. What takes its time may wait. */
export const LIMIT_SECONDS: Record<Lane, number> = { ingest: 60, send: 60, notify: 60, bulk: 3600 }

const tag = 'Operations'
const probed = z.object({ ok: z.boolean(), reason: z.string().optional() })
type Probe = z.output<typeof probed>
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
    const [database, queue, bus] = (
      await Promise.all([
        probe(() => withSystem(sql => sql`select 1`)),
        probe(async () => {
          const late = (await queueAges()).filter(({ lane, seconds }) => seconds > LIMIT_SECONDS[lane])
          if (late.length)
            throw new Error(
              late.map(one => `${one.lane}: ${one.job} waits for ${Math.round(one.seconds)} s`).join('; '),
            )
        }),
        probe(() => runtime().redis.ping()),
      ])
    ).map(verdict) as [Probe, Probe, Probe]
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

/** What `/ready` says of a part: how long it took is for people. */
const verdict = ({ ms: _, ...said }: Probed) => said
