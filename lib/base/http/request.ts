import type { ReadableStream } from 'node:stream/web'
import type { Context as Request } from 'hono'
import type { z } from 'zod'
import { AppError } from '../errors.ts'
import { mostBytes, Upload } from '../files/index.ts'
import { runtime } from '../runtime.ts'
import { readMultipart } from './form.ts'
import { nested } from './names.ts'
import type { Operation } from './operation.ts'
import { readTexts, type Texts } from './texts.ts'

const BODY_LIMIT = 1_048_576

/** What `body` may be besides the schema. */
type Taking = {
  /** How many files it may have, as parts of a form; none unless said otherwise. */
  files?: number
}

/**
 * The body after `schema`: JSON, or a form as Rails' clients send it (`message[content]=…`), with files where they are
 * allowed. The query says what the body does not. @throws `invalid` that names the fields.
 */
export async function body<Schema extends z.ZodType>(
  c: Request,
  schema: Schema,
  taking: Taking = {},
): Promise<z.output<Schema>> {
  asSaid(c, 'body', schema)
  const { given, texts } = await read(c, taking)
  return checked(schema, given, texts)
}

/** As `body`, of what is written under the resource's name or, as Chatwoot takes it too, without it. */
export async function bodyOf<Schema extends z.ZodType>(
  c: Request,
  name: string,
  schema: Schema,
  taking: Taking = {},
): Promise<z.output<Schema>> {
  asSaid(c, 'body', schema)
  asSaid(c, 'wrapped', name)
  const { given, texts } = await read(c, taking)
  const inner = typeof given === 'object' && given !== null ? (given as Record<string, unknown>)[name] : undefined
  if (typeof inner !== 'object' || inner === null) return checked(schema, given, texts)
  return checked(schema, inner, texts === 'all' || texts.includes(name) ? 'all' : [])
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

/**
 * The value after `schema`. Under the names of `texts` it came as text, as forms and queries do, and is read as the number,
 * the yes or no, or the JSON that the schema wants there. @throws `invalid` that names the fields.
 */
export function checked<Schema extends z.ZodType>(schema: Schema, given: unknown, texts: Texts = []): z.output<Schema> {
  let result = schema.safeParse(given)
  // What was JSON may have such values within it.
  for (let times = 0; times < 3 && !result.success && texts.length; times++) {
    if (!readTexts(given, result.error.issues, texts)) break
    result = schema.safeParse(given)
  }
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

async function read(c: Request, { files = 0 }: Taking): Promise<{ given: unknown; texts: Texts }> {
  const type = c.req.header('content-type') ?? ''
  const form = /^multipart\/form-data/i.test(type)
    ? nested(await multipart(c, type, files))
    : /^application\/x-www-form-urlencoded/i.test(type)
      ? urlencoded(await text(c))
      : undefined
  const asked = nested(
    Object.entries(c.req.queries()).flatMap(([name, values]) => values.map(value => [name, value] as const)),
  )
  if (form) return { given: withQuery(asked, form), texts: 'all' }
  const given = json(await text(c))
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return { given, texts: [] }
  return { given: withQuery(asked, given), texts: Object.keys(asked).filter(name => !Object.hasOwn(given, name)) }
}

/** Of two objects neither of which may lose a name like `__proto__`. */
const withQuery = (asked: object, given: object): object =>
  Object.keys(asked).length ? Object.fromEntries([...Object.entries(asked), ...Object.entries(given)]) : given

async function multipart(c: Request, type: string, files: number) {
  const limits = { files, fileBytes: mostBytes(runtime().env), fieldBytes: BODY_LIMIT }
  const parts = c.req.raw.body ? await readMultipart(c.req.raw.body as ReadableStream, type, limits) : []
  c.set(
    'uploads',
    parts.map(([, value]) => value).filter(value => value instanceof Upload),
  )
  return parts
}

/** Some send JSON and do not say so. */
const urlencoded = (raw: string): object => {
  const given = raw.startsWith('{') ? json(raw) : nested(new URLSearchParams(raw))
  return typeof given === 'object' && given !== null ? given : {}
}

function json(raw: string): unknown {
  if (!raw) return {}
  try {
    return JSON.parse(raw)
  } catch {
    throw new AppError('invalid', 'body: is not valid JSON', { attributes: ['body'] })
  }
}

async function text(c: Request): Promise<string> {
  const length = Number(c.req.header('content-length') ?? 0)
  if (length > BODY_LIMIT) throw new AppError('too_large', 'The body must not exceed 1 MB')
  const raw = await c.req.text()
  if (raw.length > BODY_LIMIT) throw new AppError('too_large', 'The body must not exceed 1 MB')
  return raw
}
