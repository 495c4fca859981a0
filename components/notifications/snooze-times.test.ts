import { expect, it } from 'vitest'
import { snoozeTimes } from './snooze-times.ts'

const at = (text: string) => new Date(text)
const seconds = (text: string) => at(text).getTime() / 1000

it.each([
  ['2026-11-25T14:20:00', '2026-11-26T09:00:00', '2026-11-30T09:00:00'],
  ['2026-11-29T23:50:00', '2026-11-30T09:00:00', '2026-11-30T09:00:00'],
  ['2026-11-30T08:00:00', '2026-12-01T09:00:00', '2026-12-07T09:00:00'],
])('at %s: tomorrow %s, next week %s', (now, tomorrow, nextWeek) => {
  expect(snoozeTimes(at(now)).map(one => one.until)).toEqual([
    seconds(now) + 3600,
    seconds(tomorrow),
    seconds(nextWeek),
  ])
})
