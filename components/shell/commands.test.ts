import { expect, it } from 'vitest'
import { pressed, writes } from './commands.ts'

type Keys = {
  key: string
  code?: string
  ctrlKey?: boolean
  altKey?: boolean
  shiftKey?: boolean
  metaKey?: boolean
  altGraph?: boolean
}
const event = ({ altGraph = false, ...keys }: Keys) =>
  ({
    ctrlKey: false,
    altKey: false,
    shiftKey: false,
    metaKey: false,
    code: '',
    getModifierState: (name: string) => name === 'AltGraph' && altGraph,
    ...keys,
  }) as KeyboardEvent

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

it.each([
  ['Option-E, which begins é', { key: 'Dead', code: 'KeyE', altKey: true }, true],
  ['Option-L, which is @ in German', { key: '@', code: 'KeyL', altKey: true }, true],
  ['Option-N, which is ñ in some layouts', { key: 'ñ', code: 'KeyN', altKey: true }, true],
  [
    'AltGr-E, which is €, and says Ctrl and Alt on Windows',
    { key: '€', ctrlKey: true, altKey: true, altGraph: true },
    true,
  ],
  ['Alt-E of an Arabic keyboard', { key: 'ث', code: 'KeyE', altKey: true }, false],
  ['Alt-E elsewhere', { key: 'e', code: 'KeyE', altKey: true }, false],
  ['Ctrl-Alt-E', { key: 'e', code: 'KeyE', ctrlKey: true, altKey: true }, false],
  ['Command-Option-E', { key: '´', code: 'KeyE', metaKey: true, altKey: true }, false],
  ['Alt-Enter', { key: 'Enter', altKey: true }, false],
])('whether something is written by %s', (_what, keys, expected) => {
  expect(writes(event(keys), false)).toBe(expected)
})

it('Option writes letters of other scripts, too', () => {
  expect(writes(event({ key: '\u0650', code: 'KeyE', altKey: true }), true)).toBe(true)
  expect(writes(event({ key: 'ё', code: 'KeyE', altKey: true }), true)).toBe(true)
})
