import { together } from '#lib/base/db/index.ts'
import type { EventRow } from '#lib/base/events.ts'
import { enqueue, type JobRequest } from '#lib/base/jobs.ts'
import { subscribers } from './subscribers.ts'

const ACCOUNTS = 100
const EVENTS = 500
/** Events that nobody reacts to are passed over without being read. */
const heeded = Object.entries(subscribers).flatMap(([name, reacting]) => (reacting.length ? [name] : []))

/** `upto` is how far one round goes in the account; `more` says that it has events beyond. */
type Behind = { account_id: number; upto: number; more: boolean }

/**
 * Hands the events of every account that has new ones to their subscribers, once through. The jobs' ids follow from
 * the events, and the marks are moved after the jobs are stored: dying in between makes no job twice and loses none.
 */
export async function dispatch(): Promise<void> {
  for (;;) {
    const [behind, events] = await together<[Behind[], EventRow[]]>('system', sql => {
      const accounts = sql`
        select account_id, dispatched_seq, least(seq, dispatched_seq + ${EVENTS}) as upto, seq > dispatched_seq + ${EVENTS} as more
        from charla.event_cursors
        where dispatched_seq < seq order by account_id limit ${ACCOUNTS}`
      return [
        sql<Behind[]>`select account_id, upto, more from (${accounts}) as behind`,
        sql<EventRow[]>`
          select e.* from (${accounts}) as behind join charla.events e
            on e.account_id = behind.account_id and e.seq > behind.dispatched_seq and e.seq <= behind.upto
          where e.name = any(${heeded}) order by e.account_id, e.seq`,
      ]
    })
    if (!behind.length) return
    const marks = new Map(behind.map(one => [one.account_id, one.upto]))
    // The second statement may have seen commits that the first had not: those wait for the next round.
    const requests = events.filter(event => event.seq <= (marks.get(event.account_id) ?? 0)).flatMap(requestsOf)
    if (requests.length) await enqueue(requests)
    await together('system', sql => [
      sql`
        with done as (
          select c.account_id, d.upto from charla.event_cursors c
          join unnest(${behind.map(one => one.account_id)}::bigint[], ${behind.map(one => one.upto)}::bigint[])
            as d (account_id, upto) on d.account_id = c.account_id
          where c.dispatched_seq < d.upto order by c.account_id for no key update of c
        )
        update charla.event_cursors c set dispatched_seq = done.upto from done where c.account_id = done.account_id`,
    ])
    if (behind.length < ACCOUNTS && !behind.some(one => one.more)) return
  }
}

function requestsOf(event: EventRow): JobRequest[] {
  return subscribers[event.name]
    .flatMap(subscriber => subscriber(event))
    .map((request, index) => ({ ...request, key: `${event.account_id}:${event.seq}:${index}` }))
}
