import type { JsonSchema } from '../openapi.ts'
import { nameOf } from './example.ts'

/** Text as it stands in HTML. */
export const inHtml = (text: string) => text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)

/** The same, with what stands between backticks as code. */
export const proseInHtml = (text: string) => inHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>')

type Row = { name: string; type: string; required: boolean }

/** The fields of a schema as a table; what is an object inside has its fields below it. */
export function fieldsOf(schema: JsonSchema): string {
  const rows = rowsOf(schema, '', 0)
  if (!rows.length) return `<p class="type">${typeOf(schema)}</p>`
  const cells = rows.map(
    ({ name, type, required }) =>
      `<tr><th scope="row"><code>${inHtml(name)}</code>${required ? ' <abbr title="required">*</abbr>' : ''}</th><td>${type}</td></tr>`,
  )
  return `<table><tbody>${cells.join('')}</tbody></table>`
}

function rowsOf(schema: JsonSchema, prefix: string, depth: number): Row[] {
  const {
    properties,
    required = [],
    items,
    anyOf,
  } = schema as {
    properties?: Record<string, JsonSchema>
    required?: string[]
    items?: JsonSchema
    anyOf?: JsonSchema[]
  }
  if (!properties && anyOf?.[0]?.properties) return rowsOf(anyOf[0], prefix, depth)
  if (!properties) return items ? rowsOf(items, `${prefix}[]`, depth) : []
  return Object.entries(properties).flatMap(([name, inner]) => {
    const path = prefix ? `${prefix}.${name}` : name
    const row = { name: path, type: typeOf(inner), required: required.includes(name) }
    return depth > 2 ? [row] : [row, ...rowsOf(inner, path, depth + 1)]
  })
}

/** What a value may be, in one line of HTML. */
export function typeOf(schema: JsonSchema): string {
  const { $ref, anyOf, oneOf, items } = schema as {
    $ref?: string
    anyOf?: JsonSchema[]
    oneOf?: JsonSchema[]
    items?: JsonSchema
  }
  if ($ref) return `<a href="#schema-${inHtml(nameOf($ref))}">${inHtml(nameOf($ref))}</a>`
  const choices = anyOf ?? oneOf
  if (choices) return [...new Set(choices.map(typeOf))].join(' or ')
  if ('const' in schema) return `<code>${inHtml(JSON.stringify(schema.const))}</code>`
  if (Array.isArray(schema.enum)) return schema.enum.map(value => `<code>${inHtml(String(value))}</code>`).join(' ')
  if (schema.type === 'array') return `list of ${items ? typeOf(items) : 'anything'}`
  const type = [schema.type ?? 'anything'].flat().join(' or ')
  return inHtml([type, boundsOf(schema)].filter(Boolean).join(', '))
}

function boundsOf({ minLength, maxLength, minimum, maximum, format, pattern }: JsonSchema): string {
  const huge = (value: unknown) => typeof value === 'number' && Math.abs(value) >= Number.MAX_SAFE_INTEGER
  return [
    format && String(format),
    minLength === 1 ? 'not empty' : minLength !== undefined && `at least ${minLength} characters`,
    maxLength !== undefined && `at most ${maxLength} character${maxLength === 1 ? '' : 's'}`,
    minimum !== undefined && !huge(minimum) && `from ${minimum}`,
    maximum !== undefined && !huge(maximum) && `to ${maximum}`,
    pattern && !format && `like ${pattern}`,
  ]
    .filter(Boolean)
    .join(', ')
}
