import { z } from 'zod'
import { withSystem } from '#lib/base/db/index.ts'
import type { EventRow } from '#lib/base/events.ts'
import { defineJob, enqueue } from '#lib/base/jobs.ts'
import { log } from '#lib/base/log.ts'
import { runtime } from '#lib/base/runtime.ts'
import { localeOf } from './locale.ts'
import { bodyFor, type Shown, titleFor, typeName } from './notification.ts'
import { notificationRows, seen } from './rows.ts'
import { findSubscription, subscriptionsOf } from './subscriptions.ts'
import { type PushMessage, pushTo } from './web-push.ts'

/** Older ones are news no more. */
const HOURS = 24
const about = { account_id: z.number(), notification: z.number() }

/** Subscribes to `notification.created`: pushes those whose member wants it. */
export const pushOfNotification = ({ account_id, data }: EventRow) =>
  data.push ? [{ job: pushNotification.name, payload: { account_id, notification: data.notification } }] : []

/** Asks for one push to each browser of the notification's member: what fails with one is tried again with that one alone. */
export const pushNotification = defineJob(
  'notification.push',
  z.object(about),
  async ({ account_id, notification }) => {
    const told = await toldNow(account_id, notification)
    if (!told) return
    const browsers = (await subscriptionsOf(told.shown.user_id)).filter(one => one.subscription_type === 'browser_push')
    await enqueue(
      browsers.map(({ id: subscription }) => ({
        job: deliverPush.name,
        payload: { account_id, notification, subscription },
        key: `push:${account_id}:${notification}:${subscription}`,
      })),
    )
  },
)

/** Pushes a notification to a browser of its member. One that is read, replaced or deleted meanwhile, or hidden, is not. */
export const deliverPush = defineJob(
  'push.deliver',
  z.object({ ...about, subscription: z.number() }),
  async ({ account_id, notification, subscription }) => {
    const [told, browser] = [await toldNow(account_id, notification), await findSubscription(subscription)]
    // Whoever signed in there since is not to read what was somebody else's.
    if (!told || browser?.user_id !== told.shown.user_id) return
    const { shown, locale } = told
    const topic = `${account_id}:${shown.conversation_id}:${shown.notification_type}`
    const { outcome, status, reason } = await pushTo(browser, messageOf(shown, locale), topic)
    if (outcome === 'again') throw new Error(`The push service does not take it: ${reason ?? status}`)
    if (outcome === 'failed') log.warn({ subscription, status, reason }, 'push refused')
  },
)

function messageOf(shown: Shown, locale: Shown['locale']): PushMessage {
  const { display_id: displayId } = shown.conversation
  return {
    title: titleFor(shown, locale),
    body: bodyFor(shown),
    tag: `${typeName(shown.notification_type)}_${displayId}_${shown.id}`,
    url: `${runtime().url}/app/accounts/${shown.account_id}/conversations/${displayId}`,
    account_id: shown.account_id,
  }
}

/** The notification as its member may see it now, and their language; null when there is nothing to tell any more. */
async function toldNow(accountId: number, id: number): Promise<{ shown: Shown; locale: Shown['locale'] } | null> {
  return withSystem(async sql => {
    const [shown] = await notificationRows(
      sql,
      sql`select n.*, 1 as position from charla.notifications n
        where n.account_id = ${accountId} and n.id = ${id} and n.read_at is null and n.snoozed_until is null
          and n.created_at > now() - ${`${HOURS} hours`}::interval and ${seen(sql)}`,
    )
    return shown ? { shown, locale: await localeOf(sql, shown.user_id, shown.locale) } : null
  })
}
