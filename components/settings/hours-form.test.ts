import { expect, it } from 'vitest'
import { hoursForm } from './hours-form.ts'

const complaints = (day: object) =>
  hoursForm(key => key)
    .safeParse({
      working_hours_enabled: true,
      timezone: 'UTC',
      out_of_office_message: '',
      days: [{ day_of_week: 1, is: 'hours', opens: '09:00', closes: '17:00', ...day }],
    })
    .error?.issues.map(one => `${one.path.join('.')} ${one.message}`) ?? []

it('asks for both times of a day that has some, and says where one is missing', () => {
  expect(complaints({})).toEqual([])
  expect(complaints({ opens: '' })).toEqual(['days.0.opens timeNeeded'])
  expect(complaints({ opens: '', closes: '' })).toEqual(['days.0.opens timeNeeded', 'days.0.closes timeNeeded'])
  expect(complaints({ closes: '09:00' })).toEqual(['days.0.closes sameTime'])
  expect(complaints({ is: 'closed', opens: '', closes: '' })).toEqual([])
})
