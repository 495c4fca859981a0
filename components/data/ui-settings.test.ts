import { expect, it } from 'vitest'
import { takenBack } from './ui-settings.ts'

it('takes back what was refused alone, and not what was chosen since', () => {
  const before = { theme: 'light', locale: 'en' }
  expect(takenBack({ theme: 'dark', locale: 'es' }, { theme: 'dark' }, before)).toEqual({
    theme: 'light',
    locale: 'es',
  })
  expect(takenBack({ theme: 'system' }, { theme: 'dark' }, before)).toEqual({ theme: 'system' })
  expect(takenBack({ theme: 'dark', size: '18px' }, { size: '18px' }, before)).toEqual({ theme: 'dark' })
})
