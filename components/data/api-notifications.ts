import type { BodyOf } from '#lib/protocol/client.ts'
import type { NotificationType } from '#lib/protocol/index.ts'
import { answerOf, client } from './http.ts'

const A = '/api/v1/accounts/{account_id}'
const notifications = `${A}/notifications` as const
const devices = '/api/v1/notification_subscriptions'

/** Which notifications: also read and snoozed ones, or not; of which types, or of all. */
export type NotificationFilter = { all: boolean; types: NotificationType[] }

/** What a member is told of, and what was found by looking for it. */
export function notificationsApi(account: number) {
  const here = { params: { path: { account_id: account } } }
  const of = (id: number) => ({ params: { path: { account_id: account, id } } })
  return {
    notifications: ({ all, types }: NotificationFilter, page: number, signal?: AbortSignal) =>
      answerOf(
        client.GET(notifications, {
          params: {
            ...here.params,
            query: {
              page,
              ...(all ? { 'includes[]': ['read', 'snoozed'] } : {}),
              ...(types.length ? { 'types[]': types } : {}),
            },
          },
          signal,
        }),
      ),
    unreadNotifications: () => answerOf(client.GET(`${notifications}/unread_count`, here)),
    readNotification: (id: number) => answerOf(client.PATCH(`${notifications}/{id}`, of(id))),
    unreadNotification: (id: number) => answerOf(client.POST(`${notifications}/{id}/unread`, of(id))),
    // These wait until nobody can take them back, or until the page is left: the request outlives it.
    snoozeNotification: (id: number, until: number) =>
      answerOf(
        client.POST(`${notifications}/{id}/snooze`, { ...of(id), body: { snoozed_until: until }, keepalive: true }),
      ),
    deleteNotification: (id: number) =>
      answerOf(client.DELETE(`${notifications}/{id}`, { ...of(id), keepalive: true })),
    readNotifications: (conversation?: number) =>
      answerOf(
        client.POST(`${notifications}/read_all`, {
          ...here,
          body: conversation === undefined ? {} : { conversation_id: conversation },
        }),
      ),
    deleteNotifications: (type: 'all' | 'read') =>
      answerOf(client.POST(`${notifications}/destroy_all`, { ...here, body: { type } })),
    search: (q: string, signal?: AbortSignal) =>
      answerOf(client.GET(`${A}/search`, { params: { ...here.params, query: { q } }, signal })),
  }
}

/** The browsers and phones on which the signed-in person is told, in all their accounts. */
export const devicesApi = {
  add: (body: BodyOf<typeof devices, 'post'>) => answerOf(client.POST(devices, { body })),
  remove: (endpoint: string) => answerOf(client.DELETE(devices, { body: { endpoint } })),
  test: async () => (await answerOf(client.POST(`${devices}/test`))).payload,
}
