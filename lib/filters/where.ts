import type postgres from 'postgres'
import { definedKinds } from '#lib/attributes/index.ts'
import type { Context } from '#lib/base/context.ts'
import type { Sql } from '#lib/base/db/index.ts'
import { invalid } from '#lib/base/errors.ts'
import type { AttributeModel } from '#lib/protocol/index.ts'
import { type Attribute, custom } from './attribute.ts'
import type { Condition } from './condition.ts'

/** What a noun can be filtered by: the attributes that each has, and where the account's own are kept, the noun's first. */
export type Filterable = {
  standard: Record<string, Attribute>
  custom: [Kept, ...Kept[]]
}

type Kept = [AttributeModel, (sql: Sql, key: string) => postgres.Fragment]
export type Where = (sql: Sql) => postgres.Fragment

/**
 * The conditions as one of Postgres, joined as they stand, without grouping: `and` binds closer than `or`, as in Chatwoot.
 * Nothing that was given becomes text of the statement, only parameters. @throws `invalid` that names the field
 * (`payload.0.values`) when there is no such attribute, or it knows no such operator or value.
 */
export async function filtering(ctx: Context, conditions: Condition[], by: Filterable): Promise<Where> {
  const own = conditions.filter(one => one.custom_attribute_type || !Object.hasOwn(by.standard, one.attribute_key))
  const defined = own.length ? await definedKinds(ctx, [...new Set(own.map(one => one.attribute_key))]) : []

  const attributeOf = (condition: Condition, at: string): Attribute => {
    const { attribute_key: key, custom_attribute_type: model } = condition
    if (model && !by.custom.some(([one]) => one === model)) throw wrong(`${at}.custom_attribute_type`)
    const standard = Object.hasOwn(by.standard, key) ? by.standard[key] : undefined
    if (standard && !model) return standard
    const [kept, of] = by.custom.find(([one]) => one === model) ?? by.custom[0]
    const found = defined.find(one => one.key === key && one.model === kept)
    if (found) return custom(found.type, sql => of(sql, key))
    if (!standard) throw wrong(`${at}.attribute_key`)
    return standard
  }

  const tests = conditions.map((condition, index): Where => {
    const at = `payload.${index}`
    const { filter_operator: operator } = condition
    const attribute = attributeOf(condition, at)
    if (!attribute.operators.includes(operator)) throw wrong(`${at}.filter_operator`)
    if (!condition.query_operator && index < conditions.length - 1) throw wrong(`${at}.query_operator`)
    const values = operator.startsWith('is_') && operator.endsWith('present') ? [] : read(condition, attribute, at)
    return sql => attribute.test(sql, operator, values)
  })

  function read({ values, filter_operator }: Condition, attribute: Attribute, at: string): string[] {
    const understood = values.map(value => attribute.read(value, filter_operator, ctx.now()))
    if (!values.length || understood.includes(undefined)) throw wrong(`${at}.values`)
    return understood.flatMap(value => value ?? [])
  }

  return sql =>
    tests.length
      ? sql`(${tests.map((test, index) => {
          const joint = index && conditions[index - 1]?.query_operator
          return joint ? sql`${joint === 'or' ? sql`or` : sql`and`} (${test(sql)})` : sql`(${test(sql)})`
        })})`
      : sql`true`
}

const wrong = (field: string) => invalid(`${field}: is not valid here`, field)
