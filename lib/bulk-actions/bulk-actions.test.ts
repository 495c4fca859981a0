import { describe, expect, it, vi } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import type { ConversationWire } from '#lib/protocol/index.ts'
import { makeTenant, type Person, request, type Tenant, withCharla } from '#tests/support/app.ts'
import { contactDesk } from '#tests/support/contacts.ts'
import { asSuperuser } from '#tests/support/superuser.ts'
import { listed, startTalk } from '#tests/support/talk.ts'
import { work } from '#tests/support/work.ts'
import type { BulkActionWire } from './bulk-action.ts'
import { runBatch } from './run.ts'

withCharla()

const at = (tenant: Tenant, rest = '') => `/api/v1/accounts/${tenant.accountId}/bulk_actions${rest}`
const begin = (tenant: Tenant, json: unknown, as: Person = tenant.agent) => request('POST', at(tenant), { as, json })
const state = async (tenant: Tenant, id: number, as: Person = tenant.agent) =>
  (await request('GET', at(tenant, `/${id}`), { as })).body as BulkActionWire

/** Begins it, and lets the workers end it. */
async function done(tenant: Tenant, json: unknown, as: Person = tenant.agent): Promise<BulkActionWire> {
  const begun = await begin(tenant, json, as)
  expect(begun, JSON.stringify(begun.body)).toMatchObject({ status: 200, body: { status: 'queued' } })
  const { id } = begun.body as BulkActionWire
  await ended(() => state(tenant, id, as))
  return state(tenant, id, as)
}

/** Until the workers, perhaps those of another test, have ended it. */
const ended = (look: () => Promise<BulkActionWire>) =>
  vi.waitFor(
    async () => {
      await work()
      expect(['queued', 'running']).not.toContain((await look()).status)
    },
    { timeout: 15_000, interval: 50 },
  )

/** So that no worker of another test does what this one does by itself. */
const byHand = (tenant: Tenant) =>
  withSystem(sql => sql`update charla.event_cursors set dispatched_seq = seq where account_id = ${tenant.accountId}`)

async function talks(count: number) {
  const tenant = await makeTenant()
  const made = []
  for (let n = 0; n < count; n++) made.push(await startTalk(tenant))
  return { tenant, talks: made, ids: made.map(talk => talk.displayId) }
}

/** Conversations without messages, as many as it takes. */
async function manyConversations(count: number) {
  const { tenant, ids } = await talks(1)
  const { accountId } = tenant
  await withSystem(async sql => {
    await sql`
      insert into charla.conversations (account_id, display_id, inbox_id, contact_id, contact_inbox_id)
      select account_id, display_id + n, inbox_id, contact_id, contact_inbox_id
      from charla.conversations, generate_series(1, ${count - 1}) as n where account_id = ${accountId} and display_id = ${ids[0] as number}`
    await sql`update charla.display_ids set conversations = conversations + ${count} where account_id = ${accountId}`
  })
  return tenant
}

/** How often each conversation was told to have been resolved, by its own activity lines. */
const resolutions = (tenant: Tenant) =>
  withSystem(async sql => {
    const rows = await sql<{ lines: number }[]>`
      select count(m.id)::int as lines from charla.conversations c
      left join charla.messages m on (m.account_id, m.conversation_id) = (c.account_id, c.id) and m.message_type = 2
      where c.account_id = ${tenant.accountId} group by c.id`
    return rows.map(row => row.lines)
  })

