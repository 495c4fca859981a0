import { expect, test } from 'vitest'
import { markOf } from './standing.ts'

const fine = { unreadable: 0, sent_at: '2026-11-27T10:00:00Z', send_failure: null }

test('an inbox is marked with the worst that is known of it', () => {
  expect(markOf({}, undefined)).toBeNull()
  expect(markOf({}, fine)).toBeNull()
  expect(markOf({ trouble: null, reauthorization_required: false }, { ...fine, unreadable: 2 })).toBe('unreadable')
  expect(markOf({ trouble: 'Authentication failed' }, { ...fine, unreadable: 2 })).toBe('broken')
})

test('a failure counts until something has left again', () => {
  expect(markOf({}, { ...fine, send_failure: { at: '2026-11-27T11:00:00Z' } })).toBe('failing')
  expect(markOf({}, { ...fine, send_failure: { at: '2026-11-27T09:00:00Z' } })).toBeNull()
  expect(markOf({}, { ...fine, sent_at: null, send_failure: { at: '2026-11-27T09:00:00Z' } })).toBe('failing')
})
