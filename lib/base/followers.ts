import { type Context, systemContext } from './context.ts'
import { type Transaction, together, withAccount } from './db/index.ts'
import type { EventRow, LoggedName } from './events.ts'
import { fault } from './faults.ts'

const ACCOUNTS = 100
const EVENTS = 500
/** An event that fails so often is reported and passed over: what comes after it must not wait for ever. */
const PATIENCE = 5

/**
 * Somebody who does something for every event of some names, once and in order: the place in the log moves in the
 * transaction of what is done. For what would be too much as a job for each event. It may not wait on the network.
 */
export type Follower = {
  name: string
  heeds: readonly LoggedName[]
  /** A run of events of one account that it heeds, at most 500. */
  handle: (tx: Transaction, ctx: Context, events: EventRow[]) => Promise<void>
}

/**
 * Lets `follower` read on in every account whose log has grown, until there is nothing new or its time is over: where much
 * goes on there is always something new, and others wait for their turn. Answers whether there is more.
 */
export async function follow(
  follower: Follower,
  now: () => Date = () => new Date(),
  withinMs = Number.POSITIVE_INFINITY,
): Promise<boolean> {
  const until = performance.now() + withinMs
  const stuck = new Set<number>()
  for (;;) {
    const [behind] = await together<[{ account_id: number }[]]>('system', sql => [
      sql`
        select c.account_id from charla.event_cursors c
        left join charla.log_readers r on r.account_id = c.account_id and r.reader = ${follower.name}
        where c.seq > coalesce(r.seq, 0) and c.account_id <> all(${[...stuck]}::bigint[])
        order by c.account_id limit ${ACCOUNTS}`,
    ])
    for (const { account_id } of behind)
      if (!(await readOn(follower, systemContext(account_id, now)))) stuck.add(account_id)
    if (!behind.length) return false
    if (performance.now() >= until) return true
  }
}

/** One run of one account. False when it cannot go on now: somebody else is at it, or it failed. */
async function readOn({ name, heeds, handle }: Follower, ctx: Context): Promise<boolean> {
  let failed: EventRow | undefined
  try {
    return await withAccount(ctx, async tx => {
      await tx.sql`
        insert into charla.log_readers (account_id, reader) values (${ctx.accountId}, ${name}) on conflict do nothing`
      const [mark] = await tx.sql<{ seq: number; failures: number; upto: number }[]>`
        select r.seq, r.failures, least(c.seq, r.seq + case when r.failures > 0 then 1 else ${EVENTS} end) as upto
        from charla.log_readers r join charla.event_cursors c on c.account_id = r.account_id
        where r.account_id = ${ctx.accountId} and r.reader = ${name} for update of r skip locked`
      if (!mark) return false
      const events = await tx.sql<EventRow[]>`
        select * from charla.events where account_id = ${ctx.accountId} and seq > ${mark.seq} and seq <= ${mark.upto}
          and name = any(${heeds as LoggedName[]}) order by seq`
      failed = events[0]
      if (events.length && mark.failures < PATIENCE) await handle(tx, ctx, events)
      await tx.sql`
        update charla.log_readers set seq = ${mark.upto}, failures = 0
        where account_id = ${ctx.accountId} and reader = ${name}`
      return true
    })
  } catch (err) {
    fault(err, 'follower failed', {
      follower: name,
      account_id: ctx.accountId,
      event: failed?.name ?? '',
      seq: failed?.seq ?? 0,
    })
    await withAccount(ctx, async ({ sql }) => {
      await sql`
        insert into charla.log_readers (account_id, reader, failures) values (${ctx.accountId}, ${name}, 1)
        on conflict (account_id, reader) do update set failures = charla.log_readers.failures + 1`
    }).catch(() => {})
    return false
  }
}