describe('bulk actions on conversations, by their numbers (S5)', () => {
  it('change, assign and label each as its own verb does, with events and activity lines', async () => {
    const { tenant, talks: made, ids } = await talks(2)
    const { cursor } = (await listed(tenant)).meta
    const action = await done(tenant, {
      type: 'Conversation',
      ids,
      fields: { status: 'snoozed', assignee_id: tenant.agent.userId, priority: 'high' },
      labels: { add: ['VIP', 'new'] },
      snoozed_until: Math.floor(Date.now() / 1000) + 3600,
    })
    expect(action).toMatchObject({ status: 'completed', total: 2, processed: 2, succeeded: 2, failed: 0, errors: [] })
    for (const talk of made) {
      expect(await talk.conversation()).toMatchObject({
        status: 'snoozed',
        priority: 'high',
        labels: ['new', 'vip'],
        snoozed_until: expect.any(Number),
        meta: { assignee: { id: tenant.agent.userId } },
      })
      expect(await talk.activity()).toEqual([
        'Amal self-assigned this conversation',
        'Amal added new, vip',
        'Conversation was snoozed by Amal',
      ])
    }
    const { body } = await request('GET', `/api/v1/accounts/${tenant.accountId}/changes?cursor=${cursor}`, {
      as: tenant.agent,
    })
    const told = (body as { events: { event: string; data: ConversationWire }[] }).events
    expect(told.filter(one => one.event === 'conversation.status_changed').map(one => one.data.id)).toEqual(ids)
    await done(tenant, { type: 'Conversation', ids, labels: { remove: ['new'] }, fields: { assignee_id: null } })
    expect(await made[0]?.conversation()).toMatchObject({ labels: ['vip'], meta: {} })
  })

  it('say which failed and why, and do the others', async () => {
    const { tenant, talks: made, ids } = await talks(2)
    const action = await done(tenant, {
      type: 'Conversation',
      ids: [ids[0], 999_999, ids[1]],
      fields: { status: 'resolved' },
    })
    expect(action).toMatchObject({ status: 'completed', succeeded: 2, failed: 1 })
    expect(action.errors).toEqual([{ id: 999_999, message: 'Resource could not be found' }])
    expect(await made[1]?.conversation()).toMatchObject({ status: 'resolved' })
    const refused = await done(tenant, {
      type: 'Conversation',
      ids,
      fields: { priority: 'low', assignee_id: tenant.outsider.userId },
    })
    expect(refused).toMatchObject({ status: 'completed', succeeded: 0, failed: 2 })
    expect(await made[0]?.conversation()).toMatchObject({ priority: null })
  })

  it('reach nothing that the member may not see, nor may not see any more', async () => {
    const { tenant, talks: made, ids } = await talks(1)
    const wish = { type: 'Conversation', ids, fields: { status: 'resolved' } }
    expect(await done(tenant, wish, tenant.outsider)).toMatchObject({ succeeded: 0, failed: 1 })
    const begun = await begin(tenant, wish)
    await request('PATCH', `/api/v1/accounts/${tenant.accountId}/inbox_members`, {
      as: tenant.administrator,
      json: { inbox_id: tenant.inboxId, user_ids: [tenant.administrator.userId] },
    })
    await ended(() => state(tenant, (begun.body as BulkActionWire).id))
    expect(await state(tenant, (begun.body as BulkActionWire).id)).toMatchObject({ succeeded: 0, failed: 1 })
    expect(await made[0]?.conversation(tenant.administrator)).toMatchObject({ status: 'open' })
  })
})

