import { z } from 'zod'
import { withSystem } from '#lib/base/db/index.ts'
import { defineJob } from '#lib/base/jobs.ts'

const KEEP_DAYS = 30
const BATCH = 5000

/** Deletes events that no client needs any more. Who comes back with an older cursor loads afresh. */
export async function pruneEvents(now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEEP_DAYS * 86_400_000)
  let pruned = 0
  for (;;) {
    const count = await withSystem(async sql => {
      const [row] = await sql<{ count: number }[]>`
        with old as (
          select e.account_id, e.seq from charla.events e join charla.event_cursors c on c.account_id = e.account_id
          where e.created_at < ${before} and e.seq <= c.dispatched_seq order by e.created_at limit ${BATCH}
        ), gone as (
          delete from charla.events e using old where (e.account_id, e.seq) = (old.account_id, old.seq) returning e.account_id, e.seq
        ), locked as (
          select c.account_id, g.seq from charla.event_cursors c
          join (select account_id, max(seq) as seq from gone group by account_id) g on g.account_id = c.account_id
          order by c.account_id for no key update of c -- in the order in which everybody takes several
        ), marked as (
          update charla.event_cursors c set pruned_seq = greatest(c.pruned_seq, l.seq)
          from locked l where c.account_id = l.account_id
        )
        select count(*) from gone`
      return row?.count ?? 0
    })
    pruned += count
    if (count < BATCH) return pruned
  }
}

export const pruneOldEvents = defineJob('events.prune', z.object({}), async () => void (await pruneEvents(new Date())))
