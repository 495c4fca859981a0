import type { Context } from '#lib/base/context.ts'
import { withAccount } from '#lib/base/db/index.ts'
import { keepMail } from '#lib/base/mail.ts'
import { runtime } from '#lib/base/runtime.ts'
import { messageType } from '#lib/protocol/index.ts'
import type { Delivered, Delivering } from '../channel.ts'
import { type Composed, compose } from './compose.ts'
import { type EmailRow, senderAddress } from './inbox.ts'
import { type Outgoing, outgoingOf } from './outgoing.ts'
import { sendMail } from './smtp.ts'
import { noteIds } from './threads.ts'

const DAY_MS = 86_400_000

/** Delivers the messages of e-mail inboxes. */
export const emailDelivering: Delivering = {
  name: 'email',
  async deliver(ctx, { id, inboxId, conversationId }) {
    const one = await outgoingOf(ctx, id)
    if (!one?.channel) return { state: 'failed', reason: 'The inbox is not there any more' }
    return send(ctx, one, { inboxId, conversationId, ...addressesOf(one.channel, one.uuid) })
  },
}

/** In whose name the mails of a conversation go, and where answers to them are to go. */
export function addressesOf(channel: EmailRow, uuid: string): { from: string; answerTo: string } {
  const domain = runtime().env.MAIL_INBOUND_DOMAIN
  const answerTo = !channel.imap_enabled && domain ? `reply+${uuid}@${domain}` : channel.email
  return { from: senderAddress(channel), answerTo }
}

type Way = { inboxId: number; conversationId: number; from: string; answerTo: string }

/** Composes and sends; notes under which ids the mail is known, before anybody can answer it. */
export async function send(ctx: Context, one: Outgoing, way: Way): Promise<Delivered> {
  if (await answeredLately(ctx, one, way.inboxId)) return { state: 'sent' }
  const composed = await compose(ctx.accountId, one, way).catch((error: Error) => error)
  if (composed instanceof Error) return { state: 'failed', reason: composed.message }
  if (!composed.recipients.to.length) return { state: 'failed', reason: 'The contact has no e-mail address' }
  await note(ctx, one, way, [composed.messageId, composed.threadId])
  if (!one.channel?.smtp_enabled && !runtime().env.SMTP_URL) return capture(ctx, one, composed)
  const { response, ...outcome } = await sendMail(one.channel, composed.mail)
  const renamed = /\b([0-9a-f]{16}-[0-9a-f-]{36}-[0-9]{6})\b/i.exec(response ?? '')?.[1]
  if (renamed) await note(ctx, one, way, [`${renamed}@amazonses.com`])
  return outcome
}

async function note(ctx: Context, { id }: Outgoing, { inboxId, conversationId }: Way, ids: string[]): Promise<void> {
  await withAccount(ctx, async ({ sql }) => {
    const [messageId] = ids
    await sql`
      update charla.messages set source_id = ${messageId as string}
      where account_id = ${ctx.accountId} and id = ${id} and source_id is null`
    await noteIds(
      sql,
      ctx,
      inboxId,
      conversationId,
      ids.map(one => (one.startsWith('account/') ? { id: one } : { id: one, messageId: id })),
    )
  })
}

/** No server sends it: administrators read it in the outbox. */
async function capture({ accountId }: Context, one: Outgoing, { mail, recipients }: Composed): Promise<Delivered> {
  await keepMail({
    key: `message:${accountId}:${one.id}`,
    to: recipients.to.join(', '),
    subject: String(mail.subject),
    text: String(mail.text),
    accountId,
  })
  return { state: 'sent' }
}

/** What an inbox says by itself it mails to somebody once a day at most (E4). */
async function answeredLately(ctx: Context, one: Outgoing, inboxId: number): Promise<boolean> {
  if (one.message_type !== messageType.template) return false
  return withAccount(ctx, async ({ sql }) => {
    const [before] = await sql<{ id: number }[]>`
      select m.id from charla.deliveries d
      join charla.messages m on (m.account_id, m.id) = (d.account_id, d.message_id) and m.message_type = ${messageType.template}
      join charla.conversations c on (c.account_id, c.id) = (m.account_id, m.conversation_id)
      where d.account_id = ${ctx.accountId} and d.inbox_id = ${inboxId} and d.message_id < ${one.id}
        and d.state = 2 and d.updated_at > ${new Date(ctx.now().getTime() - DAY_MS)} and c.contact_inbox_id = ${one.contact_inbox_id}
      limit 1`
    return Boolean(before)
  })
}
