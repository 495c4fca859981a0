import type { z } from 'zod'
import { botPush, findBot } from '#lib/agent-bots/index.ts'
import type { Context, WorkerContext } from '#lib/base/context.ts'
import { inOneTrip, type Sql, withAccount } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import type { Upload } from '#lib/base/files/index.ts'
import { takeFiles } from '#lib/files/index.ts'
import { contentTypes, type MessageWire, messageStatuses, messageType, type SenderPush } from '#lib/protocol/index.ts'
import { asNewAttachment, type NewAttachment } from './attachment.ts'
import { contentToWrite, repliedTo } from './content.ts'
import { findConversation } from './conversations.ts'
import { checkInReplyTo } from './in-reply-to.ts'
import { inNameOfContact } from './incoming.ts'
import { withVariables } from './liquid.ts'
import { type Message, messageWire, type newMessage, senderType } from './message.ts'
import { checkWindow } from './reply-window.ts'
import { messageRows, visible } from './rows.ts'
import { type MessageToWrite, postMessage, type Written } from './write-message.ts'

export const PER_PAGE = 20
/** So many messages are answered at once, at most. */
export const MOST_ON_PAGE = 100

/**
 * From where whoever loads something now follows the change feed. Read it before what is loaded: then what happens in
 * between is told twice, never not at all.
 */
export async function feedCursor(ctx: Context): Promise<number> {
  const [cursor] = await inOneTrip<{ seq: number }>(
    ctx,
    sql => sql`select seq from charla.event_cursors where account_id = ${ctx.accountId}`,
  )
  return cursor?.seq ?? 0
}

type Asked = { before?: number | undefined; after?: number | undefined; limit?: number | undefined }

/** The newest messages, or those before or after a message, oldest first. */
export async function listMessages(ctx: Context, conversationId: number, asked: Asked): Promise<Message[]> {
  return withAccount(ctx, ({ sql }) => historyOf(sql, ctx, conversationId, asked))
}

/** The same within a transaction. */
export async function historyOf(sql: Sql, ctx: Context, conversationId: number, asked: Asked): Promise<Message[]> {
  const shown =
    ctx.actor.kind === 'visitor' ? sql`and not m.private and m.message_type <> ${messageType.activity}` : sql``
  const page = asked.after
    ? sql`order by m.id limit ${asked.limit ?? MOST_ON_PAGE}`
    : sql`order by m.id desc limit ${asked.limit ?? PER_PAGE}`
  const messages = await messageRows(
    sql,
    sql`${visible(sql, ctx)} and m.account_id = ${ctx.accountId} and m.conversation_id = ${conversationId} ${shown}
      ${asked.after ? sql`and m.id > ${asked.after}` : sql``} ${asked.before ? sql`and m.id < ${asked.before}` : sql``}`,
    page,
  )
  return asked.after ? messages : messages.reverse()
}

/**
 * An agent answers, leaves a note for colleagues, or brings what the customer said. The same `echo_id` or `source_id` again
 * answers with the first message; one that was used in another conversation is refused (`invalid`), because that message
 * would be lost. So is an answer to a message of another conversation.
 */
export async function reply(
  ctx: WorkerContext,
  displayId: number,
  input: z.output<typeof newMessage>,
  author: SenderPush,
): Promise<MessageWire> {
  await checkInReplyTo(ctx, { displayId }, repliedTo(input))
  await checkWindow(ctx, displayId, input)
  if (input.attachments?.length) await findConversation(ctx, displayId) // before anything is stored
  const from = await inWhoseName(ctx, displayId, input, author)
  const message: MessageToWrite = {
    ...from.as,
    content: await contentOf(ctx, displayId, input),
    private: input.private && input.message_type === 'outgoing',
    echoId: input.echo_id ?? null,
    sourceId: input.source_id ?? null,
    ...contentToWrite(input),
    attachments: await takeAttachments(ctx, input.attachments, input.is_voice_message),
  }
  const written = await postMessage(ctx, { displayId }, message)
  if (!written) throw notFound()
  if (written.id !== null) return shownWritten(ctx, written, message, from.author)
  const first = await findFirst(ctx, message, written)
  if (first.conversation_id === displayId) return first
  const mark = input.echo_id && first.echo_id === input.echo_id ? 'echo_id' : 'source_id'
  throw invalid(`${mark}: was used in another conversation`, mark)
}

