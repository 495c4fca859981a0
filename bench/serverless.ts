import { startServerless } from '#tests/support/serverless.ts'
import { countChannels } from './support/count-channels.ts'
import { percentile, table, verdict } from './support/figures.ts'
import { type Kind, kinds, makePlace, makeTenants, option } from './support/place.ts'
import type { BenchTenant } from './support/tenants.ts'

// How soon an agent's answer leaves where no worker stays and QStash calls, from the moment at which it is sent; and
// whether all do, when the process that drains is killed with -9 in between.
// node bench/serverless.ts [embedded] [postgres] [--answers=100] [--kills=5]
const [answers, kills] = [option('answers', 100), option('kills', 5)]
const RATE = 2
const budget = 2000
const FAILED = 3
const pause = (ms: number) => new Promise(next => setTimeout(next, ms))

for (const kind of kinds()) await measure(kind)

async function measure(kind: Kind): Promise<void> {
  const place = await makePlace(kind)
  try {
    const [tenant] = (await makeTenants(place, 1, 1, 1)) as [BenchTenant]
    const serverless = await startServerless(place, tenant)
    const left = new Map<string, number[]>()
    serverless.smtp.state.taken = data => {
      const [word = ''] = /Answer [a-z]+ \d+/.exec(data) ?? []
      left.set(word, [...(left.get(word) ?? []), performance.now()])
      return '250 taken'
    }
    await serverless.bring('ada')
    let conversation: number | undefined
    while (conversation === undefined) {
      await pause(200)
      conversation = (await serverless.writers())[0]?.id
    }
    const say = (content: string) => serverless.ask('POST', `/conversations/${conversation}/messages`, { content })
    const all = (word: string, many: number) => Array.from({ length: many }, (_, n) => `Answer ${word} ${n}`)
    const wait = async (words: string[], ms: number) => {
      const end = performance.now() + ms
      while (words.some(one => !left.has(one)) && performance.now() < end) await pause(200)
    }

    const due = new Map<string, number>()
    for (const content of ['Answer warm 0', ...all('timed', answers)]) {
      due.set(content, performance.now())
      await say(content)
      await pause(1000 / RATE)
    }
    await wait(all('timed', answers), 30_000)
    const times = all('timed', answers).flatMap(one =>
      (left.get(one) ?? []).slice(0, 1).map(at => at - (due.get(one) ?? 0)),
    )

    const rest = all('killed', kills * 4)
    for (const [n, content] of rest.entries()) {
      await say(content)
      if (n % 4 !== 3) continue
      await pause(100 + Math.random() * 300)
      await serverless.kill()
      await serverless.startAgain()
    }
    const until = performance.now() + 100_000
    while (rest.some(one => !left.has(one)) && performance.now() < until) {
      await serverless.cron()
      await pause(1000)
    }
    await serverless.kill()
    const { sent } = await countChannels(place)
    const shown = new Set(
      sent.filter(one => one.status === FAILED && one.error?.includes('may have arrived')).map(one => one.content),
    )
    const lost = rest.filter(one => !left.has(one) && !shown.has(one)).length
    const doubled = [...left.values()].filter(one => one.length > 1).length
    await serverless.stop()
    process.stdout.write(`Without a worker, ${kind}\n`)
    table([
      {
        answers,
        left: times.length,
        'p50 ms': percentile(times, 0.5).toFixed(0),
        'p95 ms': percentile(times, 0.95).toFixed(0),
        'slowest ms': Math.max(...times).toFixed(0),
        'drains killed': kills,
        'answers meanwhile': rest.length,
        'shown as unknown': rest.filter(one => shown.has(one)).length,
        lost,
        doubled,
      },
    ])
    const p95 = percentile(times, 0.95)
    verdict(`p95 ${p95.toFixed(0)} ms (budget ${budget} ms)`, times.length === answers && p95 <= budget)
    verdict('0 lost, 0 doubled', lost + doubled === 0)
  } finally {
    await place.remove()
  }
}
