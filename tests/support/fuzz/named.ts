import type { JsonSchema, OpenApi, OpenApiOperation } from '#lib/api/openapi.ts'

/** Whether a field that an answer blames is one that the document describes: of the body, of the query, or a header. */
export function isDescribed(document: OpenApi, operation: OpenApiOperation, field: string): boolean {
  if (field === 'body') return true
  const parts = field.split('.')
  const schema = operation.requestBody?.content['application/json']?.schema
  if (schema && [schema, ...wrapped(schema)].some(one => leads(document, one, parts))) return true
  return operation.parameters.some(
    one =>
      one.name.replace('[]', '') === parts[0] && (parts.length === 1 || leads(document, one.schema, parts.slice(1))),
  )
}

/** Objects in the body of which a refusal may speak as if they were the body: `message`, `blob`. */
const wrapped = ({ properties = {} }: JsonSchema) =>
  Object.values(properties as Record<string, JsonSchema>).filter(one => one.type === 'object' && one.properties)

/** What is an object and nothing more takes any name. */
function leads(document: OpenApi, schema: JsonSchema, [part, ...rest]: string[]): boolean {
  if (part === undefined) return true
  const to = (next: unknown) => typeof next === 'object' && next !== null && leads(document, next as JsonSchema, rest)
  const { $ref, anyOf = [], oneOf = [], allOf = [], properties = {}, items, additionalProperties } = schema
  if (typeof $ref === 'string')
    return leads(document, document.components.schemas[$ref.split('/').at(-1) as string] ?? {}, [part, ...rest])
  const choices = [anyOf, oneOf, allOf].flat() as JsonSchema[]
  return (
    choices.some(choice => leads(document, choice, [part, ...rest])) ||
    (/^\d+$/.test(part) && to(items)) ||
    to(Object.hasOwn(properties as object, part) ? (properties as Record<string, unknown>)[part] : undefined) ||
    (typeof additionalProperties === 'object' && additionalProperties !== null) || // names may have dots in them
    (schema.type === 'object' && !schema.properties)
  )
}
