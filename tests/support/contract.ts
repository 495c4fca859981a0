import { appendFileSync, existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { inject } from 'vitest'
import { z } from 'zod'
import { type MountedOperation, mountedOperations, type Operation } from '#lib/base/http/operation.ts'
import type { Api } from './app.ts'
import { contractFile } from './contract-file.ts'

const patterns = new WeakMap<Api, { method: string; pattern: RegExp; mounted: MountedOperation }[]>()

/** Paths with more fixed parts first: `/contacts/search` is no `/contacts/:id`. */
function patternsOf(api: Api) {
  const known = patterns.get(api)
  if (known) return known
  const made = mountedOperations(api)
    .sort((a, b) => (a.path.match(/:/g)?.length ?? 0) - (b.path.match(/:/g)?.length ?? 0))
    .map(mounted => ({
      method: mounted.method,
      pattern: new RegExp(`^${mounted.path.replace(/:\w+(\{[^}]*\})?/g, '[^/]+')}/?$`),
      mounted,
    }))
  patterns.set(api, made)
  return made
}

/** The operation that a request is for. */
export function operationOf(api: Api, method: string, url: string): MountedOperation | undefined {
  const path = url.split('?', 1)[0] as string
  return patternsOf(api).find(one => one.method === method && one.pattern.test(path))?.mounted
}

const refused = z.object({ message: z.string().min(1), attributes: z.array(z.string().min(1)).min(1) })

/**
 * Holds every answer of every test to what its operation says of itself: an answer has each key that is promised, of its
 * type; what is refused as invalid names its fields. Notes which operations were held to it.
 */
export function holdToContract(api: Api, method: string, url: string, answer: { status: number; body: unknown }): void {
  const mounted = operationOf(api, method, url)
  if (!mounted?.operation) return
  if (answer.status === 422) hold(refused, answer.body, mounted.operation, 'a refusal')
  if (answer.status >= 300) return
  const { answer: schema } = mounted.operation
  if (schema) hold(schema, answer.body, mounted.operation, 'an answer')
  else if (schema === null && method !== 'GET' && answer.body !== '')
    throw new Error(`${mounted.operation.id}: said to answer nothing, answers ${JSON.stringify(answer.body)}`)
  note(`${mounted.method} ${mounted.path}`)
}

function hold(schema: z.ZodType, body: unknown, operation: Operation, what: string): void {
  const result = schema.safeParse(body)
  if (result.success) return
  throw new Error(
    `${operation.id}: ${what} is not as it says: ${z.prettifyError(result.error)}\n${JSON.stringify(body)}`,
  )
}

const noted = new Set<string>()

function note(route: string): void {
  if (noted.has(route)) return
  noted.add(route)
  const file = contractFile(inject('dataDir'))
  if (!existsSync(dirname(file))) mkdirSync(dirname(file), { recursive: true })
  appendFileSync(file, `${route}\n`)
}
