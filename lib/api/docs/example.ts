import type { JsonSchema, OpenApi, OpenApiOperation } from '../openapi.ts'

/** A request as one would type it. */
export function curlOf(document: OpenApi, method: string, path: string, operation: OpenApiOperation): string {
  const server = document.servers[0]?.url ?? ''
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => (/id$/.test(name) ? '1' : `{${name}}`))
  const asked = operation.parameters.filter(parameter => parameter.in === 'query' && parameter.required)
  const search = asked.map(({ name, schema }) => `${name}=${String(exampleOf(schema, document))}`).join('&')
  const token = operation.security.some(one => 'visitorToken' in one) ? 'X-Auth-Token' : 'api_access_token'
  const body = operation.requestBody?.content['application/json']?.schema
  return [
    `curl${method === 'get' ? '' : ` -X ${method.toUpperCase()}`} '${server}${filled}${search && `?${search}`}'`,
    ...(operation.security.length ? [`-H '${token}: …'`] : []),
    ...(body ? ["-H 'Content-Type: application/json'", `-d '${JSON.stringify(exampleOf(body, document))}'`] : []),
  ].join(' \\\n  ')
}

/** Something that fits the schema: of an object what is required, or the first thing that may be given. */
export function exampleOf(schema: JsonSchema, document: OpenApi, depth = 0): unknown {
  const { $ref, anyOf, oneOf, allOf } = schema as Record<string, JsonSchema[] | string | undefined>
  if (typeof $ref === 'string')
    return depth > 4 ? {} : exampleOf(document.components.schemas[nameOf($ref)] ?? {}, document, depth + 1)
  const [first] = [anyOf, oneOf, allOf].flatMap(list => (Array.isArray(list) ? list : []))
  if (first) return exampleOf(first, document, depth)
  if ('const' in schema) return schema.const
  if (Array.isArray(schema.enum)) return schema.enum[0]
  if ('default' in schema) return schema.default
  const type = [schema.type].flat()[0]
  if (type === 'array') return depth > 4 ? [] : [exampleOf((schema.items as JsonSchema) ?? {}, document, depth + 1)]
  if (type === 'object' || schema.properties) return exampleObject(schema, document, depth)
  if (type === 'integer' || type === 'number') return Math.max(1, Number(schema.minimum ?? 1))
  if (type === 'boolean') return true
  return type === 'null' ? null : textOf(schema)
}

function exampleObject(schema: JsonSchema, document: OpenApi, depth: number): object {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>)
  const required = (schema.required ?? []) as string[]
  const shown = required.length ? properties.filter(([name]) => required.includes(name)) : properties.slice(0, 1)
  return Object.fromEntries(shown.map(([name, inner]) => [name, exampleOf(inner, document, depth + 1)]))
}

const textOf = ({ format }: JsonSchema) =>
  format === 'email' ? 'ada@example.com' : format === 'uri' ? 'https://example.com' : 'text'

export const nameOf = (ref: string) => ref.split('/').at(-1) as string
