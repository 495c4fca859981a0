import { eraseAccount, mailDeletionNotice } from '#lib/accounts/index.ts'
import { pruneRuns, tellAddress } from '#lib/actions/index.ts'
import { handOut, handOutEverywhere } from '#lib/assignment/index.ts'
import { pruneIdempotencyKeys } from '#lib/base/http/idempotency.ts'
import type { Job, Lane } from '#lib/base/jobs.ts'
import { deliverMail } from '#lib/base/mail.ts'
import { tidyDatabase } from '#lib/base/tidy.ts'
import { runBulkAction } from '#lib/bulk-actions/index.ts'
import { removeCampaign, runCampaign, startCampaigns } from '#lib/campaigns/index.ts'
import {
  connectTelegram,
  deliverMessage,
  pollMailbox,
  pollMailboxes,
  pruneArrivals,
  receiveArrival,
  receiveWaiting,
  sayFarewell,
  sayFarewells,
  sweepDeliveries,
  syncAllTemplates,
  syncTemplates,
} from '#lib/channels/index.ts'
import { mailExport, pruneExports, runExport } from '#lib/contact-exports/index.ts'
import { fetchContactFace, pruneChanges, pruneMerges } from '#lib/contacts/index.ts'
import {
  autoResolveConversations,
  mailTranscript,
  reopenSnoozedConversations,
  sendScheduledMessages,
} from '#lib/conversations/index.ts'
import { pruneImportFiles, runImport } from '#lib/data-imports/index.ts'
import { discardFiles, removeFiles } from '#lib/files/index.ts'
import { removeInbox } from '#lib/inboxes/index.ts'
import { runMacro } from '#lib/macros/index.ts'
import {
  deliverPush,
  mailNotification,
  pruneOldNotifications,
  pushNotification,
  reopenSnoozedNotifications,
} from '#lib/notifications/index.ts'
import { deleteMarkedAccounts } from '#lib/platform/index.ts'
import { pruneOldEvents } from '#lib/realtime/index.ts'
import { mailInvitation, pruneOldSessions } from '#lib/users/index.ts'
import { mailDisabled, pruneDeliveries } from '#lib/webhooks/index.ts'

/**
 * Every kind of background work there is, by the lane that it goes in. Lanes do not wait for one another (R3): what
 * arrives, what leaves, what tells people, and what may take its time. A drain goes through them in this order.
 */
export const lanes = {
  ingest: [receiveArrival, receiveWaiting, pollMailbox, pollMailboxes],
  send: [deliverMessage, sweepDeliveries, deliverMail, mailInvitation, mailTranscript],
  notify: [
    handOut,
    handOutEverywhere,
    mailNotification,
    pushNotification,
    deliverPush,
    reopenSnoozedConversations,
    sendScheduledMessages,
    reopenSnoozedNotifications,
    autoResolveConversations,
    mailDisabled,
    mailDeletionNotice,
    connectTelegram,
  ],
  bulk: [
    runBulkAction,
    runCampaign,
    startCampaigns,
    removeCampaign,
    runMacro,
    tellAddress,
    runImport,
    runExport,
    mailExport,
    fetchContactFace,
    syncTemplates,
    syncAllTemplates,
    removeInbox,
    sayFarewell,
    sayFarewells,
    eraseAccount,
    deleteMarkedAccounts,
    discardFiles,
    removeFiles,
    pruneArrivals,
    pruneOldNotifications,
    pruneImportFiles,
    pruneExports,
    pruneMerges,
    pruneChanges,
    pruneDeliveries,
    pruneOldEvents,
    pruneOldSessions,
    pruneIdempotencyKeys,
    pruneRuns,
    tidyDatabase,
  ],
} as unknown as Record<Lane, Job<never>[]>

export const jobs = Object.values(lanes).flat()
