import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ChangesWire, LoggedEvent, NotificationPush } from '#lib/protocol/index.ts'
import { makeTenant, makeVisitor, type Person, request, type Tenant, withCharla, writes } from '#tests/support/app.ts'
import { asMember, Listening } from '#tests/support/listening.ts'
import { notificationsOf } from '#tests/support/notifications.ts'
import { listenOnLoopback } from '#tests/support/server.ts'
import { asSuperuser } from '#tests/support/superuser.ts'
import { startTalk, type Talk } from '#tests/support/talk.ts'

const { api } = withCharla()
let server: Awaited<ReturnType<typeof listenOnLoopback>>
let tenant: Tenant
const cables: Listening[] = []

beforeAll(async () => {
  server = await listenOnLoopback(api())
  tenant = await makeTenant()
})
afterEach(() => {
  for (const cable of cables.splice(0)) cable.drop()
})
afterAll(() => server.close())

async function listen(params: Parameters<(typeof Listening)['to']>[1]): Promise<Listening> {
  const cable = await Listening.to(server.url, params)
  cables.push(cable)
  return cable
}
const member = (person: Person, of = tenant) => listen(asMember(of.accountId, person))
const presentContacts = (cable: Listening) =>
  Object.keys(cable.events('presence.update').at(-1)?.data.contacts as object).map(Number)

async function changes(as: Person, cursor: number): Promise<LoggedEvent[]> {
  const path = `/api/v1/accounts/${tenant.accountId}/changes?cursor=${cursor}`
  return ((await request('GET', path, { as })).body as ChangesWire).events
}

async function cursorNow(): Promise<number> {
  const path = `/api/v1/accounts/${tenant.accountId}/conversations`
  const { body } = await request('GET', path, { as: tenant.administrator })
  return (body as { data: { meta: { cursor: number } } }).data.meta.cursor
}

/** What the newest event of this name says. */
const dataOf = <Data>(cable: Listening, name: string): Data =>
  (cable.events(name).at(-1) as unknown as { data: Data }).data

const assign = (talk: Talk) =>
  talk.ask('POST', '/assignments', { assignee_id: tenant.agent.userId }, tenant.administrator)

describe('notifications', () => {
  it('are told to their member alone, with how many there are, on the cable and in the feed (SEC1)', async () => {
    const [own, other] = [await member(tenant.agent), await member(tenant.administrator)]
    const talk = await startTalk(tenant)
    const cursor = await cursorNow()
    await assign(talk)
    const { payload, meta } = await notificationsOf(tenant, tenant.agent)
    await own.until(() => own.events('notification.created').length === 1)
    const { data } = own.events('notification.created')[0] as { data: unknown }
    expect(data).toEqual({
      account_id: tenant.accountId,
      notification: payload[0],
      unread_count: meta.unread_count,
      count: meta.count,
    })
    const told = (events: LoggedEvent[]) => events.map(one => one.event).filter(name => name.startsWith('notification'))
    expect(told(await changes(tenant.agent, cursor))).toEqual(['notification.created'])
    expect(told(await changes(tenant.administrator, cursor))).toEqual([])
    await other.settled()
    expect(other.events('notification.created')).toEqual([])
  })

  it('are told again when they are read, replaced and deleted', async () => {
    const own = await member(tenant.agent)
    const talk = await startTalk(tenant)
    await assign(talk)
    await writes(talk.visitor, 'One')
    const { payload } = await notificationsOf(tenant, tenant.agent)
    await writes(talk.visitor, 'Two')
    await notificationsOf(tenant, tenant.agent)
    await own.until(() => own.events('notification.created').length === 3)
    const replaced = { id: payload[0]?.id }
    expect(own.events('notification.deleted')[0]?.data).toMatchObject({ notification: replaced })
    const { notification } = dataOf<NotificationPush>(own, 'notification.created')
    const path = `/api/v1/accounts/${tenant.accountId}/notifications/${notification.id}`
    await request('PATCH', path, { as: tenant.agent })
    await own.until(() => own.events('notification.updated').length === 1)
    const read = dataOf<NotificationPush>(own, 'notification.updated')
    expect(read.notification).toMatchObject({ id: notification.id, read_at: expect.any(String) })
    await request('DELETE', path, { as: tenant.agent })
    await own.until(() => own.events('notification.deleted').length === 2)
    expect(own.events('notification.deleted')[1]?.data).toMatchObject({
      notification: { id: notification.id },
      unread_count: read.unread_count,
    })
  })

  it('tell a mention to whom it names, with the conversation', async () => {
    const [named, other] = [await member(tenant.administrator), await member(tenant.agent)]
    const talk = await startTalk(tenant)
    const content = `[@Ada](mention://user/${tenant.administrator.userId}/Ada)`
    await talk.ask('POST', '/messages', { content, private: true })
    await notificationsOf(tenant, tenant.administrator)
    await named.until(() => named.events('conversation.mentioned').length === 1)
    expect(named.events('conversation.mentioned')[0]?.data).toMatchObject({ id: talk.displayId, status: 'open' })
    await other.settled()
    expect(other.events('conversation.mentioned')).toEqual([])
  })
})

