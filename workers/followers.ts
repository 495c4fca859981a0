import { handOutOnChange } from '#lib/assignment/index.ts'
import { type Follower, follow } from '#lib/base/followers.ts'
import { deliverWritten } from '#lib/channels/index.ts'
import { speakForInboxes } from '#lib/message-templates/index.ts'
import { notifyMembers } from '#lib/notifications/index.ts'
import { indexHistory, indexMessages } from '#lib/search/index.ts'
import { planDeliveries } from '#lib/webhooks/index.ts'

/** Who reads along with the log, in batches. */
export const followers: Follower[] = [
  deliverWritten,
  speakForInboxes,
  handOutOnChange,
  notifyMembers,
  planDeliveries,
  indexMessages,
]

/** Lets each read on, until there is nothing new. */
export async function followLogs(): Promise<void> {
  for (const follower of followers) await follow(follower)
  await indexHistory()
}
