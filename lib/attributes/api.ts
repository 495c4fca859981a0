import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, bodyOf, pathId, query } from '#lib/base/http/request.ts'
import { requireAdministrator } from '#lib/users/index.ts'
import {
  definitionAnswer,
  definitionChanges,
  definitionOrder,
  definitionWire,
  modelQuery,
  newDefinition,
} from './definition.ts'
import {
  createDefinition,
  deleteDefinition,
  findDefinition,
  listDefinitions,
  orderDefinitions,
  updateDefinition,
} from './definitions.ts'

const tag = 'Custom Attributes'
const wrapped = 'custom_attribute_definition'

/** `A/custom_attribute_definitions`. */
export const attributesDoor = door()

attributesDoor.get(
  '/',
  operation({
    id: 'get-account-custom-attribute',
    tag,
    summary: 'The definitions of custom attributes, all or those of one model.',
    query: modelQuery,
    answer: z.array(definitionAnswer),
  }),
  async c => {
    const { attribute_model = null } = query(c, modelQuery)
    return c.json((await listDefinitions(c.var.ctx, attribute_model)).map(definitionWire))
  },
)

attributesDoor.get(
  '/:id',
  operation({
    id: 'get-details-of-a-single-custom-attribute',
    tag,
    summary: 'One definition.',
    answer: definitionAnswer,
  }),
  async c => c.json(definitionWire(await findDefinition(c.var.ctx, pathId(c)))),
)

attributesDoor.post(
  '/',
  operation({
    id: 'add-new-custom-attribute-to-account',
    tag,
    summary: 'Defines a custom attribute. For administrators.',
    body: newDefinition,
    wrapped,
    answer: definitionAnswer,
  }),
  requireAdministrator,
  async c => c.json(definitionWire(await createDefinition(c.var.ctx, await bodyOf(c, wrapped, newDefinition)))),
)

attributesDoor.put(
  '/order', // before what takes any word for an id
  operation({
    id: 'order-custom-attributes',
    tag,
    summary: 'Puts these definitions of a model first, in this order; answers all of it. For administrators.',
    body: definitionOrder,
    answer: z.array(definitionAnswer),
  }),
  requireAdministrator,
  async c => {
    const order = await body(c, definitionOrder)
    await orderDefinitions(c.var.ctx, order)
    return c.json((await listDefinitions(c.var.ctx, order.attribute_model)).map(definitionWire))
  },
)

attributesDoor.on(
  ['PATCH', 'PUT'],
  '/:id',
  operation({
    id: 'update-custom-attribute-in-account',
    tag,
    summary: 'Changes a definition. For administrators.',
    body: definitionChanges,
    wrapped,
    answer: definitionAnswer,
  }),
  requireAdministrator,
  async c =>
    c.json(definitionWire(await updateDefinition(c.var.ctx, pathId(c), await bodyOf(c, wrapped, definitionChanges)))),
)

attributesDoor.delete(
  '/:id',
  operation({
    id: 'delete-custom-attribute-from-account',
    tag,
    summary: 'Deletes a definition; the values stay. For administrators.',
    answer: null,
    status: 204,
  }),
  requireAdministrator,
  async c => {
    await deleteDefinition(c.var.ctx, pathId(c))
    return c.body(null, 204)
  },
)
