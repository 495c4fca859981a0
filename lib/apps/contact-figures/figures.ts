import { z } from 'zod'
import type { MemberContext } from '#lib/base/context.ts'
import { inOneTrip } from '#lib/base/db/index.ts'
import { visible } from '#lib/conversations/index.ts'

/** Times are unix seconds, the wait is in seconds. Null where there is nothing to count. */
export const figuresAnswer = z
  .object({
    conversations: z.number(),
    open: z.number(),
    first_contact_at: z.number().nullable(),
    /** On average, from the beginning of a conversation to a person's first answer. */
    first_response_seconds: z.number().nullable(),
  })
  .meta({ id: 'ContactFigures' })
export type ContactFigures = z.output<typeof figuresAnswer>

/** Of the conversations with the contact that the member may see. */
export async function figuresOf(ctx: MemberContext, contactId: number): Promise<ContactFigures> {
  const [row] = await inOneTrip<ContactFigures>(
    ctx,
    sql => sql`
    select count(*)::int as conversations, (count(*) filter (where c.status = 0))::int as open,
      floor(extract(epoch from min(c.created_at)))::int as first_contact_at,
      round(extract(epoch from avg(c.first_reply_created_at - c.created_at)))::int as first_response_seconds
    from charla.conversations c where ${visible(sql, ctx)} and c.contact_id = ${contactId}`,
  )
  return row as ContactFigures
}
