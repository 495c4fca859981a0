import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { promisify } from 'node:util'
import { CableClient } from '#tests/support/cable-client.ts'
import { type RunningCharla, startCharla } from '#tests/support/processes.ts'
import { type BareMails, bareMails } from './support/bare-mails.ts'
import { percentile, table, verdict } from './support/figures.ts'
import { ask, makePlace, makeTenants, option, type Place } from './support/place.ts'
import type { BenchTenant } from './support/tenants.ts'

// Mail that services bring by HTTP, from there to the agents' screens: one server, one worker, Postgres. First as much as
// goes, beside the same rows written by the driver in a transaction for each mail, into the same tables, and into tables
// like them without rules; before and after, since the machine is not always as fast. Then a rated stream while many bulk
// jobs wait (R3). node bench/ingest.ts [--seconds=20] [--bulk=100000] [--rate=20]
const ACCOUNTS = 10
const IN_FLIGHT = 16
const budgets = { perSecond: 100, ratio: 0.2, p95: 2000 }
const [seconds, bulk, rate] = [option('seconds', 20), option('bulk', 100_000), option('rate', 20)]

const keptOpen = new Agent({ keepAlive: true })

type Box = { path: string; cable: CableClient; seen: Map<string, number> }

const place = await makePlace('postgres')
// Several processes hear of one another by Redis, where there is one.
if (process.env.REDIS_URL)
  Object.assign(place.env, { REDIS_URL: process.env.REDIS_URL, REDIS_PREFIX: `bench${process.pid}` })
try {
  const [apart, ...tenants] = (await makeTenants(place, ACCOUNTS + 1, 1, 1)) as [BenchTenant, ...BenchTenant[]]
  const charla = await startCharla({ ...place.env, WORKER: '0' })
  const worker = await startWorker(place)
  const boxes = await Promise.all(tenants.map(tenant => open(charla, tenant)))
  await stream(charla, boxes, 'warm', 5, (send, until) => closed(send, until))

  // As after the first minutes of an installation: autovacuum has seen what is in the tables of both.
  await ask(place.url as string, 'analyze')
  const inOurs = await bareMails(place, 10, { account_id: apart.accountId, inbox_id: apart.inboxId })
  const inBare = await bareMails(place, 10, 'tables without rules')
  const before = [await bareRate(inOurs), await bareRate(inBare)] as const
  const full = await stream(charla, boxes, 'full', seconds, closed)
  const after = [await bareRate(inOurs), await bareRate(inBare)] as const
  const perSecond = full.sent / full.took
  const [reference, withoutRules] = [(before[0] + after[0]) / 2, (before[1] + after[1]) / 2]
  table([
    {
      'transactions/s by the driver': Math.round(reference),
      'without rules': Math.round(withoutRules),
      'mails/s to the screen': Math.round(perSecond),
      ratio: (perSecond / reference).toFixed(3),
      'to those without rules': (perSecond / withoutRules).toFixed(3),
      lost: full.lost,
    },
  ])
  verdict(`${perSecond.toFixed(0)} mails a second (budget ${budgets.perSecond})`, perSecond >= budgets.perSecond)
  verdict(
    `${(perSecond / reference).toFixed(3)} of the driver's transactions (budget ${budgets.ratio})`,
    perSecond / reference >= budgets.ratio,
  )
  verdict(
    `${(perSecond / withoutRules).toFixed(3)} of those without rules (the same budget, read strictly)`,
    perSecond / withoutRules >= budgets.ratio,
  )
  verdict('0 lost', full.lost === 0)

  await promisify(execFile)(process.execPath, ['bench/support/bulk-jobs.ts', String(bulk)], {
    env: { ...process.env, LOG_LEVEL: 'silent', ...place.env },
  })
  const rated = await stream(charla, boxes, 'rated', seconds, atRate)
  const p95 = percentile(rated.times, 0.95)
  table([
    {
      'bulk jobs waiting': bulk,
      'mails/s': rate,
      'p50 ms': Math.round(percentile(rated.times, 0.5)),
      'p95 ms': Math.round(p95),
      lost: rated.lost,
    },
  ])
  verdict(
    `p95 from arrival to screen ${p95.toFixed(0)} ms (budget ${budgets.p95} ms)`,
    p95 <= budgets.p95 && !rated.lost,
  )

  for (const { cable } of boxes) cable.drop()
  await inOurs.stop()
  await inBare.stop()
  await worker.stop()
  await charla.stop()
} finally {
  await place.remove()
}

