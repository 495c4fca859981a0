import { describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import { follow } from '#lib/base/followers.ts'
import { indexMessages } from '#lib/search/index.ts'
import { makeTenant, makeVisitor, request, type Tenant, withCharla, writes } from '#tests/support/app.ts'
import { listed, startTalk, type Talk } from '#tests/support/talk.ts'

withCharla()

/** Four conversations: open and nobody's, open and the agent's, resolved and the administrator's, and one snoozed. */
async function fourTalks() {
  const tenant = await makeTenant()
  const talks: Talk[] = []
  for (let n = 0; n < 4; n++) talks.push(await startTalk(tenant, `Question ${n}`))
  const [, second, third, fourth] = talks as [Talk, Talk, Talk, Talk]
  await second.ask('POST', '/assignments', { assignee_id: tenant.agent.userId })
  await third.ask('POST', '/assignments', { assignee_id: tenant.administrator.userId })
  await third.ask('POST', '/toggle_status', { status: 'resolved' })
  await fourth.ask('POST', '/toggle_status', { status: 'snoozed' })
  return { tenant, talks }
}
const ids = async (tenant: Tenant, query: string) => (await listed(tenant, query)).payload.map(one => one.id)

describe('the list of conversations', () => {
  it('shows those with whom the channel calls so', async () => {
    const { tenant, talks } = await fourTalks()
    const last = ((await talks[0]?.conversation())?.messages ?? [])[0]
    const source = last?.conversation.contact_inbox.source_id ?? ''
    expect(await ids(tenant, `source_id=${source}`)).toEqual([1])
    expect(await ids(tenant, 'source_id=nobody')).toEqual([])
    expect(await ids(tenant, 'source_id=')).toHaveLength(2)
  })

  it('shows those in which something was said, within the list that is asked for', async () => {
    const { tenant, talks } = await fourTalks()
    await talks[0]?.ask('POST', '/messages', { content: 'A Café in Dublin' })
    await talks[2]?.ask('POST', '/messages', { content: 'The cafe is closed' })
    await follow(indexMessages)
    expect(await ids(tenant, 'q=cafe')).toEqual([1])
    expect(await ids(tenant, 'q=CAF%C3%89&status=all')).toEqual([3, 1])
    expect((await listed(tenant, 'q=cafe&status=all')).meta).toMatchObject({ all_count: 2, unassigned_count: 1 })
    expect(await ids(tenant, 'q=dublin%20cafe&status=all')).toEqual([1])
    expect(await ids(tenant, 'q=nothing')).toEqual([])
    expect(await ids(tenant, 'q=%21%21')).toEqual([])
    expect(await ids(tenant, 'q=')).toHaveLength(2)
    expect((await listed(tenant, 'q=cafe&status=all', tenant.outsider)).payload).toEqual([])
  })

  it('shows what has changed in the last so many seconds, all of it on one page', async () => {
    const { tenant } = await fourTalks()
    for (let n = 0; n < 25; n++) await startTalk(tenant)
    await withSystem(
      sql => sql`update charla.conversations set updated_at = now() - interval '2 hours'
        where account_id = ${tenant.accountId} and display_id = 1`,
    )
    const changed = await listed(tenant, 'updated_within=3600')
    expect([changed.payload.length, changed.meta.all_count]).toEqual([26, 26])
    expect(await ids(tenant, 'updated_within=36000')).toHaveLength(27)
    expect(await ids(tenant, 'updated_within=')).toHaveLength(25)
  })

  it('has the last message as events carry it', async () => {
    const { tenant, talks } = await fourTalks()
    await talks[1]?.ask('POST', '/messages', { content: 'Yes', private: true })
    const [shown] = (await listed(tenant, 'assignee_type=me')).payload
    const told = {
      content: 'Yes',
      sender_type: 'User',
      sender_id: tenant.agent.userId,
      account_id: tenant.accountId,
      conversation: { assignee_id: tenant.agent.userId, status: 'open' },
    }
    expect(shown).toMatchObject({ messages: [told], last_non_activity_message: told, sla_policy_id: null })
  })

  it('shows open ones by latest activity, and the counts of every tab', async () => {
    const { tenant } = await fourTalks()
    const { payload, meta } = await listed(tenant)
    expect(payload.map(one => one.id)).toEqual([2, 1])
    expect(meta).toMatchObject({
      mine_count: 1,
      assigned_count: 1,
      unassigned_count: 1,
      all_count: 2,
      cursor: expect.any(Number),
    })
    expect(payload[1]).toMatchObject({
      id: 1,
      account_id: tenant.accountId,
      inbox_id: tenant.inboxId,
      status: 'open',
      priority: null,
      unread_count: 1,
      can_reply: true,
      labels: [],
      meta: {
        channel: 'Channel::WebWidget',
        hmac_verified: false,
        sender: { name: null, availability_status: 'offline' },
      },
      last_non_activity_message: { content: 'Question 0', message_type: 0 },
      messages: [{ content: 'Question 0' }],
    })
  })

  it.each([
    ['status=all', [4, 3, 2, 1]],
    ['status=all&sort_by=last_activity_at_asc', [1, 2, 3, 4]],
    ['status=all&sort_by=priority_desc_created_at_asc', [1, 2, 3, 4]],
    ['status=all&sort_by=unread', [4, 3, 2, 1]],
    ['status=all&sort_by=latest', [4, 3, 2, 1]],
    ['status=all&sort_by=sort_on_created_at', [1, 2, 3, 4]],
    ['conversation_type=unattended', [2, 1]],
    ['conversation_type=participating&status=all', [2]],
    ['conversation_type=mention', []],
    ['conversation_type=', [2, 1]],
    ['status=resolved', [3]],
    ['status=snoozed', [4]],
    ['status=pending', []],
    ['assignee_type=me', [2]],
    ['assignee_type=unassigned', [1]],
    ['assignee_type=assigned&status=all', [3, 2]],
    ['status=all&sort_by=created_at_asc', [1, 2, 3, 4]],
    ['status=all&sort_by=created_at_desc', [4, 3, 2, 1]],
    ['status=all&sort_by=waiting_since_asc', [1, 2, 4, 3]], // who is answered waits no more, and comes last
    ['page=2', []],
    ['inbox_id=999999999', []],
  ])('takes %s', async (query, expected) => {
    const { tenant } = await fourTalks()
    expect(await ids(tenant, query)).toEqual(expected)
    const counts = await request('GET', `/api/v1/accounts/${tenant.accountId}/conversations/meta?${query}`, {
      as: tenant.agent,
    })
    expect(counts.body).toEqual({ meta: { ...(await listed(tenant, query)).meta, cursor: undefined } })
  })

  it('sorts by priority, the most urgent first, and by activity', async () => {
    const { tenant, talks } = await fourTalks()
    const [first, second, third] = talks as [Talk, Talk, Talk]
    await first.ask('POST', '/toggle_priority', { priority: 'low' })
    await third.ask('POST', '/toggle_priority', { priority: 'urgent' })
    await second.ask('POST', '/toggle_priority', { priority: 'medium' })
    expect(await ids(tenant, 'status=all&sort_by=priority_desc')).toEqual([3, 2, 1, 4])
    expect(await ids(tenant, 'status=all&sort_by=priority_asc')).toEqual([1, 2, 3, 4])
    await writes(first.visitor, 'I am here again')
    expect((await ids(tenant, 'status=all'))[0]).toBe(1)
    expect((await ids(tenant, 'status=all&sort_by=last_activity_at_asc')).at(-1)).toBe(1)
  })

  it('comes in pages of 25, each conversation once', async () => {
    const tenant = await makeTenant()
    const visitors = await Promise.all(Array.from({ length: 27 }, () => makeVisitor(tenant)))
    await Promise.all(visitors.map(visitor => writes(visitor, 'Hello')))
    const pages = [await ids(tenant, 'page=1'), await ids(tenant, 'page=2'), await ids(tenant, 'page=3')]
    expect(pages.map(page => page.length)).toEqual([25, 2, 0])
    expect(new Set(pages.flat()).size).toBe(27)
  })

  it.each([
    'status=closed',
    'assignee_type=you',
    'sort_by=name',
    'page=0',
    'page=x',
    'page=10001',
    'inbox_id=x',
    'status=open&status=all',
  ])('refuses %s, and names it', async query => {
    const tenant = await makeTenant()
    const answer = await request('GET', `/api/v1/accounts/${tenant.accountId}/conversations?${query}`, {
      as: tenant.agent,
    })
    expect(answer).toMatchObject({ status: 422, body: { attributes: [query.split('=')[0]] } })
  })
})

describe('one conversation', () => {
  it.each(['0', '2', '-1', '1.0', '1e0', '0x1', '01', ' 1', 'abc', '9007199254740993', '%00'])(
    'is not found as %s',
    async id => {
      const { tenant } = await startTalk()
      const answer = await request('GET', `/api/v1/accounts/${tenant.accountId}/conversations/${id}`, {
        as: tenant.agent,
      })
      expect(answer).toMatchObject({ status: 404, body: { error: 'Resource could not be found' } })
    },
  )

  it('carries its times as unix seconds', async () => {
    const talk = await startTalk()
    await withSystem(
      sql => sql`update charla.conversations set created_at = '2026-01-02T03:04:05.678Z', updated_at = '2026-01-02T03:04:05.678Z',
        waiting_since = null where account_id = ${talk.tenant.accountId}`,
    )
    expect(await talk.conversation()).toMatchObject({
      created_at: 1_767_323_045,
      updated_at: 1_767_323_045.678,
      waiting_since: 0,
      snoozed_until: null,
      first_reply_created_at: null,
      agent_last_seen_at: 0,
      timestamp: expect.any(Number),
    })
  })

  it('is found among those of its contact, by who may see it', async () => {
    const talk = await startTalk()
    const { id } = (await talk.conversation()).meta.sender
    const of = (contact: number, as = talk.tenant.agent) =>
      request('GET', `/api/v1/accounts/${talk.tenant.accountId}/contacts/${contact}/conversations`, { as })
    expect((await of(id)).body).toMatchObject({ payload: [{ id: talk.displayId }] })
    expect((await of(id, talk.tenant.outsider)).status).toBe(404)
    expect((await of(id + 1_000_000)).status).toBe(404)
  })
})
