import { z } from 'zod'
import { defineJob } from '#lib/base/jobs.ts'
import { autoResolve } from './auto-resolve.ts'
import { reopenSnoozed } from './status.ts'

export const reopenSnoozedConversations = defineJob('conversations.reopen_snoozed', z.object({}), () =>
  reopenSnoozed(new Date()),
)

export const autoResolveConversations = defineJob('conversations.auto_resolve', z.object({}), () =>
  autoResolve(new Date()),
)
