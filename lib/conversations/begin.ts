import { z } from 'zod'
import type { WorkerContext } from '#lib/base/context.ts'
import { type Sql, withAccount } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import { recordEvents } from '#lib/base/events.ts'
import { attributes, id, text } from '#lib/base/text.ts'
import { ensureSource, findContact, ownAddress, type Source } from '#lib/contacts/index.ts'
import { conversationStatuses, messageType } from '#lib/protocol/index.ts'
import { maySee } from '#lib/users/index.ts'
import { assignable } from './assignment.ts'
import type { NewAttachment } from './attachment.ts'
import { contentToWrite, fits } from './content.ts'
import { statusNumber } from './conversation.ts'
import { join } from './join.ts'
import { withVariablesIn } from './liquid.ts'
import { messageFields, saysSomething } from './message.ts'
import { senderOf, takeAttachments } from './messages.ts'
import { insertConversation, lockDisplayIds } from './new-conversation.ts'
import { checkWindowIn } from './reply-window.ts'
import { visible } from './rows.ts'
import { findTeam } from './team.ts'
import { writeMessage } from './write-message.ts'

const memberMessage = messageFields
  .omit({ message_type: true })
  .refine(saysSomething.check, saysSomething.otherwise)
  .superRefine(fits)

/** Some clients send an empty object, or nothing, where there is no message. */
const firstMessage = z.preprocess(
  given => (given === null || (typeof given === 'object' && !Object.keys(given).length) ? undefined : given),
  memberMessage.optional(),
)

/** A conversation to be begun: with a contact in an inbox, or with whom an inbox knows by `source_id`. */
export const newConversation = z.object({
  source_id: text(255).min(1).nullable().optional(),
  contact_id: id().nullable().optional(),
  inbox_id: id().nullable().optional(),
  assignee_id: id().nullable().optional(),
  team_id: id().nullable().optional(),
  status: z.enum(conversationStatuses).optional(),
  snoozed_until: z.number().int().positive().max(8_640_000_000).nullable().optional(),
  additional_attributes: attributes().optional(),
  custom_attributes: attributes().optional(),
  message: firstMessage,
})
type NewConversation = z.output<typeof newConversation>

/**
 * A member begins a conversation, and may write its first message with it. Answers its number. Whether the contact is
 * verified only a signature says, never the member (SEC4). @throws `not_found` for a contact or an inbox that the member
 * may not see, `invalid` for an assignee who may not see the inbox, or a team that is not there.
 */
export async function beginConversation(ctx: WorkerContext, input: NewConversation): Promise<number> {
  const snoozedUntil = input.status === 'snoozed' && input.snoozed_until ? new Date(input.snoozed_until * 1000) : null
  if (snoozedUntil && snoozedUntil <= ctx.now()) throw invalid('snoozed_until: must be in the future', 'snoozed_until')
  if (input.inbox_id && !maySee(ctx.actor, input.inbox_id)) throw notFound()
  if (input.message?.content_attributes.in_reply_to)
    throw invalid(
      'message.content_attributes.in_reply_to: there is nothing yet to reply to',
      'message.content_attributes',
    )
  if (input.contact_id) await findContact(ctx, input.contact_id)
  const attachments = await takeAttachments(ctx, input.message?.attachments, input.message?.is_voice_message)
  return withAccount(ctx, async ({ sql, grown }) => {
    await lockDisplayIds(sql, ctx.accountId)
    const last = await onlyOne(sql, ctx, input)
    if (last !== undefined) {
      if (input.message) await writeFirst(sql, ctx, last, input.message, attachments)
      if (input.message) grown()
      return last
    }
    const source = await sourceOf(sql, ctx, input)
    const about = { inboxId: source.inbox_id, contactId: source.contact_id }
    if (input.assignee_id) await assignable(sql, ctx.accountId, source.inbox_id, input.assignee_id)
    if (input.team_id) await findTeam(sql, ctx, input.team_id, null, true)
    const made = await insertConversation(sql, ctx, {
      ...about,
      contactInboxId: source.id,
      status: input.status && statusNumber(input.status),
      snoozedUntil,
      assigneeId: input.assignee_id ?? null,
      teamId: input.team_id ?? null,
      additionalAttributes: input.additional_attributes ?? {},
      customAttributes: input.custom_attributes ?? {},
    })
    if (input.assignee_id) await join(sql, ctx.accountId, made.id, [input.assignee_id])
    await recordEvents(sql, ctx, [{ name: 'conversation.created', ...about, conversationId: made.id }])
    if (input.message) await writeFirst(sql, ctx, made.display_id, input.message, attachments)
    grown()
    return made.display_id
  })
}

/** In an inbox that has one conversation for each contact, the one that there is. */
async function onlyOne(sql: Sql, ctx: WorkerContext, input: NewConversation): Promise<number | undefined> {
  const { contact_id, inbox_id, source_id } = input
  const [last] = await sql<{ display_id: number }[]>`
    select c.display_id from charla.inboxes i
    join charla.contact_inboxes k on (k.account_id, k.inbox_id) = (i.account_id, i.id)
    join charla.conversations c on (c.account_id, c.contact_inbox_id) = (k.account_id, k.id)
    where i.account_id = ${ctx.accountId} and i.lock_to_single_conversation and ${visible(sql, ctx)}
      ${inbox_id ? sql`and i.id = ${inbox_id}` : sql``}
      and ${contact_id ? sql`k.contact_id = ${contact_id}` : sql`k.source_id = ${source_id ?? ''}`}
    order by c.id desc limit 1`
  return last?.display_id
}

/** The contact as the inbox knows it; made when the contact is new there. */
async function sourceOf(sql: Sql, ctx: WorkerContext, input: NewConversation): Promise<Source> {
  const { contact_id, inbox_id, source_id } = input
  if (contact_id && inbox_id)
    return ensureSource(
      sql,
      ctx.accountId,
      contact_id,
      inbox_id,
      source_id || (await ownAddress(sql, ctx, contact_id, inbox_id)),
    )
  if (!source_id) throw invalid('source_id: is needed, or contact_id and inbox_id are', 'source_id')
  const [source] = await sql<Source[]>`
    select id, contact_id, inbox_id, source_id, hmac_verified from charla.contact_inboxes
    where account_id = ${ctx.accountId} and source_id = ${source_id}
      ${inbox_id ? sql`and inbox_id = ${inbox_id}` : sql``} ${contact_id ? sql`and contact_id = ${contact_id}` : sql``}
      ${ctx.actor.inboxIds === 'all' ? sql`` : sql`and inbox_id = any(${ctx.actor.inboxIds})`}
    order by id desc limit 1`
  if (!source) throw notFound()
  return source
}

async function writeFirst(
  sql: Sql,
  ctx: WorkerContext,
  displayId: number,
  message: z.output<typeof memberMessage>,
  attachments: NewAttachment[],
): Promise<void> {
  await checkWindowIn(sql, ctx, displayId, message)
  const written = await writeMessage(
    sql,
    ctx,
    { displayId },
    {
      type: messageType.outgoing,
      content: message.content ? await withVariablesIn(sql, ctx, displayId, message.content) : null,
      private: message.private,
      ...senderOf(ctx),
      echoId: message.echo_id ?? null,
      sourceId: message.source_id ?? null,
      ...contentToWrite(message),
      attachments,
    },
  )
  const mark = message.echo_id ? 'message.echo_id' : 'message.source_id'
  if (written?.id === null) throw invalid(`${mark}: was used in another conversation`, mark)
}
