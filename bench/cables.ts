import { readFileSync } from 'node:fs'
import { type RunningCharla, startCharla } from '#tests/support/processes.ts'
import { Audience, type Seat } from './support/audience.ts'
import { percentile, table, verdict } from './support/figures.ts'
import { type Kind, kinds, makePlace, makeTenants, option } from './support/place.ts'
import type { BenchTenant } from './support/tenants.ts'
import { Wire } from './support/wire.ts'

// Many members connected to one process, in accounts of 20: an administrator, agents of the inbox, and agents who may not
// hear what is said in it. A hundred messages a second; then all are cut off, miss some, and come back at once, while
// others use the API.
// node bench/cables.ts [embedded] [postgres] [--cables=10000] [--minutes=0.5] [--rate=100]
const AGENTS = 20
const OUT_OF_INBOX = 5
const LONGEST_RETURN = 60
const READERS = 100
const budgets = { kb: 30, delivery: 250, return: 30, api: 1000 }
const cables = option('cables', 10_000)
const seconds = option('minutes', 0.5) * 60
const rate = option('rate', 100)

for (const kind of kinds()) await measure(kind)

async function measure(kind: Kind): Promise<void> {
  const place = await makePlace(kind)
  const audience = new Audience(2)
  try {
    const tenants = await makeTenants(place, Math.ceil(cables / AGENTS), AGENTS, 1, OUT_OF_INBOX)
    const seats = tenants.flatMap(tenant => tenant.agents.map((person, index) => seatOf(tenant, person, index)))
    const charla = await startCharla(place.env, { nodeArgs: process.env.SERVER_NODE_ARGS?.split(' ') ?? [] })
    const speaker = speaking(charla, tenants)
    await speaker.speak(5) // until the code is hot
    const before = memoryOf(charla.pid)
    await audience.take(charla.url, seats, 1_000)
    await pause(3_000)
    const kb = (memoryOf(charla.pid) - before) / seats.length

    await audience.report(speaker.said)
    await speaker.speak(seconds)
    await pause(2_000)
    const live = await audience.report(speaker.said)

    const wires = await openWires(charla, READERS)
    await audience.leave()
    await speaker.speak(3)
    const api: number[] = []
    let over = false
    const visiting = visit(wires, tenants, api, () => over)
    const cut = performance.now()
    await audience.return()
    let back = await audience.report(speaker.said)
    while (back.whole < seats.length && performance.now() - cut < LONGEST_RETURN * 1000) {
      await pause(200)
      back = await audience.report(speaker.said)
    }
    const returned = (performance.now() - cut) / 1000
    over = true
    await visiting
    const after = memoryOf(charla.pid)
    speaker.close()
    for (const wire of wires) wire.close()
    await charla.stop()

    process.stdout.write(
      `Cables, ${kind}: ${seats.length} of ${tenants.length} accounts, ${rate} messages/s for ${seconds} s\n`,
    )
    table([
      {
        'KB each': kb.toFixed(1),
        'p50 ms': percentile(live.delays, 0.5),
        'p99 ms': percentile(live.delays, 0.99),
        'whole before': live.whole,
        'all back s': returned.toFixed(1),
        'API p50 ms': percentile(api, 0.5).toFixed(0),
        'API p99 ms': percentile(api, 0.99).toFixed(0),
        'RSS MB after': Math.round(after / 1024),
      },
    ])
    const p99 = percentile(live.delays, 0.99)
    const apiP99 = percentile(api, 0.99)
    verdict(`${kb.toFixed(1)} KB each (budget ${budgets.kb} KB)`, kb <= budgets.kb)
    verdict(`${seats.length - live.whole} cables missed something`, live.whole === seats.length)
    verdict(
      `${live.forbidden + back.forbidden} messages went to who may not hear them`,
      live.forbidden + back.forbidden === 0,
    )
    verdict(`delivery p99 ${p99} ms (budget ${budgets.delivery} ms)`, p99 <= budgets.delivery)
    verdict(
      `${back.whole} of ${seats.length} whole again after ${returned.toFixed(1)} s (budget ${budgets.return} s)`,
      back.whole === seats.length && returned <= budgets.return,
    )
    verdict(`API p99 meanwhile ${apiP99.toFixed(0)} ms (budget ${budgets.api} ms)`, apiP99 <= budgets.api)
  } finally {
    audience.stop()
    await place.remove()
  }
}

function seatOf({ accountId }: BenchTenant, person: BenchTenant['agents'][number], index: number): Seat {
  return {
    accountId,
    pubsubToken: person.pubsubToken,
    userId: person.userId,
    hears: index < AGENTS - OUT_OF_INBOX,
  }
}

/** The administrators write, in turns, at the rate. */
function speaking(charla: RunningCharla, tenants: BenchTenant[]) {
  const said = new Map<number, number>()
  const idle: Wire[] = []
  const all: Wire[] = []
  let number = 0
  const say = async (tenant: BenchTenant) => {
    const wire = idle.pop() ?? new Wire(charla.url)
    if (!all.includes(wire)) all.push(wire)
    said.set(tenant.accountId, (said.get(tenant.accountId) ?? 0) + 1)
    const { status, body } = await wire.post(
      `/api/v1/accounts/${tenant.accountId}/conversations/${tenant.conversations[0]}/messages`,
      `api_access_token: ${tenant.agents[0]?.token}\r\n`,
      `{"content":"said ${number++} at ${Date.now()}"}`,
    )
    idle.push(wire)
    if (status !== 200) throw new Error(`${status}: ${body}`)
  }
  return {
    said,
    async speak(forSeconds: number): Promise<void> {
      const began = performance.now()
      const pending: Promise<void>[] = []
      for (let count = 0; count < forSeconds * rate; count++) {
        const wait = began + (count * 1000) / rate - performance.now()
        if (wait > 0) await pause(wait)
        pending.push(say(tenants[number % tenants.length] as BenchTenant))
      }
      await Promise.all(pending)
    },
    close: () => {
      for (const wire of all) wire.close()
    },
  }
}

/** Somebody lists conversations, 20 times a second, over connections that are open, as browsers and proxies keep them. */
async function visit(wires: Wire[], tenants: BenchTenant[], times: number[], over: () => boolean): Promise<void> {
  const pending: Promise<void>[] = []
  for (let count = 0; !over(); count++) {
    const wire = wires.pop()
    if (wire) pending.push(list(wire, tenants[count % tenants.length] as BenchTenant))
    await pause(50)
  }
  await Promise.all(pending)

  async function list(wire: Wire, { accountId, agents }: BenchTenant): Promise<void> {
    const due = performance.now()
    const { status } = await wire.get(
      `/api/v1/accounts/${accountId}/conversations`,
      `api_access_token: ${agents[0]?.token}\r\n`,
    )
    if (status !== 200) throw new Error(`${status}`)
    times.push(performance.now() - due)
    wires.unshift(wire)
  }
}

/** So many connections that have been used. */
async function openWires(charla: RunningCharla, many: number): Promise<Wire[]> {
  const wires = Array.from({ length: many }, () => new Wire(charla.url))
  await Promise.all(wires.map(wire => wire.get('/health', '')))
  return wires
}

/** Resident memory of the process, in KB, where /proc tells it. */
function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN)
}

function pause(ms: number): Promise<void> {
  return new Promise(next => setTimeout(next, ms))
}
