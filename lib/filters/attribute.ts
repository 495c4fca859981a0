import type postgres from 'postgres'
import type { Sql } from '#lib/base/db/index.ts'
import type { AttributeType } from '#lib/protocol/index.ts'
import type { Operator, Value } from './condition.ts'

type Fragment = postgres.Fragment
type Expression = (sql: Sql) => Fragment

/** Something that conditions can be about: how its values are read, and what each operator asks of the database. */
export type Attribute = {
  operators: readonly Operator[]
  /** The value as Postgres takes it, more than one where it stands for many. Undefined: it is no value of this attribute. */
  read: (value: Value, operator: Operator, now: Date) => string[] | undefined
  test: (sql: Sql, operator: Operator, values: string[]) => Fragment
}

const equality = ['equal_to', 'not_equal_to'] as const
const containing = [...equality, 'contains', 'does_not_contain'] as const
const presence = ['is_present', 'is_not_present'] as const
const order = ['is_greater_than', 'is_less_than'] as const

/** Case makes no difference. */
export const text = (of: Expression, ...further: Operator[]): Attribute => ({
  operators: [...containing, ...further],
  read: value => [String(value)],
  test: (sql, operator, values) =>
    test(sql, operator, {
      of: of(sql),
      equals: sql`lower(${of(sql)}) = any(array(select lower(value) from unnest(${values}::text[]) as value))`,
      patterns: values,
    }),
})

/** A text of which only the whole counts. */
export const word = (of: Expression, ...further: Operator[]): Attribute => ({
  ...text(of),
  operators: [...equality, ...further],
})

export const id = (of: Expression, ...further: Operator[]): Attribute => ({
  operators: [...equality, ...further],
  read: value => (/^\d{1,18}$/.test(String(value)) ? [String(value)] : undefined),
  test: (sql, operator, values) =>
    test(sql, operator, {
      of: sql`(${of(sql)})::text`,
      equals: sql`${of(sql)} = any(${values}::text[]::bigint[])`,
      patterns: values,
    }),
})

/** A column that holds the place of a name in the list. `all` stands for every name, where there is such a word. */
export const named = (of: Expression, names: readonly string[], all?: string): Attribute => ({
  operators: equality,
  read: value => {
    if (all !== undefined && value === all) return names.map((_, index) => String(index))
    const index = names.indexOf(String(value))
    return index < 0 ? undefined : [String(index)]
  },
  test: (sql, operator, values) =>
    test(sql, operator, { of: of(sql), equals: sql`${of(sql)} = any(${values}::text[]::smallint[])` }),
})

export const flag = (of: Expression): Attribute => ({
  operators: equality,
  read: value => (/^(true|false)$/i.test(String(value)) ? [String(value).toLowerCase()] : undefined),
  test: text(sql => sql`(${of(sql)})::text`).test,
})

/** A day in UTC. What is compared is its text, which sorts like the days: no text that is no day can fail. */
const day = (of: Expression, ...further: Operator[]): Attribute => ({
  operators: [...order, 'days_before', ...further],
  read: (value, operator, now) => (operator === 'days_before' ? daysBefore(value, now) : dayOf(value)),
  test: (sql, operator, values) =>
    test(sql, operator, {
      of: of(sql),
      equals: sql`${of(sql)} = any(${values}::text[])`,
      bound: sql`${values[0] ?? ''}::text collate "C"`,
    }),
})

export const moment = (of: Expression): Attribute =>
  day(sql => sql`to_char(${of(sql)} at time zone 'UTC', 'YYYY-MM-DD') collate "C"`)

/** Titles in rows `l` of another table: `bears` asks whether there is one that is also `such`. */
export const labels = (bears: (sql: Sql, such: Fragment) => Fragment): Attribute => ({
  operators: [...equality, ...presence],
  read: value => [String(value).trim().toLowerCase()],
  test: (sql, operator, titles) => {
    const such = operator.startsWith('is_') ? sql`true` : sql`l.title = any(${titles}::text[])`
    return operator.includes('not') ? sql`not ${bears(sql, such)}` : bears(sql, such)
  },
})

/** An attribute that the account has defined, in an object that holds whatever it was given. */
export function custom(type: AttributeType, of: Expression): Attribute {
  switch (type) {
    case 'text':
    case 'link':
      return text(of, ...presence)
    case 'list':
      return word(of, ...presence)
    case 'checkbox':
      return { ...flag(of), operators: [...equality, ...presence] }
    case 'date':
      return day(sql => sql`substring(${of(sql)} from '^\\d{4}-\\d{2}-\\d{2}') collate "C"`, ...equality, ...presence)
    default:
      return number(sql => sql`substring(${of(sql)} from '^-?\\d+(?:\\.\\d+)?$')::numeric`)
  }
}

const number = (of: Expression): Attribute => ({
  operators: [...equality, ...presence, ...order],
  read: value => (/^-?\d{1,30}(\.\d{1,30})?$/.test(String(value)) ? [String(value)] : undefined),
  test: (sql, operator, values) =>
    test(sql, operator, {
      of: of(sql),
      equals: sql`${of(sql)} = any(${values}::text[]::numeric[])`,
      bound: sql`${values[0] ?? '0'}::text::numeric`,
    }),
})

type Parts = { of: Fragment; equals: Fragment; patterns?: string[]; bound?: Fragment }

/** What an operator and its opposite ask leaves no row out: what is missing is not equal, and does not contain. */
function test(sql: Sql, operator: Operator, { of, equals, patterns = [], bound = sql`null` }: Parts): Fragment {
  const like = (before: string) => {
    const escaped = patterns.map(pattern => `${before}${pattern.trim().replace(/[\\%_]/g, '\\$&')}%`)
    return sql`${of} ilike any(${escaped}::text[])`
  }
  switch (operator) {
    case 'equal_to':
      return equals
    case 'not_equal_to':
      return sql`(${equals}) is not true`
    case 'contains':
      return like('%')
    case 'does_not_contain':
      return sql`(${like('%')}) is not true`
    case 'starts_with':
      return like('')
    case 'is_present':
      return sql`${of} is not null`
    case 'is_not_present':
      return sql`${of} is null`
    case 'is_greater_than':
      return sql`${of} > ${bound}`
    default:
      return sql`${of} < ${bound}`
  }
}

function dayOf(value: Value): string[] | undefined {
  const found = /^(\d{4}-\d{2}-\d{2})(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/.exec(String(value))?.[1]
  const date = new Date(found ?? '')
  return found && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(found) ? [found] : undefined
}

/** The day so many days ago, before which it is to be. */
function daysBefore(value: Value, now: Date): string[] | undefined {
  if (!/^\d{1,5}$/.test(String(value))) return undefined
  return [new Date(now.getTime() - Number(value) * 86_400_000).toISOString().slice(0, 10)]
}
