import { expect, it } from 'vitest'
import { dayName, nextTick, shortAge } from './time.ts'

const now = new Date(2026, 10, 20, 12).getTime() / 1000

it.each([
  [10, 'en', 'Now'],
  [300, 'en', '5m'],
  [3 * 3600, 'en', '3h'],
  [2 * 86_400, 'en', '2d'],
  [10 * 86_400, 'en', 'Nov 10'],
  [400 * 86_400, 'en', 'Oct 16, 2025'],
  [300, 'es', '5min'],
])('%i seconds ago in %s is %s', (age, locale, text) => {
  expect(shortAge(now - age, now, locale)).toBe(text)
})

it('names days as people do', () => {
  expect(dayName(now - 60, now, 'en')).toBe('Today')
  expect(dayName(now - 86_400, now, 'es')).toBe('Ayer')
  expect(dayName(now - 5 * 86_400, now, 'en')).toBe('Sunday, November 15')
})

it('looks again when the text can change', () => {
  expect(nextTick(now - 30, now)).toBeCloseTo(30.1)
  expect(nextTick(now - 7200, now)).toBe(600)
})
