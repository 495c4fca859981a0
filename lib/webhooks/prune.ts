import { z } from 'zod'
import { withSystem } from '#lib/base/db/index.ts'
import { defineJob } from '#lib/base/jobs.ts'

const DAY_MS = 86_400_000
/** What arrived is kept a week to be looked at and sent anew, what did not, or waits for who is switched off, a month. */
const KEEP_DELIVERED_DAYS = 7
const KEEP_DAYS = 30
const BATCH = 1000

/** Keeps the log of deliveries bounded. */
export const pruneDeliveries = defineJob('webhooks.prune', z.object({}), () => prune(new Date()))

export async function prune(now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS)
  for (;;) {
    const gone = await withSystem(
      sql => sql`
        delete from charla.webhook_deliveries d using (
          select account_id, id from charla.webhook_deliveries
          where finished_at < ${before(KEEP_DELIVERED_DAYS)} and (state = 1 or finished_at < ${before(KEEP_DAYS)})
          order by finished_at limit ${BATCH}
        ) old where (d.account_id, d.id) = (old.account_id, old.id) returning d.id`,
    )
    if (gone.length < BATCH) break
  }
  while ((await pruneHeld(before(KEEP_DAYS))) === BATCH);
}

/** What waits for a receiver that has been switched off for a month. */
const pruneHeld = (before: Date): Promise<number> =>
  withSystem(async sql => {
    const gone = await sql<{ account_id: number; receiver_id: number }[]>`
      delete from charla.webhook_deliveries d using (
        select o.account_id, o.id from charla.webhook_deliveries o
        join charla.webhook_receivers r on (r.account_id, r.id) = (o.account_id, o.receiver_id)
        where o.state = 0 and o.created_at < ${before} and r.disabled_at < ${before} limit ${BATCH}
      ) old where (d.account_id, d.id) = (old.account_id, old.id) returning d.account_id, d.receiver_id`
    const counts = [...Map.groupBy(gone, one => `${one.account_id} ${one.receiver_id}`).values()]
    for (const group of counts.sort((a, b) => (a[0]?.receiver_id ?? 0) - (b[0]?.receiver_id ?? 0)))
      await sql`
        update charla.webhook_receivers set waiting = greatest(0, waiting - ${group.length})
        where account_id = ${group[0]?.account_id ?? 0} and id = ${group[0]?.receiver_id ?? 0}`
    return gone.length
  })
