import { door } from '#lib/base/http/app.ts'
import { bodyOf, pathId, query } from '#lib/base/http/request.ts'
import { requireAdministrator } from '#lib/users/index.ts'
import { definitionChanges, definitionWire, modelQuery, newDefinition } from './definition.ts'
import { createDefinition, deleteDefinition, findDefinition, listDefinitions, updateDefinition } from './definitions.ts'

const NAME = 'custom_attribute_definition'

/** `A/custom_attribute_definitions`. */
export const attributesDoor = door()

attributesDoor.get('/', async c => {
  const { attribute_model = null } = query(c, modelQuery)
  return c.json((await listDefinitions(c.var.ctx, attribute_model)).map(definitionWire))
})

attributesDoor.get('/:id', async c => c.json(definitionWire(await findDefinition(c.var.ctx, pathId(c)))))

attributesDoor.post('/', requireAdministrator, async c =>
  c.json(definitionWire(await createDefinition(c.var.ctx, await bodyOf(c, NAME, newDefinition)))),
)

attributesDoor.on(['PATCH', 'PUT'], '/:id', requireAdministrator, async c =>
  c.json(definitionWire(await updateDefinition(c.var.ctx, pathId(c), await bodyOf(c, NAME, definitionChanges)))),
)

attributesDoor.delete('/:id', requireAdministrator, async c => {
  await deleteDefinition(c.var.ctx, pathId(c))
  return c.body(null, 204)
})
