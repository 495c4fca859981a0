import type { MemberContext, VisitorContext } from '#lib/base/context.ts'
import { withAccount } from '#lib/base/db/index.ts'
import { about, lockConversation } from './status.ts'

/** Notes that the member has read everything up to now. */
export async function markSeen(ctx: MemberContext, displayId: number): Promise<void> {
  await withAccount(ctx, async ({ sql, track }) => {
    const conversation = await lockConversation(sql, ctx, displayId)
    const now = ctx.now()
    const [before] = await sql<{ unread_count: number }[]>`
      with before as (select unread_count from charla.conversations where account_id = ${ctx.accountId} and id = ${conversation.id})
      update charla.conversations c set unread_count = 0, agent_last_seen_at = ${now},
        assignee_last_seen_at = case when assignee_id = ${ctx.actor.userId} then ${now} else assignee_last_seen_at end
      from before where c.account_id = ${ctx.accountId} and c.id = ${conversation.id} returning before.unread_count`
    if (before?.unread_count) track(about('conversation.read', conversation))
  })
}

/** Makes the customer's last message unread again. */
export async function markUnread(ctx: MemberContext, displayId: number): Promise<void> {
  await withAccount(ctx, async ({ sql, track }) => {
    const conversation = await lockConversation(sql, ctx, displayId)
    const [last] = await sql<{ created_at: Date }[]>`
      select created_at from charla.messages
      where account_id = ${ctx.accountId} and conversation_id = ${conversation.id} and message_type = 0 order by id desc limit 1`
    if (!last) return
    const seen = new Date(last.created_at.getTime() - 1000)
    await sql`
      update charla.conversations set agent_last_seen_at = ${seen}, assignee_last_seen_at = ${seen}, unread_count = (
        select count(*) from (
          select 1 from charla.messages where account_id = ${ctx.accountId} and conversation_id = ${conversation.id}
            and message_type = 0 and created_at > ${seen} limit 100
        ) unseen
      ) where account_id = ${ctx.accountId} and id = ${conversation.id}`
    track(about('conversation.updated', conversation))
  })
}

/** Notes that the visitor has read everything up to now, in the newest conversation unless another is named. */
export async function markSeenByContact(ctx: VisitorContext, displayId?: number): Promise<void> {
  const { contactInboxId } = ctx.actor
  if (contactInboxId === null) return
  await withAccount(ctx, async ({ sql, track }) => {
    const [row] = await sql<{ id: number; inbox_id: number; contact_id: number }[]>`
      update charla.conversations set contact_last_seen_at = ${ctx.now()}, contact_unread_count = 0
      where account_id = ${ctx.accountId} and id = (
        select id from charla.conversations where account_id = ${ctx.accountId} and contact_inbox_id = ${contactInboxId}
          ${displayId === undefined ? sql`` : sql`and display_id = ${displayId}`} order by id desc limit 1
      ) and (contact_unread_count > 0 or contact_last_seen_at is null)
      returning id, inbox_id, contact_id`
    if (row) track(about('conversation.updated', row))
  })
}
