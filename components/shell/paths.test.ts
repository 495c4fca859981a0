import { expect, it } from 'vitest'
import { paths, readInboxRoute, safeNext } from './paths.ts'

it.each([
  [paths.dashboard(3), { accountId: 3, inboxId: null, conversationId: null }],
  [paths.inbox(3, 4), { accountId: 3, inboxId: 4, conversationId: null }],
  [paths.conversation(3, 9), { accountId: 3, inboxId: null, conversationId: 9 }],
  [paths.conversation(3, 9, 4), { accountId: 3, inboxId: 4, conversationId: 9 }],
  [paths.settings(3, 'agents'), { accountId: null, inboxId: null, conversationId: null }],
])('reads %s', (path, route) => {
  expect(readInboxRoute(path)).toEqual(route)
})

it.each([
  ['/app/accounts/1/dashboard', '/app/accounts/1/dashboard'],
  ['https://evil.example', '/app'],
  ['//evil.example', '/app'],
  ['/application', '/app'],
  ['/app/login?next=/app', '/app'],
  [null, '/app'],
])('after signing in, %s leads to %s', (next, target) => {
  expect(safeNext(next)).toBe(target)
})
