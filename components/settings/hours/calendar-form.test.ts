import { expect, it } from 'vitest'
import { anotherSpan, bodyOf, calendarForm, copied, valuesOf } from './calendar-form.ts'

const form = calendarForm(
  key => key,
  day => `overlap ${day}`,
)
const empty = { ...valuesOf(null, 'UTC'), name: 'Shop' }
const complaints = (given: object) => form.safeParse({ ...empty, ...given }).error?.issues.map(one => one.message) ?? []
const span = (day_of_week: number, opens_at: string, closes_at: string) => ({ day_of_week, opens_at, closes_at })

it('begins with working days, and says what is wrong', () => {
  expect(complaints({})).toEqual([])
  expect(complaints({ spans: [span(1, '', '10:00')] })).toEqual(['timeNeeded'])
  expect(complaints({ spans: [span(1, '08:00', '12:00'), span(1, '11:00', '13:00')] })).toEqual(['overlap 1'])
  expect(complaints({ spans: [span(6, '22:00', '03:00'), span(0, '02:00', '09:00')] })).toEqual(['overlap 0'])
  const holiday = { name: 'x', date: '2026-12-24', last_date: '2026-12-01', every_year: false, spans: [] }
  expect(complaints({ holidays: [holiday] })).toEqual(['lastWrong'])
})

it('shows the end of a day as midnight, and sends no empty last day', () => {
  const wire = {
    ...{ id: 1, inbox_ids: [], is_open: true, opens_next_at: null, created_at: '', updated_at: '' },
    ...{ name: 'Shop', timezone: 'UTC', spans: [span(1, '09:00', '24:00')] },
    holidays: [{ name: 'x', date: '2026-12-24', last_date: null, every_year: true, spans: [] }],
  }
  const values = valuesOf(wire, 'UTC')
  expect(values.spans).toEqual([span(1, '09:00', '00:00')])
  expect(bodyOf(values).holidays[0]?.last_date).toBeNull()
})

it('offers another span after the last, and copies a day', () => {
  expect(anotherSpan([])).toEqual({ opens_at: '09:00', closes_at: '17:00' })
  expect(anotherSpan([span(1, '08:00', '12:00')])).toEqual({ opens_at: '13:00', closes_at: '17:00' })
  expect(anotherSpan([span(1, '22:00', '02:00')])).toEqual({ opens_at: '', closes_at: '' })
  expect(copied([span(1, '08:00', '12:00'), span(2, '01:00', '02:00'), span(0, '03:00', '04:00')], 1, [1, 2])).toEqual([
    span(1, '08:00', '12:00'),
    span(0, '03:00', '04:00'),
    span(2, '08:00', '12:00'),
  ])
})
