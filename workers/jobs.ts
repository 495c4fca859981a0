import type { Job } from '#lib/base/jobs.ts'
import { deliverMail } from '#lib/base/mail.ts'
import { tidyDatabase } from '#lib/base/tidy.ts'
import { reopenSnoozedConversations } from '#lib/conversations/index.ts'
import { discardFiles, removeFiles } from '#lib/files/index.ts'
import { pruneOldEvents } from '#lib/realtime/index.ts'
import { mailInvitation, pruneOldSessions } from '#lib/users/index.ts'

/** Every kind of background work there is. */
export const jobs = [
  deliverMail,
  mailInvitation,
  reopenSnoozedConversations,
  pruneOldEvents,
  pruneOldSessions,
  tidyDatabase,
  discardFiles,
  removeFiles,
] as unknown as Job<never>[]
