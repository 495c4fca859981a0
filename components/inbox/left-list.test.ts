import { expect, it } from 'vitest'
import { type Loaded, leftList } from './left-list.ts'

const loaded = (ids: number[], start = 0, hasMore = false): Loaded => ({ ids, start, hasMore })
const left = (before: Loaded, after: Loaded) => [1, 2, 3, 4, 9].filter(leftList(before, after))

it.each([
  ['all that a whole list does not have', loaded([1, 2, 3, 4]), loaded([2, 4]), [1, 3, 9]],
  ['nothing that has moved within it', loaded([1, 2, 3, 4], 0, true), loaded([4, 1, 2, 3], 0, true), []],
  ['what went from among the others', loaded([1, 2, 3, 4], 20, true), loaded([1, 3, 4], 20, true), [2]],
  ['what was the first', loaded([1, 2, 3, 4], 0, true), loaded([2, 3, 4], 0, true), [1]],
  ['nothing that is only not loaded any more', loaded([1, 2, 3, 4], 0, true), loaded([3, 4, 5], 2, true), []],
  ['nothing behind the end of what is loaded', loaded([1, 2, 3, 4], 0, true), loaded([1, 2], 0, true), []],
  ['nothing that has moved up, out of what is loaded', loaded([1, 2, 3], 20, true), loaded([1, 3], 21, true), []],
  ['nothing when somewhere else is looked at', loaded([1, 2, 3], 0, true), loaded([70, 71], 60, true), []],
])('has left the list: %s', (_what, before, after, wanted) => {
  expect(left(before, after)).toEqual(wanted)
})
