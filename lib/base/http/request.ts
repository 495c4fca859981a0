import type { Context as Request } from 'hono'
import type { z } from 'zod'
import { AppError } from '../errors.ts'
import { runtime } from '../runtime.ts'
import type { Operation } from './operation.ts'

const BODY_LIMIT = 1_048_576

/** The JSON body after `schema`. @throws `invalid` that names the fields. */
export async function body<Schema extends z.ZodType>(c: Request, schema: Schema): Promise<z.output<Schema>> {
  asSaid(c, 'body', schema)
  return checked(schema, await json(c))
}

/** As `body`, of what is written under the resource's name or, as Chatwoot takes it too, without it. */
export async function bodyOf<Schema extends z.ZodType>(
  c: Request,
  name: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  asSaid(c, 'body', schema)
  asSaid(c, 'wrapped', name)
  const given = await json(c)
  const inner = typeof given === 'object' && given !== null ? (given as Record<string, unknown>)[name] : undefined
  return checked(schema, typeof inner === 'object' && inner !== null ? inner : given)
}

/** The query after `schema`. `name[]=` and a repeated name become lists. */
export function query<Schema extends z.ZodType>(c: Request, schema: Schema): z.output<Schema> {
  asSaid(c, 'query', schema)
  const given: Record<string, string | string[]> = {}
  for (const [name, values] of Object.entries(c.req.queries())) {
    if (name.endsWith('[]')) given[name.slice(0, -2)] = values
    else given[name] = values.length > 1 ? values : (values[0] as string)
  }
  return checked(schema, given)
}

/** An id from the path. What is not an id is nobody's: 404. */
export function pathId(c: Request, name = 'id'): number {
  const given = c.req.param(name) ?? ''
  const parsed = /^[1-9]\d{0,15}$/.test(given) ? Number(given) : 0 // no schema: every request comes through here
  if (!parsed || parsed > Number.MAX_SAFE_INTEGER) throw new AppError('not_found', 'Resource could not be found')
  return parsed
}

/** The address of whoever asks. Behind a proxy of ours (`TRUST_PROXY=1`) the last one that it names. */
export function clientIp(c: Request): string {
  const forwarded = runtime().env.TRUST_PROXY ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  const socket = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket
  return forwarded || socket?.remoteAddress || 'unknown'
}

/** The value after `schema`. @throws `invalid` that names the fields. */
export function checked<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const result = schema.safeParse(given)
  if (result.success) return result.data
  const fields = [...new Set(result.error.issues.map(issue => issue.path.map(String).join('.') || 'body'))]
  const message = result.error.issues
    .map(issue => `${issue.path.map(String).join('.') || 'body'}: ${issue.message}`)
    .join('; ')
  throw new AppError('invalid', message, { attributes: fields })
}

/** Whoever checks by something else than the operation says of itself is found out by the tests. */
function asSaid(c: Request, part: 'body' | 'wrapped' | 'query', used: z.ZodType | string): void {
  const said: Operation | undefined = process.env.NODE_ENV === 'test' ? c.get('operation') : undefined
  if (said && said[part] !== used) throw new Error(`${said.id}: ${part} is checked by something else than it says`)
}

async function json(c: Request): Promise<unknown> {
  const length = Number(c.req.header('content-length') ?? 0)
  if (length > BODY_LIMIT) throw new AppError('too_large', 'The body must not exceed 1 MB')
  const raw = await c.req.text()
  if (raw.length > BODY_LIMIT) throw new AppError('too_large', 'The body must not exceed 1 MB')
  if (!raw) return {}
  try {
    return JSON.parse(raw)
  } catch {
    throw new AppError('invalid', 'body: is not valid JSON', { attributes: ['body'] })
  }
}
