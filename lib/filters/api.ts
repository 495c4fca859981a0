import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { bodyOf, pathId, query } from '#lib/base/http/request.ts'
import { filterAnswer, filterChanges, filterWire, newFilter, typeQuery } from './filter.ts'
import { createFilter, deleteFilter, findFilter, listFilters, updateFilter } from './filters.ts'

const tag = 'Custom Filters'
const wrapped = 'custom_filter'

/** `A/custom_filters`: each member's own. */
export const filtersDoor = door()

filtersDoor.get(
  '/',
  operation({
    id: 'list-all-filters',
    tag,
    summary: 'The filters that the member has saved.',
    query: typeQuery,
    answer: z.array(filterAnswer),
  }),
  async c => c.json((await listFilters(c.var.ctx, query(c, typeQuery).filter_type)).map(filterWire)),
)

filtersDoor.get(
  '/:id',
  operation({
    id: 'get-details-of-a-single-custom-filter',
    tag,
    summary: 'One saved filter.',
    answer: filterAnswer,
  }),
  async c => c.json(filterWire(await findFilter(c.var.ctx, pathId(c)))),
)

filtersDoor.post(
  '/',
  operation({
    id: 'create-a-custom-filter',
    tag,
    summary: 'Saves a filter, for the member alone.',
    body: newFilter,
    wrapped,
    answer: filterAnswer,
  }),
  async c => c.json(filterWire(await createFilter(c.var.ctx, await bodyOf(c, wrapped, newFilter)))),
)

filtersDoor.on(
  ['PATCH', 'PUT'],
  '/:id',
  operation({
    id: 'update-a-custom-filter',
    tag,
    summary: 'Changes a saved filter.',
    body: filterChanges,
    wrapped,
    answer: filterAnswer,
  }),
  async c => c.json(filterWire(await updateFilter(c.var.ctx, pathId(c), await bodyOf(c, wrapped, filterChanges)))),
)

filtersDoor.delete(
  '/:id',
  operation({
    id: 'delete-a-custom-filter',
    tag,
    summary: 'Deletes a saved filter.',
    answer: null,
    status: 204,
  }),
  async c => {
    await deleteFilter(c.var.ctx, pathId(c))
    return c.body(null, 204)
  },
)
