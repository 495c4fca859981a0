import { describe, expect, it } from 'vitest'
import { newPlace, onlyTemplates, unreachable } from './reach.ts'

describe('somebody who is not there yet', () => {
  it.each([
    ['zoe@example.test', { email: 'zoe@example.test' }],
    ['+34 600 11 22 33', { phone_number: '+34600112233' }],
    ['+1 (415) 555-0100', { phone_number: '+14155550100' }],
    ['Zoe', null],
    ['zoe@example', null],
    ['600112233', null],
    ['+0034600', null],
  ])('is reached by %s', (text, place) => expect(newPlace(text)).toEqual(place))
})

describe('an inbox', () => {
  const mail = { traits: { recipients: true, templates: false, reply_window: null } }
  const phone = { traits: { recipients: false, templates: true, reply_window: 86_400 } }

  it('that sends mail needs an address', () => {
    expect(unreachable({ email: null }, mail)).toBe('email')
    expect(unreachable({ email: 'zoe@example.test' }, mail)).toBeNull()
    expect(unreachable({ email: null }, phone)).toBeNull()
  })

  it('with a window begins with a template (WA7)', () => {
    expect(onlyTemplates(phone)).toBe(true)
    expect(onlyTemplates(mail)).toBe(false)
  })
})
