import { startCharla } from '#tests/support/processes.ts'
import { bareReads } from './support/bare-reads.ts'
import { percentile, type Row, table, verdict } from './support/figures.ts'
import { option } from './support/place.ts'
import { kindsOfReading, type Reading } from './support/readings.ts'
import { seeded } from './support/seeded.ts'

// Lists, filters, opening and searching in one account of 100,000 conversations and a million messages: requests come in
// at a steady rate, whether or not those before are answered. Beside them the plainest SQL for the same, as the tenant role,
// through the driver. Postgres only.
// node bench/lists.ts [--rate=50] [--seconds=30] [--conversations=100000] [--messages=1000000]
const rate = option('rate', 50)
const seconds = option('seconds', 30)
const BARE_RATE = 10
const WARM_SECONDS = 5
const budgets = { list: 30, search: 200, ratio: 2 }

if (!process.env.DATABASE_URL) {
  process.stdout.write('Lists at scale: set DATABASE_URL to a Postgres to measure them.\n')
  process.exit(0)
}
const { url, env, account } = await seeded({
  conversations: option('conversations', 100_000),
  messages: option('messages', 1_000_000),
})
const charla = await startCharla(env, { nodeArgs: process.env.SERVER_NODE_ARGS?.split(' ') ?? [] })
const bare = bareReads(url, account)
const kinds = kindsOfReading(account)
const asked = new Map<Reading, { times: number[]; bare: number[] }>(kinds.map(kind => [kind, { times: [], bare: [] }]))

await run(WARM_SECONDS, false)
await run(seconds, true)
await charla.stop()
await bare.stop()

const rows: Row[] = [...asked].map(([{ name }, { times, bare }]) => ({
  kind: name,
  requests: times.length,
  'p50 ms': percentile(times, 0.5).toFixed(1),
  'p95 ms': percentile(times, 0.95).toFixed(1),
  'bare p50 ms': percentile(bare, 0.5).toFixed(1),
  'bare p95 ms': percentile(bare, 0.95).toFixed(1),
}))
process.stdout.write(`Reading one large account, postgres: ${rate} requests/s for ${seconds} s\n`)
table(rows)
const of = (group: Reading['group']) =>
  [...asked].filter(([kind]) => kind.group === group).map(([, figures]) => figures)
const lists = of('list')
const p95 = percentile(
  lists.flatMap(one => one.times),
  0.95,
)
const bareP95 = percentile(
  lists.flatMap(one => one.bare),
  0.95,
)
const searchP95 = percentile(
  of('search').flatMap(one => one.times),
  0.95,
)
verdict(`lists p95 ${p95.toFixed(1)} ms (budget ${budgets.list} ms)`, p95 <= budgets.list)
verdict(`lists p95 ÷ bare SQL ${(p95 / bareP95).toFixed(2)} (budget ${budgets.ratio})`, p95 / bareP95 <= budgets.ratio)
verdict(`searches p95 ${searchP95.toFixed(1)} ms (budget ${budgets.search} ms)`, searchP95 <= budgets.search)

/** Both at their rates, each kind in its share, timed from when a request was due. */
async function run(forSeconds: number, counts: boolean): Promise<void> {
  const pending: Promise<void>[] = []
  const fire = async (kind: Reading, work: () => Promise<unknown>, into: 'times' | 'bare') => {
    const due = performance.now()
    await work()
    if (counts) asked.get(kind)?.[into].push(performance.now() - due)
  }
  const began = performance.now()
  for (let number = 0; number < forSeconds * rate; number++) {
    const wait = began + (number * 1000) / rate - performance.now()
    if (wait > 0) await new Promise(next => setTimeout(next, wait))
    const kind = kinds[number % kinds.length] as Reading
    pending.push(fire(kind, () => get(kind, number), 'times'))
    // Another kind at the same moment, so that each comes beside every other.
    const other = kinds[Math.floor(number / (rate / BARE_RATE)) % kinds.length] as Reading
    if (number % (rate / BARE_RATE) === 0) pending.push(fire(other, () => bare.read(other, number), 'bare'))
  }
  await Promise.all(pending)
}

async function get({ path, token, json }: Reading, number: number): Promise<void> {
  const answer = await fetch(`${charla.url}/api/v1/accounts/${account.accountId}${path(number)}`, {
    ...(json ? { method: 'POST', body: JSON.stringify(json) } : {}),
    headers: { api_access_token: token, 'content-type': 'application/json' },
  })
  if (answer.status !== 200) throw new Error(`${path(number)}: ${answer.status} ${await answer.text()}`)
  await answer.arrayBuffer()
}
