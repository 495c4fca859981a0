import type { Context } from '#lib/base/context.ts'
import type { Sql } from '#lib/base/db/index.ts'

/**
 * The condition on `charla.contacts c`: an agent sees the contacts of their inboxes, and those who are in none; a visitor
 * nobody but themselves.
 */
export const visible = (sql: Sql, { actor }: Context) =>
  actor.kind === 'visitor'
    ? sql`c.id = ${actor.contactId ?? -1}`
    : actor.kind === 'system' || actor.inboxIds === 'all'
      ? sql`true`
      : sql`(exists (
        select from charla.contact_inboxes ci
        where (ci.account_id, ci.contact_id) = (c.account_id, c.id) and ci.inbox_id = any(${actor.inboxIds})
      ) or not exists (
        select from charla.contact_inboxes ci where (ci.account_id, ci.contact_id) = (c.account_id, c.id)
      ))`
