import { expect, test } from 'vitest'
import { pickLocale } from './locale.ts'

test.each([
  ['en', 'en'],
  ['en_GB', 'en'],
  ['es-MX', 'es'],
  ['pt_BR', 'pt-BR'],
  ['pt', 'pt-BR'],
  ['AR', 'ar'],
  ['de', undefined],
  ['', undefined],
  [null, undefined],
])('%j is answered with %j', (wanted, locale) => expect(pickLocale(wanted)).toBe(locale))
