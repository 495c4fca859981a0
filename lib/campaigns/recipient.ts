import type { Context } from '#lib/base/context.ts'
import { piece, type Sql, type Transaction } from '#lib/base/db/index.ts'
import { AppError } from '#lib/base/errors.ts'
import { recordEvents } from '#lib/base/events.ts'
import { ensureSource, ownAddress } from '#lib/contacts/index.ts'
import { insertConversation, senderType, writeMessage } from '#lib/conversations/index.ts'
import { messageType } from '#lib/protocol/index.ts'
import type { Running } from './one-off.ts'
import type { Planned } from './plan.ts'
import { reasonAgainst, type Standing, standing } from './standing.ts'

const RESOLVED = 1

/**
 * Writes to one of a campaign, in the conversation that they have with the inbox, or in a resolved one of their own, which opens
 * when they answer. Who has taken back their consent since it was planned is left out.
 */
export async function writeTo(tx: Transaction, ctx: Context, one: Running, planned: Planned): Promise<void> {
  const [now] = await tx.sql<Standing[]>`
    select ${standing(tx.sql, one)} from charla.contacts c where c.account_id = ${ctx.accountId} and c.id = ${planned.contact_id}`
  if (!now) return // deleted, and with them this
  const against = reasonAgainst(now)
  if (against) return skip(tx.sql, ctx, one, planned, against)
  try {
    const messageId = await piece(tx, ctx, (inner, part) => write(part, inner, one, planned))
    tx.grown()
    await tx.sql`
      update charla.campaign_recipients set state = 1, message_id = ${messageId}, updated_at = ${ctx.now()}
      where account_id = ${ctx.accountId} and campaign_id = ${one.id} and contact_id = ${planned.contact_id}`
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await skip(tx.sql, ctx, one, planned, error.message)
  }
}

async function skip(sql: Sql, ctx: Context, one: Running, planned: Planned, reason: string): Promise<void> {
  await sql`
    update charla.campaign_recipients set state = 2, reason = ${reason.slice(0, 2000)}, updated_at = ${ctx.now()}
    where account_id = ${ctx.accountId} and campaign_id = ${one.id} and contact_id = ${planned.contact_id}`
}

async function write({ sql }: Transaction, ctx: Context, one: Running, planned: Planned): Promise<number | null> {
  const { contact_id: contactId } = planned
  const address = await ownAddress(sql, ctx, contactId, one.inbox_id)
  const source = await ensureSource(sql, ctx.accountId, contactId, one.inbox_id, address)
  const displayId = (await openWith(sql, ctx, source.id)) ?? (await begin(sql, ctx, one, contactId, source.id))
  const written = await writeMessage(
    sql,
    ctx,
    { displayId },
    {
      type: messageType.outgoing,
      content: planned.content,
      ...(one.sender_id ? { senderType: senderType.user, senderId: one.sender_id } : {}),
      additionalAttributes: { campaign_id: one.id, template_params: planned.template_params },
    },
  )
  return written?.id ?? null
}

async function openWith(sql: Sql, ctx: Context, contactInboxId: number): Promise<number | undefined> {
  const [found] = await sql<{ display_id: number }[]>`
    select display_id from charla.conversations
    where account_id = ${ctx.accountId} and contact_inbox_id = ${contactInboxId} and status <> ${RESOLVED}
    order by id desc limit 1`
  return found?.display_id
}

async function begin(sql: Sql, ctx: Context, one: Running, contactId: number, contactInboxId: number): Promise<number> {
  const about = { inboxId: one.inbox_id, contactId }
  const made = await insertConversation(sql, ctx, {
    ...about,
    contactInboxId,
    status: RESOLVED,
    campaignId: one.id,
  })
  await recordEvents(sql, ctx, [{ name: 'conversation.created', ...about, conversationId: made.id }])
  return made.display_id
}
