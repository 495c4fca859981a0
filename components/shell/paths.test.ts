import { expect, it } from 'vitest'
import { paths, readInboxRoute, safeNext } from './paths.ts'

const nowhere = { inboxId: null, teamId: null, viewId: null, label: null, kind: null }

it.each([
  [paths.dashboard(3), 3, null, {}],
  [paths.inbox(3, 4), 3, null, { inboxId: 4 }],
  [paths.conversation(3, 9), 3, 9, {}],
  [paths.settings(3, 'agents/list'), null, null, {}],
])('reads %s', (path, accountId, conversationId, place) => {
  const where = { ...nowhere, ...place }
  expect(readInboxRoute(path)).toEqual({ accountId, conversationId, inboxId: where.inboxId, place: where })
})

it.each([
  [{ inboxId: 4 }, '/app/accounts/3/inbox/4'],
  [{ teamId: 4 }, '/app/accounts/3/team/4'],
  [{ viewId: 4 }, '/app/accounts/3/custom_view/4'],
  [{ label: 'late parcel/é' }, '/app/accounts/3/label/late%20parcel%2F%C3%A9'],
  [{ kind: 'mention' as const }, '/app/accounts/3/mentions/conversations'],
  [{ kind: 'participating' as const }, '/app/accounts/3/participating/conversations'],
  [{ kind: 'unattended' as const }, '/app/accounts/3/unattended/conversations'],
  [{}, '/app/accounts/3/dashboard'],
])('finds its way back to the list of %o', (place, path) => {
  expect(paths.list(3, place)).toBe(path)
  expect(readInboxRoute(path)).toMatchObject({ accountId: 3, conversationId: null, place })
  expect(readInboxRoute(paths.conversation(3, 9, place))).toMatchObject({ accountId: 3, conversationId: 9, place })
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
