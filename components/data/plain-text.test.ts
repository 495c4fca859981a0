import { expect, it } from 'vitest'
import { plainText } from './plain-text.ts'

it.each([
  ['It is **on its way**, _really_', 'It is on its way, really'],
  ['Ask [@Ada Lovelace](mention://user/7/Ada%20Lovelace)', 'Ask @Ada Lovelace'],
  ['2 \\* 3 \\_a\\_ \\[x\\](y)', '2 * 3 _a_ [x](y)'],
  ['- one\n- two\n> quoted\n# head', 'one\ntwo\nquoted\nhead'],
  ['`code` and snake_case_name and a * b', 'code and snake_case_name and a * b'],
  ['```js\nlet a\n```', 'let a\n'],
  ['&#97;**b**', 'ab'],
  ['~~old~~ [docs](https://x.test/a_(b))', 'old docs'],
])('%j reads %j', (markdown, text) => expect(plainText(markdown)).toBe(text))
