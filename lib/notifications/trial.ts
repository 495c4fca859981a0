import { z } from 'zod'
import { withSystem } from '#lib/base/db/index.ts'
import { runtime } from '#lib/base/runtime.ts'
import { localeOf } from './locale.ts'
import { subscriptionsOf, subscriptionTypes } from './subscriptions.ts'
import { pushTo } from './web-push.ts'
import { trialWords } from './words.ts'

/** What became of a trial on one device. `status` is what its push service answered. */
export const trialAnswer = z.object({
  payload: z.array(
    z.object({
      id: z.number(),
      subscription_type: z.enum(subscriptionTypes),
      outcome: z.enum(['delivered', 'gone', 'again', 'failed', 'not_supported']),
      status: z.number().nullable(),
      reason: z.string().nullable(),
    }),
  ),
})

/** Pushes a few words to every device of the person now, and says how each took it (O5). */
export async function tryDevices(userId: number): Promise<z.output<typeof trialAnswer>['payload']> {
  const locale = await withSystem(sql => localeOf(sql, userId, 'en'))
  const message = { ...trialWords[locale], tag: 'trial', url: `${runtime().url}/app` }
  return Promise.all(
    (await subscriptionsOf(userId)).map(async device => ({
      id: device.id,
      subscription_type: device.subscription_type,
      ...(device.subscription_type === 'browser_push'
        ? await pushTo(device, message, 'trial')
        : { outcome: 'not_supported' as const, status: null, reason: 'This installation pushes to browsers alone' }),
    })),
  )
}
