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

type Query = Record<string, string | number | boolean | null | undefined | (string | number)[]>
type Options = { query?: Query; body?: unknown; signal?: AbortSignal }

/** One request to our own API with the session's cookie. Answers the JSON body or throws an `ApiError`. */
export async function request<T>(method: string, path: string, { query, body, signal }: Options = {}): Promise<T> {
  const response = await send(method, path + queryString(query), body, signal)
  const answer: unknown = await response.json().catch(() => null)
  if (!response.ok) throw toError(response.status, answer)
  return answer as T
}

export const get = <T>(path: string, query?: Query, signal?: AbortSignal) => request<T>('GET', path, { query, signal })
export const post = <T>(path: string, body?: unknown) => request<T>('POST', path, { body: body ?? {} })
export const patch = <T>(path: string, body: unknown) => request<T>('PATCH', path, { body })
export const put = <T>(path: string, body: unknown) => request<T>('PUT', path, { body })
export const remove = <T>(path: string) => request<T>('DELETE', path)

async function send(method: string, url: string, body: unknown, signal?: AbortSignal) {
  try {
    return await fetch(url, {
      method,
      signal,
      credentials: 'same-origin',
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ApiError(0, 'The server could not be reached')
  }
}

function queryString(query: Query = {}) {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue
    if (Array.isArray(value)) for (const item of value) params.append(`${key}[]`, String(item))
    else params.set(key, String(value))
  }
  const text = params.toString()
  return text && `?${text}`
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
