import { type RunningCharla, startCharla } from '#tests/support/processes.ts'
import { percentile, type Row, table, verdict } from './support/figures.ts'
import { type Kind, kinds, makePlace, makeTenants, option } from './support/place.ts'
import type { BenchTenant } from './support/tenants.ts'
import { type Answer, Wire } from './support/wire.ts'

// Somebody asks ten times as often as the limits allow, at every entrance that has one; somebody of another account reads
// and writes all the while (reliability R1).
// node bench/limits.ts [embedded] [postgres] [--seconds=30]
const seconds = option('seconds', 30)
const RATE = 20
const CONNECTIONS = 200
const budget = 2

type Attack = {
  name: string
  limit: number
  windowSeconds: number
  send: (wire: Wire, number: number) => Promise<Answer>
}

for (const kind of kinds()) await measure(kind)

async function measure(kind: Kind): Promise<void> {
  const place = await makePlace(kind)
  try {
    const [quiet, loud] = (await makeTenants(place, 2, 1, 10)) as [BenchTenant, BenchTenant]
    const { API_REQUESTS_PER_MINUTE: _, ...env } = place.env // as it is out of the box
    const charla = await startCharla(env)
    await live(charla, quiet, 5)
    const before = await live(charla, quiet, seconds)
    const [during, attacks] = await Promise.all([
      live(charla, quiet, seconds),
      Promise.all(attacksBy(loud).map(one => attack(charla, one))),
    ])
    await charla.stop()
    process.stdout.write(`Ten times the limits for ${seconds} s, ${kind}\n`)
    table(attacks)
    const [alone, beside] = [percentile(before, 0.99), percentile(during, 0.99)]
    verdict(
      'let through no more than the limit',
      attacks.every(one => Number(one['let through']) <= Number(one.limit)),
    )
    verdict(
      `another account's p99 ${beside.toFixed(1)} ms, alone ${alone.toFixed(1)} ms: ${(beside / alone).toFixed(2)} times (budget ${budget})`,
      beside / alone <= budget,
    )
  } finally {
    await place.remove()
  }
}

function attacksBy({ accountId, agents, websiteToken }: BenchTenant): Attack[] {
  const token = `api_access_token: ${agents[0]?.token}\r\n`
  const post = (path: string, body: (number: number) => object) => (wire: Wire, number: number) =>
    wire.post(path, '', JSON.stringify(body(number)))
  return [
    {
      name: 'sign in',
      limit: 30,
      windowSeconds: 300,
      send: post('/auth/sign_in', number => ({ email: `${number}@example.test`, password: 'a guess' })),
    },
    {
      name: 'reset',
      limit: 5,
      windowSeconds: 1800,
      send: post('/auth/password', number => ({ email: `${number}@example.test` })),
    },
    {
      name: 'sign up',
      limit: 5,
      windowSeconds: 1800,
      send: post('/api/v1/accounts', number => ({
        account_name: 'A',
        email: `${number}@example.test`,
        password: 'long enough 1!',
      })),
    },
    {
      name: 'widget',
      limit: 120,
      windowSeconds: 60,
      send: post(`/api/v1/widget/config?website_token=${websiteToken}`, () => ({})),
    },
    {
      name: 'API',
      limit: 3000,
      windowSeconds: 60,
      send: wire => wire.get(`/api/v1/accounts/${accountId}/conversations`, token),
    },
  ]
}

/** Ten times the limit, as much of it as falls within the run; of the small limits, which have long windows, twice as many as they allow. */
async function attack(charla: RunningCharla, { name, limit, windowSeconds, send }: Attack): Promise<Row> {
  const many = Math.round(Math.max(limit * 2, (limit * 10 * seconds) / windowSeconds))
  const statuses = new Map<number, number>()
  await steadily(charla, many, (many / seconds) | 0 || 1, async (wire, number) => {
    const { status } = await send(wire, number).catch(() => ({ status: 0 })) // cut off is refused as well
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
  })
  const refused = (statuses.get(429) ?? 0) + (statuses.get(0) ?? 0)
  return { entrance: name, limit, asked: many, refused, 'let through': many - refused }
}

/** Reads its list, and writes now and then. */
async function live(charla: RunningCharla, { accountId, agents, conversations }: BenchTenant, forSeconds: number) {
  const times: number[] = []
  const path = `/api/v1/accounts/${accountId}/conversations`
  await steadily(charla, forSeconds * RATE, RATE, async (_, number) => {
    const due = performance.now()
    const json = { method: 'POST', body: `{"content":"${number}"}` }
    const conversation = conversations[number % conversations.length]
    const answer = await fetch(`${charla.url}${path}${number % 4 ? '' : `/${conversation}/messages`}`, {
      headers: { api_access_token: agents[0]?.token ?? '', 'content-type': 'application/json' },
      ...(number % 4 ? {} : json),
    })
    const { status } = answer
    await answer.arrayBuffer()
    if (status !== 200) throw new Error(`Refused with ${status} for what somebody else did`)
    times.push(performance.now() - due)
  })
  return times
}

/** So many, so often in a second, whether or not those before are answered, over a limited number of connections. */
async function steadily(
  charla: RunningCharla,
  many: number,
  rate: number,
  work: (wire: Wire, number: number) => Promise<void>,
) {
  const idle: Wire[] = []
  const all: Wire[] = []
  const pending: Promise<void>[] = []
  const began = performance.now()
  for (let number = 0; number < many; number++) {
    const wait = began + (number * 1000) / rate - performance.now()
    if (wait > 0) await new Promise(next => setTimeout(next, wait))
    while (!idle.length && all.length >= CONNECTIONS) await new Promise(next => setTimeout(next, 5))
    const wire = idle.pop() ?? new Wire(charla.url)
    if (!all.includes(wire)) all.push(wire)
    pending.push(work(wire, number).then(() => void idle.push(wire)))
  }
  await Promise.all(pending)
  for (const wire of all) wire.close()
}
