import { expect, it } from 'vitest'
import { matchLocale } from './locale.ts'

it.each([
  [['pt-BR'], 'pt-BR'],
  [['pt-PT'], 'pt-BR'],
  [['es-MX', 'en'], 'es'],
  [['fr', 'ar-EG'], 'ar'],
  [['', 'de'], 'en'],
  [[], 'en'],
])('%o gets %s', (wanted, locale) => {
  expect(matchLocale(wanted)).toBe(locale)
})
