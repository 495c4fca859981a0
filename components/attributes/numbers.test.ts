import { expect, it } from 'vitest'
import { numberFrom, typedNumber } from './numbers.ts'

it.each([
  ['1,000', 'en', 1000],
  ['1.000', 'en', 1],
  ['1,000', 'es', 1],
  ['1.000', 'es', 1000],
  ['1.234.567,5', 'pt-BR', 1234567.5],
  ['1,234,567', 'es', 1234567],
  ['-12,5', 'en', -12.5],
  ['12.50', 'es', 12.5],
  ['1 000', 'en', 1000],
  ['١٢٫٥', 'ar', 12.5],
  ['0,125', 'en', null],
  ['1,2345', 'en', null],
  ['12,34,5', 'en', null],
  ['1.', 'en', null],
  ['12a', 'en', null],
  ['', 'en', null],
])('reads %j of somebody who writes %s as %j', (text, locale, value) => {
  expect(numberFrom(text, locale)).toBe(value)
})

it('is typed as it is read', () => {
  for (const locale of ['en', 'es', 'pt-BR', 'ar']) {
    for (const value of [1234.5, -0.125, 1.234, 20]) {
      expect(numberFrom(typedNumber(value, locale), locale)).toBe(value)
    }
  }
})
