import { beforeEach, describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import type { NotificationWire } from '#lib/protocol/index.ts'
import { makeTenant, type Person, request, type Tenant, withCharla, writes } from '#tests/support/app.ts'
import { notificationsOf } from '#tests/support/notifications.ts'
import { startTalk, type Talk } from '#tests/support/talk.ts'
import { pruneNotifications, reopenSnoozed } from './jobs.ts'

withCharla()

let tenant: Tenant
let talks: Talk[]

/** Three conversations that the administrator has assigned to the agent, in this order. */
beforeEach(async () => {
  tenant = await makeTenant()
  talks = []
  for (let n = 0; n < 3; n++) {
    const talk = await startTalk(tenant)
    await talk.ask('POST', '/assignments', { assignee_id: tenant.agent.userId }, tenant.administrator)
    talks.push(talk)
  }
})

const ask = (method: string, rest: string, json?: unknown, as: Person = tenant.agent) =>
  request(method, `/api/v1/accounts/${tenant.accountId}/notifications${rest}`, {
    as,
    ...(json === undefined ? {} : { json }),
  })
const list = (query = '') => notificationsOf(tenant, tenant.agent, query)
const displayIds = (payload: NotificationWire[]) => payload.map(one => one.primary_actor.id)
const inAnHour = () => Math.floor(Date.now() / 1000) + 3600
/** The clock of the database is everybody's: one notification of ours is put back in time instead. */
const longAgo = (id: number, column: 'created_at' | 'snoozed_until', hours: number) =>
  withSystem(
    sql => sql`
    update charla.notifications set ${sql(column)} = now() - ${`${hours} hours`}::interval
    where account_id = ${tenant.accountId} and id = ${id}`,
  )

describe('the list of notifications', () => {
  it('shows the newest first, or the oldest, with how many there are', async () => {
    const newest = talks.map(talk => talk.displayId).reverse()
    const { meta, payload } = await list()
    expect(meta).toEqual({ unread_count: 3, count: 3, current_page: 1 })
    expect(displayIds(payload)).toEqual(newest)
    expect(displayIds((await list('sort_order=asc')).payload)).toEqual([...newest].reverse())
    expect((await ask('GET', '/unread_count')).body).toBe(3)
  })

  it('leaves out what is read and what is snoozed, unless asked for', async () => {
    const [first, second] = (await list()).payload as [NotificationWire, NotificationWire]
    await ask('PATCH', `/${first.id}`, { read_at: null })
    await ask('POST', `/${second.id}/snooze`, { snoozed_until: inAnHour() })
    expect((await list()).meta).toMatchObject({ unread_count: 1, count: 1 })
    expect((await list('includes[]=read')).meta).toMatchObject({ unread_count: 1, count: 2 })
    expect((await list('includes[]=snoozed')).meta).toMatchObject({ unread_count: 2, count: 2 })
    expect((await list('includes[]=read&includes[]=snoozed')).meta).toMatchObject({ unread_count: 2, count: 3 })
    expect((await ask('GET', '/unread_count')).body).toBe(1)
  })

  it('shows some types alone, and counts those', async () => {
    await writes((talks[0] as Talk).visitor, 'And another thing')
    const messages = await list('types[]=assigned_conversation_new_message')
    expect(messages.meta).toMatchObject({ unread_count: 1, count: 1 })
    expect(displayIds(messages.payload)).toEqual([talks[0]?.displayId])
    const both = await list('types[]=assigned_conversation_new_message&types[]=conversation_assignment')
    expect(both.meta.count).toBe(4)
    expect((await list('types[]=conversation_mention')).payload).toEqual([])
    expect((await ask('GET', '/unread_count')).body).toBe(4)
  })

  it('comes in pages of fifteen, and says the page as it was asked for', async () => {
    await withSystem(
      sql => sql`
      insert into charla.notifications (account_id, user_id, conversation_id, notification_type, last_activity_at)
      select account_id, ${tenant.agent.userId}, id, type, now() - interval '1 day' from charla.conversations, generate_series(3, 8) as type
      where account_id = ${tenant.accountId}`,
    )
    const second = await list('page=2')
    expect(second.payload).toHaveLength(6)
    expect(second.meta).toEqual({ unread_count: 21, count: 21, current_page: '2' })
    expect((await list('page=3')).payload).toEqual([])
  })

  it.each(['page=0', 'page=x', 'includes[]=everything', 'types[]=everything', 'sort_order=sideways'])(
    'refuses %s',
    async query => {
      const { status, body } = await ask('GET', `?${query}`)
      expect([status, (body as { attributes: string[] }).attributes[0]?.split('.')[0]]).toEqual([
        422,
        query.split(/[[=]/)[0],
      ])
    },
  )
})

describe('a notification', () => {
  it('is read, unread and deleted by its member', async () => {
    const [{ id, primary_actor_id }] = (await list()).payload as [NotificationWire]
    const read = await ask('PATCH', `/${id}`)
    expect(read.body).toMatchObject({
      id,
      account_id: tenant.accountId,
      user_id: tenant.agent.userId,
      notification_type: 'conversation_assignment',
      primary_actor_type: 'Conversation',
      primary_actor_id,
      secondary_actor_type: 'User',
      secondary_actor_id: tenant.administrator.userId,
      read_at: expect.any(String),
    })
    expect((await ask('POST', `/${id}/unread`)).body).toMatchObject({ id, read_at: null })
    expect((await ask('DELETE', `/${id}`)).status).toBe(200)
    expect((await ask('PATCH', `/${id}`)).status).toBe(404)
    expect((await list()).meta.count).toBe(2)
  })

  it('is nobody else’s to see or change, not even an administrator’s (SEC1)', async () => {
    const [{ id }] = (await list()).payload as [NotificationWire]
    for (const [method, rest, json] of [
      ['PATCH', ''],
      ['DELETE', ''],
      ['POST', '/unread'],
      ['POST', '/snooze', { snoozed_until: inAnHour() }],
    ] as const)
      expect((await ask(method, `/${id}${rest}`, json, tenant.administrator)).status).toBe(404)
    await ask('POST', '/read_all', {}, tenant.administrator)
    await ask('POST', '/destroy_all', {}, tenant.administrator)
    expect((await notificationsOf(tenant, tenant.administrator)).payload).toEqual([])
    expect((await list()).meta.unread_count).toBe(3)
  })

  it('is not shown nor counted once its member may not see the inbox any more (SEC3)', async () => {
    const [{ id }] = (await list()).payload as [NotificationWire]
    await request('PATCH', `/api/v1/accounts/${tenant.accountId}/inbox_members`, {
      as: tenant.administrator,
      json: { inbox_id: tenant.inboxId, user_ids: [] },
    })
    expect(await list('includes[]=read')).toMatchObject({ meta: { unread_count: 0, count: 0 }, payload: [] })
    expect((await ask('GET', '/unread_count')).body).toBe(0)
    expect((await ask('PATCH', `/${id}`)).status).toBe(404)
  })

  it('goes with its conversation', async () => {
    await talks[0]?.ask('DELETE', '', undefined, tenant.administrator)
    expect((await list()).meta.count).toBe(2)
  })
})

describe('a snoozed notification', () => {
  it('comes back as unread and newest when its time has come', async () => {
    const oldest = (await list('sort_order=asc')).payload[0] as NotificationWire
    await ask('PATCH', `/${oldest.id}`)
    const until = inAnHour()
    const { body } = await ask('POST', `/${oldest.id}/snooze`, { snoozed_until: String(until) })
    expect(body).toMatchObject({ snoozed_until: new Date(until * 1000).toISOString() })
    await reopenSnoozed(new Date())
    expect((await list()).meta.count).toBe(2)
    await longAgo(oldest.id, 'snoozed_until', 1)
    await reopenSnoozed(new Date())
    const { payload, meta } = await list()
    expect(meta).toMatchObject({ unread_count: 3, count: 3 })
    expect(payload[0]).toMatchObject({ id: oldest.id, snoozed_until: null, read_at: null })
    expect(payload[0]?.meta).toHaveProperty('last_snoozed_at')
  })

  it.each([{}, { snoozed_until: 1 }, { snoozed_until: null }, { snoozed_until: 'tomorrow' }, { snoozed_until: 1e15 }])(
    'is not made by %j',
    async json => {
      const [{ id }] = (await list()).payload as [NotificationWire]
      const { status, body } = await ask('POST', `/${id}/snooze`, json)
      expect([status, body]).toMatchObject([422, { attributes: ['snoozed_until'] }])
    },
  )
})

describe('all notifications', () => {
  it('of one conversation are read at once', async () => {
    await writes((talks[0] as Talk).visitor, 'And another thing')
    const { payload } = await list()
    const about = payload.filter(one => one.primary_actor.id === talks[0]?.displayId)
    expect(about).toHaveLength(2)
    const json = { primary_actor_type: 'Conversation', primary_actor_id: about[0]?.primary_actor_id }
    expect((await ask('POST', '/read_all', json)).status).toBe(200)
    expect(displayIds((await list()).payload)).toEqual([talks[2]?.displayId, talks[1]?.displayId])
    expect((await ask('POST', '/read_all', { conversation_id: talks[1]?.displayId })).status).toBe(200)
    expect(displayIds((await list()).payload)).toEqual([talks[2]?.displayId])
    expect((await ask('POST', '/read_all', { primary_actor_type: 'User' })).status).toBe(422)
    const { status, body } = await ask('POST', '/read_all', { conversation_id: 'x' })
    expect([status, body]).toMatchObject([422, { attributes: ['conversation_id'] }])
  })

  it('are read at once, and deleted: those that are read, or all', async () => {
    const [{ id }] = (await list()).payload as [NotificationWire]
    await ask('PATCH', `/${id}`)
    await ask('POST', '/destroy_all', { type: 'read' })
    expect((await list('includes[]=read')).meta).toMatchObject({ unread_count: 2, count: 2 })
    await ask('POST', '/read_all')
    expect((await list('includes[]=read')).meta).toMatchObject({ unread_count: 0, count: 2 })
    await ask('POST', '/destroy_all')
    expect((await list('includes[]=read')).meta.count).toBe(0)
    expect((await ask('POST', '/destroy_all', { type: 'some' })).status).toBe(422)
  })
})

describe('old notifications', () => {
  it('are deleted after a month', async () => {
    const [newest, , oldest] = (await list()).payload as [NotificationWire, NotificationWire, NotificationWire]
    await longAgo(newest.id, 'created_at', 24 * 29)
    await longAgo(oldest.id, 'created_at', 24 * 31)
    await pruneNotifications(new Date())
    expect((await list()).payload.map(one => one.id)).not.toContain(oldest.id)
    expect((await list()).meta.count).toBe(2)
  })

  it('make room for new ones: a member has 300 at most', async () => {
    await list()
    await withSystem(async sql => {
      const rows = await sql<{ contact_id: number; contact_inbox_id: number }[]>`
        select contact_id, contact_inbox_id from charla.conversations 
        where account_id = ${tenant.accountId} and display_id = ${talks[0]?.displayId ?? 0}`
      const { contact_id, contact_inbox_id } = rows[0] as (typeof rows)[number]
      await sql`
        with made as (
          insert into charla.conversations (account_id, display_id, inbox_id, contact_id, contact_inbox_id)
          select ${tenant.accountId}, n, ${tenant.inboxId}, ${contact_id}, ${contact_inbox_id} from generate_series(1000, 1320) n
          returning id
        )
        insert into charla.notifications (account_id, user_id, conversation_id, notification_type, last_activity_at)
        select ${tenant.accountId}, ${tenant.agent.userId}, id, 2, now() - interval '1 hour' from made`
    })
    await writes((talks[1] as Talk).visitor, 'One more')
    const { meta, payload } = await list()
    expect(meta.count).toBe(300)
    expect(payload[0]?.secondary_actor).toMatchObject({ content: 'One more' })
  })
})
