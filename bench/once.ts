import { type RunningCharla, startCharla } from '#tests/support/processes.ts'
import { table, verdict } from './support/figures.ts'
import { type Kind, kinds, makePlace, makeTenants, option } from './support/place.ts'
import type { BenchTenant } from './support/tenants.ts'
import { Wire } from './support/wire.ts'

// Every POST under an Idempotency-Key happens once (reliability figure 4): each key ten times at once, the process killed
// half-way, everything asked again, and something else under the same keys.
// node bench/once.ts [embedded] [postgres] [--keys=1000]
const AT_ONCE = 10
const IN_FLIGHT = 40
const keys = option('keys', 1000)

for (const kind of kinds()) await measure(kind)

async function measure(kind: Kind): Promise<void> {
  const place = await makePlace(kind)
  try {
    const [tenant] = (await makeTenants(place, 1, 1, 1)) as [BenchTenant]
    let charla = await startCharla(place.env)
    const first = new Map<number, Set<string>>()
    const note = (key: number, answer: { status: number; body: string } | null) => {
      if (answer?.status !== 200) return
      const heard = first.get(key) ?? new Set()
      first.set(key, heard.add(answer.body))
    }
    const all = Array.from({ length: keys * AT_ONCE }, (_, index) => Math.floor(index / AT_ONCE))
    const half = all.length / 2
    await each(charla, all.slice(0, half), async (wire, key) => note(key, await say(wire, tenant, key, `Once ${key}`)))
    await Promise.all([
      each(charla, all.slice(half), async (wire, key) => note(key, await say(wire, tenant, key, `Once ${key}`))),
      new Promise(done => setTimeout(done, 500)).then(() => charla.kill()),
    ])
    charla = await startCharla(place.env)
    const refused = new Map<number, number>()
    await each(charla, all, async (wire, key) => {
      const answer = await say(wire, tenant, key, `Once ${key}`)
      note(key, answer)
      if (answer?.status === 409) refused.set(key, 409) // cut off in the middle: nobody knows, and it is not done again
    })
    const others: (number | undefined)[] = []
    await each(charla, [...first.keys()], async (wire, key) => {
      others.push((await say(wire, tenant, key, 'Something else'))?.status)
    })
    const wire = new Wire(charla.url)
    const counts = await written(wire, tenant)
    wire.close()
    await charla.stop()
    const once = [...Array(keys).keys()].filter(key => counts.get(`Once ${key}`) === 1).length
    const twice = [...counts.values()].filter(count => count > 1).length
    const answered = [...first.values()].filter(heard => heard.size === 1).length
    process.stdout.write(`${keys} keys, ${AT_ONCE} at once, killed half-way, ${kind}\n`)
    table([
      {
        keys,
        'written once': once,
        'written twice': twice,
        'one answer': answered,
        'said to be unknown': refused.size,
      },
    ])
    verdict('nothing is written twice', twice === 0)
    verdict('every key is written once, but for those said to be unknown', once + refused.size >= keys)
    verdict('whoever is answered is answered the same', answered === first.size)
    verdict(
      'something else under the same key is refused',
      others.every(status => status === 422),
    )
  } finally {
    await place.remove()
  }
}

function say(wire: Wire, { accountId, agents, conversations }: BenchTenant, key: number, content: string) {
  return wire
    .post(
      `/api/v1/accounts/${accountId}/conversations/${conversations[0]}/messages`,
      `api_access_token: ${agents[0]?.token}\r\nIdempotency-Key: key-number-${key}\r\n`,
      JSON.stringify({ content }),
    )
    .catch(() => null)
}

/** How often each text was written. */
async function written(wire: Wire, { accountId, agents, conversations }: BenchTenant): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (let before = ''; ; ) {
    const { body } = await wire.get(
      `/api/v1/accounts/${accountId}/conversations/${conversations[0]}/messages${before}`,
      `api_access_token: ${agents[0]?.token}\r\n`,
    )
    const { payload } = JSON.parse(body) as { payload: { id: number; content: string }[] }
    if (!payload.length) return counts
    for (const { content } of payload) counts.set(content, (counts.get(content) ?? 0) + 1)
    before = `?before=${Math.min(...payload.map(one => one.id))}`
  }
}

async function each(charla: RunningCharla, list: number[], work: (wire: Wire, key: number) => Promise<void>) {
  const rest = [...list]
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, async () => {
      const wire = new Wire(charla.url)
      for (let key = rest.shift(); key !== undefined; key = rest.shift()) await work(wire, key)
      wire.close()
    }),
  )
}
