import { z } from 'zod'
import { defineJob } from '#lib/base/jobs.ts'
import { autoResolve } from './auto-resolve.ts'
import { sendDue } from './send-scheduled.ts'
import { reopenSnoozed } from './status.ts'

export const reopenSnoozedConversations = defineJob('conversations.reopen_snoozed', z.object({}), () =>
  reopenSnoozed(new Date()),
)

export const sendScheduledMessages = defineJob('conversations.send_scheduled', z.object({}), async () => {
  await sendDue(new Date())
})

export const autoResolveConversations = defineJob('conversations.auto_resolve', z.object({}), () =>
  autoResolve(new Date()),
)
