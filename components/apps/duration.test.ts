import { expect, it } from 'vitest'
import { inWords } from './duration.ts'

it.each([
  [0, '0s'],
  [59, '59s'],
  [60, '1m'],
  [125, '2m 5s'],
  [7500, '2h 5m'],
  [7200, '2h'],
  [90_000, '1d 1h'],
])('%i seconds are %s', (seconds, words) => {
  expect(inWords(seconds, 'en')).toBe(words)
})
