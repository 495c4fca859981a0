import { beforeAll, describe, expect, it } from 'vitest'
import type { OpenApi } from '#lib/api/openapi.ts'
import { elsewhere, normalised, unkept, written } from '#tests/support/fuzz/kept.ts'
import { everything, packed, textsOf, under } from '#tests/support/fuzz/texts.ts'
import { type Planted, plantTenant } from '#tests/support/planted.ts'
import { type Operation, operations } from '#tests/support/routes/index.ts'
import naughty from './fixtures/naughty.json' with { type: 'json' }
import { request, withCharla } from './support/app.ts'

withCharla()

let tenant: Planted
let document: OpenApi
beforeAll(async () => {
  document = (await request('GET', '/api/openapi.json')).body as OpenApi
  tenant = await plantTenant()
})

/** What is made is checked as what is changed. */
const A_THIRD = 3
/** Within a minute. */
const A_VISITOR_MAY = 40

const own = (table: Record<string, unknown>, route: string, path: string) =>
  path.split('.').find(part => part in table || `${route} ${part}` in table)

function asKept(route: string, path: string, text: string): unknown {
  const field = path.split('.').at(-1)
  return (normalised[`${route} ${field}`] ?? normalised[`${field}`] ?? ((same: string) => same))(text)
}

const find = (route: string) => operations.find(one => one.route === route) as Operation
function described({ route }: Operation) {
  const [method = '', path = ''] = route.split(' ')
  const operation = document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
  if (!operation) throw new Error(`${route} is not in the document`)
  return operation
}

const ask = (operation: Operation, json?: unknown) => {
  const path = operation.path({ ...tenant, account: tenant.accountId })
  return request(operation.route.split(' ')[0] as string, path, {
    ...(operation.who === 'visitor'
      ? { headers: { 'x-auth-token': tenant.visitor.authToken } }
      : { as: tenant.administrator }),
    ...(json === undefined ? {} : { json }),
  })
}

type Body = Record<string, unknown>

/** `value` at the path, within what is there. Numbers are places in lists. */
function put(body: Body, [first = '', ...rest]: string[], value: unknown): void {
  if (!rest.length) body[first] = value
  else {
    body[first] = { ...(body[first] as Body | undefined) }
    put(body[first] as Body, rest, value)
  }
}

/** A body with the texts in it: what must be there too is as the table has it, without the name that may be around it. */
function bodyWith(operation: Operation, texts: Map<string, unknown>): Body {
  const given = (operation.json?.({ ...tenant, account: tenant.accountId }) ?? {}) as Body
  const [[name, inner] = []] = Object.entries(given)
  const around = [...texts.keys()].every(path => path.split('.')[0] !== name)
  const body = { ...(around && typeof inner === 'object' && !Array.isArray(inner) ? (inner as Body) : given) }
  for (const [path, value] of texts) put(body, path.split('.'), value)
  return body
}

/** Sends the texts to their fields, but for those that are refused by name. Answers which were taken. */
async function write(operation: Operation, texts: Map<string, unknown>): Promise<Map<string, unknown>> {
  const left = new Map(texts)
  while (left.size) {
    const answer = await ask(operation, bodyWith(operation, left))
    if (answer.status < 300) return left
    expect(answer, operation.route).toMatchObject({ status: 422 })
    const { attributes } = answer.body as { attributes: string[] }
    const blamed = (path: string) => attributes.some(one => one.startsWith(path) || path.endsWith(`.${one}`))
    const refused = [...left.keys()].filter(blamed)
    if (!refused.length && [...texts.keys()].some(blamed)) return new Map() // it cannot be done without
    expect(refused, `${operation.route} refuses ${attributes}, which was not sent`).not.toEqual([])
    for (const path of refused) left.delete(path)
  }
  return left
}

const ownOf = (thing: unknown, name: string) =>
  typeof thing === 'object' && thing !== null && Object.hasOwn(thing, name) ? (thing as Body)[name] : undefined

/** All of them as values and as names, and the names that mean something to JavaScript. */
const free = Object.fromEntries(
  [...naughty, '__proto__', 'constructor'].map((text, index) => [
    [...`${index % 7 ? '' : index}${text}`].slice(0, 99).join(''),
    text,
  ]),
)

describe('what is accepted comes back to the byte', () => {
  it('of everything that takes texts, or it is said why not', () => {
    const silent = operations.filter(one => {
      const about = /^(POST|PATCH) /.test(one.route) && written.every(([route]) => route !== one.route)
      if (!about || one.route in elsewhere) return false
      const said =
        document.paths[one.route.split(' ')[1]?.replace(/:(\w+)/g, '{$1}') ?? '']?.[
          one.route.split(' ')[0]?.toLowerCase() ?? ''
        ]
      return said && textsOf(document, said).some(({ path }) => !own(unkept, one.route, path))
    })
    expect(silent.map(({ route }) => route).join('\n')).toBe('')
  })

  const texts = packed()

  it.each(written)(
    '%s',
    async (route, readBy) => {
      const [writing, reading] = [find(route), find(readBy)]
      const fields = textsOf(document, described(writing)).filter(({ path }) => !own(unkept, route, path))
      expect(fields).not.toEqual([])
      const taken = new Set<string>()
      const textFor = (nth: number, index: number) => {
        const { most, free: open } = fields[nth] as (typeof fields)[number]
        const text = texts[(index + 13 * nth) % texts.length]
        if (open) return index ? { [`a${index}`]: text } : free
        return most > everything.length && index === 1 ? everything : text
      }
      const most = writing.who === 'visitor' ? A_VISITOR_MAY : texts.length
      const made = route.startsWith('POST')
      const times = fields.some(field => !field.free) ? Math.min(most, texts.length) : 2
      for (let index = 0; index < times; index += index && made ? A_THIRD : 1) {
        const given = new Map(fields.map(({ path }, nth) => [path, textFor(nth, index)]))
        const accepted = await write(writing, given)
        const { body } = await ask(reading)
        for (const [path, value] of accepted) {
          taken.add(path)
          const found = under(path.split('.').at(-1) as string, body).flat()
          const about = `${path} ${JSON.stringify(value)}`
          if (typeof value === 'object') {
            const lost = Object.entries(value as object).filter(
              ([name, text]) => !found.some(one => ownOf(one, name) === text),
            )
            expect(lost, path).toEqual([])
          } else if (value !== '' || route !== 'PATCH /api/v1/widget/contact') {
            // A visitor who leaves the name empty says nothing.
            const kept = asKept(route, path, value as string)
            expect(kept === '' ? (found.length ? found.map(one => one ?? '') : ['']) : found, about).toContainEqual(
              kept,
            )
          }
        }
      }
      expect([...taken].sort()).toEqual(fields.map(({ path }) => path).sort())
    },
    60_000,
  )
})
