import type { VisitorContext } from '#lib/base/context.ts'
import { type Sql, withAccount } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import { recordEvents } from '#lib/base/events.ts'
import { ensureContactInbox } from '#lib/contacts/index.ts'
import {
  insertConversation,
  lockDisplayIds,
  senderType,
  withVariablesIn,
  writeMessage,
} from '#lib/conversations/index.ts'
import { messageType } from '#lib/protocol/index.ts'
import type { Campaign } from './campaign.ts'

export type Triggered = {
  campaignId: number
  customAttributes: Record<string, unknown>
  /** What is known of where the visitor was. Kept with the conversation. */
  origin: Record<string, unknown>
}

/**
 * A visitor has taken up what a campaign says: that makes a conversation which the campaign has begun. Nothing happens when
 * they have one already (reference 4.11). Answers the context with the ids that the visitor has now, or null.
 * @throws `not_found` for a campaign that the website does not show.
 */
export async function triggerCampaign(ctx: VisitorContext, given: Triggered): Promise<VisitorContext | null> {
  const { inboxId, sourceId } = ctx.actor
  return withAccount(ctx, async ({ sql, grown }) => {
    const campaign = await shownCampaign(sql, ctx, given.campaignId)
    await lockDisplayIds(sql, ctx.accountId)
    const {
      id: contactInboxId,
      contact_id: contactId,
      created,
    } = await ensureContactInbox(sql, ctx.accountId, inboxId, sourceId)
    if (!created && (await hasTalked(sql, ctx, contactInboxId))) return null
    const now: VisitorContext = { ...ctx, actor: { ...ctx.actor, contactId, contactInboxId } }
    const about = { inboxId, contactId }
    const made = await insertConversation(sql, now, {
      ...about,
      contactInboxId,
      // Where a person has begun to talk, no bot answers for them (reference 5.5).
      pending: campaign.sender_id === null,
      campaignId: campaign.id,
      customAttributes: given.customAttributes,
      additionalAttributes: given.origin,
    })
    const conversation = { name: 'conversation.created' as const, ...about, conversationId: made.id }
    const contact = { name: 'contact.created' as const, ...about }
    await recordEvents(sql, now, [...(created ? [contact] : []), conversation])
    await writeMessage(
      sql,
      now,
      { displayId: made.display_id },
      {
        type: messageType.outgoing,
        content: await withVariablesIn(sql, now, made.display_id, campaign.message),
        ...(campaign.sender_id ? { senderType: senderType.user, senderId: campaign.sender_id } : {}),
        additionalAttributes: { campaign_id: campaign.id },
      },
    )
    grown()
    return now
  })
}

async function shownCampaign(sql: Sql, { accountId, actor }: VisitorContext, displayId: number): Promise<Campaign> {
  const [campaign] = await sql<Campaign[]>`
    select * from charla.campaigns where account_id = ${accountId} and inbox_id = ${actor.inboxId}
      and display_id = ${displayId} and enabled and campaign_type = 0`
  if (!campaign) throw notFound()
  return campaign
}

async function hasTalked(sql: Sql, { accountId }: VisitorContext, contactInboxId: number): Promise<boolean> {
  const [found] = await sql`
    select from charla.conversations where account_id = ${accountId} and contact_inbox_id = ${contactInboxId} limit 1`
  return found !== undefined
}
