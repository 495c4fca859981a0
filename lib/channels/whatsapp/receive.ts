import type postgres from 'postgres'
import type { Context } from '#lib/base/context.ts'
import type { Sql } from '#lib/base/db/index.ts'
import { ensureSource } from '#lib/contacts/index.ts'
import type { Receiving } from '../channel.ts'
import { messageByPart, noteOfPart } from '../parts.ts'
import { readDelivery } from './read.ts'

/** Reads what Meta and 360dialog bring. */
export const whatsappReceiving: Receiving = {
  name: 'whatsapp',
  read: readDelivery,
  known: messageByPart,
  messageOf: noteOfPart,
  async conversationOf(sql, ctx, inboxId, { quiet, inReplyTo }) {
    if (!quiet || !inReplyTo) return undefined
    const [found] = await answered(sql, ctx, inboxId, inReplyTo)
    return found?.conversation_id
  },
  /** Who has changed their number stays who they are. */
  async written(sql, ctx, _, { hints }, { conversationId }) {
    const movesTo = (hints as { movesTo?: string | null } | undefined)?.movesTo
    if (!movesTo || !/^\d{6,15}$/.test(movesTo)) return
    const [at] = await sql<{ contact_id: number; inbox_id: number; taken: boolean }[]>`
      select contact_id, inbox_id, exists (select from charla.contact_inboxes ci where ci.account_id = c.account_id
        and ci.inbox_id = c.inbox_id and ci.source_id = ${movesTo}) as taken
      from charla.conversations c where account_id = ${ctx.accountId} and id = ${conversationId}`
    if (at && !at.taken) await ensureSource(sql, ctx.accountId, at.contact_id, at.inbox_id, movesTo)
  },
}

const answered = (
  sql: Sql,
  ctx: Context,
  inboxId: number,
  sourceId: string,
): postgres.PendingQuery<{ conversation_id: number }[]> => sql<{ conversation_id: number }[]>`
  select conversation_id from charla.messages
  where account_id = ${ctx.accountId} and inbox_id = ${inboxId} and (source_id = ${sourceId} or id = (
    select message_id from charla.message_parts
    where account_id = ${ctx.accountId} and inbox_id = ${inboxId} and source_id = ${sourceId}))
  limit 1`
