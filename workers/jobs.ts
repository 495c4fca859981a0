import type { Job } from '#lib/base/jobs.ts'
import { deliverMail } from '#lib/base/mail.ts'
import { tidyDatabase } from '#lib/base/tidy.ts'
import { mailTranscript } from '#lib/channels/index.ts'
import { reopenSnoozedConversations } from '#lib/conversations/index.ts'
import { removeInbox } from '#lib/inboxes/index.ts'
import { pruneOldEvents } from '#lib/realtime/index.ts'
import { mailInvitation, pruneOldSessions } from '#lib/users/index.ts'

/** Every kind of background work there is. */
export const jobs = [
  deliverMail,
  mailInvitation,
  mailTranscript,
  removeInbox,
  reopenSnoozedConversations,
  pruneOldEvents,
  pruneOldSessions,
  tidyDatabase,
] as unknown as Job<never>[]
