import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { bodyOf } from '#lib/base/http/request.ts'
import { findSettings, settingsAnswer, settingsChanges, settingsWire, updateSettings } from './settings.ts'

const tag = 'Notifications'

/** `A/notification_settings`: each member their own. */
export const notificationSettingsDoor = door()

notificationSettingsDoor.get(
  '/',
  operation({
    id: 'get-notification-settings',
    tag,
    summary: 'Of what you are mailed and pushed.',
    answer: settingsAnswer,
  }),
  async c => c.json(settingsWire(await findSettings(c.var.ctx))),
)

notificationSettingsDoor.on(
  ['PATCH', 'PUT'],
  '/',
  operation({
    id: 'update-notification-settings',
    tag,
    summary: 'Sets of what you are mailed or pushed: the whole list of each way that is named.',
    body: settingsChanges,
    wrapped: 'notification_settings',
    answer: settingsAnswer,
  }),
  async c => {
    const changes = await bodyOf(c, 'notification_settings', settingsChanges)
    return c.json(settingsWire(await updateSettings(c.var.ctx, changes)))
  },
)
