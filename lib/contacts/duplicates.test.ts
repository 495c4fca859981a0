import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { systemContext } from '#lib/base/context.ts'
import { withAccount } from '#lib/base/db/index.ts'
import { makeTenant, type Person, request, type Tenant, withCharla } from '#tests/support/app.ts'
import type { Contact } from './contact.ts'
import { likelyDuplicates } from './duplicates.ts'
import { likeness, similarity } from './likeness.ts'

withCharla()

const ask = (tenant: Tenant, method: string, rest: string, json?: unknown, as: Person = tenant.agent) =>
  request(method, `/api/v1/accounts/${tenant.accountId}/contacts${rest}`, { as, ...(json ? { json } : {}) })

async function add(tenant: Tenant, json: object): Promise<number> {
  const { body } = await ask(tenant, 'POST', '', json, tenant.administrator)
  return (body as { payload: { contact: { id: number } } }).payload.contact.id
}

async function proposed(tenant: Tenant, id: number, as?: Person) {
  const { body } = await ask(tenant, 'GET', `/${id}/duplicates`, undefined, as)
  return (body as { payload: { contact: { id: number }; score: number; alike: string[] }[] }).payload
}

describe('likely duplicates of a contact (C6, R2)', () => {
  it.each([
    ['the same name, whatever its order and accents', { name: 'Zoé Lee' }, { name: 'Lee, Zoe' }, ['name']],
    ['the same mailbox', { email: 'zoe.lee+a@x.test' }, { email: 'zoe.lee@y.test' }, ['email']],
    [
      'the same number in another form',
      { phone_number: '+4915112345678' },
      { phone_number: '+15112345678' },
      ['phone_number'],
    ],
    [
      'rare attributes, and a name with a mistake',
      { name: 'Zoe Lee', custom_attributes: { customer: 'c-1234', born: '1990-01-02' } },
      { name: 'Zoe Leigh', custom_attributes: { customer: 'c-1234', born: '1990-01-02' } },
      ['name', 'born', 'customer'],
    ],
  ])('are those with %s', async (_, one, other, alike) => {
    const tenant = await makeTenant()
    const [id, twin] = [await add(tenant, one), await add(tenant, other)]
    await add(tenant, { name: 'Somebody Else' })
    expect(await proposed(tenant, id)).toMatchObject([{ contact: { id: twin }, alike }])
    expect(await proposed(tenant, twin)).toMatchObject([{ contact: { id } }])
  })

  it('are not those who only have a first name or a common attribute in common', async () => {
    const tenant = await makeTenant()
    const id = await add(tenant, { name: 'Zoe Lee', custom_attributes: { plan: 'premium' } })
    await add(tenant, { name: 'Zoe Abernathy', custom_attributes: { plan: 'premium' } })
    await add(tenant, { name: 'Kim Ortega', custom_attributes: { plan: 'premium' } })
    expect(await proposed(tenant, id)).toEqual([])
  })

  it('follow what contacts are now', async () => {
    const tenant = await makeTenant()
    const [id, twin] = [await add(tenant, { name: 'Zoe Lee' }), await add(tenant, { name: 'Zoe Lee' })]
    expect(await proposed(tenant, id)).toHaveLength(1)
    await ask(tenant, 'PUT', `/${twin}`, { name: 'Kim Ortega' })
    expect(await proposed(tenant, id)).toEqual([])
    await ask(tenant, 'DELETE', `/${twin}`, undefined, tenant.administrator)
    expect(await proposed(tenant, id)).toEqual([])
  })

  it('are proposed within what the member sees, ten at most (SEC3)', async () => {
    const tenant = await makeTenant()
    const id = await add(tenant, { name: 'Zoe Lee' })
    for (let n = 0; n < 12; n++) await add(tenant, { name: 'Zoe Lee', inbox_id: tenant.inboxId })
    expect(await proposed(tenant, id)).toHaveLength(10)
    expect(await proposed(tenant, id, tenant.outsider)).toEqual([])
    const hidden = await add(tenant, { name: 'Zac', inbox_id: tenant.inboxId })
    expect((await ask(tenant, 'GET', `/${hidden}/duplicates`, undefined, tenant.outsider)).status).toBe(404)
  })
})

describe('likeness', () => {
  const someone = { name: null, email: null, phone_number: null, identifier: null, custom_attributes: {} }

  it('is nothing between those of whom nothing is known', () => {
    expect(likeness(someone, someone, () => true)).toEqual({ score: 0, alike: [] })
  })

  it('counts a value that few have for more than one that many have', () => {
    const one = { ...someone, custom_attributes: { plan: 'premium' } }
    const [rare, common] = [likeness(one, one, () => true), likeness(one, one, () => false)]
    expect(rare.score).toBeGreaterThan(common.score)
  })

  it.each([
    ['', '', 1],
    ['same', 'same', 1],
    ['lee', 'leo', 2 / 3],
    ['abc', 'xyz', 0],
  ])('of %j and %j is %d', (a, b, expected) => expect(similarity(a, b)).toBeCloseTo(expected))
})

const febrl = `${process.env.SHARED_FIXTURES ?? '../shared/fixtures'}/contacts/febrl/dataset1.csv`

describe.runIf(existsSync(febrl))('of 500 people who are there twice with mistakes (FEBRL, R2)', () => {
  it('at least 470 are proposed', async () => {
    const { accountId } = await makeTenant()
    const ctx = systemContext(accountId)
    const rows = parse(readFileSync(febrl), { columns: true, trim: true, cast: false }) as Record<string, string>[]
    const contacts = await withAccount(ctx, ({ sql }) => {
      const people = rows.map(({ rec_id, given_name, surname, ...rest }) => ({
        identifier: rec_id ?? '',
        name: `${given_name} ${surname}`.trim(),
        custom_attributes: Object.fromEntries(Object.entries(rest).filter(([, value]) => value)),
      }))
      return sql<Contact[]>`
        insert into charla.contacts (account_id, identifier, name, custom_attributes)
        select ${accountId}, identifier, name, custom_attributes
        from jsonb_to_recordset(${sql.json(people)}) as p (identifier text, name text, custom_attributes jsonb) returning *`
    })
    let found = 0
    let proposals = 0
    for (const contact of contacts.filter(one => one.identifier?.endsWith('-org'))) {
      const twin = contact.identifier?.replace('-org', '-dup-0')
      const duplicates = await likelyDuplicates(ctx, contact)
      proposals += duplicates.length
      if (duplicates.some(one => one.contact.identifier === twin)) found++
    }
    expect(found).toBeGreaterThanOrEqual(470)
    expect(proposals).toBeLessThan(1_000) // two a person: who is asked about gets hardly anybody else to look at
  }, 60_000)
})
