import type { Hono } from 'hono'
import { z } from 'zod'
import { descriptionOf } from '#lib/base/described.ts'
import type { AppEnv } from '#lib/base/http/app.ts'
import { type MountedOperation, mountedOperations, type Operation } from '#lib/base/http/operation.ts'

/** A piece of JSON Schema (2020-12), which is what OpenAPI 3.1 is written in. */
export type JsonSchema = { [key: string]: unknown }
type Told = MountedOperation & { operation: Operation }
export type OpenApi = {
  openapi: '3.1.0'
  info: { title: string; version: string; description: string }
  servers: { url: string }[]
  tags: { name: string }[]
  paths: Record<string, Record<string, OpenApiOperation>>
  components: { schemas: Record<string, JsonSchema>; securitySchemes: object; responses: object }
}
export type OpenApiOperation = {
  operationId: string
  tags: string[]
  summary: string
  parameters: { name: string; in: 'path' | 'query' | 'header'; required: boolean; schema: JsonSchema }[]
  requestBody?: { required: boolean; content: Record<string, { schema: JsonSchema }> }
  responses: Record<string, object>
  security: Record<string, []>[]
}

/** The API of `app` as OpenAPI 3.1, made of the very schemas that check requests. What says nothing of itself is left out. */
export function openApiOf(app: Hono<AppEnv>, url: string): OpenApi {
  const components: Record<string, JsonSchema> = {}
  const told = mountedOperations(app).filter((one): one is Told => one.operation !== undefined)
  const paths: OpenApi['paths'] = {}
  const taken = new Set<string>()
  for (const one of told) {
    const path = one.path.replace(/:(\w+)(\{[^}]*\})?/g, '{$1}')
    const method = one.method.toLowerCase()
    const id = taken.has(one.operation.id) ? `${one.operation.id}-${method}` : one.operation.id
    taken.add(id)
    paths[path] ??= {}
    paths[path][method] = { ...operationOf(one, path, components), operationId: id }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Charla',
      version: '1',
      description:
        'What Chatwoot’s clients know works here, by the same paths and keys. Send a member’s token as `api_access_token`.',
    },
    servers: [{ url }],
    tags: [...new Set(told.map(one => one.operation.tag))].sort().map(name => ({ name })),
    paths,
    components: { schemas: components, securitySchemes, responses },
  }
}

function operationOf(
  { operation, method }: Told,
  path: string,
  components: Record<string, JsonSchema>,
): Omit<OpenApiOperation, 'operationId'> {
  const json = (schema: z.ZodType, io: 'input' | 'output') => schemaOf(schema, io, operation.id, components)
  const query = operation.query && json(operation.query, 'input')
  const body = operation.body && json(operation.body, 'input')
  const { name: scheme, refuses } = doorOf(path)
  const about = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string)
  const hasInput = query || body || about.length
  return {
    tags: [operation.tag],
    summary: operation.summary,
    parameters: [
      ...about.map(name => ({ name, in: 'path' as const, required: true, schema: parameterSchema(name) })),
      ...(query ? queryParameters(query) : []),
      ...(method === 'POST' && takesKey(path, refuses) ? [idempotencyKey] : []),
    ],
    ...(body ? { requestBody: { required: true, content: asContent(wrap(body, operation.wrapped)) } } : {}),
    responses: {
      [operation.status ?? 200]: operation.answer
        ? { description: 'Done', content: asContent(json(operation.answer, 'output')) }
        : { description: 'Done' },
      ...(refuses ? { 401: ref('Unauthenticated'), 403: ref('Forbidden') } : {}),
      ...(about.length ? { 404: ref('NotFound') } : {}),
      ...(hasInput ? { 422: ref('Invalid') } : {}),
    },
    security: scheme ? [{ [scheme]: [] }] : [],
  }
}

/** The schema as JSON Schema. What has a name of its own (`meta({ id })`) becomes a component. */
function schemaOf(
  schema: z.ZodType,
  io: 'input' | 'output',
  operationId: string,
  components: Record<string, JsonSchema>,
): JsonSchema {
  const { $defs = {}, ...json } = described(schema, io) as JsonSchema & { $defs?: Record<string, JsonSchema> }
  const named = (name: string) => (name.startsWith('__') ? `${operationId}${name}` : name)
  const linked = <Value>(value: Value): Value =>
    JSON.parse(
      JSON.stringify(value).replace(
        /"#\/\$defs\/([^"]+)"/g,
        (_, name: string) => `"#/components/schemas/${named(name)}"`,
      ),
    )
  for (const [name, definition] of Object.entries($defs)) components[named(name)] ??= linked(definition)
  return linked(json)
}

