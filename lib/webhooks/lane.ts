import { systemContext } from '#lib/base/context.ts'
import { withAccount } from '#lib/base/db/index.ts'
import { fault } from '#lib/base/faults.ts'
import { attempt, type Outcome } from './attempt.ts'
import { claim } from './claim.ts'
import type { Delivery } from './delivery.ts'
import { addressOf, type Receiver } from './receivers.ts'
import { record } from './record.ts'

/** So many deliveries are under way at once in a process. */
const AT_ONCE = 64
/** And so many of one account: whose receivers all hang keeps no other account waiting. */
const AT_ONCE_OF_ACCOUNT = 16
const TICK_MS = 250
/** What ends may make the next of its line due: looked at together with what else ends within this time. */
const GATHER_MS = 10
/** Whoever stops waits so long for what is under way; the rest is tried again, with the same id. */
const FAREWELL_MS = 5000

type Options = {
  now?: () => Date
  /** Of this account alone. */
  accountId?: number
}

/**
 * Delivers what is due until nothing is, for servers that cannot stay and for tests. Answers how many tries there were. Does
 * not begin anything more after `withinMs`.
 */
export async function deliverWebhooks(options: Options & { withinMs?: number } = {}): Promise<number> {
  const until = performance.now() + (options.withinMs ?? 20_000)
  const lane = newLane(options)
  let tries = 0
  for (;;) {
    const alone = !lane.busy() // what ends while we look may have made the next of its line due
    const began = performance.now() < until ? await lane.tick() : 0
    tries += began
    if (!began && alone) return tries
    await lane.settled()
  }
}

/** Delivers what comes due, in a lane of its own: what a receiver keeps waiting waits for nobody else. Returns how to stop. */
export function startDelivering(options: Options = {}): () => Promise<void> {
  let ticking: Promise<unknown> | null = null
  let again = false
  let gathering: NodeJS.Timeout | undefined
  let stopped = false
  const tick = () => {
    if (ticking) again = true
    ticking ??= lane
      .tick()
      .catch(error => fault(error, 'webhooks are not delivered'))
      .finally(() => {
        ticking = null
        if (again) soon()
        again = false
      })
  }
  const soon = () => {
    if (stopped) return
    gathering ??= setTimeout(() => {
      gathering = undefined
      tick()
    }, GATHER_MS)
  }
  const lane = newLane(options, soon)
  const timer = setInterval(tick, TICK_MS)
  return async () => {
    stopped = true
    clearInterval(timer)
    clearTimeout(gathering)
    await ticking
    await Promise.race([lane.idle(), new Promise(done => setTimeout(done, FAREWELL_MS).unref())])
  }
}

function newLane({ now = () => new Date(), accountId }: Options = {}, ended = () => {}) {
  const running = new Map<Promise<void>, number>()
  const begin = (delivery: Delivery) => {
    const run = deliver(delivery, now)
      .catch(error => fault(error, 'webhook delivery', { account_id: delivery.account_id, delivery: delivery.id }))
      .finally(() => {
        running.delete(run)
        ended()
      })
    running.set(run, delivery.account_id)
  }
  return {
    /** Begins what is due and has room. Answers how much that was. */
    async tick(): Promise<number> {
      const under = Map.groupBy(running.values(), id => id)
      const roomOf = (id: number) => AT_ONCE_OF_ACCOUNT - (under.get(id)?.length ?? 0)
      const full = [...under.keys()].filter(id => roomOf(id) <= 0)
      const due = await claim(now(), { most: AT_ONCE - running.size, roomOf, full, accountId })
      for (const delivery of due) begin(delivery)
      return due.length
    },
    busy: () => running.size > 0,
    /** When one that is under way is through, if there is one. */
    settled: () => Promise.race([...running.keys(), ...(running.size ? [] : [Promise.resolve()])]),
    idle: async () => void (await Promise.all(running.keys())),
  }
}

async function deliver(delivery: Delivery, now: () => Date): Promise<void> {
  const ctx = systemContext(delivery.account_id, now)
  const address = await withAccount(ctx, async ({ sql }) => {
    const [receiver] = await sql<Receiver[]>`
      select * from charla.webhook_receivers where account_id = ${delivery.account_id} and id = ${delivery.receiver_id}`
    return receiver ? addressOf(sql, receiver) : null
  })
  await record(ctx, delivery, address ? await attempt(address, delivery, ctx) : nowhere(now()))
}

const nowhere = (at: Date): Outcome => ({
  attempt: { at: at.toISOString(), duration_ms: 0, url: '', status: null, reason: 'no_address', response: '' },
  delivered: false,
  again: null,
})
