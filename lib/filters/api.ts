import { door } from '#lib/base/http/app.ts'
import { bodyOf, pathId, query } from '#lib/base/http/request.ts'
import { filterChanges, filterWire, newFilter, typeQuery } from './filter.ts'
import { createFilter, deleteFilter, findFilter, listFilters, updateFilter } from './filters.ts'

/** `A/custom_filters`: each member's own. */
export const filtersDoor = door()

filtersDoor.get('/', async c => c.json((await listFilters(c.var.ctx, query(c, typeQuery).filter_type)).map(filterWire)))

filtersDoor.get('/:id', async c => c.json(filterWire(await findFilter(c.var.ctx, pathId(c)))))

filtersDoor.post('/', async c =>
  c.json(filterWire(await createFilter(c.var.ctx, await bodyOf(c, 'custom_filter', newFilter)))),
)

filtersDoor.on(['PATCH', 'PUT'], '/:id', async c =>
  c.json(filterWire(await updateFilter(c.var.ctx, pathId(c), await bodyOf(c, 'custom_filter', filterChanges)))),
)

filtersDoor.delete('/:id', async c => {
  await deleteFilter(c.var.ctx, pathId(c))
  return c.body(null, 204)
})
