import { gather } from '#lib/base/gather.ts'
import { findContactInboxesByPubsubTokens, findMembersByPubsubTokens } from '#lib/base/lookups.ts'

// After a restart everybody subscribes at once: who they are is asked for many together, and no more than two questions at
// a time wait for the database.
const TOGETHER = { most: 100, atOnce: 2 }

/** The member whose token this is, if they are one of the account. */
export const whoseMember = gather(TOGETHER, findMembersByPubsubTokens)

/** The visitor whose token this is. */
export const whoseVisitor = gather(TOGETHER, findContactInboxesByPubsubTokens)
