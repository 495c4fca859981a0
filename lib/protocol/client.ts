import create, { type Client as OpenApiClient } from 'openapi-fetch'
import type { components, paths } from './operations.ts'

/** The named shapes of the API: `Schemas['Conversation']`. */
export type Schemas = components['schemas']

export type ClientOptions = {
  /** Where Charla is: `https://chat.example.com`. Left out in pages of Charla's own. */
  baseUrl?: string
  /** The token of a member, of a bot or of a platform app; sent as `api_access_token`. Left out where a cookie says who it is. */
  token?: string
  headers?: Record<string, string>
  /** What sends a request; `fetch` unless said otherwise. */
  fetch?: (request: Request) => Promise<Response>
}

export type Client = OpenApiClient<paths, 'application/json'>

/**
 * The API, typed by method and path:
 * `const { data, error, response } = await client.GET('/api/v1/accounts/{account_id}/labels', { params: { path: { account_id: 1 } } })`.
 * A refusal is a value (`error`, and `response.status`), also that nobody was reached: status 0. What is thrown is that
 * the caller's signal aborted, or that a 200 was no JSON.
 */
export function createClient({ baseUrl, token, headers, fetch }: ClientOptions = {}): Client {
  const client: Client = create({
    baseUrl,
    fetch,
    headers: { accept: 'application/json', ...(token ? { api_access_token: token } : {}), ...headers },
  })
  client.use({ onError: ({ request }) => (request.signal.aborted ? undefined : Response.error()) })
  return client
}
