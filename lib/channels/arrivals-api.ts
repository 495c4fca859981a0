import { z } from 'zod'
import { systemContext } from '#lib/base/context.ts'
import { withAccount } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import { fault } from '#lib/base/faults.ts'
import { disposition } from '#lib/base/files/index.ts'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { pathId, query } from '#lib/base/http/request.ts'
import { id } from '#lib/base/text.ts'
import { findInbox } from '#lib/inboxes/index.ts'
import { requireAdministrator } from '#lib/users/index.ts'
import { arrivalIn, arrivalStates, listArrivals, stateNumber } from './arrivals.ts'
import { receive } from './receive.ts'
import { channels } from './registry.ts'

const tag = 'Channels'
const listQuery = z.object({ state: z.enum(arrivalStates).optional(), before: id().optional() })
const arrivalAnswer = z
  .object({
    id: z.number(),
    entrance: z.string(),
    state: z.enum(arrivalStates),
    reason: z.string().nullable(),
    attempts: z.number(),
    byte_size: z.number(),
    message_id: z.number().nullable(),
    received_at: z.string(),
    kept: z.boolean(),
  })
  .meta({ id: 'Arrival' })

/** `A/inboxes/:id`: what has come to the inbox, as it came. For administrators. */
export const arrivalsDoor = door()

arrivalsDoor.get(
  '/arrivals',
  operation({
    id: 'listArrivals',
    tag,
    summary: 'What has come to an inbox, newest first, and what became of it. For administrators.',
    query: listQuery,
    answer: z.object({ payload: z.array(arrivalAnswer) }),
  }),
  requireAdministrator,
  async c => {
    const { id: inboxId } = await findInbox(c.var.ctx, channels, pathId(c))
    return c.json({ payload: await listArrivals(c.var.ctx, inboxId, query(c, listQuery)) })
  },
)

arrivalsDoor.get(
  '/arrivals/:arrival_id/original',
  operation({
    id: 'getArrivalOriginal',
    tag,
    summary: 'What came, byte for byte. For administrators.',
    answer: z.unknown(),
  }),
  requireAdministrator,
  async c => {
    const { payload, entrance } = await arrivalIn(c.var.ctx, pathId(c), pathId(c, 'arrival_id'))
    const name = ['mime', 'smtp', 'imap'].includes(entrance) ? 'original.eml' : 'original.txt'
    return c.body(new Uint8Array(payload), 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': disposition('attachment', name),
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "sandbox; default-src 'none'",
    })
  },
)

arrivalsDoor.post(
  '/arrivals/:arrival_id/replay',
  operation({
    id: 'replayArrival',
    tag,
    summary: 'Reads once more what came. What is written already stays once. For administrators.',
    answer: arrivalAnswer,
  }),
  requireAdministrator,
  async c => {
    const { ctx } = c.var
    const arrival = await arrivalIn(ctx, pathId(c), pathId(c, 'arrival_id'))
    await withAccount(
      ctx,
      ({ sql }) => sql`
        update charla.arrivals set state = ${stateNumber('waiting')} where account_id = ${ctx.accountId} and id = ${arrival.id}`,
    )
    await receive(systemContext(ctx.accountId, ctx.now), arrival.id).catch(error =>
      fault(error, 'an arrival waits', { arrival: arrival.id }),
    )
    const [shown] = await listArrivals(ctx, arrival.inboxId, { before: arrival.id + 1 })
    if (!shown) throw notFound()
    return c.json(shown)
  },
)
