import { expect, it } from 'vitest'
import type { AttributeDefinitionWire } from '#lib/protocol/index.ts'
import { columnsOf, shownColumns, standardColumns } from './columns.ts'

const definition = (attribute_key: string, attribute_model: AttributeDefinitionWire['attribute_model']) =>
  ({ attribute_key, attribute_model }) as AttributeDefinitionWire

it('offers what every contact has and the attributes of contacts, and shows those that there are', () => {
  const all = columnsOf([definition('plan', 'contact_attribute'), definition('order', 'conversation_attribute')])
  expect(all.map(column => column.id)).toEqual([...standardColumns, 'custom:plan'])
  expect(shownColumns(all, ['custom:plan', 'custom:gone', 'email']).map(column => column.id)).toEqual([
    'custom:plan',
    'email',
  ])
})
