import { expect, it } from 'vitest'
import { snoozeChoices, snoozeWords } from './snooze.ts'

const until = (now: Date, id: string) => {
  const seconds = snoozeChoices(now).find(choice => choice.id === id)?.until
  return seconds ? new Date(seconds * 1000) : seconds
}

it('means nine in the morning', () => {
  const friday = new Date(2026, 10, 20, 15)
  expect(until(friday, 'tomorrow')).toEqual(new Date(2026, 10, 21, 9))
  expect(until(friday, 'nextWeek')).toEqual(new Date(2026, 10, 23, 9))
})

it('on a Monday, next week is the next Monday', () => {
  expect(until(new Date(2026, 10, 23, 8), 'nextWeek')).toEqual(new Date(2026, 10, 30, 9))
})

it('offers no later today when the day is nearly over', () => {
  expect(until(new Date(2026, 10, 20, 22), 'laterToday')).toBeUndefined()
  expect(until(new Date(2026, 10, 20, 10), 'laterToday')).toEqual(new Date(2026, 10, 20, 13))
})

it('has no end until the next reply', () => {
  expect(until(new Date(), 'nextReply')).toBeNull()
})

it('says the hour today, the day within a week, else the date', () => {
  const now = new Date(2026, 10, 20, 10)
  const at = (...when: [number, number, number, number]) => Math.floor(new Date(...when).getTime() / 1000)
  expect(snoozeWords(at(2026, 10, 20, 13), now, 'en')).toMatch(/^1:00\sPM$/)
  expect(snoozeWords(at(2026, 10, 23, 9), now, 'en')).toMatch(/^Mon/)
  expect(snoozeWords(at(2026, 11, 24, 9), now, 'en')).toMatch(/^Dec 24/)
  expect(snoozeWords(at(2027, 0, 4, 9), now, 'en')).toMatch(/2027/)
})
