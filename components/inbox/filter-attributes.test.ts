import { expect, it } from 'vitest'
import type { AttributeDefinitionWire } from '#lib/protocol/index.ts'
import { attributeOf, emptyCondition, filterAttributes, isComplete, payloadOf } from './filter-attributes.ts'
import { conditionsIn } from './filter-conditions.ts'

const definition = (fields: Partial<AttributeDefinitionWire>): AttributeDefinitionWire => ({
  id: 1,
  attribute_display_name: 'Order',
  attribute_display_type: 'text',
  attribute_description: null,
  attribute_key: 'order',
  regex_pattern: null,
  regex_cue: null,
  attribute_values: [],
  attribute_model: 'conversation_attribute',
  default_value: null,
  created_at: '',
  updated_at: '',
  ...fields,
})

it('tells a contact’s attribute from a conversation’s of the same name', () => {
  const attributes = filterAttributes([
    definition({}),
    definition({ id: 2, attribute_model: 'contact_attribute', attribute_display_type: 'number' }),
  ])
  const [ofConversation, ofContact] = attributes.filter(one => one.key === 'order')
  expect(ofConversation?.kind).toBe('text')
  expect(attributeOf(emptyCondition(ofContact as never), attributes)).toBe(ofContact)
  expect(emptyCondition(ofContact as never)).toMatchObject({ custom_attribute_type: 'contact_attribute' })
})

it('asks for a value only where the operator needs one', () => {
  const condition = { attribute_key: 'labels', filter_operator: 'equal_to' as const, values: [] }
  expect(isComplete(condition)).toBe(false)
  expect(isComplete({ ...condition, values: [''] })).toBe(false)
  expect(isComplete({ ...condition, values: ['vip'] })).toBe(true)
  expect(isComplete({ ...condition, filter_operator: 'is_present' })).toBe(true)
})

it('sends no values that the operator does not look at, and joins to a next one only', () => {
  const one = { attribute_key: 'status', filter_operator: 'equal_to' as const, values: ['open'] }
  const two = { attribute_key: 'team_id', filter_operator: 'is_present' as const, values: [3] }
  expect(payloadOf([{ ...one, query_operator: 'or' }, two])).toEqual([
    { ...one, query_operator: 'or' },
    { ...two, values: [], query_operator: undefined },
  ])
})

it('reads what other clients have saved, and leaves out what is no condition', () => {
  const saved = { attribute_key: 'status', filter_operator: 'equal_to', values: 'open', query_operator: 'OR' }
  expect(conditionsIn({ payload: [saved, null, 'x', {}] })).toEqual([
    { attribute_key: 'status', filter_operator: 'equal_to', values: ['open'], query_operator: 'or' },
  ])
  expect(conditionsIn({})).toEqual([])
})
