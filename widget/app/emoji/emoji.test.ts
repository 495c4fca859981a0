import { expect, test } from 'vitest'
import { emoji, groups } from './emoji.ts'
import { found } from './found.ts'
import { names } from './names.ts'

test('each emoji is one character to whoever reads it, and is offered once', () => {
  const all = groups.flatMap(group => emoji[group].split(' '))
  const letters = new Intl.Segmenter()
  expect(all.filter(one => [...letters.segment(one)].length !== 1)).toEqual([])
  expect(all.filter(one => !/\p{Extended_Pictographic}/u.test(one))).toEqual([])
  expect(all.filter((one, i) => all.indexOf(one) !== i)).toEqual([])
  expect(all.length).toBeGreaterThan(250)
})

test('each is found by its name, by the beginning of any word of it', () => {
  for (const group of groups) expect(names[group].split(',').length, group).toBe(emoji[group].split(' ').length)
  expect(found('emoji_people', 'thumbs')).toEqual(['👍', '👎'])
  expect(found('emoji_signs', ' Check ')).toEqual(['✅', '✔️', '☑️'])
  expect(found('emoji_food', 'chee')).toEqual(['🧀', '🥂'])
  expect(found('emoji_food', 'nothing')).toEqual([])
  expect(found('emoji_food', '')).toEqual(emoji.emoji_food.split(' '))
})
