import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, pathId } from '#lib/base/http/request.ts'
import { bulkActionAnswer, bulkActionWire, newBulkAction } from './bulk-action.ts'
import { beginBulkAction, cancelBulkAction, findBulkAction, listBulkActions } from './bulk-actions.ts'

const tag = 'Bulk actions'

/** `A/bulk_actions`. */
export const bulkActionsDoor = door()

bulkActionsDoor.get(
  '/',
  operation({
    id: 'list-bulk-actions',
    tag,
    summary: 'The newest bulk actions of the member, and how far each has come.',
    answer: z.object({ payload: z.array(bulkActionAnswer) }),
  }),
  async c => c.json({ payload: (await listBulkActions(c.var.ctx)).map(bulkActionWire) }),
)

bulkActionsDoor.post(
  '/',
  operation({
    id: 'create-a-bulk-action',
    tag,
    summary:
      'Changes, labels or deletes many conversations or contacts: those with these ids, or all that a filter finds. A job does it. Deleting is for administrators.',
    body: newBulkAction,
    answer: bulkActionAnswer,
  }),
  async c => c.json(bulkActionWire(await beginBulkAction(c.var.ctx, await body(c, newBulkAction)))),
)

bulkActionsDoor.get(
  '/:id',
  operation({
    id: 'get-a-bulk-action',
    tag,
    summary: 'How far a bulk action of the member has come.',
    answer: bulkActionAnswer,
  }),
  async c => c.json(bulkActionWire(await findBulkAction(c.var.ctx, pathId(c)))),
)

bulkActionsDoor.post(
  '/:id/cancel',
  operation({
    id: 'cancel-a-bulk-action',
    tag,
    summary: 'Leaves the rest of a bulk action undone.',
    answer: bulkActionAnswer,
  }),
  async c => c.json(bulkActionWire(await cancelBulkAction(c.var.ctx, pathId(c)))),
)
