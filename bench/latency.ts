import { once } from 'node:events'
import { WebSocket } from 'ws'
import { startCharla } from '#tests/support/processes.ts'
import { openScreens, type Screens } from './support/browsers.ts'
import { percentile, table, verdict } from './support/figures.ts'
import { type Kind, kinds, makePlace, makeTenants, option } from './support/place.ts'
import { type Pair, pairUp } from './support/talkers.ts'

// From sending to hearing on the other side's cable: 25 visitors and 25 agents of one account, each sends one message a
// second whether or not the one before has arrived. Beside it, an echo through a bare websocket server at the same rate.
// With --browsers (after npm run build) a visitor and an agent talk in real browsers meanwhile, one message a second; what
// they need is shown beside it, and includes the browsers' own work on the same processors.
// node bench/latency.ts [embedded] [postgres] [--seconds=60] [--browsers]
const PAIRS = 25
const budgets: Record<Kind, number> = { postgres: 100, embedded: 150 }
const seconds = option('seconds', 60)
const browsers = process.argv.includes('--browsers')

for (const kind of kinds()) await measure(kind)

async function measure(kind: Kind): Promise<void> {
  const place = await makePlace(kind)
  try {
    const env = { ...place.env, DEMO: browsers ? '1' : '0' } // for somebody who can sign in
    const server = browsers ? { script: 'server.ts' } : {}
    if (browsers) await (await startCharla(env, server)).stop()
    const [tenant] = await makeTenants(place, 1, PAIRS, 1)
    if (!tenant) throw new Error('No tenant was made')
    const charla = await startCharla(env, server)
    const screens = browsers ? await openScreens(charla, tenant) : undefined
    const echo = await startCharla({}, { script: 'bench/support/echo.ts' })
    const pairs: Pair[] = []
    for (const person of tenant.agents) pairs.push(await pairUp(charla, tenant, person))
    const echoes = await Promise.all(tenant.agents.map(() => bareEcho(echo.url)))

    await talk(pairs, 5) // until the code is hot
    if (screens) await watch(screens, 5)
    const [{ toAgent, toVisitor, missing }, bare, seen] = await Promise.all([
      talk(pairs, seconds),
      ping(echoes, seconds),
      screens ? watch(screens, seconds) : [],
    ])
    for (const { visitor, agent } of pairs) {
      visitor.close()
      agent.close()
    }
    for (const { close } of echoes) close()
    await screens?.close()
    await charla.stop()
    await echo.stop()

    process.stdout.write(`From sending to hearing, ${kind}: ${PAIRS} visitors, ${PAIRS} agents, ${seconds} s\n`)
    const ways = {
      'visitor to agent': toAgent,
      'agent to visitor': toVisitor,
      ...(screens ? { 'from Enter in one browser to the history of the other': seen } : {}),
      'bare websocket echo': bare,
    }
    table(
      Object.entries(ways).map(([way, times]) => ({
        way,
        messages: times.length,
        'p50 ms': percentile(times, 0.5).toFixed(1),
        'p95 ms': percentile(times, 0.95).toFixed(1),
        'p99 ms': percentile(times, 0.99).toFixed(1),
        'p99 ÷ echo': (percentile(times, 0.99) / percentile(bare, 0.99)).toFixed(1),
      })),
    )
    const slowest = Math.max(percentile(toAgent, 0.99), percentile(toVisitor, 0.99))
    verdict(`p99 ${slowest.toFixed(1)} ms (budget ${budgets[kind]} ms)`, slowest <= budgets[kind])
    verdict(`${missing} messages not heard`, missing === 0)
  } finally {
    await place.remove()
  }
}

async function talk(pairs: Pair[], forSeconds: number) {
  const sent = new Map<string, number>()
  const toAgent: number[] = []
  const toVisitor: number[] = []
  const noteIn = (times: number[]) => (content: string) => {
    const began = sent.get(content)
    if (began === undefined) return // one's own words, or a second time
    sent.delete(content)
    times.push(performance.now() - began)
  }
  const run = Date.now().toString(36)
  await Promise.all(
    pairs.flatMap(({ visitor, agent }, index) => {
      agent.heard = content => content.startsWith('v') && noteIn(toAgent)(content)
      visitor.heard = content => content.startsWith('a') && noteIn(toVisitor)(content)
      return [
        every(forSeconds, number => speak(visitor, `v ${run} ${index} ${number}`)),
        every(forSeconds, number => speak(agent, `a ${run} ${index} ${number}`)),
      ]
    }),
  )
  for (let waited = 0; sent.size && waited < 10_000; waited += 50) await pause(50)
  return { toAgent, toVisitor, missing: sent.size }

  function speak(who: Pair['visitor'], content: string): Promise<void> {
    sent.set(content, performance.now())
    return who.say(content)
  }
}

type Echo = { ping(): Promise<number>; close(): void }

async function bareEcho(url: string): Promise<Echo> {
  const socket = new WebSocket(url.replace('http', 'ws'), { perMessageDeflate: false })
  await once(socket, 'open')
  return {
    async ping() {
      const began = performance.now()
      socket.send('x'.repeat(1000))
      await once(socket, 'message')
      return performance.now() - began
    },
    close: () => socket.terminate(),
  }
}

async function ping(echoes: Echo[], forSeconds: number): Promise<number[]> {
  const times: number[] = []
  await Promise.all(echoes.map(one => every(forSeconds, async () => void times.push(await one.ping()))))
  return times
}

/** One message a second, in turns from either side, one after the other. */
async function watch(screens: Screens, forSeconds: number): Promise<number[]> {
  const times: number[] = []
  const until = performance.now() + forSeconds * 1000
  for (let number = 0; performance.now() < until; number++) {
    const text = `Seen ${Date.now()} ${number}`
    const took = await (number % 2 ? screens.toVisitor(text) : screens.toAgent(text))
    times.push(took)
    await pause(1000 - took)
  }
  return times
}

/** Once a second, beginning somewhere within the first, and not waiting for the work of the second before. */
async function every(forSeconds: number, work: (number: number) => Promise<void>): Promise<void> {
  await pause(Math.random() * 1000)
  const running: Promise<void>[] = []
  for (let number = 0; number < forSeconds; number++) {
    running.push(work(number))
    await pause(1000)
  }
  await Promise.all(running)
}

function pause(ms: number): Promise<void> {
  return new Promise(next => setTimeout(next, ms))
}
