import type { Context } from '#lib/base/context.ts'
import { type Sql, withAccount } from '#lib/base/db/index.ts'
import { takeBack } from '#lib/conversations/index.ts'
import type { InboundChange, Receiving } from './channel.ts'

/**
 * Notes that a message says something else now, or was taken back by who wrote it. What it said before stays with it where
 * it was changed, and goes where it was taken back. Answers the message's id; null when it is not known.
 */
export async function applyChange(
  ctx: Context,
  receiving: Receiving,
  inboxId: number,
  { sourceIds, content, deleted }: InboundChange,
): Promise<number | null> {
  return withAccount(ctx, async ({ sql, track }) => {
    const found = await named(sql, ctx, receiving, inboxId, sourceIds)
    if (!found) return null
    const about = {
      name: 'message.updated' as const,
      messageId: found.id,
      conversationId: found.conversation_id,
      inboxId,
    }
    if (deleted) {
      if (await takeBack(sql, ctx, found.id)) track(about)
      return found.id
    }
    const [changed] = await sql<{ id: number }[]>`
      update charla.messages set content = ${content ?? null}, updated_at = ${ctx.now()},
        content_attributes = content_attributes || jsonb_build_object('edited', true,
          'previous_contents', coalesce(content_attributes->'previous_contents', '[]'::jsonb) || to_jsonb(coalesce(content, '')))
      where account_id = ${ctx.accountId} and id = ${found.id} and content is distinct from ${content ?? null}
        and content_attributes->'deleted' is null and jsonb_array_length(coalesce(content_attributes->'previous_contents', '[]'::jsonb)) < 50
      returning id`
    if (changed) track(about)
    return found.id
  })
}

async function named(sql: Sql, ctx: Context, receiving: Receiving, inboxId: number, sourceIds: string[]) {
  const [sourceId] = sourceIds
  const [found] = await sql<{ id: number; conversation_id: number }[]>`
    select id, conversation_id from charla.messages
    where account_id = ${ctx.accountId} and inbox_id = ${inboxId} and source_id = any(${sourceIds}) limit 1`
  if (found || !sourceId) return found
  const id = await receiving.known?.(sql, ctx, inboxId, sourceId)
  const [ours] = await sql<{ id: number; conversation_id: number }[]>`
    select id, conversation_id from charla.messages where account_id = ${ctx.accountId} and id = ${id ?? null}`
  return ours
}
