import { pruneIdempotencyKeys } from '#lib/base/http/idempotency.ts'
import type { Job } from '#lib/base/jobs.ts'
import { deliverMail } from '#lib/base/mail.ts'
import { tidyDatabase } from '#lib/base/tidy.ts'
import { runBulkAction } from '#lib/bulk-actions/index.ts'
import { reopenSnoozedConversations } from '#lib/conversations/index.ts'
import { pruneImportFiles, runImport } from '#lib/data-imports/index.ts'
import { pruneOldEvents } from '#lib/realtime/index.ts'
import { mailInvitation, pruneOldSessions } from '#lib/users/index.ts'

/** Every kind of background work there is. */
export const jobs = [
  deliverMail,
  mailInvitation,
  reopenSnoozedConversations,
  runBulkAction,
  runImport,
  pruneImportFiles,
  pruneOldEvents,
  pruneOldSessions,
  pruneIdempotencyKeys,
  tidyDatabase,
] as unknown as Job<never>[]
