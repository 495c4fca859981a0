import { expect, it } from 'vitest'
import { differences } from './differences.ts'

it('tells what has come and what has gone, and nothing of what stays', () => {
  expect(differences([1, 2, 3], [3, 4])).toEqual({ added: [4], removed: [1, 2] })
  expect(differences([1, 2], [2, 1])).toEqual({ added: [], removed: [] })
})
