/** Why a request was not answered. `status` is 0 when the server could not be reached. */
export class Failure extends Error {
  readonly status: number
  /** Seconds to wait, where the server named them. */
  readonly retryAfter: number

  constructor(status: number, retryAfter = 0) {
    super(`request failed: ${status}`)
    this.status = status
    this.retryAfter = retryAfter
  }

  /** The same request may well succeed later. */
  get passing() {
    return this.status === 0 || this.status >= 500
  }
}
