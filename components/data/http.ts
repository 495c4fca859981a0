import { createClient } from '#lib/protocol/client.ts'

/** What went wrong with a request. `status` 0 means that the server was not reached. */
export class ApiError extends Error {
  readonly status: number
  readonly attributes: string[]
  constructor(status: number, message: string, attributes: string[] = []) {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.attributes = attributes
  }
}

/** What failed, said by us in the viewer's language already. */
export class Told extends Error {}

/** The API that this page came with, as whoever the session's cookie says. */
export const client = createClient()

/** With which a request is done once, however often it is sent. */
export const onceAs = (mark: string) => ({ 'Idempotency-Key': mark })

const heeding = new Set<() => void>()

/** Hears of each request that was refused because nobody is signed in any more. */
export function heedRefusals(listen: () => void): () => void {
  heeding.add(listen)
  return () => {
    heeding.delete(listen)
  }
}

/** What was answered. @throws ApiError for what was refused; `status` 0 when nobody was reached. */
export async function answerOf<Data>(
  asked: Promise<{ data?: Data; error?: unknown; response: Response }>,
): Promise<Data> {
  const { data, error, response } = await asked
  if (error) {
    // Whether somebody is signed in is what asking for the profile, or signing in, finds out by itself.
    const finds = /\/(auth\/\w+|api\/v1\/profile)(\?|$)/.test(response.url)
    if (response.status === 401 && !finds) for (const tell of heeding) tell()
    throw toError(response.status, error)
  }
  return data as Data
}

/** The API has three shapes of errors; screens know this one. */
export function toError(status: number, answer: unknown) {
  const body = (typeof answer === 'object' && answer ? answer : {}) as {
    message?: unknown
    error?: unknown
    errors?: unknown
    attributes?: unknown
  }
  const first = Array.isArray(body.errors) ? body.errors[0] : undefined
  const message = [body.message, body.error, first].find(text => typeof text === 'string' && text)
  const attributes = Array.isArray(body.attributes) ? body.attributes.filter(name => typeof name === 'string') : []
  return new ApiError(status, String(message ?? `HTTP ${status}`), attributes)
}