function described(schema: z.ZodType, io: 'input' | 'output', reused?: 'inline'): JsonSchema {
  const { $schema, ...json } = z.toJSONSchema(schema, {
    io,
    reused,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const { def } = zodSchema._zod
      // What is made fit first (`z.preprocess`) is described by what it has to fit.
      const fitted = io === 'input' && def.type === 'pipe' && def.in._zod.def.type === 'transform'
      const fit = fitted ? (def.out as z.ZodType) : descriptionOf(zodSchema)
      if (fit) Object.assign(jsonSchema, described(fit, io, 'inline'))
    },
  })
  return json as JsonSchema
}

/** Clients may write a body under the resource's name, or as it is. */
const wrap = (body: JsonSchema, name: string | undefined): JsonSchema =>
  name ? { anyOf: [body, { type: 'object', properties: { [name]: body }, required: [name] }] } : body

const asContent = (schema: JsonSchema) => ({ 'application/json': { schema } })
const ref = (name: string) => ({ $ref: `#/components/responses/${name}` })

function queryParameters({ properties = {}, required = [] }: JsonSchema): OpenApiOperation['parameters'] {
  return Object.entries(properties as Record<string, JsonSchema>).map(([name, schema]) => ({
    name: schema.type === 'array' ? `${name}[]` : name,
    in: 'query' as const,
    required: (required as string[]).includes(name),
    schema,
  }))
}

/** Ids are numbers, but where a public name stands for the thing. */
const parameterSchema = (name: string): JsonSchema =>
  name === 'id' || (name.endsWith('_id') && name !== 'inbox_identifier')
    ? { type: ['integer', 'string'] }
    : { type: 'string' }

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header' as const,
  required: false,
  schema: { type: 'string', maxLength: 255 },
}

/** Who comes through which door, and whether it refuses strangers. */
function doorOf(path: string): { name: keyof typeof securitySchemes | null; refuses: boolean } {
  if (path.startsWith('/platform/')) return { name: 'platformAppApiKey', refuses: true }
  if (path.startsWith('/api/v1/widget')) return { name: 'visitorToken', refuses: false }
  const open =
    /^\/(public|auth|health|ready|metrics|packs|widget)|^\/api\/(v1\/installation|v1\/accounts$|cron|jobs|docs|openapi)/
  return open.test(path) ? { name: null, refuses: false } : { name: 'userApiKey', refuses: true }
}

/** Who asks is known then, so that the key is theirs. The widget's first call is for somebody who is not known yet. */
const takesKey = (path: string, refuses: boolean) =>
  refuses || path.startsWith('/public/') || (path.startsWith('/api/v1/widget/') && path !== '/api/v1/widget/config')

const apiKey = (name: string, description: string) => ({
  type: 'apiKey' as const,
  in: 'header' as const,
  name,
  description,
})
const securitySchemes = {
  userApiKey: apiKey('api_access_token', 'The token of a member, from their profile; where bots may come, a bot’s.'),
  platformAppApiKey: apiKey('api_access_token', 'The token of a platform app.'),
  visitorToken: apiKey('X-Auth-Token', 'The token of a visitor, from `POST /api/v1/widget/config`.'),
}

const refused = (description: string, schema: JsonSchema) => ({ description, content: asContent(schema) })
const reason: JsonSchema = { type: 'object', properties: { error: { type: 'string' } }, required: ['error'] }
const responses = {
  Unauthenticated: refused('Nobody, or a token that is not good', reason),
  Forbidden: refused('Not for this role', reason),
  NotFound: refused('Not there, or not yours', reason),
  Invalid: refused('The fields that are wrong', {
    type: 'object',
    properties: { message: { type: 'string' }, attributes: { type: 'array', items: { type: 'string' }, minItems: 1 } },
    required: ['message', 'attributes'],
  }),
}
