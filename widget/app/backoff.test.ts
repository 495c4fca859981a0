import { expect, test } from 'vitest'
import { backoff } from './backoff.ts'

test('doubles up to half a minute', () => {
  expect([0, 1, 2, 3, 10, 1000].map(n => backoff(n, () => 1))).toEqual([500, 1000, 2000, 4000, 30_000, 30_000])
})

test('never less than half, never the same for everybody', () => {
  expect(backoff(4, () => 0)).toBe(4000)
  expect(backoff(4, () => 0.5)).toBe(6000)
})
