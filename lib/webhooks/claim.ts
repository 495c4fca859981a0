import { type Sql, withSystem } from '#lib/base/db/index.ts'
import { timeoutMs } from './attempt.ts'
import type { Delivery } from './delivery.ts'
import type { Receiver } from './receivers.ts'
import { atOnce, reschedule } from './waiting.ts'

/** Who has not recorded what became of a delivery after so long is dead, and somebody else tries it. */
const leaseMs = () => timeoutMs() + 5000
const RECEIVERS = 20

type Asked = {
  most: number
  /** So many more of each account; accounts with none left are `full`. */
  roomOf: (accountId: number) => number
  full: number[]
  /** Of this account alone. */
  accountId?: number | undefined
}

/**
 * Takes deliveries that are due, of many receivers few each. They are the caller's for a little longer than a try takes.
 */
export async function claim(now: Date, { most, roomOf, full, accountId }: Asked): Promise<Delivery[]> {
  if (most <= 0) return []
  return withSystem(async sql => {
    const receivers = await sql<Receiver[]>`
      select * from charla.webhook_receivers
      where next_at <= ${now} and disabled_at is null and account_id <> all(${full}::bigint[]) ${accountId === undefined ? sql`` : sql`and account_id = ${accountId}`}
      order by next_at limit ${Math.min(most, RECEIVERS)} for update skip locked`
    const claimed: Delivery[] = []
    for (const receiver of receivers) {
      const own = claimed.filter(one => one.account_id === receiver.account_id).length
      const room = Math.min(most - claimed.length, roomOf(receiver.account_id) - own)
      claimed.push(...(await claimOf(sql, receiver, now, room)))
      await reschedule(sql, receiver, now)
    }
    return claimed
  })
}

/** Seconds since the delivery that is due for longest was due; 0 when none is. */
export async function deliveryAge(): Promise<number> {
  const [row] = await withSystem(
    sql => sql<{ age: number | null }[]>`
      select extract(epoch from now() - min(next_at))::float as age from charla.webhook_receivers
      where next_at <= now() and disabled_at is null`,
  )
  return row?.age ?? 0
}

/** When the next delivery that waits is due. */
export async function nextWebhook(): Promise<Date | null> {
  const [row] = await withSystem(
    sql =>
      sql<{ at: Date | null }[]>`select min(next_at) as at from charla.webhook_receivers where disabled_at is null`,
  )
  return row?.at ?? null
}

const claimOf = (sql: Sql, receiver: Receiver, now: Date, most: number): Promise<Delivery[]> => {
  const mine = sql`(d.account_id, d.receiver_id) = (${receiver.account_id}, ${receiver.id})`
  return sql<Delivery[]>`
    update charla.webhook_deliveries t
    set due_at = ${new Date(now.getTime() + leaseMs())}, claimed = true, tries = tries + 1
    from (
      select d.id from charla.webhook_deliveries d where ${mine} and d.due_at <= ${now} order by d.due_at, d.id
      limit greatest(0, least(${most}, ${atOnce(receiver)} - (
        select count(*) from charla.webhook_deliveries d where ${mine} and d.claimed and d.due_at > ${now}
      )))
    ) due
    where t.account_id = ${receiver.account_id} and t.id = due.id returning t.*`
}
