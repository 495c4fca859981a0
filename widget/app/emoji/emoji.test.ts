import { expect, test } from 'vitest'
import { emoji, groups } from './emoji.ts'

test('each emoji is one character to whoever reads it, and is offered once', () => {
  const all = groups.flatMap(group => emoji[group].split(' '))
  const letters = new Intl.Segmenter()
  expect(all.filter(one => [...letters.segment(one)].length !== 1)).toEqual([])
  expect(all.filter(one => !/\p{Extended_Pictographic}/u.test(one))).toEqual([])
  expect(all.filter((one, i) => all.indexOf(one) !== i)).toEqual([])
  expect(all.length).toBeGreaterThan(250)
})
