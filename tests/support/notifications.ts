import { withSystem } from '#lib/base/db/index.ts'
import { follow } from '#lib/base/followers.ts'
import { notifyMembers } from '#lib/notifications/index.ts'
import type { NotificationList } from '#lib/protocol/index.ts'
import { type Person, request, type Tenant } from './app.ts'

/** The member's notifications, after everything that has happened was told, also when another test's workers tell it. */
export async function notificationsOf(tenant: Tenant, as: Person, query = ''): Promise<NotificationList['data']> {
  await allTold(tenant)
  const { body } = await request('GET', `/api/v1/accounts/${tenant.accountId}/notifications?${query}`, { as })
  return (body as NotificationList).data
}

/** What kinds of notifications the member has, and about which conversation. */
export async function toldOf(tenant: Tenant, as: Person): Promise<[type: string, displayId: number][]> {
  const { payload } = await notificationsOf(tenant, as)
  return payload.map(one => [one.notification_type, one.primary_actor.id])
}

async function allTold({ accountId, administrator }: Tenant): Promise<void> {
  const { body } = await request('GET', `/api/v1/accounts/${accountId}/conversations`, { as: administrator })
  const { cursor } = (body as { data: { meta: { cursor: number } } }).data.meta
  while ((await readUpTo(accountId)) < cursor) await follow(notifyMembers)
}

async function readUpTo(accountId: number): Promise<number> {
  const [row] = await withSystem(
    sql => sql<{ seq: number }[]>`
    select seq from charla.log_readers where account_id = ${accountId} and reader = ${notifyMembers.name}`,
  )
  return row?.seq ?? 0
}
