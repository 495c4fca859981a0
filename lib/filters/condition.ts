import { z } from 'zod'
import { pageNumber, text } from '#lib/base/text.ts'
import { attributeModels } from '#lib/protocol/index.ts'

export const operators = [
  'equal_to',
  'not_equal_to',
  'contains',
  'does_not_contain',
  'starts_with',
  'is_present',
  'is_not_present',
  'is_greater_than',
  'is_less_than',
  'days_before',
] as const
export type Operator = (typeof operators)[number]

const value = z.union([text(2048), z.number(), z.boolean()], 'must be texts, numbers or booleans')
export type Value = z.output<typeof value>

const values = z.preprocess(
  given => (given === undefined || given === null ? [] : [given].flat()),
  z.array(value).max(500),
)
const emptyIsNothing = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(given => (given === '' || given === null ? undefined : given), schema.optional())
const lowerCase = (given: unknown) => (typeof given === 'string' ? given.toLowerCase() : given)

const condition = z.object({
  attribute_key: text(255).min(1, "can't be blank"),
  filter_operator: z.enum(operators),
  values,
  /** Joins the condition to the next. */
  query_operator: emptyIsNothing(z.preprocess(lowerCase, z.enum(['and', 'or']))),
  custom_attribute_type: emptyIsNothing(z.enum(attributeModels)),
})
export type Condition = z.output<typeof condition>

/** `{payload:[{attribute_key, filter_operator, values, query_operator}]}`. No conditions: everything. */
export const filterInput = z.object({
  payload: z.array(condition).max(100, 'must not be more than 100 conditions'),
  /** For those who do not name it in the query. */
  page: z.preprocess(given => given ?? undefined, pageNumber().optional()),
})