describe('bulk actions on all that a filter finds (S5)', () => {
  it('walk through a filter of conversations', async () => {
    const { tenant, talks: made } = await talks(3)
    await made[1]?.ask('POST', '/toggle_priority', { priority: 'urgent' })
    const payload = [{ attribute_key: 'priority', filter_operator: 'equal_to', values: ['urgent'] }]
    const action = await done(tenant, { type: 'Conversation', payload, fields: { status: 'resolved' } })
    expect(action).toMatchObject({ status: 'completed', total: 1, succeeded: 1 })
    expect(await made[1]?.conversation()).toMatchObject({ status: 'resolved' })
    expect(await made[0]?.conversation()).toMatchObject({ status: 'open' })
  })

  it('walk through a list of conversations, which they take out of that list', async () => {
    const { tenant } = await talks(3)
    const action = await done(tenant, {
      type: 'Conversation',
      query: { status: 'open', assignee_type: 'unassigned' },
      fields: { status: 'resolved' },
    })
    expect(action).toMatchObject({ status: 'completed', total: 3, succeeded: 3 })
    expect((await listed(tenant, 'status=resolved')).meta.all_count).toBe(3)
  })

  it.each([
    ['q', 'hello'],
    ['updated_within', 3600],
  ])('refuse %s, which would pick others with each batch', async (name, value) => {
    const query = { status: 'open', [name]: value }
    expect(
      await begin(await makeTenant(), { type: 'Conversation', query, fields: { status: 'resolved' } }),
    ).toMatchObject({
      status: 422,
      body: { attributes: [`query.${name}`] },
    })
  })

  it('leave none out and do none twice, wherever the work is cut off and by however many it is done', async () => {
    const tenant = await manyConversations(130)
    const begun = await begin(tenant, { type: 'Conversation', payload: [], fields: { status: 'resolved' } })
    const { id } = begun.body as BulkActionWire
    await byHand(tenant)
    expect(await runBatch(tenant.accountId, id)).toBe(true)
    expect(await state(tenant, id)).toMatchObject({ status: 'running', total: 130, processed: 25 })
    // The second batch is cut off when all its rows are done, as by the death of the process: nothing of it remains.
    const cut = (how: string) =>
      asSuperuser(sql => sql.unsafe(`alter table charla.bulk_actions ${how}`), { keep: true })
    await cut(`add constraint cut check (account_id <> ${tenant.accountId} or succeeded < 50) not valid`)
    await expect(runBatch(tenant.accountId, id)).rejects.toThrow('cut')
    await cut('drop constraint cut')
    expect((await resolutions(tenant)).filter(lines => lines > 0)).toHaveLength(25)
    await Promise.all([runBatch(tenant.accountId, id), runBatch(tenant.accountId, id)])
    while (await runBatch(tenant.accountId, id));
    expect(await state(tenant, id)).toMatchObject({ status: 'completed', processed: 130, succeeded: 130 })
    expect(await resolutions(tenant)).toEqual(Array.from({ length: 130 }, () => 1))
  })

  it('stop when they are cancelled', async () => {
    const tenant = await manyConversations(60)
    const begun = await begin(tenant, { type: 'Conversation', payload: [], fields: { status: 'resolved' } })
    const { id } = begun.body as BulkActionWire
    await byHand(tenant)
    await runBatch(tenant.accountId, id)
    expect((await request('POST', at(tenant, `/${id}/cancel`), { as: tenant.agent })).body).toMatchObject({
      status: 'cancelled',
      processed: 25,
    })
    expect(await runBatch(tenant.accountId, id)).toBe(false)
    expect((await resolutions(tenant)).filter(lines => lines > 0)).toHaveLength(25)
    expect(await state(tenant, id)).toMatchObject({ status: 'cancelled', processed: 25 })
  })
})

describe('bulk actions on contacts', () => {
  it('label, by ids and by filter', async () => {
    const { tenant, ask, make } = await contactDesk()
    const [one, two] = [await make({ name: 'Zoe' }), await make({ name: 'Zac' })]
    await ask('POST', `/${one.contact.id}/labels`, { labels: ['old'] })
    await done(tenant, { type: 'Contact', ids: [one.contact.id], labels: { add: ['vip'], remove: ['old'] } })
    expect((await ask('GET', `/${one.contact.id}/labels`)).body).toEqual({ payload: ['vip'] })
    const payload = [{ attribute_key: 'name', filter_operator: 'contains', values: ['Z'] }]
    expect(await done(tenant, { type: 'Contact', payload, labels: { add: ['z'] } })).toMatchObject({ succeeded: 2 })
    expect((await ask('GET', `/${two.contact.id}/labels`)).body).toEqual({ payload: ['z'] })
    await done(tenant, { type: 'Contact', query: { labels: ['vip'] }, labels: { remove: ['z'] } })
    expect((await ask('GET', `/${one.contact.id}/labels`)).body).toEqual({ payload: ['vip'] })
  })

  it('delete, for administrators alone', async () => {
    const { tenant, ask, make } = await contactDesk()
    const { contact } = await make({ name: 'Zoe' })
    const wish = { type: 'Contact', ids: [contact.id], action_name: 'delete' }
    expect((await begin(tenant, wish)).status).toBe(403)
    expect(await done(tenant, wish, tenant.administrator)).toMatchObject({ succeeded: 1 })
    expect((await ask('GET', `/${contact.id}`)).status).toBe(404)
  })
})

