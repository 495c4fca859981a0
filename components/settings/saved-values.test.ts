import { expect, it } from 'vitest'
import { changedKeys, followed, onlyKeys } from './saved-values.ts'

const before = { name: 'Shop', greeting: 'Hello', flags: ['a'] }

it('keeps what is being typed when a colleague saves, and shows what they changed elsewhere', () => {
  const now = { ...before, name: 'Shop of Ada' }
  const saved = { name: 'Store', greeting: 'Welcome', flags: ['a', 'b'] }
  expect(followed(before, now, saved)).toEqual({ name: 'Shop of Ada', greeting: 'Welcome', flags: ['a', 'b'] })
})

it('sends what was changed alone', () => {
  const now = { ...before, flags: ['a', 'c'] }
  expect(changedKeys(before, now)).toEqual(['flags'])
  expect(onlyKeys({ ...now, name: 'trimmed' }, changedKeys(before, now))).toEqual({ flags: ['a', 'c'] })
})
