import { expect, it } from 'vitest'
import { defaultOrder, moved, readFolded, readOrder, type SectionName, writeOrder } from './details-sections.ts'

it('is the default until somebody moves something', () => {
  for (const nothing of [undefined, null, 'x', []]) expect(readOrder(nothing)).toEqual([...defaultOrder])
})

it('keeps what was moved, forgets what is gone, and has what is new', () => {
  const order = moved(readOrder(undefined), 'macros', 'conversation_actions')
  expect(order[0]).toBe('macros')
  expect(readOrder(writeOrder(order))).toEqual(order)
  const older = [{ name: 'linear_issues' }, ...writeOrder(order).filter(one => one.name !== 'visit')]
  expect(readOrder(older)).toHaveLength(defaultOrder.length)
  expect(readOrder(older)[0]).toBe('macros')
})

it('moves both ways', () => {
  const [first, second, third] = defaultOrder as [SectionName, SectionName, SectionName]
  const all = [...defaultOrder]
  expect(moved(all, first, second).slice(0, 3)).toEqual([second, first, third])
  expect(moved(all, third, first).slice(0, 3)).toEqual([third, first, second])
  expect(moved(all, third, third)).toEqual(all)
})

it('knows which are folded', () => {
  expect(readFolded(['macros', 'nonsense', 7])).toEqual(['macros'])
  expect(readFolded(undefined)).toEqual([])
})
