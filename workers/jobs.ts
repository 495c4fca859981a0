import { pruneIdempotencyKeys } from '#lib/base/http/idempotency.ts'
import type { Job } from '#lib/base/jobs.ts'
import { deliverMail } from '#lib/base/mail.ts'
import { tidyDatabase } from '#lib/base/tidy.ts'
import { runBulkAction } from '#lib/bulk-actions/index.ts'
import { fetchContactFace } from '#lib/contacts/index.ts'
import { reopenSnoozedConversations } from '#lib/conversations/index.ts'
import { discardFiles, removeFiles } from '#lib/files/index.ts'
import { removeInbox } from '#lib/inboxes/index.ts'
import { mailNotification, pruneOldNotifications, reopenSnoozedNotifications } from '#lib/notifications/index.ts'
import { pruneOldEvents } from '#lib/realtime/index.ts'
import { mailInvitation, pruneOldSessions } from '#lib/users/index.ts'

/** Every kind of background work there is. */
export const jobs = [
  deliverMail,
  mailInvitation,
  mailNotification,
  removeInbox,
  reopenSnoozedConversations,
  reopenSnoozedNotifications,
  pruneOldNotifications,
  runBulkAction,
  pruneOldEvents,
  pruneOldSessions,
  pruneIdempotencyKeys,
  tidyDatabase,
  discardFiles,
  removeFiles,
  fetchContactFace,
] as unknown as Job<never>[]
