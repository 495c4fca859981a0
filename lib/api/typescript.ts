import type { JsonSchema, OpenApi, OpenApiOperation } from './openapi.ts'

/**
 * The document as types: `components` and `paths`, of the shape that `openapi-typescript` makes and `openapi-fetch` reads.
 * (That generator itself needs a compiler older than ours.) Every kind of schema that Zod writes is known; another is `unknown`.
 */
export function typescriptOf({ paths, components }: OpenApi): string {
  const schemas = Object.entries(components.schemas).sort(byName)
  const responses = Object.entries(components.responses as Record<string, Response>).sort(byName)
  return [
    '// Made by `npm run client` of what the API says of itself. Change the schemas of the operation, then make it anew.',
    '',
    'export interface components {',
    ...block('schemas', schemas, typeOf),
    ...block('responses', responses, response => `{ ${contentOf(response.content)} }`),
    '}',
    '',
    'export interface paths {',
    ...Object.entries(paths).sort(byName).flatMap(pathOf),
    '}',
    '',
  ].join('\n')
}

type Response = { $ref?: string; content?: Record<string, { schema: JsonSchema }> }

const byName = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : a > b ? 1 : 0)

function block<Value>(name: string, entries: [string, Value][], type: (value: Value) => string): string[] {
  return [`  ${name}: {`, ...entries.map(([key, value]) => `    ${keyOf(key)}: ${type(value)}`), '  }']
}

function pathOf([path, methods]: [string, Record<string, OpenApiOperation>]): string[] {
  return [`  ${quoted(path)}: {`, ...Object.entries(methods).sort(byName).flatMap(operationOf), '  }']
}

function operationOf([method, { summary, parameters, requestBody, responses }]: [string, OpenApiOperation]): string[] {
  const answers = Object.entries(responses as Record<string, Response>).map(
    ([status, response]) => `${status}: ${response.$ref ? refOf(response.$ref) : `{ ${contentOf(response.content)} }`}`,
  )
  return [
    `    /** ${summary.replaceAll('*/', '*\\/')} */`,
    `    ${method}: {`,
    `      parameters: { ${(['path', 'query', 'header'] as const).map(place => parametersOf(parameters, place)).join('; ')} }`,
    `      ${requestBody ? `requestBody: { ${contentOf(requestBody.content)} }` : 'requestBody?: never'}`,
    `      responses: { ${answers.join('; ')} }`,
    '    }',
  ]
}

function parametersOf(parameters: OpenApiOperation['parameters'], place: string): string {
  const placed = parameters.filter(parameter => parameter.in === place)
  if (!placed.length) return `${place}?: never`
  const fields = placed.map(({ name, required, schema }) => `${keyOf(name)}${required ? '' : '?'}: ${typeOf(schema)}`)
  return `${place}${placed.some(one => one.required) ? '' : '?'}: { ${fields.join('; ')} }`
}

function contentOf(content: Response['content']): string {
  const kinds = Object.entries(content ?? {}).map(([kind, { schema }]) => `${quoted(kind)}: ${typeOf(schema)}`)
  return kinds.length ? `content: { ${kinds.join('; ')} }` : 'content?: never'
}

/** A schema as a type, in one line. */
export function typeOf(schema: JsonSchema): string {
  const { $ref, anyOf, oneOf, allOf } = schema as { $ref?: string } & Record<string, JsonSchema[] | undefined>
  if ($ref) return refOf($ref)
  if (anyOf ?? oneOf) return unionOf((anyOf ?? oneOf ?? []).map(typeOf))
  if (allOf) return allOf.map(one => inBrackets(typeOf(one))).join(' & ')
  if ('const' in schema) return JSON.stringify(schema.const)
  if (Array.isArray(schema.enum)) return unionOf(schema.enum.map(value => JSON.stringify(value)))
  if (Array.isArray(schema.type)) return unionOf(schema.type.map(type => typeOf({ ...schema, type })))
  if (schema.type === 'array') return arrayOf(schema)
  if (schema.type === 'object') return objectOf(schema)
  if (schema.type === 'integer') return 'number'
  if (schema.not) return 'never'
  return ['string', 'number', 'boolean', 'null'].includes(String(schema.type)) ? String(schema.type) : 'unknown'
}

function arrayOf({ items, prefixItems }: JsonSchema): string {
  if (Array.isArray(prefixItems)) return `[${prefixItems.map(typeOf).join(', ')}]`
  return `${inBrackets(typeOf((items as JsonSchema | undefined) ?? {}))}[]`
}

/** What is not named may be there where the schema says so, and is `unknown` beside named fields, as it may be like none of them. */
function objectOf({ properties = {}, required = [], additionalProperties }: JsonSchema): string {
  const named = Object.entries(properties as Record<string, JsonSchema>).map(
    ([name, schema]) => `${keyOf(name)}${(required as string[]).includes(name) ? '' : '?'}: ${typeOf(schema)}`,
  )
  const open = typeof additionalProperties === 'object' && additionalProperties
  if (!open) return named.length ? `{ ${named.join('; ')} }` : 'Record<string, never>'
  const rest = `[key: string]: ${named.length ? 'unknown' : typeOf(additionalProperties as JsonSchema)}`
  return `{ ${[...named, rest].join('; ')} }`
}

const unionOf = (types: string[]) => [...new Set(types)].join(' | ') || 'never'
const inBrackets = (type: string) => (/ [|&] /.test(type) ? `(${type})` : type)
const keyOf = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name))
const quoted = (text: string) => JSON.stringify(text)

/** `#/components/schemas/Label` as `components["schemas"]["Label"]`. */
const refOf = (ref: string) => {
  const [, , kind, name] = ref.split('/')
  return `components[${quoted(kind ?? '')}][${quoted(name ?? '')}]`
}