/** Sends until the end, and waits until all is seen or nothing more has come for ten seconds. */
async function stream(
  charla: RunningCharla,
  boxes: Box[],
  word: string,
  forSeconds: number,
  how: (send: (count: number) => Promise<void>, until: number) => Promise<number>,
) {
  const due = new Map<string, number>()
  const began = performance.now()
  const send = async (count: number) => {
    const name = `${word}${count}`
    due.set(name, performance.now())
    const { path } = boxes[count % boxes.length] as Box
    const status = await post(`${charla.url}${path}`, mail(name))
    if (status !== 200) throw new Error(`Refused with ${status}`)
  }
  const sent = await how(send, began + forSeconds * 1000)
  const seen = () => boxes.reduce((sum, box) => sum + box.seen.size, 0)
  for (let [before, quiet] = [seen(), 0]; seen() < sent && quiet < 100; quiet++) {
    await new Promise(next => setTimeout(next, 100))
    if (seen() > before) [before, quiet] = [seen(), 0]
  }
  const arrived = boxes.flatMap(box => [...box.seen])
  const times = arrived.map(([name, at]) => at - (due.get(name) ?? Number.NaN))
  const took = (Math.max(...arrived.map(([, at]) => at)) - began) / 1000
  const lost = sent - arrived.length
  for (const box of boxes) box.seen.clear()
  return { sent, times, took, lost }
}

/** By the plainest client there is: what it takes of the two cores is not what is measured. */
function post(url: string, body: string): Promise<number> {
  return new Promise((answered, failed) => {
    const headers = { 'content-type': 'message/rfc822', 'content-length': Buffer.byteLength(body) }
    const asking = request(url, { method: 'POST', headers, agent: keptOpen }, answer => {
      answer.resume().on('end', () => answered(answer.statusCode ?? 0))
    })
    asking.on('error', failed).end(body)
  })
}

/** As fast as answers come. */
async function closed(send: (count: number) => Promise<void>, until: number): Promise<number> {
  let count = 0
  const lane = async () => {
    while (performance.now() < until) await send(count++)
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane))
  return count
}

/** At the rate, whether or not those before are answered. */
async function atRate(send: (count: number) => Promise<void>, until: number): Promise<number> {
  const pending: Promise<void>[] = []
  const began = performance.now()
  for (let count = 0; ; count++) {
    const wait = began + (count * 1000) / rate - performance.now()
    if (wait > 0) await new Promise(next => setTimeout(next, wait))
    if (performance.now() >= until) break
    pending.push(send(count))
  }
  await Promise.all(pending)
  return pending.length
}

async function bareRate(bare: BareMails): Promise<number> {
  const until = performance.now() + 5000
  return (await closed(() => bare.write(), until)) / 5
}

function mail(name: string): string {
  return [
    `From: ${name} <${name}@customers.test>`,
    'To: help@acme.test',
    `Subject: ${name}`,
    `Message-ID: <${name}@customers.test>`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Hello, my order has not arrived yet. Could you look where it is?\r\nThank you!',
    '',
  ].join('\r\n')
}

async function open(charla: RunningCharla, { accountId, agents }: BenchTenant): Promise<Box> {
  const [agent] = agents
  const answer = await fetch(`${charla.url}/api/v1/accounts/${accountId}/inboxes`, {
    method: 'POST',
    headers: { api_access_token: agent?.token ?? '', 'content-type': 'application/json' },
    body: JSON.stringify({
      name: 'Mail',
      enable_auto_assignment: false,
      channel: { type: 'email', email: `help${accountId}@acme.test` },
    }),
  })
  const { webhook_url } = (await answer.json()) as { webhook_url: string }
  const cable = new CableClient(charla.url)
  const seen = new Map<string, number>()
  cable.onMessage = ({ event, data }) => {
    if (event !== 'message.created') return
    cable.messages.length = cable.frames.length = 0
    const { sender, message_type } = data as { sender?: { name?: string }; message_type: number }
    if (message_type === 0 && sender?.name) seen.set(sender.name, performance.now())
  }
  await cable.subscribe({ pubsub_token: agent?.pubsubToken ?? '', account_id: accountId })
  return { path: new URL(webhook_url).pathname, cable, seen }
}

async function startWorker({ env }: Place) {
  const child = spawn(process.execPath, ['worker.ts'], {
    env: { PATH: process.env.PATH, LOG_LEVEL: 'info', NODE_ENV: 'production', ...env } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  process.once('exit', () => child.kill('SIGKILL'))
  await new Promise<void>(ready =>
    child.stdout.on('data', (piece: Buffer) => {
      if (piece.includes('worker ready')) ready()
    }),
  )
  return {
    async stop() {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}
