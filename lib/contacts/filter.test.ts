import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import { makeTenant, type Person, request, withCharla } from '#tests/support/app.ts'
import { type ContactPage, contactDesk } from '#tests/support/contacts.ts'
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

let desk: Awaited<ReturnType<typeof contactDesk>>
const rows: Record<string, unknown>[] = []

const filter = (json: unknown, as?: Person, rest = '') => desk.ask('POST', `/filter${rest}`, json, as)
const found = async (...payload: Condition[]) => {
  const answer = await filter({ payload })
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 })
  return (answer.body as ContactPage).payload.map(contact => contact.name)
}

beforeAll(async () => {
  desk = await contactDesk()
  const { accountId, administrator, inboxId } = desk.tenant
  for (const [attribute_key, attribute_display_type] of [
    ['plan', 'text'],
    ['seats', 'number'],
  ])
    await request('POST', `/api/v1/accounts/${accountId}/custom_attribute_definitions`, {
      as: administrator,
      json: {
        attribute_display_name: attribute_key,
        attribute_key,
        attribute_display_type,
        attribute_model: 'contact_attribute',
      },
    })
  const planted = [
    {
      name: 'Ada',
      email: 'Ada@a.test',
      phone_number: '+4915112345678',
      identifier: 'crm-1',
      plan: 'Pro',
      city: 'Bonn',
    },
    { name: 'Bo', email: 'bo@b.test', phone_number: '+14155550123', blocked: true, seats: 3, city: 'Berlin' },
    { name: 'Cy 100%', country_code: 'DE', seats: '2', company_name: 'Gold "&" Sons', inbox: true },
    { name: 'Di', country_code: 'de', company_name: 'NULL', plan: 'shop' },
  ]
  const titles = [['vip'], [], ['vip', 'billing'], []]
  for (const [index, { plan, seats, city, country_code, company_name, inbox, ...plain }] of planted.entries()) {
    const defined = (given: Record<string, unknown>) => JSON.parse(JSON.stringify(given)) as Record<string, unknown>
    const { contact } = await desk.make({
      ...plain,
      ...(inbox ? { inbox_id: inboxId } : {}),
      additional_attributes: defined({ city, country_code, company_name }),
      custom_attributes: defined({ plan, seats }),
    })
    const day = days[index]?.slice(0, 10) as string
    await withSystem(async sql => {
      const at = index === 3 ? null : `${day}T23:30:00Z`
      await sql`update charla.contacts set created_at = ${`${day}T00:30:00Z`}, last_activity_at = ${at}
        where account_id = ${accountId} and id = ${contact.id}`
    })
    if (titles[index]?.length) await desk.ask('POST', `/${contact.id}/labels`, { labels: titles[index] })
    rows.push({
      name: plain.name,
      email: plain.email ?? null,
      phone_number: plain.phone_number ?? null,
      identifier: plain.identifier ?? null,
      blocked: String(plain.blocked ?? false),
      city: city ?? null,
      country_code: country_code ?? null,
      company_name: company_name ?? null,
      plan: plan ?? null,
      seats: seats === undefined ? null : Number(seats),
      labels: titles[index],
      created_at: day,
      last_activity_at: index === 3 ? null : day,
    })
  }
})

describe('filtering contacts', () => {
  it('answers those that meet the conditions, as the list does', async () => {
    const payload = [one('labels', 'equal_to', 'vip')]
    const answer = await filter({ payload })
    expect(answer).toMatchObject({
      status: 200,
      body: { meta: { count: 2, current_page: 1 }, payload: [{ name: 'Cy 100%' }, { name: 'Ada' }] },
    })
    expect(answer.body).toEqual((await desk.ask('GET', '?labels[]=vip')).body)
    expect(await filter({ payload }, undefined, '?sort=name&include_contact_inboxes=false')).toMatchObject({
      body: { payload: [{ name: 'Ada' }, { name: 'Cy 100%' }] },
    })
    expect(await filter({ payload, page: 2 })).toMatchObject({
      body: { meta: { count: 2, current_page: 2 }, payload: [] },
    })
    expect(await found()).toHaveLength(4)
  })

  it('shows nobody what they may not see', async () => {
    const payload = joined('or', one('name', 'contains', ''), one('name', 'does_not_contain', ''))
    expect(await filter({ payload }, desk.tenant.outsider)).toMatchObject({ body: { meta: { count: 3 } } })
    expect(await filter({ payload }, desk.tenant.administrator)).toMatchObject({ body: { meta: { count: 4 } } })
    expect((await filter({ payload }, (await makeTenant()).agent)).status).toBe(401)
  })

  it('finds numbers with and without their plus', async () => {
    for (const value of ['+4915112345678', '4915112345678', 4915112345678])
      expect(await found(one('phone_number', 'equal_to', value))).toEqual(['Ada'])
    for (const value of ['+49', '49']) expect(await found(one('phone_number', 'starts_with', value))).toEqual(['Ada'])
    expect(await found(one('phone_number', 'contains', '5555'))).toEqual(['Bo'])
  })

  it.each([
    ['payload', {}],
    ['page', { payload: [], page: 'two' }],
    ['payload.0.attribute_key', { payload: [one('status', 'equal_to', 'open')] }],
    ['payload.0.filter_operator', { payload: [one('identifier', 'contains', 'crm')] }],
    ['payload.0.filter_operator', { payload: [one('email', 'starts_with', 'a')] }],
    ['payload.0.values', { payload: [one('blocked', 'equal_to', 'perhaps')] }],
    [
      'payload.0.custom_attribute_type',
      { payload: [{ ...one('plan', 'equal_to', 'x'), custom_attribute_type: 'conversation_attribute' }] },
    ],
  ])('refuses, and names %s', async (field, json) => {
    expect(await filter(json)).toMatchObject({ status: 422, body: { attributes: [field] } })
  })
})

const spec: FilterSpec = {
  name: [like, [...texts, 'ada', 'BO', 'di', '0%']],
  email: [like, ['ada@A.test', 'bo@', '@', '.test']],
  phone_number: [
    [...both, 'starts_with'],
    ['+49', '+4915112345678', '+1'],
  ],
  identifier: [both, ['crm-1', 'CRM-1', 'crm']],
  country_code: [both, ['DE', 'de', 'FR']],
  city: [like, ['bonn', 'ber', 'b']],
  company_name: [like, texts],
  blocked: [both, [true, false, 'true', 'False']],
  created_at: [beyond, days],
  last_activity_at: [beyond, days],
  labels: [
    [...both, ...there],
    ['vip', 'BILLING', 'none'],
  ],
  plan: [[...like, ...there], texts],
  seats: [[...both, ...there, ...beyond], numbers],
}

describe('whatever the conditions', () => {
  it('they find what plain JavaScript finds', async () => {
    await fc.assert(
      fc.asyncProperty(sensible(spec), async conditions => {
        const expected = rows.filter(row => meetsAll(row, conditions)).map(row => row.name)
        expect((await found(...conditions)).sort(), JSON.stringify(conditions)).toEqual(expected)
      }),
      { numRuns: 200 },
    )
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
