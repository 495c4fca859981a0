import { withSystem } from '#lib/base/db/index.ts'
import { makeTenant, request } from './app.ts'
import { startTalk } from './talk.ts'

/** A tenant with five conversations that differ in all that can be filtered by, and the same as plain objects. */
export async function plantConversations() {
  const tenant = await makeTenant()
  const { accountId, administrator, agent } = tenant
  const define = (attribute_key: string, attribute_display_type: string, attribute_model = 'conversation_attribute') =>
    request('POST', `/api/v1/accounts/${accountId}/custom_attribute_definitions`, {
      as: administrator,
      json: { attribute_display_name: attribute_key, attribute_key, attribute_display_type, attribute_model },
    })
  await define('plan', 'text')
  await define('seats', 'number')
  await define('due', 'date')
  await define('vip', 'checkbox')
  await define('tier', 'list')
  await define('plan', 'text', 'contact_attribute')
  await define('rank', 'number', 'contact_attribute')
  const planted = [
    {
      status: 0,
      priority: null,
      assignee_id: agent.userId,
      referer: 'https://a.test/Shop',
      lang: 'de',
      day: '2024-01-01',
    },
    {
      status: 0,
      priority: 3,
      assignee_id: administrator.userId,
      referer: 'https://b.test/100%',
      lang: 'en',
      day: '2024-01-02',
    },
    { status: 1, priority: 0, assignee_id: null, referer: null, lang: null, day: '2024-02-29' },
    { status: 2, priority: 1, assignee_id: null, referer: 'it\'s "quoted" \\ {a,b}', lang: 'DE', day: '2025-12-31' },
    { status: 3, priority: 2, assignee_id: agent.userId, referer: 'NULL', lang: 'fr', day: '2026-11-20' },
  ]
  const kept = [
    { plan: 'Pro', seats: 3, due: '2024-05-05', vip: true, tier: 'gold' },
    { plan: 'free', seats: '3.0', due: '2024-05-06T10:00:00.000Z', vip: 'true', tier: 'Silver' },
    { plan: null, seats: 'many', due: 'soon', vip: false },
    { plan: { a: 1 }, seats: -1e300, due: 20240101, vip: 'maybe' },
    {},
  ]
  const titles = [['vip'], ['vip', 'billing'], [], ['refund'], []]
  const rows: Record<string, unknown>[] = []
  for (const [index, plant] of planted.entries()) {
    const talk = await startTalk(tenant)
    const additional = {
      ...(plant.referer ? { referer: plant.referer } : {}),
      ...(plant.lang ? { browser_language: plant.lang } : {}),
    }
    await withSystem(
      sql => sql`
      with found as (
        update charla.conversations set status = ${plant.status}, priority = ${plant.priority},
          assignee_id = ${plant.assignee_id}, created_at = ${`${plant.day}T23:30:00Z`}, last_activity_at = ${`${plant.day}T23:30:00Z`},
          additional_attributes = ${sql.json(additional)}, custom_attributes = ${sql.json(kept[index] ?? {})}
        where account_id = ${accountId} and display_id = ${talk.displayId} returning *
      ), marked as (
        insert into charla.conversation_labels (account_id, conversation_id, title)
        select account_id, id, unnest(${titles[index] ?? []}::text[]) from found
      )
      update charla.contacts p set custom_attributes = ${sql.json({ rank: index, plan: 'contact' })}
      from found where (p.account_id, p.id) = (found.account_id, found.contact_id)`,
    )
    rows.push({
      display_id: talk.displayId,
      status: ['open', 'resolved', 'pending', 'snoozed'][plant.status],
      priority: plant.priority === null ? null : ['low', 'medium', 'high', 'urgent'][plant.priority],
      assignee_id: plant.assignee_id,
      inbox_id: tenant.inboxId,
      team_id: null,
      referer: plant.referer,
      browser_language: plant.lang,
      created_at: plant.day,
      last_activity_at: plant.day,
      labels: titles[index],
      plan: ['Pro', 'free', null, '{"a": 1}', null][index],
      seats: [3, 3, null, -1e300, null][index],
      due: ['2024-05-05', '2024-05-06', null, null, null][index],
      vip: ['true', 'true', 'false', 'maybe', null][index],
      tier: ['gold', 'Silver', null, null, null][index],
      rank: index,
    })
  }
  return { tenant, rows }
}