describe('consent of many', () => {
  const consent = { channel: 'whatsapp', given: true, source: 'the fair', given_at: '2026-01-02T03:04:05Z' }
  it('is written down for each, with one source and time', async () => {
    const { tenant, ask, make } = await contactDesk()
    const [one, two] = [await make({ name: 'Zoe' }), await make({ name: 'Zac' })]
    const ids = [one.contact.id, two.contact.id]
    expect(await done(tenant, { type: 'Contact', ids, consent })).toMatchObject({ succeeded: 2 })
    await done(tenant, { type: 'Contact', ids: [two.contact.id], consent: { ...consent, given: false } })
    const said = async (id: number) =>
      ((await ask('GET', `/${id}/consents`)).body as { payload: Record<string, unknown>[] }).payload
    const written = {
      channel: 'whatsapp',
      purpose: 'marketing',
      source: 'the fair',
      given_at: '2026-01-02T03:04:05.000Z',
      user_id: tenant.agent.userId,
    }
    expect(await said(one.contact.id)).toMatchObject([{ ...written, given: true }])
    expect((await said(two.contact.id)).map(row => row.given)).toEqual([false, true])
  })
})

describe('a bulk action is refused', () => {
  const fields = { status: 'resolved' }
  it.each([
    [{ ids: [1], fields }, 'type'],
    [{ type: 'Message', ids: [1], fields }, 'type'],
    [{ type: 'Conversation', fields }, 'ids'],
    [{ type: 'Conversation', ids: [], fields }, 'ids'],
    [{ type: 'Conversation', ids: [1], payload: [], fields }, 'ids'],
    [{ type: 'Conversation', ids: ['x'], fields }, 'ids.0'],
    [{ type: 'Conversation', ids: [1] }, 'fields'],
    [{ type: 'Conversation', ids: [1], fields: { status: 'gone' } }, 'fields.status'],
    [{ type: 'Conversation', ids: [1], fields, snoozed_until: 1 }, 'snoozed_until'],
    [{ type: 'Conversation', ids: [1], action_name: 'burn' }, 'action_name'],
    [{ type: 'Contact', ids: [1], fields }, 'fields'],
    [{ type: 'Contact', ids: [1], consent: { channel: 'whatsapp', given: true } }, 'consent.source'],
    [
      {
        type: 'Contact',
        ids: [1],
        consent: { channel: 'email', given: true, source: 'x', given_at: '2090-01-01T00:00Z' },
      },
      'consent.given_at',
    ],
    [{ type: 'Conversation', ids: [1], consent: { channel: 'email', given: true, source: 'x' } }, 'fields'],
    [{ type: 'Contact', ids: [1], labels: { add: ['a\0b'] } }, 'labels.add.0'],
    [
      {
        type: 'Contact',
        payload: [{ attribute_key: 'nope', filter_operator: 'equal_to', values: ['1'] }],
        labels: { add: ['a'] },
      },
      'payload.0.attribute_key',
    ],
  ])('for %j', async (json, field) => {
    expect(await begin(await makeTenant(), json)).toMatchObject({ status: 422, body: { attributes: [field] } })
  })

  it('to who has not asked for it', async () => {
    const { tenant, ids } = await talks(1)
    const { id } = await done(tenant, { type: 'Conversation', ids, fields })
    const { body } = await request('GET', at(tenant), { as: tenant.agent })
    expect(body).toMatchObject({ payload: [{ id }] })
    for (const as of [tenant.administrator, tenant.outsider]) {
      expect((await request('GET', at(tenant, `/${id}`), { as })).status).toBe(404)
      expect((await request('POST', at(tenant, `/${id}/cancel`), { as })).status).toBe(404)
    }
    expect((await request('POST', at(tenant, `/${id}/cancel`), { as: tenant.agent })).body).toMatchObject({
      status: 'completed',
    })
  })
})
