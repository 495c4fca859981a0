import fc from 'fast-check'

export type Condition = {
  attribute_key: string
  filter_operator: string
  values: unknown
  query_operator?: string | null
  custom_attribute_type?: string | null
}
export const one = (attribute_key: string, filter_operator: string, ...values: unknown[]): Condition => ({
  attribute_key,
  filter_operator,
  values,
})
export const joined = (operator: string, ...conditions: Condition[]): Condition[] =>
  conditions.map((condition, index) => ({
    ...condition,
    query_operator: index < conditions.length - 1 ? operator : null,
  }))

export const texts = [
  'DE',
  'en',
  'pro',
  'shop',
  '100%',
  '%',
  '_',
  '\\',
  '"',
  "'",
  '{a,b}',
  'NULL',
  '',
  'https://',
  'Gold',
  'true',
]
export const numbers = ['3', '3.0', '-1', '0', '4', '2']
export const days = ['2024-01-01', '2024-01-02', '2024-05-05T00:00:00Z', '2026-01-01']
export const both = ['equal_to', 'not_equal_to']
export const like = [...both, 'contains', 'does_not_contain']
export const there = ['is_present', 'is_not_present']
export const beyond = ['is_greater_than', 'is_less_than']

/** What an attribute can be asked, and with what. */
export type FilterSpec = Record<string, [operators: string[], values: unknown[]]>

/** Conditions that make sense, joined at random. */
export const sensible = (spec: FilterSpec) =>
  fc.array(
    fc.constantFrom(...Object.keys(spec)).chain(attribute_key => {
      const [operators, values] = spec[attribute_key] as FilterSpec[string]
      return fc.record({
        attribute_key: fc.constant(attribute_key),
        filter_operator: fc.constantFrom(...operators),
        values: fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }),
        query_operator: fc.constantFrom('and', 'or'),
      })
    }),
    { minLength: 1, maxLength: 4 },
  )

/** Conditions that need not. */
export function wild(spec: FilterSpec) {
  const odd = fc.oneof(
    fc.constantFrom<unknown>(...texts, ...days, 2 ** 53, -1, 1e300, null, '\0', '\ud800'),
    fc.jsonValue(),
  )
  const operators = [...like, ...there, ...beyond, 'days_before', 'starts_with']
  return fc.array(
    fc.record(
      {
        attribute_key: fc.oneof(
          { weight: 4, arbitrary: fc.constantFrom<unknown>(...Object.keys(spec), 'constructor') },
          odd,
        ),
        filter_operator: fc.oneof({ weight: 4, arbitrary: fc.constantFrom<unknown>(...operators) }, odd),
        values: fc.oneof({ weight: 4, arbitrary: fc.array(odd, { maxLength: 3 }) }, odd),
        query_operator: fc.oneof({ weight: 4, arbitrary: fc.constantFrom<unknown>('and', 'OR', null) }, odd),
        custom_attribute_type: fc.constantFrom<unknown>('', null, 'contact_attribute', 'conversation_attribute', 7),
      },
      { requiredKeys: ['attribute_key', 'filter_operator'] },
    ),
    { maxLength: 3 },
  )
}

/** The same in plain JavaScript. */
function meets(row: Record<string, unknown>, { attribute_key: key, filter_operator: operator, values }: Condition) {
  const isDay = ['created_at', 'last_activity_at', 'due'].includes(key)
  const wanted = (values as unknown[]).map(value =>
    String(value)
      .toLowerCase()
      .slice(0, isDay ? 10 : undefined),
  )
  const own = row[key]
  const is = (value: string) => (typeof own === 'number' ? own === Number(value) : String(own).toLowerCase() === value)
  const equal = Array.isArray(own)
    ? own.some(title => wanted.includes(title))
    : own !== null && wanted.some(value => (key === 'status' && value === 'all') || is(value))
  const contained = own !== null && wanted.some(value => String(own).toLowerCase().includes(value))
  const present = Array.isArray(own) ? own.length > 0 : own !== null
  const first = wanted[0] as string
  const compare =
    own === null ? 0 : typeof own === 'number' ? own - Number(first) : String(own) < first ? -1 : +(own !== first)
  return {
    equal_to: equal,
    not_equal_to: !equal,
    contains: contained,
    does_not_contain: !contained,
    is_present: present,
    is_not_present: !present,
    starts_with: own !== null && wanted.some(value => String(own).toLowerCase().startsWith(value)),
    is_greater_than: compare > 0,
    is_less_than: compare < 0,
  }[operator]
}

export const meetsAll = (row: Record<string, unknown>, conditions: Condition[]) => {
  const groups: Condition[][] = [[]]
  for (const [index, condition] of conditions.entries()) {
    if (conditions[index - 1]?.query_operator === 'or') groups.push([])
    groups.at(-1)?.push(condition)
  }
  return groups.some(group => group.every(condition => meets(row, condition)))
}
