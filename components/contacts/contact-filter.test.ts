import { expect, it } from 'vitest'
import { type ContactFilter, type ContactSort, isSort, isTellable, type Sortable, turned } from './contact-filter.ts'

it.each<[ContactSort, Sortable, ContactSort]>([
  ['-last_activity_at', 'name', 'name'],
  ['name', 'name', '-name'],
  ['-name', 'name', 'name'],
  ['name', 'created_at', '-created_at'],
  ['-created_at', 'created_at', 'created_at'],
])('from %s, pressing %s orders by %s', (now, column, next) => {
  expect(turned(now, column)).toBe(next)
})

it.each([
  ['-name', true],
  ['city', true],
  ['shoe_size', false],
  [null, false],
])('%s is an order: %s', (text, expected) => {
  expect(isSort(text)).toBe(expected)
})

it.each<[Partial<ContactFilter>, boolean]>([
  [{}, true],
  [{ place: { label: 'vip' } }, true],
  [{ conditions: [] }, true],
  [{ q: 'zoe' }, false],
  [{ place: { active: true } }, false],
  [{ place: { label: 'vip' }, conditions: [] }, false],
])('all of %j can be told to the server: %s', (filter, expected) => {
  expect(isTellable({ place: {}, conditions: null, q: '', sort: 'name', ...filter })).toBe(expected)
})
