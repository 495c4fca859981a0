import { expect, it } from 'vitest'
import type { ConversationList } from '../data/conversation-list.ts'
import { known } from '../data/samples.ts'
import { shiftOfVisible } from './held-rows.ts'

const counts = { mine_count: 0, unassigned_count: 0, assigned_count: 0, all_count: 0 }
const list = (start: number, ids: number[]): ConversationList => ({
  start,
  items: ids.map(id => known({ id })),
  hasMore: true,
  counts,
  cursor: 0,
})
const before = list(0, [1, 2, 3, 4, 5, 6, 7, 8])

it('holds the rows on the screen when one comes above them, or goes', () => {
  expect(shiftOfVisible(before, list(0, [9, 1, 2, 3, 4, 5, 6, 7, 8]), 3, 6)).toBe(1)
  expect(shiftOfVisible(before, list(0, [2, 3, 4, 5, 6, 7, 8]), 3, 6)).toBe(-1)
  expect(shiftOfVisible(before, list(0, [1, 2, 3, 4, 5, 6, 7, 9, 8]), 3, 6)).toBe(0)
})

it('does not follow the uppermost row to the top of the list', () => {
  expect(shiftOfVisible(before, list(0, [4, 1, 2, 3, 5, 6, 7, 8]), 3, 6)).toBe(0)
  const long = Array.from({ length: 50 }, (_one, index) => index)
  const moved = [30, ...long.filter(id => id !== 30)]
  expect(shiftOfVisible(list(0, long), list(0, moved), 30, 40)).toBe(0)
})

it('holds the uppermost row when another on the screen goes to the top, or comes', () => {
  expect(shiftOfVisible(before, list(0, [6, 1, 2, 3, 4, 5, 7, 8]), 3, 7)).toBe(1)
  expect(shiftOfVisible(before, list(0, [5, 1, 2, 3, 4, 6, 7, 8]), 3, 7)).toBe(1)
  expect(shiftOfVisible(before, list(0, [1, 2, 3, 4, 6, 7, 8]), 3, 7)).toBe(0)
  expect(shiftOfVisible(before, list(0, [1, 2, 3, 4, 9, 5, 6, 7, 8]), 3, 7)).toBe(0)
})

it('goes with rows of which it is learned that they stand elsewhere', () => {
  expect(shiftOfVisible(list(500, [1, 2, 3]), list(512, [1, 2, 3]), 500, 502)).toBe(12)
})

it('stays where it is when nothing of it is left', () => {
  expect(shiftOfVisible(before, list(900, [50, 51]), 3, 6)).toBe(0)
})
