import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, bodyOf, query } from '#lib/base/http/request.ts'
import { limit } from '#lib/base/limits.ts'
import { oncePerPerson, requireUser } from '#lib/users/index.ts'
import {
  newSubscription,
  subscribe,
  subscriptionAnswer,
  subscriptionGone,
  subscriptionWire,
  unsubscribe,
} from './subscriptions.ts'
import { trialAnswer, tryDevices } from './trial.ts'

const tag = 'Notifications'

/** `/api/v1/notification_subscriptions`: a person's browsers and phones, for all their accounts. */
export const notificationSubscriptionsDoor = door()
notificationSubscriptionsDoor.use(requireUser, oncePerPerson)

notificationSubscriptionsDoor.post(
  '/',
  operation({
    id: 'create-a-notification-subscription',
    tag,
    summary: 'Notes a browser or phone on which you want to be told.',
    body: newSubscription,
    wrapped: 'notification_subscription',
    answer: subscriptionAnswer,
  }),
  async c => {
    const input = await bodyOf(c, 'notification_subscription', newSubscription)
    return c.json(subscriptionWire(await subscribe(c.var.userId, input, c.var.sessionClient)))
  },
)

notificationSubscriptionsDoor.delete(
  '/',
  operation({
    id: 'delete-a-notification-subscription',
    tag,
    summary: 'Forgets the device with this push token, or this endpoint.',
    query: subscriptionGone,
    body: subscriptionGone,
    answer: null,
  }),
  async c => {
    const named = { ...query(c, subscriptionGone), ...(await body(c, subscriptionGone)) }
    const which = named.push_token ?? named.endpoint
    if (which) await unsubscribe(c.var.userId, which)
    return c.body(null, 200)
  },
)

notificationSubscriptionsDoor.post(
  '/test',
  operation({
    id: 'test-notification-subscriptions',
    tag,
    summary: 'Pushes a few words to all your devices now, and says how each took it.',
    answer: trialAnswer,
  }),
  async c => {
    await limit(`push-trial:${c.var.userId}`, 10, 60)
    return c.json({ payload: await tryDevices(c.var.userId) })
  },
)
