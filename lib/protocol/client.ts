import create from 'openapi-fetch'
import type { components, paths } from './operations.ts'

/** The named shapes of the API: `Schemas['Conversation']`. */
export type Schemas = components['schemas']

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
type PathsWith<M extends Method> = { [P in keyof paths]: paths[P] extends Record<M, unknown> ? P : never }[keyof paths]
type Operation<P extends keyof paths, M extends Method> = paths[P] extends Record<M, infer O> ? O : never
type Json<Message> = Message extends { content: { 'application/json': infer Body } } ? Body : undefined
type Within<Answers, Status> = Json<Answers[keyof Answers & Status]>

type Unexpected = { error: string }

/** What the operation takes as its body: `BodyOf<'/api/v1/accounts/{account_id}/labels', 'post'>`. */
export type BodyOf<P extends keyof paths, M extends Method> =
  Operation<P, M> extends { requestBody: infer Message } ? Json<Message> : never

type Asked<P extends keyof paths, M extends Method> = (Operation<P, M> extends { parameters: infer Parameters }
  ? object extends Parameters
    ? { params?: Parameters }
    : { params: Parameters }
  : never) &
  ([BodyOf<P, M>] extends [never] ? { body?: undefined } : { body: BodyOf<P, M> }) & {
    headers?: Record<string, string>
    signal?: AbortSignal
    /** Whether the request lives on when the page goes away. */
    keepalive?: boolean
  }

/** `error` has the shape that the operation names, or says in a few words what a proxy, or nobody at all, has answered. */
type Answered<P extends keyof paths, M extends Method> =
  Operation<P, M> extends { responses: infer Answers }
    ?
        | { data: Within<Answers, 200 | 201 | 202 | 204>; error?: undefined; response: Response }
        | {
            data?: undefined
            error: Exclude<Within<Answers, 401 | 403 | 404 | 422>, undefined> | Unexpected
            response: Response
          }
    : never

type Call<M extends Method> = <P extends PathsWith<M>>(
  path: P,
  ...asked: object extends Asked<P, M> ? [Asked<P, M>?] : [Asked<P, M>]
) => Promise<Answered<P, M>>

/**
 * Not the client's own type: that one forgets fields which are always null, and spells every shape out where ours says
 * its name.
 */
export type Client = { [M in Method as Uppercase<M>]: Call<M> }

export type ClientOptions = {
  /** Where Charla is: `https://chat.example.com`. Left out in pages of Charla's own. */
  baseUrl?: string
  /** The token of a member, of a bot or of a platform app; sent as `api_access_token`. Left out where a cookie says who it is. */
  token?: string
  headers?: Record<string, string>
  /** What sends a request; `fetch` unless said otherwise. */
  fetch?: (request: Request) => Promise<Response>
}

/**
 * The API, typed by method and path:
 * `const { data, error, response } = await client.GET('/api/v1/accounts/{account_id}/labels', { params: { path: { account_id: 1 } } })`.
 * There is `data` or there is `error`: a refusal is a value, and so is that nobody was reached (`response.status` 0). All
 * that is thrown is that the signal of whoever asks is aborted.
 */
export function createClient({ baseUrl, token, headers, fetch = usual }: ClientOptions = {}): Client {
  const { request } = create<Record<string, Record<Method, object>>>({
    baseUrl,
    fetch,
    headers: { accept: 'application/json', ...(token ? { api_access_token: token } : {}), ...headers },
  })
  const by = (method: Method) => (path: string, asked?: { signal?: AbortSignal }) =>
    settled(() => request(method, path, asked), asked?.signal)
  const calls = { GET: by('get'), POST: by('post'), PUT: by('put'), PATCH: by('patch'), DELETE: by('delete') }
  return calls as unknown as Client
}

/** Looked up anew each time: whoever watches what a page asks for may have put another in its place. */
const usual = (request: Request) => globalThis.fetch(request)

/** What answers with success and no JSON is somebody else, on the way to us. */
async function settled(
  asking: () => Promise<{ data?: unknown; error?: unknown; response: Response }>,
  signal: AbortSignal | undefined,
) {
  try {
    const { data, error, response } = await asking()
    if (response.ok) return { data, response }
    const refusal = typeof error === 'object' && error ? error : { error: `HTTP ${response.status}` }
    return { error: refusal, response }
  } catch (thrown) {
    if (signal?.aborted) throw thrown
    return { error: { error: 'The server could not be reached' }, response: Response.error() }
  }
}
