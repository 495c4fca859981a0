import { expect, it, vi } from 'vitest'
import type { Store } from './outbox.ts'
import { createTyped } from './typed.ts'

function memory(): Store {
  const kept = new Map<string, string>()
  return {
    getItem: key => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: key => void kept.delete(key),
    key: index => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size
    },
  }
}

it('what is typed stays until it is saved', () => {
  const store = memory()
  const typed = createTyped('me', store)
  const told = vi.fn()
  typed.subscribe(told)
  typed.write('note:5', 'Likes tea')
  expect(createTyped('me', store).read('note:5')).toBe('Likes tea')
  expect(typed.read('note:6')).toBeNull()
  typed.write('note:5', null)
  expect([typed.read('note:5'), createTyped('me', store).read('note:5'), store.length]).toEqual([null, null, 0])
  expect(told).toHaveBeenCalledTimes(2)
})

it('also without a store, with a broken one and with a full one', () => {
  const store = memory()
  store.setItem('me:note:5', '{oops')
  expect(createTyped('me', store).read('note:5')).toBeNull()
  const full = () => {
    throw new Error('full')
  }
  for (const typed of [createTyped('me', null), createTyped('me', { ...memory(), setItem: full })]) {
    typed.write('note:5', 'Likes tea')
    expect(typed.read('note:5')).toBe('Likes tea')
  }
})
