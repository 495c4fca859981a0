import type { Context as Request } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { AppError, type ErrorCode } from '#lib/base/errors.ts'
import { fault } from '#lib/base/faults.ts'

const statuses: Record<ErrorCode, ContentfulStatusCode> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  too_large: 413,
  rate_limited: 429,
  unavailable: 503,
}

/** Turns whatever was thrown into an answer: a refusal in the contract's shape, or a 500 that says nothing. */
export function translate(error: Error, c: Request): Response {
  const refusal = error instanceof AppError ? error : refusalOfDatabase(error)
  if (!refusal) {
    fault(error, 'request failed', { request_id: c.var.requestId, method: c.req.method, path: c.req.path })
    return c.json(
      { error: 'Something went wrong on our side. Try again in a moment.', request_id: c.var.requestId },
      500,
    )
  }
  if (refusal.retryAfter) c.header('Retry-After', String(refusal.retryAfter))
  const answer =
    refusal.code === 'invalid'
      ? { message: refusal.message, attributes: refusal.attributes }
      : { error: refusal.message }
  return c.json(answer, statuses[refusal.code])
}

/** What the tables refuse is the caller's mistake as well: the schemas should have caught it, the wall did. */
function refusalOfDatabase(
  error: Error & { code?: string; constraint_name?: string; column_name?: string },
): AppError | null {
  const field = error.column_name ?? error.constraint_name?.replace(/^[a-z]+_|_check$|_key$/g, '') ?? 'body'
  if (error.code === '23505')
    return new AppError('invalid', `${field}: has already been taken`, { attributes: [field] })
  if (error.code === '23514' || error.code === '23502')
    return new AppError('invalid', `${field}: is not valid`, { attributes: [field] })
  if (error.code === '23503') return new AppError('not_found', 'Resource could not be found')
  if (error.code === '40P01' || error.code === '40001')
    return new AppError('conflict', 'Somebody else changed this at the same moment. Try again.')
  return null
}