describe('typing', () => {
  it('tells members of the conversation as other events do, and visitors no more than its number', async () => {
    const talk = await startTalk(tenant)
    const colleague = await member(tenant.administrator)
    const visitor = await listen({ pubsub_token: talk.visitor.pubsubToken })
    await talk.ask('POST', '/toggle_typing_status', { typing_status: 'on' })
    await talk.ask('POST', '/toggle_typing_status', { typing_status: 'off', is_private: true })
    await colleague.until(() => colleague.events('conversation.typing_off').length === 1)
    expect(colleague.events('conversation.typing_on')[0]?.data).toMatchObject({
      account_id: tenant.accountId,
      conversation: { id: talk.displayId, status: 'open', messages: [], meta: { sender: { type: 'contact' } } },
      user: { id: tenant.agent.userId, type: 'user' },
      is_private: false,
    })
    await visitor.settled()
    const conversation = { id: talk.displayId, inbox_id: tenant.inboxId }
    expect(visitor.events('conversation.typing_on')[0]?.data.conversation).toEqual(conversation)
    expect(visitor.events('conversation.typing_off')).toEqual([])
  })
})

describe('presence', () => {
  it('names the contacts of one’s own inboxes only (SEC3)', async () => {
    const fresh = await makeTenant()
    const visitor = await makeVisitor(fresh)
    await writes(visitor, 'Hello')
    const here = await listen({ pubsub_token: visitor.pubsubToken })
    expect(here.events('presence.update')[0]?.data).not.toHaveProperty('contacts')
    const [agent, outsider] = [await member(fresh.agent, fresh), await member(fresh.outsider, fresh)]
    expect(presentContacts(agent)).toHaveLength(1)
    expect(presentContacts(outsider)).toEqual([])
    expect(Object.keys(outsider.events('presence.update').at(-1)?.data.users as object)).toContain(
      String(fresh.agent.userId),
    )
  })
})

describe('what events carry', () => {
  it('is every key of the reference (§3.2)', async () => {
    const cable = await member(tenant.agent)
    const talk = await startTalk(tenant)
    const [first] = await talk.messages()
    await talk.ask('DELETE', `/messages/${first?.id}`)
    await cable.until(() => cable.events('message.updated').length === 1)
    const message = cable.events('message.updated')[0]?.data ?? {}
    for (const key of [
      'id content account_id inbox_id conversation_id message_type created_at updated_at private status source_id',
      'content_type content_attributes sender_type sender_id external_source_ids additional_attributes',
      'processed_message_content sentiment conversation sender previous_changes',
    ].flatMap(keys => keys.split(' ')))
      expect(message, key).toHaveProperty(key)
    const conversation = cable.events('conversation.created')[0]?.data ?? {}
    for (const key of [
      'additional_attributes can_reply channel contact_inbox id inbox_id messages labels meta status custom_attributes',
      'snoozed_until unread_count first_reply_created_at priority waiting_since agent_last_seen_at',
      'contact_last_seen_at last_activity_at timestamp created_at updated_at',
    ].flatMap(keys => keys.split(' ')))
      expect(conversation, key).toHaveProperty(key)
    const contact = cable.events('contact.created')[0]?.data ?? {}
    for (const key of 'additional_attributes custom_attributes email id identifier name phone_number thumbnail blocked type'.split(
      ' ',
    ))
      expect(contact, key).toHaveProperty(key)
  })
})

describe('how much is unread', () => {
  const feature = (on: boolean) =>
    asSuperuser(
      sql => sql`
        update charla.accounts set features = features || jsonb_build_object('conversation_unread_counts', ${on}::boolean)
        where id = ${tenant.accountId}`,
      { keep: true },
    )

  it('is said to have changed, once for many messages, to members of accounts that have it on', async () => {
    const talk = await startTalk(tenant)
    const without = await member(tenant.agent)
    await feature(true)
    const [own, elsewhere] = [await member(tenant.agent), await member(tenant.outsider)]
    for (const content of ['One', 'Two', 'Three']) await writes(talk.visitor, content)
    const told = (cable: Listening) => cable.events('conversation.unread_count_changed')
    await own.until(() => told(own).length > 0)
    expect(told(own)[0]).toEqual({
      event: 'conversation.unread_count_changed',
      data: { account_id: tenant.accountId },
    })
    expect(told(own).length).toBeLessThan(3)
    const before = told(own).length
    await talk.ask('POST', '/update_last_seen')
    await own.until(() => told(own).length > before)
    await Promise.all([without.settled(), elsewhere.settled()])
    expect([told(without), told(elsewhere)]).toEqual([[], []])
    await feature(false)
  })
})

describe('looking', () => {
  it('tells members of the conversation, never the visitor, nor who looks themselves', async () => {
    const talk = await startTalk(tenant)
    const colleague = await member(tenant.administrator)
    const myself = await member(tenant.agent)
    const visitor = await listen({ pubsub_token: talk.visitor.pubsubToken })
    expect((await talk.ask('POST', '/viewing', { viewing: true })).status).toBe(200)
    await talk.ask('POST', '/viewing', { viewing: false })
    await colleague.until(() => colleague.events('conversation.viewing_off').length === 1)
    expect(colleague.events('conversation.viewing_on')[0]?.data).toEqual({
      account_id: tenant.accountId,
      conversation: { id: talk.displayId, inbox_id: tenant.inboxId },
      user: expect.objectContaining({ id: tenant.agent.userId, type: 'user' }),
    })
    for (const cable of [myself, visitor]) {
      await cable.settled()
      expect([...cable.events('conversation.viewing_on'), ...cable.events('conversation.viewing_off')]).toEqual([])
    }
  })

  it('is refused for a conversation that one may not see, and for what is no answer', async () => {
    const talk = await startTalk(tenant)
    const path = `/api/v1/accounts/${tenant.accountId}/conversations/${talk.displayId}/viewing`
    const stranger = await makeTenant()
    expect((await request('POST', path, { as: stranger.agent, json: { viewing: true } })).status).toBe(401)
    expect(await talk.ask('POST', '/viewing', { viewing: 'perhaps' })).toMatchObject({
      status: 422,
      body: { attributes: ['viewing'] },
    })
  })
})
