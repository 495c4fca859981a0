import type { LoggedEvent, NotificationWire } from '#lib/protocol/index.ts'
import type { NotificationFilter } from '../data/api-notifications.ts'

export type NotificationList = { items: NotificationWire[]; count: number; page: number; hasMore: boolean }

export const perPage = 15

/** Whether the list shows such a notification. */
export function shows({ all, types }: NotificationFilter, one: NotificationWire): boolean {
  return (all || (!one.read_at && !one.snoozed_until)) && (types.length === 0 || types.includes(one.notification_type))
}

/** The list after something happened: the same one when it is not concerned. */
export function follow(list: NotificationList, filter: NotificationFilter, event: LoggedEvent): NotificationList {
  switch (event.event) {
    case 'notification.created':
    case 'notification.updated': {
      const { notification } = event.data
      return shows(filter, notification) ? put(list, notification) : without(list, notification.id)
    }
    case 'notification.deleted':
      return without(list, event.data.notification.id)
    default:
      return list
  }
}

/** Where the newest occasion comes first. What would come behind the loaded ones is loaded with them. */
export function put(list: NotificationList, one: NotificationWire): NotificationList {
  const known = list.items.some(item => item.id === one.id)
  const items = [...list.items.filter(item => item.id !== one.id), one].sort(
    (left, right) => right.last_activity_at - left.last_activity_at || right.id - left.id,
  )
  const isBehind = list.hasMore && items.at(-1)?.id === one.id
  return { ...list, items: isBehind ? items.slice(0, -1) : items, count: list.count + (known ? 0 : 1) }
}

export function without(list: NotificationList, id: number): NotificationList {
  const items = list.items.filter(item => item.id !== id)
  return items.length === list.items.length ? list : { ...list, items, count: Math.max(0, list.count - 1) }
}

/** The list with one more page; what it has already stays as it is. */
export function append(list: NotificationList, page: NotificationList): NotificationList {
  const fresh = page.items.filter(item => !list.items.some(known => known.id === item.id))
  return { ...page, items: [...list.items, ...fresh] }
}
