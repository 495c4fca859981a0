import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { bodyOf, pathId, query } from '#lib/base/http/request.ts'
import { text } from '#lib/base/text.ts'
import { cannedResponseChanges, cannedResponseWire, newCannedResponse } from './canned-response.ts'
import {
  createCannedResponse,
  deleteCannedResponse,
  listCannedResponses,
  updateCannedResponse,
} from './canned-responses.ts'

const NAME = 'canned_response'

/** `A/canned_responses`: every member reads and changes them, as agents do while they write. */
export const cannedResponsesDoor = door()

cannedResponsesDoor.get('/', async c => {
  const { search } = query(c, z.object({ search: text(1000).optional() }))
  return c.json((await listCannedResponses(c.var.ctx, search)).map(cannedResponseWire))
})

cannedResponsesDoor.post('/', async c =>
  c.json(cannedResponseWire(await createCannedResponse(c.var.ctx, await bodyOf(c, NAME, newCannedResponse)))),
)

cannedResponsesDoor.on(['PUT', 'PATCH'], '/:id', async c => {
  const changes = await bodyOf(c, NAME, cannedResponseChanges)
  return c.json(cannedResponseWire(await updateCannedResponse(c.var.ctx, pathId(c), changes)))
})

cannedResponsesDoor.delete('/:id', async c => {
  await deleteCannedResponse(c.var.ctx, pathId(c))
  return c.body(null, 200)
})
