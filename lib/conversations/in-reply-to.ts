import type { Context } from '#lib/base/context.ts'
import { inOneTrip } from '#lib/base/db/index.ts'
import { invalid } from '#lib/base/errors.ts'
import { visible } from './rows.ts'
import type { Target } from './write-message.ts'

/**
 * What is answered must be a message of the same conversation that the actor can read. A conversation that is not theirs
 * is left to whoever writes to it. @throws `invalid`
 */
export async function checkInReplyTo(
  ctx: Context,
  target: Target,
  messageId: number | undefined,
  field = 'content_attributes.in_reply_to',
): Promise<void> {
  if (messageId === undefined) return
  const [conversation] = await inOneTrip<{ found: boolean }>(
    ctx,
    sql => sql`
    select exists (
      select from charla.messages m where (m.account_id, m.conversation_id) = (c.account_id, c.id) and m.id = ${messageId}
        ${ctx.actor.kind === 'visitor' ? sql`and not m.private` : sql``}
    ) as found
    from charla.conversations c
    where ${visible(sql, ctx)} ${target === 'newest' ? sql`` : sql`and c.display_id = ${target.displayId}`}
    order by c.id desc limit 1`,
  )
  if (conversation ? !conversation.found : target === 'newest')
    throw invalid(`${field}: is not a message of this conversation`, field)
}
