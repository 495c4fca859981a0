import { expect, it } from 'vitest'
import { pressed } from './commands.ts'

type Keys = { key: string; code?: string; ctrlKey?: boolean; altKey?: boolean; shiftKey?: boolean; metaKey?: boolean }
const event = (keys: Keys) =>
  ({ ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, code: '', ...keys }) as KeyboardEvent

it.each([
  ['e', { key: 'e' }, true],
  ['e', { key: 'e', ctrlKey: true }, false],
  ['e', { key: 'E', shiftKey: true }, false],
  ['mod+k', { key: 'k', ctrlKey: true }, true],
  ['mod+k', { key: 'k', metaKey: true }, true],
  ['alt+j', { key: '∆', code: 'KeyJ', altKey: true }, true],
  ['?', { key: '?', shiftKey: true }, true],
  ['mod+/', { key: '/', ctrlKey: true }, true],
  ['escape', { key: 'Escape' }, true],
])('%s by %o: %s', (combo, keys, expected) => {
  expect(pressed(event(keys), combo)).toBe(expected)
})
