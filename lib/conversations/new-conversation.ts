import type postgres from 'postgres'
import type { Context } from '#lib/base/context.ts'
import type { Sql } from '#lib/base/db/index.ts'

export type NewConversation = {
  inboxId: number
  contactId: number
  contactInboxId: number
  /** Without one it is open; resolved when the contact is blocked, pending when a bot answers in the inbox. */
  status?: number | undefined
  snoozedUntil?: Date | null
  assigneeId?: number | null
  teamId?: number | null
  /** False where no bot is to answer. */
  pending?: boolean
  /** What it has begun with, when nobody has. */
  campaignId?: number | null
  additionalAttributes?: Record<string, unknown>
  customAttributes?: Record<string, unknown>
}

const RESOLVED = 1
const PENDING = 2

/** Always the first lock of who makes a conversation: the counter from which it takes its number. */
export const lockDisplayIds = (sql: Sql, accountId: number) =>
  sql`select from charla.display_ids where account_id = ${accountId} for update`

/** Makes a conversation with the next number of the account. The caller holds `lockDisplayIds`. */
export async function insertConversation(
  sql: Sql,
  ctx: Context,
  one: NewConversation,
): Promise<{ id: number; display_id: number }> {
  const now = ctx.now()
  const [made] = await sql<[{ id: number; display_id: number }]>`
    with counter as (
      update charla.display_ids set conversations = conversations + 1 where account_id = ${ctx.accountId} returning conversations
    ), contact as (
      select coalesce(${one.status ?? null}, case when blocked then ${RESOLVED} when exists (
        select from charla.agent_bot_inboxes b
        where b.account_id = ${ctx.accountId} and b.inbox_id = ${one.inboxId} and b.status = 0 and ${one.pending ?? true}
      ) then ${PENDING} else 0 end) as status from charla.contacts
      where account_id = ${ctx.accountId} and id = ${one.contactId}
    )
    insert into charla.conversations (account_id, display_id, inbox_id, contact_id, contact_inbox_id, status, snoozed_until,
      assignee_id, team_id, campaign_id, waiting_since, last_activity_at, additional_attributes, custom_attributes, created_at, updated_at)
    select ${ctx.accountId}, counter.conversations, ${one.inboxId}, ${one.contactId}, ${one.contactInboxId}, contact.status,
      ${one.snoozedUntil ?? null}, ${one.assigneeId ?? null}, ${one.teamId ?? null}, ${one.campaignId ?? null},
      case when contact.status <> ${RESOLVED} then ${now}::timestamptz end,
      ${now}, ${json(sql, one.additionalAttributes)}, ${json(sql, one.customAttributes)}, ${now}, ${now}
    from counter, contact
    returning id, display_id`
  return made
}

const json = (sql: Sql, value: Record<string, unknown> = {}) => sql.json(value as postgres.JSONValue)
