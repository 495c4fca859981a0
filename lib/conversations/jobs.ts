import { z } from 'zod'
import { defineJob } from '#lib/base/jobs.ts'
import { autoResolve } from './auto-resolve.ts'
import { BATCH, sendDue } from './send-scheduled.ts'
import { reopenSnoozed } from './status.ts'

/** Of `BATCH` each. */
const MOST_ROUNDS = 10

export const reopenSnoozedConversations = defineJob('conversations.reopen_snoozed', z.object({}), () =>
  reopenSnoozed(new Date()),
)

export const sendScheduledMessages = defineJob('conversations.send_scheduled', z.object({}), async () => {
  // All that are due, but not for ever those that cannot be sent.
  for (let round = 0; round < MOST_ROUNDS; round++) if ((await sendDue(new Date())) < BATCH) return
})

export const autoResolveConversations = defineJob('conversations.auto_resolve', z.object({}), () =>
  autoResolve(new Date()),
)
