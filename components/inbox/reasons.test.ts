import { describe, expect, it } from 'vitest'
import english from '../i18n/en.json' with { type: 'json' }
import { failureOf, worthRetrying } from './reasons.ts'

const reason = (said: string) => failureOf(said).reason

describe('why a message did not arrive', () => {
  it.each([
    ['131047: Re-engagement message. More than 24 hours have passed', 'window', '131047'],
    ['131026: Message undeliverable', 'undeliverable', '131026'],
    ['0: AuthException', 'token', '0'],
    ['213: Permission is either not granted or has been removed', 'permission', '213'],
    ['132001: Template does not exist', 'templateMissing', '132001'],
    ['5.1.1: 550 5.1.1 The email account does not exist', 'noAddress', '5.1.1'],
    ['smtp; 552 5.2.2 Over quota', 'mailboxFull', '5.2.2'],
    ['4.7.0: Try again later', 'mailLater', '4.7.0'],
    ['550 5.7.26 Unauthenticated mail', 'mailRefused', '5.7.26'],
    ['Invalid login: 535 Authentication failed', 'signIn', null],
    ['The contact has no e-mail address', 'contactWithoutAddress', null],
  ])('%s', (said, expected, code) => {
    expect(failureOf(said)).toEqual({ reason: expected, code, said })
  })

  it('stays what the provider said, where nobody knows the code', () => {
    expect(failureOf('999999: Something new')).toEqual({ reason: null, code: '999999', said: '999999: Something new' })
    expect(reason('A gateway at 10.1.2.3 said no')).toBeNull()
  })

  it('has words and a remedy in the catalogue for every reason', () => {
    const explained = english.reasons as Record<string, { what: string; remedy: string }>
    for (const said of ['131047:', '368:', '130472:', '131049:', '132015:', '131053:', '133010:', '1:']) {
      expect(explained[reason(`${said} x`) as string]).toMatchObject({
        what: expect.any(String),
        remedy: expect.any(String),
      })
    }
  })
})

it('what cannot arrive is not offered to be sent again as it is', () => {
  expect(worthRetrying(failureOf('131026: Message undeliverable'))).toBe(false)
  expect(worthRetrying(failureOf('131016: Service unavailable'))).toBe(true)
  expect(worthRetrying(failureOf('whatever'))).toBe(true)
})
