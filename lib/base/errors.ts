/** Every way in which a request can be refused. `lib/api/errors` translates each to an answer. */
export type ErrorCode =
  | 'invalid' // 422: names the fields
  | 'unauthenticated' // 401
  | 'forbidden' // 403
  | 'not_found' // 404: not there, or not yours
  | 'conflict' // 409
  | 'gone' // 410: a cursor that cannot be followed any more
  | 'too_large' // 413
  | 'rate_limited' // 429
  | 'unavailable' // 503

/** A refusal that the caller may read. Everything else that is thrown is a fault of ours. */
export class AppError extends Error {
  readonly code: ErrorCode
  /** The fields that are wrong, for `invalid`. */
  readonly attributes: string[]
  /** Seconds after which to try again, for `rate_limited`. */
  readonly retryAfter: number

  constructor(code: ErrorCode, message: string, details: { attributes?: string[]; retryAfter?: number } = {}) {
    super(message)
    this.code = code
    this.attributes = details.attributes ?? []
    this.retryAfter = details.retryAfter ?? 0
  }
}

export const notFound = () => new AppError('not_found', 'Resource could not be found')
export const invalid = (message: string, ...attributes: string[]) => new AppError('invalid', message, { attributes })
export const forbidden = () => new AppError('forbidden', 'You are not authorized to do this action')
