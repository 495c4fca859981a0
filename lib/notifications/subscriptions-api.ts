import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, bodyOf, query } from '#lib/base/http/request.ts'
import { requireUser } from '#lib/users/index.ts'
import {
  newSubscription,
  subscribe,
  subscriptionAnswer,
  subscriptionGone,
  subscriptionWire,
  unsubscribe,
} from './subscriptions.ts'

const tag = 'Notifications'

/** `/api/v1/notification_subscriptions`: a person's browsers and phones, for all their accounts. */
export const notificationSubscriptionsDoor = door()
notificationSubscriptionsDoor.use(requireUser)

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
    return c.json(subscriptionWire(await subscribe(c.var.userId, input)))
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
