import type postgres from 'postgres'
import type { VisitorContext } from '#lib/base/context.ts'
import { inOneTrip, type Sql, withAccount } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import { type MessageWire, messageType } from '#lib/protocol/index.ts'
import { type Conversation, statusName } from './conversation.ts'
import { type Message, type MessageConversation, senderType } from './message.ts'
import { findFirst, shownWritten, takeAttachments } from './messages.ts'
import { insertConversation, lockDisplayIds } from './new-conversation.ts'
import { conversationRows, messageRows } from './rows.ts'
import { lockConversation, setStatus } from './status.ts'
import type { VisitorMessage } from './visitor-message.ts'
import { type MessageToWrite, postMessage } from './write-message.ts'

const MOST = 100
const MESSAGES_OF_EACH = 20

/** The visitor's conversations, newest first. Who is verified sees those of all verified sources of the contact in the inbox. */
export async function conversationsOfVisitor(ctx: VisitorContext): Promise<Conversation[]> {
  return withAccount(ctx, ({ sql }) =>
    conversationRows(
      sql,
      sql`
      select c.*, row_number() over (order by c.id desc) as position from charla.conversations c
      where ${own(sql, ctx)} order by c.id desc limit ${MOST}`,
    ),
  )
}

/** What a list shows of one: its newest message that a visitor may read. */
export type Glimpse = Pick<Conversation, 'display_id' | 'status' | 'created_at' | 'last_activity_at'> & {
  last_message: (Message & MessageConversation) | null
}

/** The same, as a list shows them. */
export async function glimpsesForVisitor(ctx: VisitorContext): Promise<Glimpse[]> {
  return withAccount(ctx, async ({ sql }) => {
    const rows = await sql<(Omit<Glimpse, 'last_message'> & { message_id: number | null })[]>`
      select c.display_id, c.status, c.created_at, c.last_activity_at, (
        select m.id from charla.messages m
        where m.account_id = ${ctx.accountId} and m.conversation_id = c.id and not m.private
          and m.message_type <> ${messageType.activity} order by m.id desc limit 1
      ) as message_id
      from charla.conversations c where ${own(sql, ctx)} order by c.id desc limit ${MOST}`
    const ids = rows.map(row => row.message_id).filter(id => id !== null)
    const messages = await messageRows(sql, sql`m.account_id = ${ctx.accountId} and m.id = any(${ids})`)
    const byId = new Map(messages.map(message => [message.id, message]))
    return rows.map(({ message_id, ...row }) => ({ ...row, last_message: byId.get(message_id ?? 0) ?? null }))
  })
}

/** Whether there is another one besides the newest. */
export async function hasEarlierConversation(ctx: VisitorContext): Promise<boolean> {
  const [row] = await inOneTrip<{ has_earlier: boolean }>(
    ctx,
    sql => sql`
    select count(*) = 2 as has_earlier from (select from charla.conversations c where ${own(sql, ctx)} limit 2) k`,
  )
  return row?.has_earlier ?? false
}

/**
 * One of them, and the context of the source that it belongs to: who is verified acts on it as that source.
 * @throws `not_found` when it is not the visitor's.
 */
export async function conversationOfVisitor(
  ctx: VisitorContext,
  displayId: number,
): Promise<{ conversation: Conversation; ctx: VisitorContext }> {
  const [conversation] = await withAccount(ctx, ({ sql }) =>
    conversationRows(
      sql,
      sql`select c.*, 1 as position from charla.conversations c where ${own(sql, ctx)} and c.display_id = ${displayId}`,
    ),
  )
  if (!conversation) throw notFound()
  const { contact_inbox_id: contactInboxId, source_id: sourceId } = conversation
  return { conversation, ctx: { ...ctx, actor: { ...ctx.actor, contactInboxId, sourceId } } }
}

/** By conversation: the newest messages that a visitor may read, oldest first. */
export async function messagesForVisitor(
  ctx: VisitorContext,
  conversationIds: number[],
): Promise<Map<number, Message[]>> {
  const messages = await withAccount(ctx, ({ sql }) =>
    messageRows(
      sql,
      sql`m.account_id = ${ctx.accountId} and m.id in (
        select x.id from unnest(${conversationIds}::bigint[]) as k (id) cross join lateral (
          select o.id from charla.messages o
          where o.account_id = ${ctx.accountId} and o.conversation_id = k.id and not o.private
            and o.message_type <> ${messageType.activity} order by o.id desc limit ${MESSAGES_OF_EACH}
        ) x)`,
      sql`order by m.id`,
    ),
  )
  return Map.groupBy(messages, message => message.conversation_id)
}

/** A visitor begins a conversation that nothing has been said in. Answers its number. */
export async function beginAsVisitor(ctx: VisitorContext, customAttributes: Record<string, unknown>): Promise<number> {
  const { inboxId, contactId, contactInboxId } = ctx.actor
  if (contactId === null || contactInboxId === null) throw notFound()
  return withAccount(ctx, async ({ sql, track }) => {
    await lockDisplayIds(sql, ctx.accountId)
    const made = await insertConversation(sql, ctx, { inboxId, contactId, contactInboxId, customAttributes })
    track({ name: 'conversation.created', inboxId, contactId, conversationId: made.id })
    return made.display_id
  })
}

/** A visitor writes into a conversation of theirs. The same `echoId` again answers with the first message. */
export async function writeInConversation(
  ctx: VisitorContext,
  displayId: number,
  input: Pick<VisitorMessage, 'content' | 'echoId' | 'attachments' | 'isVoiceMessage'>,
): Promise<MessageWire> {
  const message: MessageToWrite = {
    type: messageType.incoming,
    content: input.content,
    senderType: senderType.contact,
    senderId: ctx.actor.contactId,
    echoId: input.echoId,
    attachments: await takeAttachments(ctx, input.attachments, input.isVoiceMessage),
  }
  const written = await postMessage(ctx, { displayId }, message)
  if (!written) throw notFound()
  return written.id === null ? findFirst(ctx, message, written) : shownWritten(ctx, written, message)
}

/** A visitor says that it is settled. What is resolved already stays so. */
export async function resolveAsVisitor(ctx: VisitorContext, displayId: number): Promise<void> {
  await withAccount(ctx, async tx => {
    await setStatus(tx, ctx, await lockConversation(tx.sql, ctx, displayId), 'resolved', null)
  })
}

/** A visitor whom a bot answers asks for a person: from now on they wait for one (reference 5.5). */
export async function askForPerson(ctx: VisitorContext, displayId: number): Promise<void> {
  await withAccount(ctx, async tx => {
    const conversation = await lockConversation(tx.sql, ctx, displayId)
    if (statusName(conversation.status) !== 'pending') return
    await setStatus(tx, ctx, conversation, 'open', null)
    await tx.sql`
      update charla.conversations set waiting_since = ${ctx.now()}
      where account_id = ${ctx.accountId} and id = ${conversation.id}`
  })
}

const own = (sql: Sql, { accountId, actor }: VisitorContext): postgres.Fragment => sql`
  c.account_id = ${accountId} and c.contact_inbox_id in (
    select o.id from charla.contact_inboxes me
    join charla.contact_inboxes o on (o.account_id, o.contact_id, o.inbox_id) = (me.account_id, me.contact_id, me.inbox_id)
    where me.account_id = ${accountId} and me.id = ${actor.contactInboxId ?? -1}
      and (o.id = me.id or (o.hmac_verified and me.hmac_verified))
  )`
