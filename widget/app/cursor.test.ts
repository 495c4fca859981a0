import { expect, test } from 'vitest'
import { createCursor } from './cursor.ts'

test('moves on only', () => {
  const cursor = createCursor()
  cursor.moved(7)
  cursor.moved(3)
  expect(cursor.at).toBe(7)
})

test('loading afresh may set it back', () => {
  const cursor = createCursor()
  cursor.moved(7)
  cursor.restart(2)
  expect(cursor.at).toBe(2)
})
