import { readFileSync } from 'node:fs'
import { WebSocket } from 'ws'
import { type RunningCharla, startCharla } from '#tests/support/processes.ts'
import { bareInserts } from './support/bare.ts'
import { median, type Row, table, verdict } from './support/figures.ts'
import { type Kind, kinds, makePlace, makeTenants, option } from './support/place.ts'
import type { BenchTenant } from './support/tenants.ts'
import { Wire } from './support/wire.ts'

// Creating a message over HTTP (token, row security, counters, event, push) beside a bare insert of the same row through
// the driver, in turns. node bench/write.ts [embedded] [postgres] [--rounds=5] [--seconds=3]
const ACCOUNTS = 20
const IN_FLIGHT = 32
const budgets: Record<Kind, number> = { postgres: 0.2, embedded: 0.15 }
const pools: Record<Kind, number> = { postgres: 10, embedded: 4 } // what the product takes: lib/base/db/pool, DATABASE_POOL
const WARM = 6000
const rounds = option('rounds', 5)
const seconds = option('seconds', 3)

for (const kind of kinds()) await measure(kind)

async function measure(kind: Kind): Promise<void> {
  const place = await makePlace(kind)
  try {
    const tenants = await makeTenants(place, ACCOUNTS, 1, 10)
    const charla = await startCharla(place.env, {
      nodeArgs: process.env.SERVER_NODE_ARGS?.split(' ') ?? [], // a profiler, for one
    })
    const bare = await bareInserts(place, pools[kind])
    const listeners = await Promise.all(tenants.map(tenant => listen(charla, tenant)))
    const wires = Array.from({ length: IN_FLIGHT }, () => new Wire(charla.url))
    const write = writer(tenants, wires)
    const insert = (_: number, count: number) => bare.insert(1 + (count % ACCOUNTS), `Message ${count} of the bench`)

    await atLeast(insert, WARM)
    await atLeast(write, WARM)
    const rows: Row[] = []
    const ratios: number[] = []
    for (let round = 1; round <= rounds; round++) {
      const reference = await perSecond(insert, seconds)
      const [before, written] = [cpuMs(charla.pid), write.written()]
      const subject = await perSecond(write, seconds)
      const cpu = (cpuMs(charla.pid) - before) / (write.written() - written)
      ratios.push(subject / reference)
      rows.push({
        round,
        'bare inserts/s': Math.round(reference),
        'messages/s over HTTP': Math.round(subject),
        ratio: (subject / reference).toFixed(3),
        'CPU ms each': cpu.toFixed(2), // of the server; tells a slow server from a busy machine
      })
    }
    const pushed = await allPushed(listeners, write.written())
    for (const wire of wires) wire.close()
    for (const { close } of listeners) close()
    await charla.stop()
    await bare.stop()

    process.stdout.write(`Creating a message, ${kind}: ${ACCOUNTS} accounts, ${IN_FLIGHT} in flight\n`)
    table(rows)
    verdict(`median ratio ${median(ratios).toFixed(3)} (budget ${budgets[kind]})`, median(ratios) >= budgets[kind])
    verdict(`every one of ${write.written()} messages was pushed to its account's cable`, pushed)
  } finally {
    await place.remove()
  }
}

/** How many per second, with `IN_FLIGHT` at once. */
async function perSecond(work: (lane: number, count: number) => Promise<unknown>, forSeconds: number): Promise<number> {
  const started = performance.now()
  const until = started + forSeconds * 1000
  let count = 0
  const lane = async (_: unknown, lane: number) => {
    while (performance.now() < until) await work(lane, count++)
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane))
  return count / ((performance.now() - started) / 1000)
}

/** What the process has used so far, where /proc tells it. */
function cpuMs(pid: number): number {
  try {
    const [, , ...rest] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\) |\s+/)
    return (Number(rest[11]) + Number(rest[12])) * 10
  } catch {
    return Number.NaN
  }
}

/** Until the code is hot: what is measured is a server that has been running. */
async function atLeast(work: (lane: number, count: number) => Promise<unknown>, times: number): Promise<void> {
  let count = 0
  const lane = async (_: unknown, lane: number) => {
    while (count < times) await work(lane, count++)
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane))
}

function writer(tenants: BenchTenant[], wires: Wire[]) {
  const run = Date.now().toString(36)
  let written = 0
  const write = async (lane: number, count: number) => {
    const tenant = tenants[count % tenants.length] as BenchTenant
    const conversation = tenant.conversations[Math.floor(count / tenants.length) % tenant.conversations.length]
    const { status, body } = await (wires[lane] as Wire).post(
      `/api/v1/accounts/${tenant.accountId}/conversations/${conversation}/messages`,
      `api_access_token: ${tenant.agents[0]?.token}\r\n`,
      `{"content":"Message ${count} of the bench","echo_id":"${run}-${written++}"}`,
    )
    if (status !== 200) throw new Error(`${status}: ${body}`)
  }
  return Object.assign(write, { written: () => written })
}

type Listening = { heard: () => number; close: () => void }

/** A cable of the account that counts messages without reading them. */
function listen(charla: RunningCharla, { accountId, agents }: BenchTenant): Promise<Listening> {
  const socket = new WebSocket(`${charla.url.replace('http', 'ws')}/cable`)
  let heard = 0
  const identifier = JSON.stringify({
    channel: 'RoomChannel',
    pubsub_token: agents[0]?.pubsubToken,
    account_id: accountId,
  })
  socket.on('open', () => socket.send(JSON.stringify({ command: 'subscribe', identifier })))
  return new Promise((ready, failed) => {
    socket.on('error', failed)
    socket.on('message', (data: Buffer) => {
      if (data.includes('"event":"message.created"')) heard++
      else if (data.includes('confirm_subscription')) ready({ heard: () => heard, close: () => socket.terminate() })
    })
  })
}

async function allPushed(listeners: Listening[], written: number): Promise<boolean> {
  const heard = () => listeners.reduce((sum, listener) => sum + listener.heard(), 0)
  for (let waited = 0; heard() < written && waited < 10_000; waited += 50)
    await new Promise(next => setTimeout(next, 50))
  return heard() === written
}
