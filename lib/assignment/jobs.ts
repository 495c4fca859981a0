import { z } from 'zod'
import { systemContext } from '#lib/base/context.ts'
import { withSystem } from '#lib/base/db/index.ts'
import { defineJob } from '#lib/base/jobs.ts'
import { presentMembers } from '#lib/users/index.ts'
import { handOutInbox } from './hand-out.ts'

/** Hands out what waits in an inbox, or only some of it. */
export const handOut = defineJob(
  'inbox.hand_out',
  z.object({ account_id: z.number(), inbox_id: z.number(), conversation_ids: z.array(z.number()).optional() }),
  async ({ account_id, inbox_id, conversation_ids }) => {
    const present = await presentMembers(account_id) // asked before the transaction, which must not wait for it
    while (await handOutInbox(systemContext(account_id), inbox_id, present, conversation_ids));
  },
)

const KEPT_DAYS = 31

/** For who has come online or has room again: looks at every inbox in which something waits. */
export const handOutEverywhere = defineJob('inboxes.hand_out', z.object({}), async () => {
  const waiting = await withSystem(
    sql => sql<{ account_id: number; inbox_id: number }[]>`
    select i.account_id, i.id as inbox_id from charla.inboxes i
    where i.enable_auto_assignment and i.deleted_at is null and exists (
      select from charla.inbox_members m where (m.account_id, m.inbox_id) = (i.account_id, i.id)
    ) and exists (
      select from charla.conversations c where c.account_id = i.account_id and c.status = 0 and c.inbox_id = i.id
        and c.assignee_id is null
    ) order by i.account_id, i.id`,
  )
  for (const [accountId, inboxes] of Map.groupBy(waiting, one => one.account_id)) {
    const present = await presentMembers(accountId)
    for (const { inbox_id } of inboxes) while (await handOutInbox(systemContext(accountId), inbox_id, present));
  }
  await withSystem(
    sql => sql`
    delete from charla.auto_assignments a where a.created_at < now() - ${`${KEPT_DAYS} days`}::interval and exists (
      select from charla.auto_assignments n
      where (n.account_id, n.inbox_id, n.user_id) = (a.account_id, a.inbox_id, a.user_id) and n.id > a.id
    )`,
  )
})
