import { expect, it } from 'vitest'
import type { ContactWire } from '#lib/protocol/index.ts'
import { comparedRows } from './merge-rows.ts'

const contact = (fields: Partial<ContactWire>): ContactWire => ({
  id: 1,
  name: null,
  email: null,
  phone_number: null,
  identifier: null,
  company_id: null,
  blocked: false,
  thumbnail: '',
  availability_status: 'offline',
  additional_attributes: {},
  custom_attributes: {},
  last_activity_at: null,
  created_at: 0,
  ...fields,
})

it('says what is lost and what is learned, and leaves out what neither has', () => {
  const stays = contact({ name: 'Zoe', email: 'a@x.test', custom_attributes: { plan: 'pro' } })
  const goes = contact({ name: 'Zoe', email: 'b@x.test', phone_number: '+34600', custom_attributes: { seats: 3 } })
  const result = contact({ ...stays, phone_number: '+34600', custom_attributes: { plan: 'pro', seats: 3 } })
  expect(comparedRows(stays, goes, result)).toEqual([
    { field: 'name', custom: false, stays: 'Zoe', goes: 'Zoe', result: 'Zoe', lost: false, learned: false },
    {
      field: 'email',
      custom: false,
      stays: 'a@x.test',
      goes: 'b@x.test',
      result: 'a@x.test',
      lost: true,
      learned: false,
    },
    { field: 'phone_number', custom: false, stays: null, goes: '+34600', result: '+34600', lost: false, learned: true },
    { field: 'plan', custom: true, stays: 'pro', goes: undefined, result: 'pro', lost: false, learned: false },
    { field: 'seats', custom: true, stays: undefined, goes: 3, result: 3, lost: false, learned: true },
  ])
})
