import { z } from 'zod'
import { systemContext } from '#lib/base/context.ts'
import { withAccount, withSystem } from '#lib/base/db/index.ts'
import { defineJob } from '#lib/base/jobs.ts'
import { bringBack } from './notifications.ts'
import { forget } from './notify.ts'

const BATCH = 100
const KEEP_DAYS = 30

type Found = { account_id: number; id: number }

/** Brings back what was snoozed until now. */
export const reopenSnoozedNotifications = defineJob('notifications.reopen_snoozed', z.object({}), () =>
  reopenSnoozed(new Date()),
)

/** Deletes notifications older than a month. */
export const pruneOldNotifications = defineJob('notifications.prune', z.object({}), () =>
  pruneNotifications(new Date()),
)

export async function reopenSnoozed(now: Date): Promise<void> {
  const due = await withSystem(
    sql => sql<Found[]>`
    select account_id, id from charla.notifications where snoozed_until <= ${now} order by snoozed_until limit ${BATCH}`,
  )
  for (const [accountId, ids] of byAccount(due))
    await bringBack(
      systemContext(accountId, () => now),
      ids,
    )
  if (due.length === BATCH) await reopenSnoozed(now)
}

export async function pruneNotifications(now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEEP_DAYS * 86_400_000)
  const old = await withSystem(
    sql => sql<Found[]>`
    select account_id, id from charla.notifications where created_at < ${before} order by created_at limit ${BATCH}`,
  )
  for (const [accountId, ids] of byAccount(old)) {
    await withAccount(systemContext(accountId), async tx => {
      const gone = await tx.sql<{ id: number; user_id: number }[]>`
        delete from charla.notifications where account_id = ${accountId} and id = any(${ids}) returning id, user_id`
      forget(tx, gone)
    })
  }
  if (old.length === BATCH) await pruneNotifications(now)
}

const byAccount = (found: Found[]) =>
  [...Map.groupBy(found, one => one.account_id)].map(([id, all]) => [id, all.map(one => one.id)] as const)
