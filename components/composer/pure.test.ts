import { describe, expect, it } from 'vitest'
import { known } from '../data/samples.ts'
import { addressesIn, isAddress, withAddresses } from './addresses.ts'
import { mostBytesOf, recordable } from './file-limits.ts'
import { leftOver } from './left-over.ts'
import { fromLocalTime, localTime, sendTimes } from './send-times.ts'
import { signatureKey, signed } from './signature.ts'
import { ranked, triggerIn } from './trigger.ts'
import { filled, missingIn, valuesOf } from './variables.ts'

describe('variables', () => {
  const conversation = known({ custom: { plan: 'Gold', tags: ['a'] } })
  const profile = { name: 'Ada Augusta Lovelace', display_name: null, email: 'ada@acme.test' }
  const values = valuesOf(conversation, profile, { inbox: 'Site', account: 'Acme' })

  it('are filled with what is known of the conversation', () => {
    expect(filled('Hi {{contact.first_name}}, {{ agent.last_name }} of {{account.name}}', values)).toBe(
      'Hi Mina, Lovelace of Acme',
    )
    expect(filled('{{conversation.custom_attribute.plan}} {{conversation.display_id}}', values)).toBe('Gold 5')
  })

  it('stay, and are named, where nothing is known', () => {
    const text = '{{contact.email}} {{contact.email}} {{contact.shoe_size}} {{contact.name}}'
    expect(filled(text, values)).toBe('{{contact.email}} {{contact.email}} {{contact.shoe_size}} Mina Sato')
    expect(missingIn(text, values)).toEqual(['contact.email', 'contact.shoe_size'])
  })

  it('in code are code', () => {
    const code = 'Use `{{contact.email}}`\n```\n{{x.y}}\n```'
    expect(filled(code, values)).toBe(code)
    expect(missingIn(code, values)).toEqual([])
  })
})

describe('what is looked for', () => {
  const all = ['mention', 'canned', 'variable', 'emoji'] as const

  it.each([
    ['@', { kind: 'mention', query: '', length: 1 }],
    ['Ask @ada lo', { kind: 'mention', query: 'ada lo', length: 7 }],
    ['/', { kind: 'canned', query: '', length: 1 }],
    ['Hello /refu', { kind: 'canned', query: 'refu', length: 5 }],
    [':smi', { kind: 'emoji', query: 'smi', length: 4 }],
    [':corazó', { kind: 'emoji', query: 'corazó', length: 7 }],
    ['قل :صار', { kind: 'emoji', query: 'صار', length: 4 }],
    ['Dear {{contact.', { kind: 'variable', query: 'contact.', length: 10 }],
    ['{{', { kind: 'variable', query: '', length: 2 }],
    ['me@acme', null],
    ['and/or', null],
    ['at 12:30', null],
    [': )', null],
    ['https://x.test/a', null],
    ['Ask @ada  and', null],
    ['{{contact.name}} ', null],
  ])('after %j', (before, trigger) => {
    expect(triggerIn(before, [...all])).toEqual(trigger)
  })

  it('is only what is offered', () => {
    expect(triggerIn('@ada', ['canned'])).toBeNull()
  })

  it('finds beginnings first, without regard to accents', () => {
    const names = ['Banana', 'Ána', 'Joana', 'Maria Ana', 'Zoe']
    expect(ranked(names, 'ana', name => [name])).toEqual(['Ána', 'Maria Ana', 'Banana', 'Joana'])
    expect(ranked(names, '', name => [name], 2)).toEqual(['Banana', 'Ána'])
    expect(ranked(['a(b'], '(b', name => [name])).toEqual(['a(b'])
  })
})

describe('a signature', () => {
  it('stands below the text', () => {
    expect(signed('Hello\n', ' Ada ')).toBe('Hello\n\n--\nAda')
    expect(signed('Hello', '  ')).toBe('Hello')
    expect(signed('', 'Ada')).toBe('--\nAda')
  })

  it('is a choice for each channel', () => {
    expect(signatureKey('Channel::WebWidget')).toBe('web_widget_signature')
    expect(signatureKey('Channel::Email')).toBe('email_signature')
  })
})

describe('times to send at', () => {
  it('are ahead', () => {
    const now = new Date(2026, 10, 27, 10, 30)
    expect(sendTimes(now).map(({ id }) => id)).toEqual(['inAnHour', 'thisAfternoon', 'tomorrow', 'nextWeek'])
    expect(sendTimes(now).map(({ at }) => new Date(at * 1000).toString().slice(0, 21))).toEqual([
      'Fri Nov 27 2026 11:30',
      'Fri Nov 27 2026 16:00',
      'Sat Nov 28 2026 09:00',
      'Mon Nov 30 2026 09:00',
    ])
    expect(sendTimes(new Date(2026, 10, 27, 15)).map(({ id }) => id)).not.toContain('thisAfternoon')
  })

  it('are written in this person’s time', () => {
    const at = fromLocalTime('2026-11-27T16:05')
    expect(localTime(at as number)).toBe('2026-11-27T16:05')
    expect(fromLocalTime('')).toBeNull()
  })
})

describe('files', () => {
  it('may be as large as the channel says', () => {
    const limits = [
      { type: 'image/', most: 5 },
      { type: '', most: 40 },
    ]
    expect([mostBytesOf(limits, 'image/png'), mostBytesOf(limits, 'text/plain'), mostBytesOf([], 'x')]).toEqual([
      5,
      40,
      Number.POSITIVE_INFINITY,
    ])
  })

  it('of sound are recorded as the channel takes them', () => {
    const chrome = (type: string) => ['audio/webm;codecs=opus', 'audio/webm', 'audio/mp4;codecs=opus'].includes(type)
    expect(recordable(['audio/ogg', 'audio/mp4'], chrome)).toBe('audio/mp4;codecs=opus')
    expect(recordable(['audio/ogg'], chrome)).toBeUndefined()
  })
})

describe('addresses', () => {
  it('are read out of what is pasted', () => {
    expect(addressesIn('"Lovelace, Ada" <ada@x.test>, bob@x.test; carl@x.test\ndora@x.test')).toEqual([
      'ada@x.test',
      'bob@x.test',
      'carl@x.test',
      'dora@x.test',
    ])
    expect(addressesIn('ada')).toEqual(['ada'])
  })

  it.each(['ada@x.test', 'a.b+c@x-y.co.uk'])('%s is one', text => expect(isAddress(text)).toBe(true))
  it.each(['ada', 'ada@', '@x.test', 'ada@x', 'a b@x.test', 'a@b@x.test', 'ada@x.test.', 'a,b@x.test'])(
    '%s is none',
    text => expect(isAddress(text)).toBe(false),
  )

  it('are each there once', () => {
    expect(withAddresses(['Ada@x.test'], ['ada@x.test', 'bob@x.test', 'BOB@x.test'])).toEqual([
      'Ada@x.test',
      'bob@x.test',
    ])
  })
})

it.each([
  ['nothing', 'Dear Zoe', 'Dear Zoe', ''],
  ['what was typed behind it', 'Dear Zoe,\n\nand more', 'Dear Zoe,', 'and more'],
  ['all of a text that was changed', 'Dear Mina', 'Dear Zoe', 'Dear Mina'],
])('of what is sent is left: %s', (_what, now, sent, left) => {
  expect(leftOver(now, sent)).toBe(left)
})
