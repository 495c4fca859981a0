import type { VisitorContext } from '#lib/base/context.ts'
import { type Sql, withAccount } from '#lib/base/db/index.ts'
import { recordEvents } from '#lib/base/events.ts'
import type { Upload } from '#lib/base/files/index.ts'
import { ensureContactInbox } from '#lib/contacts/index.ts'
import { type MessageWire, messageType } from '#lib/protocol/index.ts'
import type { NewAttachment } from './attachment.ts'
import { statusNumber } from './conversation.ts'
import { checkInReplyTo } from './in-reply-to.ts'
import { senderType } from './message.ts'
import { findFirst, shownWritten, takeAttachments } from './messages.ts'
import { insertConversation, lockDisplayIds } from './new-conversation.ts'
import { visible } from './rows.ts'
import { type MessageToWrite, postMessage, type Written, writeMessage } from './write-message.ts'

export type VisitorMessage = {
  content: string | null
  attachments?: (Upload | string)[] | undefined
  isVoiceMessage?: boolean | undefined
  echoId: string | null
  inReplyTo?: number | undefined
  /** What is known of where the visitor wrote: page, browser, language. Kept with a new conversation. */
  origin: Record<string, unknown>
  /** What a new conversation begins with. */
  customAttributes?: Record<string, unknown> | undefined
  /** What a message does when the newest conversation is resolved: it opens it again, or begins another. */
  afterResolved?: 'reopen' | 'begin'
}

/**
 * A visitor writes. The first message makes the contact and the conversation; each further one goes to the visitor's
 * newest conversation. The same `echoId` again answers with the first message. Answers the context with the ids that
 * the visitor has now.
 */
export async function writeAsVisitor(
  ctx: VisitorContext,
  input: VisitorMessage,
): Promise<{ message: MessageWire; ctx: VisitorContext }> {
  await checkInReplyTo(ctx, 'newest', input.inReplyTo, 'message.reply_to')
  const attachments = await takeAttachments(ctx, input.attachments, input.isVoiceMessage)
  const looks = input.afterResolved !== 'begin' && ctx.actor.contactInboxId !== null
  const known = looks && (await writeToNewest(ctx, input, attachments))
  if (known) return { message: known, ctx }
  return startConversation(ctx, input, attachments)
}

async function writeToNewest(
  ctx: VisitorContext,
  input: VisitorMessage,
  attachments: NewAttachment[],
): Promise<MessageWire | null> {
  const message = asMessage(ctx, input, attachments)
  const written = await postMessage(ctx, 'newest', message)
  if (!written) return null
  return written.id === null ? findFirst(ctx, message, written) : shownWritten(ctx, written, message)
}

async function startConversation(
  ctx: VisitorContext,
  input: VisitorMessage,
  attachments: NewAttachment[],
): Promise<{ message: MessageWire; ctx: VisitorContext }> {
  const { inboxId, sourceId } = ctx.actor
  const outcome = await withAccount(ctx, async ({ sql, grown }) => {
    await lockDisplayIds(sql, ctx.accountId)
    const contactInbox = await ensureContactInbox(sql, ctx.accountId, inboxId, sourceId)
    const now: VisitorContext = {
      ...ctx,
      actor: { ...ctx.actor, contactId: contactInbox.contact_id, contactInboxId: contactInbox.id },
    }
    const there = await goesOn(sql, now, input)
    if (!there && !contactInbox.created) await lockContact(sql, now) // before the counter of events, as everywhere
    if (!there) await insertWith(sql, now, contactInbox.created, input)
    const message = asMessage(now, input, attachments)
    const written = await writeMessage(sql, now, 'newest', message)
    grown()
    return { ctx: now, message, written: written as Written }
  })
  const { written, message } = outcome
  return {
    ctx: outcome.ctx,
    message:
      written.id === null
        ? await findFirst(outcome.ctx, message, written)
        : await shownWritten(outcome.ctx, written, message),
  }
}

/** Whether there is a conversation to go on with. Who is blocked begins no others, and what is repeated is where it was. */
async function goesOn(sql: Sql, ctx: VisitorContext, { afterResolved, echoId }: VisitorMessage): Promise<boolean> {
  const [newest] = await sql<{ ended: boolean; written: boolean }[]>`
    select c.status = ${statusNumber('resolved')} and not p.blocked as ended, exists (
      select from charla.messages m where m.account_id = c.account_id and m.sender_type = ${senderType.contact}
        and m.sender_id = c.contact_id and m.echo_id = ${echoId}
    ) as written
    from charla.conversations c join charla.contacts p on (p.account_id, p.id) = (c.account_id, c.contact_id)
    where ${visible(sql, ctx)} order by c.id desc limit 1`
  if (!newest) return false
  return afterResolved !== 'begin' || !newest.ended || newest.written
}

const lockContact = (sql: Sql, { accountId, actor }: VisitorContext) =>
  sql`select from charla.contacts where account_id = ${accountId} and id = ${actor.contactId} for no key update`

async function insertWith(
  sql: Sql,
  ctx: VisitorContext,
  newContact: boolean,
  { origin, customAttributes }: VisitorMessage,
): Promise<void> {
  const about = { inboxId: ctx.actor.inboxId, contactId: ctx.actor.contactId as number }
  const made = await insertConversation(sql, ctx, {
    ...about,
    contactInboxId: ctx.actor.contactInboxId as number,
    additionalAttributes: origin,
    customAttributes: customAttributes ?? {},
  })
  const contact = { name: 'contact.created' as const, ...about }
  const conversation = { name: 'conversation.created' as const, ...about, conversationId: made.id }
  await recordEvents(sql, ctx, [...(newContact ? [contact] : []), conversation])
}

const asMessage = (ctx: VisitorContext, input: VisitorMessage, attachments: NewAttachment[]): MessageToWrite => ({
  attachments,
  type: messageType.incoming,
  content: input.content,
  senderType: senderType.contact,
  senderId: ctx.actor.contactId,
  echoId: input.echoId,
  contentAttributes: input.inReplyTo ? { in_reply_to: input.inReplyTo } : {},
})
