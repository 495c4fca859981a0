import type { MemberContext } from '#lib/base/context.ts'
import type { Sql } from '#lib/base/db/index.ts'

/** The condition on `charla.contacts c`: an agent sees the contacts of their inboxes, and those who are in none. */
export const visible = (sql: Sql, ctx: MemberContext) =>
  ctx.actor.inboxIds === 'all'
    ? sql`true`
    : sql`(exists (
        select from charla.contact_inboxes ci
        where (ci.account_id, ci.contact_id) = (c.account_id, c.id) and ci.inbox_id = any(${ctx.actor.inboxIds})
      ) or not exists (
        select from charla.contact_inboxes ci where (ci.account_id, ci.contact_id) = (c.account_id, c.id)
      ))`