/** The contact's, a bot's, or whoever's it is who asks. @throws `invalid` for a bot that the account does not have. */
async function inWhoseName(
  ctx: WorkerContext,
  displayId: number,
  { message_type, sender_type, sender_id }: z.output<typeof newMessage>,
  author: SenderPush,
) {
  if (message_type === 'incoming') return inNameOfContact(ctx, displayId)
  const type = messageType.outgoing
  if (ctx.actor.kind === 'bot' || sender_type !== 'AgentBot' || !sender_id)
    return { as: { type, ...senderOf(ctx) }, author }
  const bot = await findBot(ctx, sender_id).catch(() => {
    throw invalid('sender_id: is not a bot of this account', 'sender_id')
  })
  return { as: { type, senderType: senderType.bot, senderId: bot.id }, author: botPush(bot) }
}

/** What an agent writes may name the contact; what the customer has said stays as it is. */
const contentOf = async (ctx: WorkerContext, displayId: number, input: z.output<typeof newMessage>) =>
  input.content && input.message_type === 'outgoing'
    ? withVariables(ctx, displayId, input.content)
    : (input.content ?? null)

/** Who of the account writes: a member or a bot. */
export const senderOf = ({ actor }: WorkerContext) =>
  actor.kind === 'bot'
    ? { senderType: senderType.bot, senderId: actor.botId }
    : { senderType: senderType.user, senderId: actor.userId }

/** Stores what came with the message, and finds what was uploaded before. @throws `invalid` for files that are not taken. */
export async function takeAttachments(
  ctx: Context,
  given: (Upload | string)[] = [],
  isVoiceMessage = false,
): Promise<NewAttachment[]> {
  const blobs = given.length ? await takeFiles(ctx, given) : []
  return blobs.map(blob => asNewAttachment(blob, isVoiceMessage ? { is_voice_message: true } : {}))
}

/** The message that is there already: with the `echoId` by this sender, or with the `sourceId` in the conversation's inbox. */
export async function findFirst(ctx: Context, message: MessageToWrite, { inbox_id }: Written): Promise<MessageWire> {
  return withAccount(ctx, async ({ sql }) => {
    const [first] = await messageRows(
      sql,
      sql`${visible(sql, ctx)} and m.account_id = ${ctx.accountId} and (
        (m.sender_type = ${message.senderType ?? -1} and m.sender_id = ${message.senderId ?? -1} and m.echo_id = ${message.echoId ?? ''})
        or (m.inbox_id = ${inbox_id} and m.source_id = ${message.sourceId ?? ''}))`,
      sql`order by m.id limit 1`,
    )
    if (!first) throw notFound()
    return messageWire(first, ctx)
  })
}

/** The wire shape of what was just written. The database is asked again only for attachments, to which it has given ids. */
export async function shownWritten(
  ctx: Context,
  written: Written,
  message: MessageToWrite,
  author?: SenderPush,
): Promise<MessageWire> {
  if (!message.attachments?.length) return writtenWire(ctx.accountId, written, message, author)
  return withAccount(ctx, async ({ sql }) => {
    const [row] = await messageRows(sql, sql`m.account_id = ${ctx.accountId} and m.id = ${written.id}`)
    if (!row) throw notFound()
    return messageWire(row, ctx)
  })
}

function writtenWire(accountId: number, written: Written, message: MessageToWrite, author?: SenderPush): MessageWire {
  const wire = messageWire({
    id: written.id as number,
    account_id: accountId,
    conversation_id: written.conversation_id,
    display_id: written.display_id,
    inbox_id: written.inbox_id,
    message_type: message.type,
    content_type: contentTypes.indexOf(message.contentType ?? 'text'),
    content: message.content,
    content_attributes: message.contentAttributes ?? {},
    additional_attributes: message.additionalAttributes ?? null,
    private: message.private ?? false,
    status: messageStatuses.indexOf(message.status ?? 'sent'),
    sender_type: message.senderType ?? null,
    sender_id: message.senderId ?? null,
    source_id: message.sourceId ?? null,
    echo_id: message.echoId ?? null,
    created_at: written.at,
    updated_at: written.at,
    sender_user: null,
    sender_contact: null,
    sender_bot: null,
    attachments: null,
  })
  return author ? { ...wire, sender: author } : wire
}
