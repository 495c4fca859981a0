import { expect, it } from 'vitest'
import { afterFeed, afterPush, afterSnapshot, type Cursor, unknownCursor } from './cursor.ts'

it('begins where the first load stood, and only there', () => {
  const begun = afterSnapshot(unknownCursor, 7)
  expect(begun).toEqual({ base: 7, holes: false })
  expect(afterSnapshot(begun, 12)).toBe(begun)
})

it('moves on while pushes come without holes', () => {
  const at = [8, 9].reduce((at, seq) => afterPush(at, seq), { base: 7, holes: false } as Cursor)
  expect(at).toEqual({ base: 9, holes: false })
})

it('stays before a hole until the feed has told what was in it', () => {
  const torn = [9, 10].reduce((at, seq) => afterPush(at, seq), { base: 7, holes: false } as Cursor)
  expect(torn).toEqual({ base: 7, holes: true })
  expect(afterFeed(torn, 10)).toEqual({ base: 10, holes: false })
})

it('moves over what was not for us, and not over what was lost', () => {
  expect(afterPush({ base: 7, holes: false }, 12, 7)).toEqual({ base: 12, holes: false })
  expect(afterPush({ base: 7, holes: false }, 12, 5)).toEqual({ base: 12, holes: false })
  expect(afterPush({ base: 7, holes: false }, 12, 9)).toEqual({ base: 7, holes: true })
})

it('never goes back', () => {
  expect(afterPush({ base: 9, holes: false }, 4)).toEqual({ base: 9, holes: false })
  expect(afterFeed({ base: 9, holes: false }, 4)).toEqual({ base: 9, holes: false })
})
