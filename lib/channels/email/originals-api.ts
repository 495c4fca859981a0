import { z } from 'zod'
import type { MemberContext } from '#lib/base/context.ts'
import { inOneTrip } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import { disposition } from '#lib/base/files/index.ts'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { pathId } from '#lib/base/http/request.ts'
import { findMessage } from '#lib/conversations/index.ts'
import { assertKept, findArrival } from '../arrivals.ts'
import { mimeOf } from './shapes.ts'

/** `A/conversations/:id/messages/:message_id/original`. */
export const originalsDoor = door()

originalsDoor.get(
  '/',
  operation({
    id: 'getMessageOriginal',
    tag: 'Messages',
    summary: 'The mail that a message was made of, as it came. For whoever may read the message.',
    answer: z.unknown(),
  }),
  async c => {
    const raw = await originalOf(c.var.ctx, pathId(c), pathId(c, 'message_id'))
    return c.body(new Uint8Array(raw), 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': disposition('attachment', 'original.eml'),
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "sandbox; default-src 'none'",
    })
  },
)

/** @throws `not_found` for what was no mail, and for what was deleted: then nobody is to read it any more. */
async function originalOf(ctx: MemberContext, displayId: number, messageId: number): Promise<Buffer> {
  const message = await findMessage(ctx, displayId, messageId)
  if (message.content_attributes.deleted) throw notFound()
  const [row] = await inOneTrip<{ id: number }>(
    ctx,
    sql => sql`
    select id from charla.arrivals
    where account_id = ${ctx.accountId} and message_id = ${message.id} and channel = 'email' order by id limit 1`,
  )
  const arrival = row && (await findArrival(ctx, row.id))
  if (!arrival) throw notFound()
  assertKept(arrival)
  return (await mimeOf(arrival)).raw
}
