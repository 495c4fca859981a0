import { z } from 'zod'
import type { VisitorContext } from '#lib/base/context.ts'
import { inOneTrip, withAccount } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import { ownContact } from '#lib/contacts/index.ts'
import {
  type Conversation,
  conversationRows,
  type Glimpse,
  messageForVisitor,
  messageWire,
  seconds,
  statusName,
  visible,
} from '#lib/conversations/index.ts'
import {
  contentTypes,
  conversationStatuses,
  messageStatuses,
  type WidgetConversationWire,
  type WidgetGlimpseWire,
} from '#lib/protocol/index.ts'
import { contactFor } from './claims.ts'

/** The visitor's newest conversation, the one that they see. */
export async function newest(ctx: VisitorContext): Promise<Conversation | undefined> {
  if (ctx.actor.contactInboxId === null) return undefined
  return withAccount(ctx, async ({ sql }) => {
    const [conversation] = await conversationRows(
      sql,
      sql`
      select c.*, 1 as position from charla.conversations c where ${visible(sql, ctx)} order by c.id desc limit 1`,
    )
    return conversation
  })
}

/** @throws `not_found` while the visitor has none. */
export async function theirs(ctx: VisitorContext): Promise<Conversation> {
  const conversation = await newest(ctx)
  if (!conversation) throw notFound()
  return conversation
}

export const conversationForVisitor = (conversation: Conversation): WidgetConversationWire => ({
  id: conversation.display_id,
  inbox_id: conversation.inbox_id,
  status: statusName(conversation.status),
  contact_last_seen_at: seconds(conversation.contact_last_seen_at) ?? 0,
  agent_last_seen_at: seconds(conversation.agent_last_seen_at) ?? 0,
  unread_count: conversation.contact_unread_count,
})

export const conversationAnswer = z.object({
  id: z.number(),
  inbox_id: z.number(),
  status: z.enum(conversationStatuses),
  contact_last_seen_at: z.number(),
  agent_last_seen_at: z.number(),
  unread_count: z.number(),
})

export const messageAnswer = z.looseObject({
  id: z.number(),
  content: z.string().nullable(),
  content_html: z.string(),
  message_type: z.number(),
  content_type: z.enum(contentTypes),
  content_attributes: z.record(z.string(), z.unknown()),
  status: z.enum(messageStatuses),
  conversation_id: z.number(),
  created_at: z.number(),
})

export const glimpseAnswer = z.object({
  id: z.number(),
  status: z.enum(conversationStatuses),
  created_at: z.number(),
  last_activity_at: z.number(),
  last_message: messageAnswer.nullable(),
})

export const glimpseForVisitor = (one: Glimpse, ctx: VisitorContext): WidgetGlimpseWire => ({
  id: one.display_id,
  status: statusName(one.status),
  created_at: seconds(one.created_at) ?? 0,
  last_activity_at: seconds(one.last_activity_at) ?? 0,
  last_message: one.last_message && messageForVisitor(messageWire(one.last_message, ctx)),
})

export async function contactOfVisitor(ctx: VisitorContext) {
  if (ctx.actor.contactInboxId === null) return contactFor(ctx, undefined)
  const [own] = await inOneTrip(ctx, sql => ownContact(sql, ctx))
  return contactFor(ctx, own)
}
