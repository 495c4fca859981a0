import { z } from 'zod'
import { fetchOutside } from '#lib/base/http/outbound.ts'
import type { Provider } from './providers.ts'

const answer = z.looseObject({
  access_token: z.string().min(1).optional(),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.coerce.number().positive().catch(3600),
  scope: z.string().optional(),
  id_token: z.string().optional(),
  error: z.string().optional(),
  error_description: z.string().optional(),
})

export type Tokens = {
  access_token: string
  refresh_token?: string | undefined
  expires_on: string
  scope?: string | undefined
  id_token?: string | undefined
}

/** The provider says no, and why. `code` is the error of OAuth: `invalid_grant` when there is no consent any more. */
export class TokenRefusal extends Error {
  readonly code: string
  constructor(code: string, said: string) {
    super(said ? `${code}: ${said}` : code)
    this.code = code
  }
}

/** Asks the provider's token endpoint. @throws TokenRefusal, or OutboundError when there was no answer. */
export async function askTokens(provider: Provider, grant: Record<string, string>): Promise<Tokens> {
  const asked = await fetchOutside(provider.tokenUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams({
      ...grant,
      client_id: provider.clientId,
      client_secret: provider.clientSecret,
    }).toString(),
    redirects: 0,
  })
  const given = answer.safeParse(parsed(await asked.text())).data
  if (asked.status === 200 && given?.access_token) {
    const { access_token, refresh_token, scope, id_token } = given
    const expires_on = new Date(Date.now() + given.expires_in * 1000).toISOString()
    return { access_token, refresh_token, expires_on, scope, id_token }
  }
  // Microsoft adds traces and a time, line by line.
  const said = given?.error_description?.split(/[\r\n]| Trace ID/)[0] ?? ''
  throw new TokenRefusal(given?.error ?? `HTTP ${asked.status}`, said.slice(0, 300))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
