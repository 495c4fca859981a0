import { randomUUID } from 'node:crypto'
import { type RunningCharla, startCharla } from '#tests/support/processes.ts'
import { channelWorld, type Entrance } from './support/channel-world.ts'
import { percentile, table, verdict } from './support/figures.ts'
import { makePlace, makeTenants, option } from './support/place.ts'
import type { BenchTenant } from './support/tenants.ts'

// How soon Meta and mail services have their answer, at three times the rated traffic, whether or not the ones before are
// answered (reliability figure 9). One server, one worker, Postgres.
// node bench/webhook-answers.ts [--rated=20] [--seconds=600]
const [rated, seconds] = [option('rated', 20), option('seconds', 600)]
const budgets = { p50: 50, p99: 250 }
const entrances: Entrance[] = ['WhatsApp', 'mail by HTTP']

const place = await makePlace('postgres')
try {
  const [tenant] = (await makeTenants(place, 1, 1, 1)) as [BenchTenant]
  const env = { ...place.env, ALLOWED_PRIVATE_ADDRESSES: '127.0.0.0/8' }
  const charla: RunningCharla = await startCharla({ ...env, WORKER: '0' })
  const worker = await startCharla(env, { script: 'bench/support/worker-ready.ts' })
  const world = await channelWorld(tenant, () => charla.url, 0)
  await load(5)
  const rows = await load(seconds)
  process.stdout.write(`Answers to ${3 * rated} deliveries a second for ${seconds} s, postgres\n`)
  table(
    rows.map(({ entrance, times, errors }) => ({
      entrance,
      answered: times.length,
      errors,
      'p50 ms': percentile(times, 0.5).toFixed(1),
      'p99 ms': percentile(times, 0.99).toFixed(1),
      'over 1 s': times.filter(one => one > 1000).length,
    })),
  )
  const all = rows.flatMap(one => one.times)
  const [p50, p99] = [percentile(all, 0.5), percentile(all, 0.99)]
  verdict(
    `p50 ${p50.toFixed(1)} ms (budget ${budgets.p50}), p99 ${p99.toFixed(1)} ms (budget ${budgets.p99})`,
    p50 <= budgets.p50 && p99 <= budgets.p99,
  )
  verdict(
    '0 errors',
    rows.every(one => one.errors === 0),
  )
  await worker.stop()
  await charla.stop()
  await world.close()

  /** Half by each entrance, as time goes by. */
  async function load(forSeconds: number) {
    const found = entrances.map(entrance => ({ entrance, times: [] as number[], errors: 0 }))
    const pending: Promise<void>[] = []
    const began = performance.now()
    for (let count = 0; count < forSeconds * rated * 3; count++) {
      const due = began + (count * 1000) / (rated * 3)
      const wait = due - performance.now()
      if (wait > 0) await new Promise(next => setTimeout(next, wait))
      const row = found[count % found.length] as (typeof found)[number]
      const id = `${randomUUID()}${row.entrance === 'WhatsApp' ? '' : '@customers.test'}`
      pending.push(
        world.bring[row.entrance](id).then(
          () => void row.times.push(performance.now() - due),
          () => void row.errors++,
        ),
      )
    }
    await Promise.all(pending)
    return found
  }
} finally {
  await place.remove()
}
