import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chosen, replyToAll } from './recipients.ts'

const own = ['help@acme.test', 'token@in.acme.test']
const address = fc.oneof(
  fc.constantFrom(
    ...own,
    'HELP@acme.test',
    'help+12@acme.test',
    'a@x.test',
    'A@x.test',
    'b@x.test',
    'c@y.test',
    'd@z.test',
  ),
  fc
    .tuple(fc.stringMatching(/^[a-z]{1,4}$/), fc.stringMatching(/^[a-z]{1,3}$/))
    .map(([name, host]) => `${name}@${host}.test`),
)
const header = fc.record({
  from: fc.array(address, { minLength: 1, maxLength: 1 }),
  replyTo: fc.array(address, { maxLength: 2 }),
  to: fc.array(address, { maxLength: 6 }),
  cc: fc.array(address, { maxLength: 6 }),
})
const key = (one: string) => one.toLowerCase()
const isOwn = (one: string) => own.includes(key(one).replace(/\+[^@]*@/, '@'))

describe('an answer to all (E6, E7)', () => {
  it('drops nobody and adds nobody, whatever the header says', () => {
    fc.assert(
      fc.property(header, given => {
        const { to, cc } = replyToAll(given, own)
        const answered = [...to, ...cc].map(key)
        const there = [...given.from, ...given.replyTo, ...given.to, ...given.cc].filter(one => !isOwn(one)).map(key)
        expect(new Set(answered)).toEqual(new Set(there))
        expect(answered).toHaveLength(new Set(answered).size)
        const writers = (given.replyTo.length ? given.replyTo : given.from).filter(one => !isOwn(one)).map(key)
        if (writers.length) expect(new Set(to.map(key))).toEqual(new Set(writers))
      }),
      { numRuns: 10_000 },
    )
  })

  it.each([
    ['nothing is said', {}, { to: ['a@x.test'], cc: ['b@x.test'], bcc: [] }],
    ['no copies are wanted', { cc_emails: [] }, { to: ['a@x.test'], cc: [], bcc: [] }],
    ['somebody else is meant', { to_emails: ['z@x.test'] }, { to: ['z@x.test'], cc: [], bcc: [] }],
    [
      'somebody is to know in secret',
      { bcc_emails: ['z@x.test'] },
      { to: ['a@x.test'], cc: ['b@x.test'], bcc: ['z@x.test'] },
    ],
  ])('is what goes where %s', (_what, said, expected) => {
    expect(chosen(said, { to: ['a@x.test'], cc: ['b@x.test'], bcc: [] })).toEqual(expected)
  })
})
