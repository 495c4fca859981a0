import { createServer } from 'node:net'
import { type RunningCharla, startCharla } from '#tests/support/processes.ts'
import { pause, startLoad } from './support/channel-load.ts'
import { channelWorld } from './support/channel-world.ts'
import { type ChannelCount, countChannels } from './support/count-channels.ts'
import { table, verdict } from './support/figures.ts'
import { type Kind, kinds, makePlace, makeTenants, option } from './support/place.ts'
import type { BenchTenant } from './support/tenants.ts'

// Kills the server or the worker with -9 while mails and messages come by every entrance, answers leave and webhooks are
// told, and counts outside what was taken and what came (reliability figures 1 to 3).
// node bench/channels-crash.ts [embedded] [postgres] [--kills=20]
const kills = option('kills', 20)
const FAILED = 3
const WITHIN_MS = 120_000
/** Longer than it takes until somebody takes over what was cut off. */
const QUIET_MS = 70_000
const contentOf = (mail: string) => /^Answer [0-9a-f-]{36}/m.exec(mail)?.[0] ?? ''
type World = Awaited<ReturnType<typeof channelWorld>>
type Load = ReturnType<typeof startLoad>

for (const kind of kinds()) await measure(kind)

async function measure(kind: Kind): Promise<void> {
  const place = await makePlace(kind)
  try {
    const [tenant] = (await makeTenants(place, 1, 1, 1)) as [BenchTenant]
    const port = await freePort()
    const env = { ...place.env, ALLOWED_PRIVATE_ADDRESSES: '127.0.0.0/8', SMTP_INBOUND_PORT: String(port) }
    const apart = kind === 'postgres'
    let charla = await startCharla({ ...env, ...(apart ? { WORKER: '0' } : {}) })
    const { SMTP_INBOUND_PORT: _, ...workers } = env
    const startWorker = () => startCharla(workers, { script: 'bench/support/worker-ready.ts' })
    let worker: RunningCharla | undefined = apart ? await startWorker() : undefined
    const world = await channelWorld(tenant, () => charla.url, port)

    const load = startLoad(world)
    const killed = { server: 0, worker: 0 }
    for (let kill = 0; kill < kills; kill++) {
      await pause(800 + Math.random() * 1200)
      const which = worker && kill % 2 ? 'worker' : 'server'
      killed[which]++
      if (which === 'worker' && worker) {
        await worker.kill()
        worker = await startWorker()
      } else {
        await charla.kill()
        charla = await startCharla({ ...env, PORT: new URL(charla.url).port, ...(apart ? { WORKER: '0' } : {}) })
      }
    }
    await pause(1000)
    await load.stop()
    const settled = await settle(world, load)
    await worker?.stop()
    await charla.stop()
    report(kind, await countChannels(place), { ...load, killed, ...settled, world })
    await world.close()
  } finally {
    await place.remove()
  }
}

/** What was cut off begins again when its process has said nothing for a while. */
async function settle(world: World, { brought, answers }: Load): Promise<{ settledAfter: number; untold: number }> {
  const overAt = Date.now()
  const wanted = [...brought.map(one => one.id), ...answers]
  const heard = () => world.receiver.taken.map(one => one.body as { source_id?: string; content?: string })
  const missing = () => {
    const ids = new Set(heard().flatMap(one => [one.source_id ?? '', one.content ?? '']))
    return wanted.filter(one => !ids.has(one)).length
  }
  while (missing() && Date.now() - overAt < WITHIN_MS) await pause(500)
  const settledAfter = Date.now() - overAt
  const mailed = () => new Set(world.smtp.mails.map(one => contentOf(one.data)))
  for (let [before, quiet] = [0, 0]; mailed().size < answers.length && quiet < QUIET_MS; quiet += 500) {
    await pause(500)
    if (mailed().size > before) [before, quiet] = [mailed().size, 0]
  }
  return { settledAfter, untold: missing() }
}

type Outcome = Pick<Load, 'brought' | 'answers'> & {
  killed: { server: number; worker: number }
  settledAfter: number
  untold: number
  world: World
}

function report(kind: Kind, counted: ChannelCount, outcome: Outcome): void {
  const { brought, answers, killed, settledAfter, untold, world } = outcome
  const { came, sent, unread } = counted
  process.stdout.write(
    `Channels under kill -9, ${kind}: the server ${killed.server} times, the worker ${killed.worker} times\n`,
  )
  table(
    [...new Set(brought.map(one => one.entrance))].map(entrance => {
      const own = brought.filter(one => one.entrance === entrance)
      return {
        entrance,
        taken: own.length,
        lost: own.filter(one => !came[one.id]).length,
        doubled: own.filter(one => (came[one.id] ?? 0) > 1).length,
      }
    }),
  )
  const times = new Map<string, number>()
  for (const { data } of world.smtp.mails) {
    times.set(contentOf(data), (times.get(contentOf(data)) ?? 0) + 1)
  }
  const isUnknown = (one: ChannelCount['sent'][number]) =>
    one.status === FAILED && one.error?.includes('may have arrived')
  const unknown = new Set(sent.filter(isUnknown).map(one => one.content))
  const arrived = (content: string) => times.get(content) ?? 0
  const shown = answers.filter(one => unknown.has(one))
  const lost = answers.filter(one => !arrived(one) && !unknown.has(one)).length
  const doubled = answers.filter(one => arrived(one) > 1).length
  const order = outOfOrder(world.receiver.taken.map(one => one.body))
  const ids = new Map<unknown, string>()
  let renamed = 0
  for (const { id, body } of world.receiver.received) {
    if (body.id !== undefined && (ids.get(body.id) ?? id) !== id) renamed++
    ids.set(body.id, id)
  }
  table([
    {
      answers: answers.length,
      'left once': answers.filter(one => arrived(one) === 1).length,
      'shown as unknown': shown.length,
      'of those arrived': shown.filter(one => arrived(one)).length,
      lost,
      'repeated silently': doubled,
    },
  ])
  table([
    {
      webhooks: world.receiver.received.length,
      'not told': untold,
      'out of order': order,
      'with another id': renamed,
      'all told after s': (settledAfter / 1000).toFixed(1),
    },
  ])
  const gone = brought.filter(one => !came[one.id]).length
  const twice = Object.values(came).filter(one => one > 1).length
  verdict('0 lost and 0 doubled of what came', gone + twice + unread === 0)
  verdict('0 answers lost or repeated silently', lost + doubled === 0)
  verdict('every event told, in order, repeats with the same id', untold + order + renamed === 0)
  verdict('what was cut off goes on within 60 s', settledAfter <= 60_000)
}

/** How many messages of a conversation were told first after one that was written later. */
function outOfOrder(bodies: Record<string, unknown>[]): number {
  const last = new Map<number, number>()
  const seen = new Set<unknown>()
  let wrong = 0
  for (const body of bodies) {
    if (seen.has(body.id)) continue
    seen.add(body.id)
    const { id } = body.conversation as { id: number }
    if (Number(body.id) < (last.get(id) ?? 0)) wrong++
    else last.set(id, Number(body.id))
  }
  return wrong
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  await new Promise(done => server.close(done))
  return port
}
