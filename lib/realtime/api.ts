import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { query } from '#lib/base/http/request.ts'
import { changes } from './feed.ts'

export const changesQuery = z.object({
  cursor: z.coerce.number().int().nonnegative(),
  wait: z.coerce.number().min(0).max(25).default(0),
})

export const changesAnswer = z.object({
  cursor: z.number(),
  events: z.array(z.object({ seq: z.number(), event: z.string(), data: z.looseObject({ account_id: z.number() }) })),
})

/** `A/changes`: the change feed. */
export const changesDoor = door()

changesDoor.get(
  '/',
  operation({
    id: 'changes',
    tag: 'Changes',
    summary:
      'What happened after a number of the log that the member may see; waits for it up to 25 seconds. 410: load everything afresh.',
    query: changesQuery,
    answer: changesAnswer,
  }),
  async c => {
    const { cursor, wait } = query(c, changesQuery)
    return c.json(await changes(c.var.ctx, cursor, wait, c.req.raw.signal))
  },
)
