import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import naughty from '../../tests/fixtures/naughty.json' with { type: 'json' }
import { attributes, email, id, line, text, titles } from './text.ts'

const takes = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success

describe('a text', () => {
  it('comes out as it went in, or is refused', () => {
    const strings = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(...naughty),
    )
    fc.assert(
      fc.property(strings, value => {
        const parsed = text(1000).safeParse(value)
        const storable = [...value].length <= 1000 && !value.includes('\0') && value.isWellFormed()
        expect(parsed.success).toBe(storable)
        if (parsed.success) expect(parsed.data).toBe(value)
      }),
    )
  })

  it('is as long as Postgres counts it', () => {
    expect([takes(text(1), '👋'), takes(text(2), '👋👋'), takes(text(2), 'abc')]).toEqual([true, true, false])
  })
})

describe('a line', () => {
  it.each(['', ' ', '\n', 'a\nb', 'a\rb', '\0', 'x'.repeat(256), null, 7])('is not %j', value => {
    expect(takes(line(), value)).toBe(false)
  })

  it('loses the blanks around it', () => {
    expect(line().parse(' a b \n')).toBe('a b')
  })
})

describe('an id', () => {
  it.each([1, '1', 9_007_199_254_740_991, '9007199254740991'])('is %j', value => {
    expect(id().parse(value)).toBe(Number(value))
  })

  it.each([
    0,
    -1,
    1.5,
    Number.NaN,
    2 ** 53,
    '',
    '0',
    '01',
    '1.0',
    '1e3',
    '0x1',
    ' 1',
    '+1',
    '9007199254740992',
    '99999999999999999999',
    true,
    null,
    [1],
    {},
    undefined,
  ])('is not %j', value => {
    expect(takes(id(), value)).toBe(false)
  })
})

describe('an address', () => {
  it.each(['a@b.co', 'a.b+c@example.test', `${'a'.repeat(64)}@example.test`])('is %s', value => {
    expect(email().parse(value)).toBe(value)
  })

  it.each([
    '',
    'a',
    'a@',
    '@b.co',
    'a b@c.co',
    'a@b',
    'a@b.co\r\nBcc: c@d.co',
    'a@b.co,c@d.co',
    'a\0@b.co',
    'Zoe <a@b.co>',
    `${'a'.repeat(251)}@b.co`,
  ])('is not %j', value => {
    expect(takes(email(), value)).toBe(false)
  })
})

describe('titles', () => {
  it.each([
    [
      ['Billing', ' vip ', 'billing'],
      ['billing', 'vip'],
    ],
    [
      ['a,b', '', ' , '],
      ['a', 'b'],
    ],
    ['a, B', ['a', 'b']],
    ['', []],
    [[], []],
    [
      ['two words', 'شكوى'],
      ['two words', 'شكوى'],
    ],
  ])('of %j are %j', (given, expected) => {
    expect(titles().parse(given)).toEqual(expected)
  })

  it.each([
    null,
    7,
    {},
    [7],
    [['a']],
    'a\nb',
    'a\0b',
    '\ud800',
    'x'.repeat(256),
    Array.from({ length: 101 }, (_, n) => `t${n}`),
  ])('are not %j', value => {
    expect(takes(titles(), value)).toBe(false)
  })
})

describe('attributes', () => {
  it('take any JSON up to 20 levels and 64 KB', () => {
    const levels = (depth: number): unknown => (depth === 0 ? 'x' : { a: levels(depth - 1) })
    expect([takes(attributes(), levels(20)), takes(attributes(), levels(21))]).toEqual([true, false])
    expect([takes(attributes(), { a: 'x'.repeat(65_500) }), takes(attributes(), { a: 'x'.repeat(65_536) })]).toEqual([
      true,
      false,
    ])
    expect(takes(attributes(), { ['k'.repeat(256)]: 1 })).toBe(false)
  })

  it('hold nothing that Postgres refuses, wherever it hides', () => {
    for (const bad of ['\0', '\ud800'])
      for (const value of [{ a: bad }, { [bad]: 1 }, { a: [[{ b: bad }]] }, { a: { [bad]: 1 } }])
        expect(takes(attributes(), value)).toBe(false)
  })

  it('are an object, with any names', () => {
    for (const value of [null, [], 'a', 1, true, undefined]) expect(takes(attributes(), value)).toBe(false)
    const named = JSON.parse('{"__proto__":{"a":1},"constructor":2,"":3}')
    expect(JSON.stringify(attributes().parse(named))).toBe(JSON.stringify(named))
  })

  it('let any other JSON through unchanged', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ maxLength: 20 }), fc.jsonValue({ maxDepth: 5 })), value => {
        const parsed = attributes().safeParse(value)
        if (parsed.success) expect(JSON.stringify(parsed.data)).toBe(JSON.stringify(value))
        else expect(JSON.stringify(value)).toMatch(/\\u0000|\\ud[89a-f]/i)
      }),
    )
  })
})
