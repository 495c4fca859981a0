import { pruneRuns } from '#lib/actions/index.ts'
import { handOutEverywhere } from '#lib/assignment/index.ts'
import { pruneIdempotencyKeys } from '#lib/base/http/idempotency.ts'
import { tidyDatabase } from '#lib/base/tidy.ts'
import { startCampaigns } from '#lib/campaigns/index.ts'
import {
  pollMailboxes,
  pruneArrivals,
  receiveWaiting,
  sayFarewells,
  sweepDeliveries,
  syncAllTemplates,
} from '#lib/channels/index.ts'
import { pruneExports } from '#lib/contact-exports/index.ts'
import { pruneChanges, pruneMerges } from '#lib/contacts/index.ts'
import {
  autoResolveConversations,
  reopenSnoozedConversations,
  sendScheduledMessages,
} from '#lib/conversations/index.ts'
import { pruneImportFiles } from '#lib/data-imports/index.ts'
import { discardFiles } from '#lib/files/index.ts'
import { pruneOldNotifications, reopenSnoozedNotifications } from '#lib/notifications/index.ts'
import { deleteMarkedAccounts } from '#lib/platform/index.ts'
import { pruneOldEvents } from '#lib/realtime/index.ts'
import { pruneOldSessions } from '#lib/users/index.ts'
import { pruneDeliveries } from '#lib/webhooks/index.ts'

/** Everything that recurs, and how often. */
export const schedule = [
  { job: sweepDeliveries.name, everySeconds: 30 },
  { job: pollMailboxes.name, everySeconds: 30 },
  { job: receiveWaiting.name, everySeconds: 60 },
  { job: syncAllTemplates.name, everySeconds: 60 },
  { job: handOutEverywhere.name, everySeconds: 60 },
  { job: startCampaigns.name, everySeconds: 60 },
  { job: sendScheduledMessages.name, everySeconds: 30 },
  { job: reopenSnoozedConversations.name, everySeconds: 60 },
  { job: autoResolveConversations.name, everySeconds: 300 },
  { job: discardFiles.name, everySeconds: 300 },
  { job: reopenSnoozedNotifications.name, everySeconds: 60 },
  { job: sayFarewells.name, everySeconds: 300 },
  { job: deleteMarkedAccounts.name, everySeconds: 3600 },
  { job: pruneArrivals.name, everySeconds: 3600 },
  { job: pruneDeliveries.name, everySeconds: 3600 },
  { job: pruneOldEvents.name, everySeconds: 3600 },
  { job: pruneIdempotencyKeys.name, everySeconds: 3600 },
  { job: pruneRuns.name, everySeconds: 3600 },
  { job: pruneExports.name, everySeconds: 3600 },
  { job: tidyDatabase.name, everySeconds: 3600 },
  { job: pruneImportFiles.name, everySeconds: 86_400 },
  { job: pruneMerges.name, everySeconds: 86_400 },
  { job: pruneChanges.name, everySeconds: 86_400 },
  { job: pruneOldNotifications.name, everySeconds: 86_400 },
  { job: pruneOldSessions.name, everySeconds: 86_400 },
] as const
