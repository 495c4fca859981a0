import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, pathId, query } from '#lib/base/http/request.ts'
import { notificationRow, notificationRowAnswer, notificationsAnswer, notificationWire } from './notification.ts'
import {
  countUnread,
  deleteAll,
  deleteNotification,
  listNotifications,
  listQuery,
  markAllRead,
  markRead,
  markUnread,
  readAllInput,
  snooze,
} from './notifications.ts'

const tag = 'Notifications'

/** `A/notifications`: each member their own. */
export const notificationsDoor = door()

notificationsDoor.get(
  '/',
  operation({
    id: 'list-notifications',
    tag,
    summary: 'Your notifications, the newest first; read and snoozed ones on demand, or of some types alone.',
    query: listQuery,
    answer: notificationsAnswer,
  }),
  async c => {
    const { notifications, unread_count, count } = await listNotifications(c.var.ctx, query(c, listQuery))
    const meta = { unread_count, count, current_page: c.req.query('page') ?? 1 }
    return c.json({ data: { meta, payload: notifications.map(notificationWire) } })
  },
)

notificationsDoor.get(
  '/unread_count',
  operation({
    id: 'count-unread-notifications',
    tag,
    summary: 'How many you have neither read nor snoozed.',
    answer: z.number(),
  }),
  async c => c.json(await countUnread(c.var.ctx)),
)

notificationsDoor.post(
  '/read_all',
  operation({
    id: 'read-all-notifications',
    tag,
    summary: 'Marks all of yours as read, or those of one conversation.',
    body: readAllInput,
    answer: null,
  }),
  async c => {
    await markAllRead(c.var.ctx, await body(c, readAllInput))
    return c.body(null, 200)
  },
)

const destroyAllInput = z.object({ type: z.enum(['all', 'read']).nullable().optional() })

notificationsDoor.post(
  '/destroy_all',
  operation({
    id: 'delete-all-notifications',
    tag,
    summary: 'Deletes all of yours, or those that you have read.',
    body: destroyAllInput,
    answer: null,
  }),
  async c => {
    const { type } = await body(c, destroyAllInput)
    await deleteAll(c.var.ctx, { onlyRead: type === 'read' })
    return c.body(null, 200)
  },
)

notificationsDoor.on(
  ['PATCH', 'PUT'],
  '/:id',
  operation({ id: 'read-a-notification', tag, summary: 'Marks one as read.', answer: notificationRowAnswer }),
  async c => c.json(notificationRow(await markRead(c.var.ctx, pathId(c)))),
)

notificationsDoor.delete(
  '/:id',
  operation({ id: 'delete-a-notification', tag, summary: 'Deletes one.', answer: null }),
  async c => {
    await deleteNotification(c.var.ctx, pathId(c))
    return c.body(null, 200)
  },
)

notificationsDoor.post(
  '/:id/unread',
  operation({ id: 'unread-a-notification', tag, summary: 'Marks one as unread.', answer: notificationRowAnswer }),
  async c => c.json(notificationRow(await markUnread(c.var.ctx, pathId(c)))),
)

/** Unix seconds; Chatwoot's clients send a number or its digits. */
const snoozeInput = z.object({
  snoozed_until: z.preprocess(
    value => (typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : value),
    z.number().int().positive().max(8_640_000_000),
  ),
})

notificationsDoor.post(
  '/:id/snooze',
  operation({
    id: 'snooze-a-notification',
    tag,
    summary: 'Puts one away until a time, given in unix seconds.',
    body: snoozeInput,
    answer: notificationRowAnswer,
  }),
  async c => {
    const { snoozed_until: until } = await body(c, snoozeInput)
    return c.json(notificationRow(await snooze(c.var.ctx, pathId(c), new Date(until * 1000))))
  },
)
