import type { Hono, MiddlewareHandler } from 'hono'
import type { z } from 'zod'
import type { AppEnv } from './app.ts'

/** What one operation of the API is, for its readers: the OpenAPI page is made of these, and answers are tested by them. */
export type Operation = {
  /** As Chatwoot names it (`operationId`), where it has it. */
  id: string
  /** The heading it stands under. */
  tag: string
  /** One sentence: what it does, and for whom. */
  summary: string
  /** The schema that the handler checks the body with. */
  body?: z.ZodType
  /** The name under which clients may wrap the body (`{"contact": {…}}`). */
  wrapped?: string
  /** The schema that the handler checks the query with. */
  query?: z.ZodType
  /** What it answers; `null` when the answer has no body. */
  answer: z.ZodType | null
  /** 200 unless said otherwise. */
  status?: 200 | 201 | 202 | 204 | 302
}

const described = new WeakMap<object, Operation>()

/** Says what the route is that it stands in: `door.get('/', operation({ … }), handler)`. */
export function operation(about: Operation): MiddlewareHandler<AppEnv> {
  const describing: MiddlewareHandler<AppEnv> = (c, next) => {
    c.set('operation', about)
    return next()
  }
  described.set(describing, about)
  return describing
}

export type MountedOperation = { method: string; path: string; operation: Operation | undefined }

/** Every route of `app`, as Hono lists it (`/labels/:id`), with what was said of it. */
export function mountedOperations(app: Hono<AppEnv>): MountedOperation[] {
  const mounted = new Map<string, MountedOperation>()
  for (const { method, path, handler } of app.routes) {
    if (method === 'ALL') continue
    const key = `${method} ${path}`
    const known = mounted.get(key)
    mounted.set(key, { method, path, operation: known?.operation ?? described.get(inside(handler)) })
  }
  return [...mounted.values()]
}

/** Hono wraps the handlers of an application that has an error handler of its own. */
const inside = (handler: object): object => (handler as { __COMPOSED_HANDLER?: object }).__COMPOSED_HANDLER ?? handler
