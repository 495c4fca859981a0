import fc from 'fast-check'
import type { JsonSchema, OpenApi, OpenApiOperation } from '#lib/api/openapi.ts'
import type { Operation, Target } from '../routes/index.ts'
import { type Change, changed, changeOf, laidOver } from './change.ts'
import { fittingIn } from './fitting.ts'
import { oddText } from './odd.ts'
import { type Writing, writings, written } from './written.ts'

/** How one request is made of what is there at that time: ids are known only then. */
export type Recipe = {
  /** A body after the schema. */
  body: unknown
  /** The body is that, the one that is known to be good, or the good one laid over it. */
  base: 'made' | 'good' | 'both'
  changes: Change[]
  writing: Writing
  query: Record<string, unknown>
  oddQuery: [name: string, value: string][]
  /** Which part of the path is another, counted among those that vary, and what it is. */
  oddPath: { part: number; text: string } | null
  headers: Record<string, string>
}

/** Nothing but what is known to be good. */
export const plain: Recipe = {
  body: undefined,
  base: 'good',
  changes: [],
  writing: 'json',
  query: {},
  oddQuery: [],
  oddPath: null,
  headers: {},
}

/** Waits for what may not come: for tests of its own. */
const leftOut = ['wait']

/** Requests of the operation as the document describes it: some well-formed, most with something wrong somewhere. */
export function recipesOf(document: OpenApi, { parameters, requestBody }: OpenApiOperation): fc.Arbitrary<Recipe> {
  const fitting = fittingIn(document)
  const schema = requestBody?.content['application/json']?.schema
  const asked = parameters.filter(one => one.in === 'query' && !leftOut.includes(one.name))
  const query = fc.record(Object.fromEntries(asked.map(one => [one.name, fitting(one.schema)])), {
    requiredKeys: asked.filter(one => one.required).map(one => one.name),
  })
  return fc.record({
    body: schema ? fitting(schema) : fc.constant(undefined),
    base: fc.constantFrom('made', 'good', 'both'),
    changes: schema ? fc.array(changeOf(namesIn(schema)), { maxLength: 2 }) : fc.constant([]),
    writing: fc.oneof({ weight: 12, arbitrary: fc.constant('json' as const) }, fc.constantFrom(...writings)),
    query,
    oddQuery: fc.oneof(
      { weight: 3, arbitrary: fc.constant<[string, string][]>([]) },
      fc.array(fc.tuple(fc.constantFrom(...asked.map(one => one.name), 'page', 'a[b', '__proto__'), oddText), {
        maxLength: 2,
      }),
    ),
    oddPath: seldom(null, fc.record({ part: fc.nat(3), text: oddText.filter(text => text !== '') })),
    headers: seldom({}, fc.record({ 'idempotency-key': headerText })),
  })
}

const seldom = <Value>(mostly: Value, otherwise: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  fc.oneof({ weight: 7, arbitrary: fc.constant(mostly) }, otherwise)

/** What `fetch` lets through as a header. */
const headerText = fc
  .oneof(
    fc.string({ maxLength: 60 }),
    fc.constantFrom('x'.repeat(300), '\xff', '%00', 'a b', '1', '-1', '1e9', ';;', 'a.b.c'),
    fc.constantFrom('charla_session=%00.%00', 'charla_session=%', 'charla_session=a.b.c'),
  )
  .map(text => text.replace(/[^\t\x20-\x7e\x80-\xff]/g, '').trim())

const headerNames = [
  ...['cookie', 'api_access_token', 'client', 'access-token', 'x-auth-token', 'authorization', 'idempotency-key'],
  ...['user-agent', 'accept-language', 'origin', 'content-type', 'x-request-id', 'x-forwarded-for', 'accept-encoding'],
  'content-length',
]
/** A header that we read, with something in it that nobody should send. */
export const oddHeader: fc.Arbitrary<Record<string, string>> = fc
  .tuple(fc.constantFrom(...headerNames), headerText)
  .map(([name, text]) => ({ [name]: text }))

/** Names of the fields of a schema, at any depth. */
const namesIn = (schema: JsonSchema): string[] => [
  ...new Set([...JSON.stringify(schema).matchAll(/"(\w+)":\{/g)].map(match => match[1] as string)),
]

type Asked = { method: string; path: string; headers: Record<string, string>; raw?: string; form?: FormData }

/** The request that the recipe makes against what is planted, as `request` takes it. */
export function requestOf(operation: Operation, recipe: Recipe, target: Target): Asked {
  const [method = '', template = ''] = operation.route.split(' ')
  const good = operation.json?.(target)
  const made = recipe.body === undefined ? undefined : withIds(recipe.body, target)
  const base = { made: made ?? good, good: good ?? made, both: laidOver(made, good) }[recipe.base]
  const body = base === undefined ? undefined : changed(base, recipe.changes)
  const [path = '', given = ''] = operation.path(target).split('?')
  const known = new URLSearchParams(given)
  const query = [
    given,
    ...pairs(recipe.query).filter(pair => !known.has(pair.split('=')[0] as string)),
    ...recipe.oddQuery.flatMap(pair => pairs(Object.fromEntries([pair]))),
  ]
  const { headers = {}, ...sent } = body === undefined || method === 'GET' ? {} : written(body, recipe.writing)
  return {
    method,
    path: [withOddPart(path, template, recipe.oddPath), query.filter(Boolean).join('&')].filter(Boolean).join('?'),
    ...sent,
    headers: { ...recipe.headers, ...headers },
  }
}

/** The body with the ids of what is there, where a name says whose id is wanted. */
function withIds(body: unknown, target: Target): unknown {
  if (Array.isArray(body)) return body.map(item => withIds(item, target))
  if (typeof body !== 'object' || body === null || body instanceof File) return body
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, idsOf(target)[name] ?? withIds(value, target)]),
  )
}

const idsOf = ({ accountId, inboxId, contactId, teamId, displayId, agent, botId, ...others }: Target): Holder => ({
  account_id: accountId,
  inbox_id: inboxId,
  contact_id: contactId,
  team_id: teamId,
  conversation_id: displayId,
  assignee_id: agent.userId,
  user_ids: [agent.userId],
  agent_bot: botId,
  in_reply_to: others.messageId,
  reply_to: others.messageId,
  assignment_policy_id: others.assignmentPolicyId,
})
type Holder = Record<string, unknown>

const pairs = (query: Record<string, unknown>): string[] =>
  Object.entries(query).flatMap(([name, value]) =>
    [value]
      .flat()
      .map(one => `${encoded(name)}=${encoded(typeof one === 'object' ? JSON.stringify(one) : String(one))}`),
  )

/** Half of a surrogate pair cannot be written well: it is written badly, as somebody might. */
const encoded = (text: string) => (text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80')

function withOddPart(path: string, template: string, odd: Recipe['oddPath']): string {
  const parts = path.split('/')
  const varying = template.split('/').flatMap((part, index) => (part.startsWith(':') ? [index] : []))
  if (!odd || !varying.length) return path
  parts[varying[odd.part % varying.length] as number] = encoded(odd.text)
  return parts.join('/')
}
