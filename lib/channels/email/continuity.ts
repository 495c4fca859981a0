import type { Context } from '#lib/base/context.ts'
import type { Sql } from '#lib/base/db/index.ts'
import { runtime } from '#lib/base/runtime.ts'
import { messageType } from '#lib/protocol/index.ts'
import type { Delivering } from '../channel.ts'
import { send } from './deliver.ts'
import { ourAddress } from './inbox.ts'
import { outgoingOf } from './outgoing.ts'
import { withSummary } from './summary.ts'

/** So long somebody has to see the answer on the website. */
const PATIENCE_MS = 120_000

const channel = 'continuity'

/** Mails the answers that a website's visitor has not seen, to the address that they have left: all that there are in one mail. */
export const standIn: Delivering = {
  name: channel,
  async deliver(ctx, { id, inboxId, conversationId }) {
    const answer = await outgoingOf(ctx, id)
    const one = answer && (await withSummary(ctx, answer, { channel, conversationId }))
    if (!one) return { state: 'sent' }
    const domain = runtime().env.MAIL_INBOUND_DOMAIN
    const from = ourAddress()
    return send(ctx, one, { inboxId, conversationId, from, answerTo: domain ? `reply+${one.uuid}@${domain}` : from })
  },
}

/** Of these messages the answers to visitors who can be reached by mail, and when that is due. */
export async function continuing(sql: Sql, ctx: Context, messageIds: number[]) {
  if (!messageIds.length) return []
  const found = await sql<{ id: number; inbox_id: number }[]>`
    select m.id, m.inbox_id from charla.messages m
    join charla.channel_web_widgets w on (w.account_id, w.inbox_id) = (m.account_id, m.inbox_id) and w.continuity_via_email
    join charla.conversations c on (c.account_id, c.id) = (m.account_id, m.conversation_id)
    join charla.contacts p on (p.account_id, p.id) = (c.account_id, c.contact_id) and p.email is not null and not p.blocked
    where m.account_id = ${ctx.accountId} and m.id = any(${messageIds}) and not m.private
      and m.message_type = ${messageType.outgoing} order by m.id`
  const due_at = new Date(ctx.now().getTime() + PATIENCE_MS)
  return found.map(one => ({ ...one, channel, due_at }))
}
