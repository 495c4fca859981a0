import { expect, it } from 'vitest'
import { partAt } from './part-at.ts'

it.each([
  ['/app', 'first'],
  ['/app/accounts/1/dashboard', 'first'],
  ['/app/accounts/1/conversations/2', 'first'],
  ['/app/accounts/1/label/vip/conversations/2', 'first'],
  ['/app/accounts/1/contacts', 'rest'],
  ['/app/accounts/1/settings/general', 'rest'],
  ['/app/login', 'door'],
  ['/app/auth/reset/password', 'door'],
  ['/app/onboarding', 'rest'],
  ['/demo', 'rest'],
  ['/nothing-here', 'rest'],
])('%s needs %s', (pathname, part) => {
  expect(partAt(pathname)).toBe(part)
})
