import fc from 'fast-check'
import naughty from '#tests/fixtures/naughty.json' with { type: 'json' }

/** Texts that break programs. */
export const oddText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...naughty) },
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('\0', '\ud800', 'a\0b', '\u202e', '%00', '%', '../..', "' or 1=1 --", '{{7*7}}', '1e999', '[]', '{}'),
)

/** Lengths just beyond what some field may have, and one that no index of Postgres takes. */
const long = fc
  .tuple(fc.constantFrom('x', 'é', '😀', ' ', '0'), fc.constantFrom(33, 65, 256, 1001, 2049, 5001, 9000, 150_001))
  .map(([letter, times]) => letter.repeat(times))

const number = fc.constantFrom(0, -0, -1, 1.5, 2 ** 31, 2 ** 53, 2 ** 63, 1e300, -1e300, 5e-324, 99_999_999_999)

const nestedIn = (wrap: (inner: unknown) => unknown) =>
  fc.constantFrom(21, 200, 3000).map(levels => {
    let value: unknown = 'deep'
    for (let level = 0; level < levels; level++) value = wrap(value)
    return value
  })
const deep = fc.oneof(
  nestedIn(inner => [inner]),
  nestedIn(inner => ({ a: inner })),
)

const thing = fc.constantFrom<unknown>(
  null,
  true,
  [],
  {},
  [[]],
  ['a', null],
  { toString: 1 },
  JSON.parse('{"__proto__":{"a":1},"constructor":{}}'),
  Array.from({ length: 2000 }, (_, index) => index),
)

/** Everything that JSON can hold where something else was wanted. */
export const odd: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: oddText },
  { weight: 1, arbitrary: long },
  { weight: 3, arbitrary: number },
  { weight: 3, arbitrary: thing },
  { weight: 1, arbitrary: deep },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
)
