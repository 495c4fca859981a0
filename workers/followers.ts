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

const TURN_MS = 250
const ROUNDS = 8

/** Lets each read on in turn, until there is nothing new, or for some rounds: whoever calls comes again. */
export async function followLogs(): Promise<void> {
  let behind = followers
  for (let round = 0; behind.length && round < ROUNDS; round++) {
    const more: Follower[] = []
    for (const follower of behind) if (await follow(follower, undefined, TURN_MS)) more.push(follower)
    behind = more
  }
  await indexHistory()
}
