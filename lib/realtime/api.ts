import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { query } from '#lib/base/http/request.ts'
import { changes } from './feed.ts'

export const changesQuery = z.object({
  cursor: z.coerce.number().int().nonnegative(),
  wait: z.coerce.number().min(0).max(25).default(0),
})

/** `A/changes`: the change feed. */
export const changesDoor = door()

changesDoor.get('/', async c => {
  const { cursor, wait } = query(c, changesQuery)
  return c.json(await changes(c.var.ctx, cursor, wait, c.req.raw.signal))
})
