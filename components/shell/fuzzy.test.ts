import { expect, it } from 'vitest'
import { closeness, plain } from './fuzzy.ts'

const best = (typed: string, names: string[]) =>
  names
    .map(name => ({ name, fit: closeness(name, typed) }))
    .filter(one => one.fit > 0)
    .sort((left, right) => right.fit - left.fit)
    .map(one => one.name)

it.each([
  ['res', ['Unresolved', 'Resolve', 'Assign to me'], ['Resolve', 'Unresolved']],
  ['dark', ['Use the dark theme', 'Use the light theme'], ['Use the dark theme']],
  ['theme dark', ['Use the dark theme', 'Use the light theme'], ['Use the dark theme']],
  ['atm', ['Assign to me', 'Automations', 'Account'], ['Assign to me', 'Automations']],
  ['rslv', ['Resolve', 'Reopen'], ['Resolve']],
  ['ntfctns', ['Notifications', 'Inboxes'], ['Notifications']],
  ['conversacion', ['Conversación nueva'], ['Conversación nueva']],
  ['', ['Resolve', 'Labels'], ['Resolve', 'Labels']],
  ['xyz', ['Resolve'], []],
])('finds %j', (typed, names, found) => expect(best(typed, names)).toEqual(found))

it('does not find single letters anywhere but in the words themselves', () => {
  expect(closeness('Labels', 'z')).toBe(0)
})

it('reads Arabic as people type it', () => {
  expect(plain('الإشعارات')).toBe(plain('الاشعارات'))
  expect(closeness('إعدادات الحساب', 'اعدادات')).toBe(closeness('اعدادات الحساب', 'اعدادات'))
})
