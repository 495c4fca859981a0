import { expect, it } from 'vitest'
import type { LoggedEvent, NotificationWire } from '#lib/protocol/index.ts'
import { append, follow, type NotificationList, put, shows, without } from './follow.ts'

const one = (id: number, more: Partial<NotificationWire> = {}) =>
  ({
    id,
    notification_type: 'conversation_mention',
    read_at: null,
    snoozed_until: null,
    last_activity_at: 1000 + id,
    ...more,
  }) as NotificationWire
const list = (ids: number[], more: Partial<NotificationList> = {}): NotificationList => ({
  items: ids.map(id => one(id)),
  count: ids.length,
  page: 1,
  hasMore: false,
  ...more,
})
const ids = ({ items }: NotificationList) => items.map(item => item.id)
const event = (name: string, notification: unknown) =>
  ({ seq: 1, event: name, data: { account_id: 1, notification, unread_count: 0, count: 0 } }) as unknown as LoggedEvent
const unread = { all: false, types: [] }

it.each([
  [unread, one(1), true],
  [unread, one(1, { read_at: '2026-01-01' }), false],
  [unread, one(1, { snoozed_until: '2026-01-01' }), false],
  [{ all: true, types: [] }, one(1, { read_at: '2026-01-01', snoozed_until: '2026-01-01' }), true],
  [{ all: true, types: ['conversation_assignment' as const] }, one(1), false],
])('%j shows the right ones', (filter, notification, shown) => expect(shows(filter, notification)).toBe(shown))

it('takes in what is new, at its place', () => {
  const next = follow(list([5, 3]), unread, event('notification.created', one(4)))
  expect([ids(next), next.count]).toEqual([[5, 4, 3], 3])
})

it('moves what has changed, without counting it twice', () => {
  const next = follow(list([5, 3]), unread, event('notification.updated', one(3, { last_activity_at: 2000 })))
  expect([ids(next), next.count]).toEqual([[3, 5], 2])
})

it('drops what was read, where only unread ones are shown', () => {
  const read = event('notification.updated', one(3, { read_at: '2026-01-01' }))
  expect(ids(follow(list([5, 3]), unread, read))).toEqual([5])
  expect(ids(follow(list([5, 3]), { all: true, types: [] }, read))).toEqual([5, 3])
})

it('drops what was deleted, and stays the same when it was never there', () => {
  const known = list([5, 3])
  expect(ids(follow(known, unread, event('notification.deleted', { id: 5 })))).toEqual([3])
  expect(follow(known, unread, event('notification.deleted', { id: 9 }))).toBe(known)
  expect(follow(known, unread, event('conversation.deleted', null))).toBe(known)
})

it('leaves to later pages what belongs there', () => {
  expect(ids(put(list([5, 4], { hasMore: true }), one(3)))).toEqual([5, 4])
  expect(put(list([5, 4], { hasMore: true }), one(3)).count).toBe(3)
})

it('adds a page without repeating what moved', () => {
  const next = append(list([5, 4], { hasMore: true, count: 3 }), list([4, 3], { page: 2, count: 3 }))
  expect([ids(next), next.hasMore, next.page]).toEqual([[5, 4, 3], false, 2])
})

it('never counts below nothing', () => expect(without(list([1], { count: 0 }), 1).count).toBe(0))
