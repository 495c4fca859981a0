import { withSystem } from '#lib/base/db/index.ts'
import { type EventRow, onGrown } from '#lib/base/events.ts'
import { enqueue } from '#lib/base/jobs.ts'
import { log } from '#lib/base/log.ts'
import { subscribers } from './subscribers.ts'

const SWEEP_MS = 1000
const PAGE = 500

/**
 * Hands the events of every account that has new ones to their subscribers, once through. The jobs' ids follow from
 * the events, and the mark is moved after the jobs are stored: dying in between makes no job twice and loses none.
 */
export async function dispatch(): Promise<void> {
  for (;;) {
    const behind = await withSystem(
      sql => sql<{ account_id: number; dispatched_seq: number }[]>`
      select account_id, dispatched_seq from charla.event_cursors where dispatched_seq < seq order by account_id limit 100`,
    )
    for (const { account_id, dispatched_seq } of behind) await dispatchAccount(account_id, dispatched_seq)
    if (behind.length < 100) return
  }
}

async function dispatchAccount(accountId: number, from: number): Promise<void> {
  const events = await withSystem(
    sql => sql<EventRow[]>`
    select * from charla.events where account_id = ${accountId} and seq > ${from} order by seq limit ${PAGE}`,
  )
  const last = events.at(-1)
  if (!last) return
  const requests = events.flatMap(event =>
    (subscribers[event.name] ?? [])
      .flatMap(subscriber => subscriber(event))
      .map((request, index) => ({ ...request, key: `${accountId}:${event.seq}:${index}` })),
  )
  if (requests.length) await enqueue(requests)
  await withSystem(
    sql => sql`
    update charla.event_cursors set dispatched_seq = ${last.seq} where account_id = ${accountId} and dispatched_seq < ${last.seq}`,
  )
}

/** Dispatches as events come, and every second for those of other processes. Returns how to stop. */
export function startDispatcher(): () => Promise<void> {
  let running: Promise<void> | null = null
  let again = false
  const run = () => {
    if (running) again = true
    else {
      again = false
      running = dispatch()
        .catch(err => log.error({ err }, 'dispatch failed'))
        .then(() => {
          running = null
          if (again) soon()
        })
    }
  }
  // A moment later, so that many commits are one round and writers go first.
  let waiting: NodeJS.Timeout | undefined
  const soon = () => {
    waiting ??= setTimeout(() => {
      waiting = undefined
      run()
    }, 100)
  }
  const stopListening = onGrown(soon)
  const sweep = setInterval(run, SWEEP_MS)
  return async () => {
    stopListening()
    clearInterval(sweep)
    clearTimeout(waiting)
    await running
  }
}
