import { expect, it } from 'vitest'
import { type ContactSort, isSort, type Sortable, turned } from './contact-filter.ts'

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
