import { type RunningCharla, startCharla } from '#tests/support/processes.ts'
import { type Row, table, verdict } from './support/figures.ts'
import { type Kind, kinds, makePlace, makeTenants, option } from './support/place.ts'
import type { BenchTenant } from './support/tenants.ts'
import { Wire } from './support/wire.ts'

// What stays on the heap after many requests: messages written, lists and histories read, things searched for and not found.
// Measured after a collection, ten times on the way; a server that forgets what it must is as large at the end as after
// the first tenths.
// node bench/heap.ts [embedded] [postgres] [--requests=100000]
const IN_FLIGHT = 16
const STEPS = 10
const WARM_STEPS = 3
const budget = 1.1
const requests = option('requests', 100_000)

for (const kind of kinds()) await measure(kind)

async function measure(kind: Kind): Promise<void> {
  const place = await makePlace(kind)
  try {
    const tenants = await makeTenants(place, 20, 2, 10)
    const charla = await startCharla(place.env, { script: 'bench/support/weighed.ts', nodeArgs: ['--expose-gc'] })
    const wires = Array.from({ length: IN_FLIGHT }, () => new Wire(charla.url))
    const rows: Row[] = []
    const heaps: number[] = []
    let count = 0
    for (let step = 1; step <= STEPS; step++) {
      const until = Math.round((requests * step) / STEPS)
      const began = performance.now()
      await Promise.all(
        wires.map(async wire => {
          while (count < until) await ask(wire, tenants, count++)
        }),
      )
      const { heap, rss } = await weigh(charla)
      heaps.push(heap)
      rows.push({
        requests: until,
        'heap MB': heap.toFixed(1),
        'RSS MB': rss.toFixed(0),
        'requests/s': Math.round((requests / STEPS / (performance.now() - began)) * 1000),
      })
    }
    for (const wire of wires) wire.close()
    await charla.stop()
    process.stdout.write(`Heap after ${requests} requests, ${kind}\n`)
    table(rows)
    const warm = Math.max(...heaps.slice(0, WARM_STEPS))
    const end = Math.min(...heaps.slice(-WARM_STEPS))
    verdict(
      `the heap is ${(end / warm).toFixed(2)} times what it was when warm (budget ${budget})`,
      end / warm <= budget,
    )
  } finally {
    await place.remove()
  }
}

async function ask(wire: Wire, tenants: BenchTenant[], count: number): Promise<void> {
  const { accountId, agents, conversations } = tenants[count % tenants.length] as BenchTenant
  const one = conversations[count % conversations.length]
  const token = `api_access_token: ${agents[count % 2]?.token}\r\n`
  const account = `/api/v1/accounts/${accountId}`
  const kinds = [
    () => wire.post(`${account}/conversations/${one}/messages`, token, `{"content":"Message ${count}"}`),
    () => wire.get(`${account}/conversations?status=all&page=${1 + (count % 3)}`, token),
    () => wire.get(`${account}/conversations/${one}/messages`, token),
    () => wire.get(`${account}/conversations/${count}`, token), // mostly not there
    () => wire.get(`${account}/search/messages?q=${count}`, token),
    () => wire.post(`${account}/conversations/filter`, token, `{"payload":[]}`),
    () => wire.post(`${account}/conversations/${one}/messages`, token, '{"content":""}'), // refused
  ]
  const { status, body } = await (kinds[count % kinds.length] as (typeof kinds)[number])()
  if (![200, 404, 422].includes(status)) throw new Error(`${status}: ${body}`)
}

/** In MB, after a collection. */
async function weigh(charla: RunningCharla): Promise<{ heap: number; rss: number }> {
  const asked = charla.output().split('weight ').length
  process.kill(charla.pid, 'SIGUSR2')
  for (;;) {
    await new Promise(next => setTimeout(next, 50))
    const told = charla.output().split('weight ')
    if (told.length > asked) return JSON.parse(told.at(-1)?.split('\n')[0] ?? '')
  }
}
