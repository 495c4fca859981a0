import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMail } from './mail.ts'
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
type Way = (address: string) => string
/** How programs write an address. */
const way = fc.constantFrom<Way>(
  one => one,
  one => `<${one}>`,
  one => `Zoe Moreno <${one}>`,
  one => `"Moreno, Zoe (Shop)" <${one}>`,
  one => `=?utf-8?B?${Buffer.from('Zoë, die').toString('base64')}?= <${one}>`,
  one => `${one} (Zoe)`,
  one => `The team: ${one};`,
)
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

  it('nor does it when the header is read as it comes: names, quotes, groups, folded lines, small and large letters', async () => {
    const property = fc.asyncProperty(header, fc.infiniteStream(way), async (given, ways) => {
      const line = (all: string[]) => all.map(one => (ways.next().value as Way)(one)).join(',\r\n ')
      const fields = { From: given.from, 'Reply-To': given.replyTo, To: given.to, CC: given.cc }
      const lines = Object.entries(fields).flatMap(([name, all]) => (all.length ? [`${name}: ${line(all)}`] : []))
      const mail = await readMail(Buffer.from([...lines, 'Subject: x', '', 'x'].join('\r\n')))
      const plain = (list: { address: string }[]) => list.map(one => one.address)
      const { to, cc } = replyToAll(
        {
          from: mail.from ? [mail.from.address] : [],
          replyTo: plain(mail.replyTo),
          to: plain(mail.to),
          cc: plain(mail.cc),
        },
        own,
      )
      const there = [...given.from, ...given.replyTo, ...given.to, ...given.cc].filter(one => !isOwn(one)).map(key)
      expect(new Set([...to, ...cc].map(key))).toEqual(new Set(there))
      expect([...to, ...cc].some(isOwn)).toBe(false)
    })
    await fc.assert(property, { numRuns: 1000 })
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
