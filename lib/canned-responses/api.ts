import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { bodyOf, pathId, query } from '#lib/base/http/request.ts'
import {
  cannedResponseAnswer,
  cannedResponseChanges,
  cannedResponseQuery,
  cannedResponseWire,
  newCannedResponse,
} from './canned-response.ts'
import {
  createCannedResponse,
  deleteCannedResponse,
  listCannedResponses,
  updateCannedResponse,
} from './canned-responses.ts'

const tag = 'Canned Responses'
const wrapped = 'canned_response'

/** `A/canned_responses`: every member reads and changes them, as agents do while they write. */
export const cannedResponsesDoor = door()

cannedResponsesDoor.get(
  '/',
  operation({
    id: 'get-account-canned-response',
    tag,
    summary: 'The canned responses, those first whose code begins with what is searched for.',
    query: cannedResponseQuery,
    answer: z.array(cannedResponseAnswer),
  }),
  async c => {
    const { search } = query(c, cannedResponseQuery)
    return c.json((await listCannedResponses(c.var.ctx, search)).map(cannedResponseWire))
  },
)

cannedResponsesDoor.post(
  '/',
  operation({
    id: 'add-new-canned-response-to-account',
    tag,
    summary: 'Adds a canned response.',
    body: newCannedResponse,
    wrapped,
    answer: cannedResponseAnswer,
  }),
  async c =>
    c.json(cannedResponseWire(await createCannedResponse(c.var.ctx, await bodyOf(c, wrapped, newCannedResponse)))),
)

cannedResponsesDoor.on(
  ['PATCH', 'PUT'],
  '/:id',
  operation({
    id: 'update-canned-response-in-account',
    tag,
    summary: 'Changes a canned response.',
    body: cannedResponseChanges,
    wrapped,
    answer: cannedResponseAnswer,
  }),
  async c => {
    const changes = await bodyOf(c, wrapped, cannedResponseChanges)
    return c.json(cannedResponseWire(await updateCannedResponse(c.var.ctx, pathId(c), changes)))
  },
)

cannedResponsesDoor.delete(
  '/:id',
  operation({
    id: 'delete-canned-response-from-account',
    tag,
    summary: 'Deletes a canned response.',
    answer: null,
  }),
  async c => {
    await deleteCannedResponse(c.var.ctx, pathId(c))
    return c.body(null, 200)
  },
)
