import { z } from 'zod'
import { defineJob } from '#lib/base/jobs.ts'
import { reopenSnoozed } from './status.ts'

export const reopenSnoozedConversations = defineJob('conversations.reopen_snoozed', z.object({}), () =>
  reopenSnoozed(new Date()),
)
