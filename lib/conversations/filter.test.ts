import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import type { ConversationWire } from '#lib/protocol/index.ts'
import { makeTenant, type Person, request, type Tenant, withCharla } from '#tests/support/app.ts'
import { plantConversations } from '#tests/support/filtered-conversations.ts'
import {
  beyond,
  both,
  type Condition,
  days,
  type FilterSpec,
  joined,
  like,
  meetsAll,
  numbers,
  one,
  sensible,
  texts,
  there,
  wild,
} from '#tests/support/filters.ts'

withCharla()

type Found = {
  meta: { mine_count: number; unassigned_count: number; all_count: number }
  payload: ConversationWire[]
}

let tenant: Tenant
let rows: Record<string, unknown>[]

const filter = (json: unknown, as: Person = tenant.agent, rest = '') =>
  request('POST', `/api/v1/accounts/${tenant.accountId}/conversations/filter${rest}`, { as, json })
const found = async (...payload: Condition[]) => {
  const answer = await filter({ payload })
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 })
  return (answer.body as Found).payload.map(conversation => conversation.id)
}

beforeAll(async () => {
  const planted = await plantConversations()
  tenant = planted.tenant
  rows = planted.rows
  spec.assignee_id?.[1].push(tenant.agent.userId, String(tenant.administrator.userId))
})

describe('filtering conversations', () => {
  it('answers those that meet the conditions, the most active first, with the counts of all', async () => {
    const answer = await filter({
      payload: joined('AND', one('status', 'equal_to', 'all'), one('labels', 'is_present')),
    })
    const { meta, payload } = answer.body as Found
    expect(meta).toEqual({ mine_count: 1, unassigned_count: 1, all_count: 3 })
    expect(payload.map(conversation => conversation.id)).toEqual([4, 2, 1])
    const alone = await request('GET', `/api/v1/accounts/${tenant.accountId}/conversations/4`, { as: tenant.agent })
    expect(payload[0]).toEqual(alone.body)
    expect(await found()).toEqual([5, 4, 3, 2, 1])
  })

  it('pages by twenty-five, by the query or the body', async () => {
    const payload = [one('status', 'equal_to', 'open')]
    for (const answer of [await filter({ payload }, tenant.agent, '?page=2'), await filter({ payload, page: 2 })])
      expect(answer).toMatchObject({ status: 200, body: { meta: { all_count: 2 }, payload: [] } })
    expect(await filter({ payload, page: 2 }, tenant.agent, '?page=1')).toMatchObject({
      body: { payload: [{ id: 2 }, { id: 1 }] },
    })
    expect(await filter({ payload }, tenant.agent, '?page=0')).toMatchObject({
      status: 422,
      body: { attributes: ['page'] },
    })
  })

  it('shows nobody what they may not see', async () => {
    const payload = joined('or', one('status', 'equal_to', 'all'), one('status', 'not_equal_to', 'all'))
    expect(await filter({ payload }, tenant.administrator)).toMatchObject({ body: { meta: { all_count: 5 } } })
    expect(await filter({ payload }, tenant.outsider)).toMatchObject({ body: { meta: { all_count: 0 }, payload: [] } })
    const other = await makeTenant()
    expect((await filter({ payload }, other.agent)).status).toBe(401)
  })

  it('takes what Chatwoot’s clients send', async () => {
    expect(await found({ ...one('status', 'equal_to'), values: 'open', custom_attribute_type: '' })).toEqual([2, 1])
    expect(await found({ ...one('assignee_id', 'equal_to'), values: [String(tenant.agent.userId)] })).toEqual([5, 1])
    expect(
      await found({ ...one('status', 'equal_to', 'pending'), custom_attribute_type: 'conversation_attribute' }),
    ).toEqual([4])
    expect(await found({ attribute_key: 'priority', filter_operator: 'equal_to', values: ['urgent', 'low'] })).toEqual([
      3, 2,
    ])
    expect(await found(...joined('AND', one('team_id', 'is_not_present'), one('plan', 'equal_to', 'PRO')))).toEqual([1])
    expect(await found({ ...one('rank', 'is_greater_than', 3), custom_attribute_type: 'contact_attribute' })).toEqual([
      5,
    ])
    expect(
      await found({ ...one('plan', 'equal_to', 'contact'), custom_attribute_type: 'contact_attribute' }),
    ).toHaveLength(5)
  })

  it('joins in a row, where and binds closer than or', async () => {
    const [open, gold, seats] = [
      one('status', 'equal_to', 'open'),
      one('labels', 'equal_to', 'refund'),
      one('seats', 'equal_to', 3),
    ]
    const ask = (first: string, second: string) =>
      found({ ...gold, query_operator: first }, { ...open, query_operator: second }, seats)
    expect(await ask('or', 'and')).toEqual([4, 2, 1])
    expect(await found({ ...open, query_operator: 'OR' }, { ...gold, query_operator: 'AND' }, seats)).toEqual([2, 1])
  })

  it('finds what a campaign began, by the number that campaigns have', async () => {
    await withSystem(
      sql => sql`
      with campaign as (
        insert into charla.campaigns (account_id, display_id, inbox_id, title, message, campaign_type)
        values (${tenant.accountId}, 7, ${tenant.inboxId}, 'Hello', 'Hello', 0) returning id
      )
      update charla.conversations set campaign_id = campaign.id from campaign
      where account_id = ${tenant.accountId} and display_id = 3`,
    )
    expect(await found(one('campaign_id', 'equal_to', 7))).toEqual([3])
    expect(await found(one('campaign_id', 'is_present'))).toEqual([3])
    expect(await found(one('campaign_id', 'not_equal_to', 7))).toEqual([5, 4, 2, 1])
  })

  it('counts days back from today', async () => {
    expect(await found(one('created_at', 'days_before', 0))).toHaveLength(5)
    expect(await found(one('created_at', 'days_before', '99999'))).toEqual([])
  })

  it.each([
    ['payload', undefined],
    ['payload', 'status'],
    ['payload', Array.from({ length: 101 }, () => one('labels', 'is_present'))],
    ['payload.0', ['status']],
    ['payload.0.attribute_key', [one('', 'equal_to', 1)]],
    ['payload.0.attribute_key', [one('colour', 'equal_to', 1)]],
    ['payload.0.attribute_key', [one('__proto__', 'equal_to', 1)]],
    ['payload.0.attribute_key', [one('rank', 'equal_to', 1)]],
    ['payload.0.attribute_key', [one("status' or true --", 'equal_to', 'open')]],
    ['payload.0.filter_operator', [one('status', 'is', 'open')]],
    ['payload.0.filter_operator', [one('status', 'contains', 'open')]],
    ['payload.0.filter_operator', [one('vip', 'contains', 'true')]],
    ['payload.0.values', [one('status', 'equal_to')]],
    ['payload.0.values', [one('status', 'equal_to', 'open', 'gone')]],
    ['payload.0.values', [one('inbox_id', 'equal_to', '1; drop table')]],
    ['payload.0.values', [one('inbox_id', 'equal_to', 2 ** 70)]],
    ['payload.0.values', [one('created_at', 'is_less_than', '2023-02-30')]],
    ['payload.0.values', [one('created_at', 'days_before', -1)]],
    ['payload.0.values', [one('seats', 'is_less_than', 'NaN')]],
    ['payload.0.values.0', [one('referer', 'contains', 'a\0b')]],
    ['payload.0.values.0', [one('referer', 'contains', null)]],
    ['payload.0.query_operator', [{ ...one('labels', 'is_present'), query_operator: 'xor' }]],
    ['payload.0.query_operator', [one('labels', 'is_present'), one('labels', 'is_present')]],
    ['payload.0.custom_attribute_type', [{ ...one('plan', 'equal_to', 'x'), custom_attribute_type: 'message' }]],
    ['payload.1.values', joined('and', one('labels', 'is_present'), one('team_id', 'equal_to', 'sales'))],
  ])('refuses, and names %s', async (field, payload) => {
    expect(await filter({ payload })).toMatchObject({ status: 422, body: { attributes: [field] } })
  })
})

