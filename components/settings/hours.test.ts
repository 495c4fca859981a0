import { expect, it } from 'vitest'
import { daysOf, firstDayOf, hoursOf, isOverNight } from './hours.ts'

const day = (day_of_week: number, more: object) => ({
  day_of_week,
  closed_all_day: false,
  open_all_day: false,
  open_hour: null,
  open_minutes: null,
  close_hour: null,
  close_minutes: null,
  ...more,
})
const week = [
  day(0, { closed_all_day: true }),
  day(1, { open_hour: 9, open_minutes: 30, close_hour: 24, close_minutes: 0 }),
  day(2, { open_hour: 22, open_minutes: 0, close_hour: 6, close_minutes: 15 }),
  day(3, { open_all_day: true, open_hour: 0, open_minutes: 0, close_hour: 23, close_minutes: 59 }),
]

it('reads a week from its first day on, and writes what it has read', () => {
  const days = daysOf(week, 1)
  expect(days.map(one => one.day_of_week)).toEqual([1, 2, 3, 4, 5, 6, 0])
  expect(days.slice(0, 4)).toMatchObject([
    { is: 'hours', opens: '09:30', closes: '00:00' },
    { is: 'hours', opens: '22:00', closes: '06:15' },
    { is: 'always' },
    { is: 'closed', opens: '09:00' },
  ])
  expect(days.map(isOverNight)).toEqual([false, true, false, false, false, false, false])
  expect(hoursOf(days)).toContainEqual(week[1])
  expect(hoursOf(days)).toContainEqual(week[2])
  expect(hoursOf(days)).toContainEqual(week[0])
})

it('begins the week as people do', () => {
  expect([firstDayOf('en-US'), firstDayOf('es-ES')]).toEqual([0, 1])
})
