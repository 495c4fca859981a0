import type { Condition } from '../data/conversation-list.ts'

/** The conditions that a saved view holds, whoever saved it: what is none is left out. */
export function conditionsIn(query: Record<string, unknown>): Condition[] {
  const payload = Array.isArray(query.payload) ? query.payload : []
  return payload.filter(isCondition).map(one => ({
    attribute_key: one.attribute_key,
    filter_operator: one.filter_operator,
    values: [one.values ?? []].flat(),
    query_operator: String(one.query_operator).toLowerCase() === 'or' ? 'or' : 'and',
    ...(one.custom_attribute_type ? { custom_attribute_type: one.custom_attribute_type } : {}),
  }))
}

const isCondition = (one: unknown): one is Condition =>
  typeof one === 'object' && one !== null && 'attribute_key' in one && 'filter_operator' in one
