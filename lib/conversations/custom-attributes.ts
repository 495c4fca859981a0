import type postgres from 'postgres'
import type { Context } from '#lib/base/context.ts'
import { withAccount } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import { visible } from './rows.ts'
import { about } from './status.ts'

/** Makes these the custom attributes of the conversation: what is not among them is gone, as with Chatwoot. */
export async function replaceCustomAttributes(
  ctx: Context,
  displayId: number,
  attributes: Record<string, unknown>,
): Promise<void> {
  await withAccount(ctx, async ({ sql, track }) => {
    const [conversation] = await sql<{ id: number; inbox_id: number; contact_id: number }[]>`
      update charla.conversations c set custom_attributes = ${sql.json(attributes as postgres.JSONValue)}, updated_at = ${ctx.now()}
      where ${visible(sql, ctx)} and c.display_id = ${displayId} returning c.id, c.inbox_id, c.contact_id`
    if (!conversation) throw notFound()
    track(about('conversation.updated', conversation))
  })
}
