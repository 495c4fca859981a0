import type { JsonSchema, OpenApi, OpenApiOperation } from '#lib/api/openapi.ts'
import naughty from '#tests/fixtures/naughty.json' with { type: 'json' }

const SHORT = 4
const PACK = 240

/**
 * All naughty strings, few enough to be sent to every field: those that might be taken for something else (`null`, `0`)
 * each by itself, the others side by side, as many as one line takes.
 */
export function packed(): string[] {
  const alone = naughty.filter(text => [...text].length <= SHORT)
  const packs = [naughty[0] as string]
  for (const text of naughty.filter(one => !alone.includes(one))) {
    const longer = `${packs.at(-1)} ${text}`
    if ([...longer].length <= PACK) packs[packs.length - 1] = longer
    else packs.push(text)
  }
  return [...alone, ...packs]
}

export const everything = naughty.join(' ')

type Field = { path: string; most: number; free: boolean }

/** Where the body takes any text (`most` code points), and where any object of an integration's own (`free`). */
export function textsOf(document: OpenApi, operation: OpenApiOperation): Field[] {
  const schema = operation.requestBody?.content['application/json']?.schema
  const [first, wrapped] = (schema?.anyOf ?? []) as JsonSchema[]
  const named = (wrapped?.required as string[] | undefined)?.length === 1 && wrapped?.properties
  const found = schema ? [...textsIn(document, named ? (first as JsonSchema) : schema, [])] : []
  return [...new Map(found.map(field => [field.path, field])).values()]
}

function* textsIn(document: OpenApi, schema: JsonSchema, path: string[]): Generator<Field> {
  if (typeof schema.$ref === 'string') {
    yield* textsIn(document, document.components.schemas[schema.$ref.split('/').at(-1) as string] ?? {}, path)
    return
  }
  for (const choice of [schema.anyOf ?? [], schema.oneOf ?? []].flat() as JsonSchema[])
    yield* textsIn(document, choice, path)
  const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>)
  for (const [name, inner] of properties) yield* textsIn(document, inner, [...path, name])
  const told = schema.enum || schema.const !== undefined || schema.format || schema.pattern
  const most = Number(schema.maxLength ?? PACK)
  if (schema.type === 'string' && !told) yield { path: path.join('.'), most, free: false }
  const anything = Object.keys(schema.additionalProperties ?? {}).length === 0
  if (schema.type === 'object' && !properties.length && anything) yield { path: path.join('.'), most, free: true }
}

/** Every value under the name, at any depth. */
export function under(name: string, value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [...(key === name ? [inner] : []), ...under(name, inner)])
}