const spec: FilterSpec = {
  status: [both, ['open', 'resolved', 'pending', 'snoozed', 'all']],
  priority: [both, ['low', 'medium', 'high', 'urgent']],
  assignee_id: [
    [...both, ...there],
    [1, 2, 3, '4', 5, 6],
  ],
  team_id: [[...both, ...there], [1]],
  display_id: [like, ['1', 2, '3', '12']],
  referer: [like, texts],
  browser_language: [both, texts],
  created_at: [beyond, days],
  last_activity_at: [beyond, days],
  labels: [
    [...both, ...there],
    ['vip', 'Billing', 'none'],
  ],
  plan: [[...like, ...there], texts],
  seats: [[...both, ...there, ...beyond], numbers],
  due: [[...both, ...there, ...beyond], days],
  vip: [
    [...both, ...there],
    [true, 'false', 'TRUE'],
  ],
  tier: [[...both, ...there], texts],
}

describe('whatever the conditions', () => {
  it('they find what plain JavaScript finds', async () => {
    await fc.assert(
      fc.asyncProperty(sensible(spec), async conditions => {
        const expected = rows.filter(row => meetsAll(row, conditions)).map(row => row.display_id)
        expect((await found(...conditions)).sort(), JSON.stringify(conditions)).toEqual(expected)
      }),
      { numRuns: 200 },
    )
  })

  it('no connection keeps their statements', async () => {
    await found(one('referer', 'contains', 'shop'))
    const kept = await withSystem(
      sql => sql`select from pg_prepared_statements where statement like ${"%with met as%'referer'%"}`,
    )
    expect(kept).toHaveLength(0)
  })

  it('they are never a fault of ours', async () => {
    await fc.assert(
      fc.asyncProperty(wild(spec), async payload => {
        const { status, body } = await filter({ payload })
        expect([200, 422], JSON.stringify([payload, body])).toContain(status)
      }),
      { numRuns: 300 },
    )
  })
})
