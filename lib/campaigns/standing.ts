import type { Sql } from '#lib/base/db/index.ts'
import { consentOf } from '#lib/contacts/index.ts'
import { consentChannel } from '#lib/protocol/index.ts'

/** Why somebody of the audience is written nothing. */
export const skipReasons = ['no_consent', 'blocked', 'no_address', 'cancelled'] as const
export type SkipReason = (typeof skipReasons)[number]

/** What decides whether a contact may be written to. `consent` is null for who was never asked. */
export type Standing = { consent: boolean | null; blocked: boolean; address: boolean }

/** By which channel, through which inbox and for what they are to be written to. */
export type Purposed = { channel_type: string; inbox_id: number; purpose: string }

/** The columns of a `Standing`, of the contact `c` of the statement. */
export const standing = (sql: Sql, { channel_type, inbox_id, purpose }: Purposed) => sql`
  c.blocked, ${consentOf(sql, consentChannel(channel_type), purpose)} as consent, (
    c.phone_number is not null or exists (
      select from charla.contact_inboxes ci
      where (ci.account_id, ci.contact_id) = (c.account_id, c.id) and ci.inbox_id = ${inbox_id})) as address`

export function reasonAgainst(one: Standing): SkipReason | null {
  if (!one.consent) return 'no_consent'
  if (one.blocked) return 'blocked'
  return one.address ? null : 'no_address'
}
