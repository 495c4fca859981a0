import { describe, expect, it } from 'vitest'
import type { CalendarWire } from '#lib/protocol/index.ts'
import { makeTenant, type Person, request, type Tenant, withCharla } from '#tests/support/app.ts'

withCharla()

const door =
  (tenant: Tenant, as: Person = tenant.administrator) =>
  (method: string, rest = '', json?: unknown) =>
    request(method, `/api/v1/accounts/${tenant.accountId}/business_calendars${rest}`, {
      as,
      ...(json === undefined ? {} : { json }),
    })

const christmas = { name: 'Christmas', date: '2026-12-24', last_date: '2026-12-26', every_year: true, spans: [] }
const office = {
  name: 'Office',
  timezone: 'America/Bogota',
  spans: [
    { day_of_week: 1, opens_at: '08:00', closes_at: '12:00' },
    { day_of_week: 1, opens_at: '14:00', closes_at: '18:00' },
    { day_of_week: 6, opens_at: '22:00', closes_at: '02:00' },
  ],
  holidays: [christmas],
}

async function withCalendar(given: object = office) {
  const tenant = await makeTenant()
  const ask = door(tenant)
  const calendar = (await ask('POST', '', given)).body as CalendarWire
  return { tenant, ask, calendar, path: `/${calendar.id}` }
}

describe('business calendars', () => {
  it('are made, listed, read, changed and taken away', async () => {
    const { tenant, ask, calendar, path } = await withCalendar({ ...office, inbox_ids: [] })
    expect(calendar).toMatchObject({ ...office, inbox_ids: [] })
    const changed = await ask('PATCH', path, { name: 'Shop', inbox_ids: [tenant.inboxId], holidays: [] })
    expect(changed).toMatchObject({
      status: 200,
      body: { ...office, name: 'Shop', holidays: [], inbox_ids: [tenant.inboxId] },
    })
    expect(await ask('GET', path)).toMatchObject({ status: 200, body: changed.body })
    expect(await ask('GET')).toMatchObject({ status: 200, body: [changed.body] })
    expect(await ask('DELETE', path)).toMatchObject({ status: 200 })
    expect(await ask('GET', path)).toMatchObject({ status: 404 })
    expect(await ask('DELETE', path)).toMatchObject({ status: 404 })
  })

  it('are kept by an inbox one at a time', async () => {
    const { tenant, ask, calendar } = await withCalendar()
    const inbox_ids = [tenant.inboxId]
    await ask('PATCH', `/${calendar.id}`, { inbox_ids })
    const second = await ask('POST', '', { ...office, name: 'Second', inbox_ids })
    expect(second).toMatchObject({ status: 200, body: { inbox_ids } })
    expect(await ask('GET', `/${calendar.id}`)).toMatchObject({ body: { inbox_ids: [] } })
    const other = await makeTenant()
    expect(await ask('PATCH', `/${calendar.id}`, { inbox_ids: [other.inboxId] })).toMatchObject({ status: 422 })
  })

  it.each([
    [{ name: ' ' }, 'name'],
    [{ timezone: 'Mars' }, 'timezone'],
    [{ spans: [{ day_of_week: 7, opens_at: '08:00', closes_at: '12:00' }] }, 'spans'],
    [{ spans: [{ day_of_week: 1, opens_at: '8', closes_at: '12:00' }] }, 'spans'],
    [{ spans: [{ day_of_week: 1, opens_at: '24:00', closes_at: '12:00' }] }, 'spans'],
    [
      {
        spans: [
          { day_of_week: 1, opens_at: '08:00', closes_at: '12:00' },
          { day_of_week: 1, opens_at: '11:00', closes_at: '13:00' },
        ],
      },
      'spans',
    ],
    [
      {
        spans: [
          { day_of_week: 6, opens_at: '22:00', closes_at: '03:00' },
          { day_of_week: 0, opens_at: '02:00', closes_at: '09:00' },
        ],
      },
      'spans',
    ],
    [{ holidays: [{ ...christmas, date: '2026-02-30' }] }, 'holidays'],
    [{ holidays: [{ ...christmas, last_date: '2026-12-01' }] }, 'holidays'],
    [{ inbox_ids: ['x'] }, 'inbox_ids'],
  ])('refuse %o', async (wrong, field) => {
    const { ask, calendar, path } = await withCalendar()
    const refused = await ask('PATCH', path, wrong)
    expect(refused.status).toBe(422)
    expect(JSON.stringify(refused.body)).toContain(field)
    expect(await ask('GET', path)).toMatchObject({ body: calendar })
  })

  it('have names of their own, whatever their case', async () => {
    const { ask, path } = await withCalendar()
    expect(await ask('POST', '', { ...office, name: 'office' })).toMatchObject({ status: 422 })
    expect(await ask('PATCH', path, { name: 'OFFICE' })).toMatchObject({ status: 200, body: { name: 'OFFICE' } })
  })

  it('are an administrator’s, of the same account', async () => {
    const { tenant, path } = await withCalendar()
    expect(await door(tenant, tenant.agent)('GET')).toMatchObject({ status: 403 })
    expect(await door(tenant, tenant.agent)('PATCH', path, { name: 'x' })).toMatchObject({ status: 403 })
    expect(await door(await makeTenant())('GET', path)).toMatchObject({ status: 404 })
  })
})
