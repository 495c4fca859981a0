import type postgres from 'postgres'
import type { VisitorContext } from '#lib/base/context.ts'
import { withAccount } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import { visible } from './rows.ts'
import { about } from './status.ts'

/**
 * Adds to the custom attributes of the visitor's newest conversation, and takes away what `forget` names. @throws
 * `not_found` while there is none.
 */
export async function changeAttributesAsVisitor(
  ctx: VisitorContext,
  change: { add?: Record<string, unknown>; forget?: string[] },
): Promise<void> {
  await withAccount(ctx, async ({ sql, track }) => {
    const [conversation] = await sql<{ id: number; inbox_id: number; contact_id: number }[]>`
      update charla.conversations set updated_at = ${ctx.now()}, custom_attributes =
        (custom_attributes || ${sql.json((change.add ?? {}) as postgres.JSONValue)}) - ${change.forget ?? []}::text[]
      where account_id = ${ctx.accountId} and id = (
        select c.id from charla.conversations c where ${visible(sql, ctx)} order by c.id desc limit 1
      ) returning id, inbox_id, contact_id`
    if (!conversation) throw notFound()
    track(about('conversation.updated', conversation))
  })
}
