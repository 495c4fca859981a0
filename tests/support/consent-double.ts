import { createHash, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export const CLIENT = { id: 'client-of-tests', secret: 'secret of tests' }
const SCOPES = { google: 'https://mail.google.com/', microsoft: 'https://outlook.office.com/IMAP.AccessAsUser.All' }
type Name = keyof typeof SCOPES
type Asked = { name: Name; grant: Record<string, string> }
type Owner = { email: string; name: string; principal?: string }

/**
 * Google's and Microsoft's OAuth 2 by their published shapes, as far as mailboxes use it: the page where an owner consents, and
 * the endpoint that gives tokens for a code or a refresh token. `owner` is who is signed in there.
 */
export async function startConsentDouble(port = 0, host = '127.0.0.1') {
  const state = {
    owner: { email: 'help@acme.test', name: 'Acme Help' } as Owner,
    asked: [] as Asked[],
    /** Refresh tokens that were taken back. */
    revoked: new Set<string>(),
    /** How long an access token is good, in seconds. */
    lasts: 3600,
    /** What the owner allows, if it is not everything. */
    allowed: null as string | null,
    withoutRefresh: false,
    /** While it is set, the token endpoint answers nothing better. */
    down: false,
  }
  const codes = new Map<string, { name: Name; challenge: string; redirect: string; nonce: string; owner: Owner }>()
  const live = new Map<string, { name: Name; owner: Owner }>()
  const random = () => randomBytes(12).toString('base64url')

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://here')
    if (url.pathname === '/ready') return response.end('ready')
    const json = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const name: Name = /^\/(o\/oauth2|token)/.test(url.pathname) ? 'google' : 'microsoft'
    if (/\/v2\/auth$|\/v2\.0\/authorize$/.test(url.pathname)) return authorize(url, name)
    if (!/\/token$/.test(url.pathname) || request.method !== 'POST') return response.writeHead(404).end()
    if (state.down) return response.writeHead(503).end('<html>Service Unavailable</html>')
    const body = Buffer.concat(await request.toArray()).toString()
    const grant = Object.fromEntries(new URLSearchParams(body))
    state.asked.push({ name, grant })
    if (grant.client_id !== CLIENT.id || grant.client_secret !== CLIENT.secret)
      return json(401, { error: 'invalid_client', error_description: 'Unauthorized' })
    const dead = () =>
      json(400, {
        error: 'invalid_grant',
        ...(name === 'google'
          ? { error_description: 'Token has been expired or revoked.' }
          : {
              error_description:
                'AADSTS700082: The refresh token has expired due to inactivity.\r\nTrace ID: 5b\r\nTimestamp: now',
              error_codes: [700082],
              trace_id: '5b',
            }),
      })
    if (grant.grant_type === 'refresh_token') {
      const known = live.get(grant.refresh_token ?? '')
      if (!known || known.name !== name || state.revoked.has(grant.refresh_token ?? '')) return dead()
      // Microsoft gives another refresh token each time, Google does not.
      return json(200, given(name, known.owner, name === 'microsoft' ? random() : undefined))
    }
    const code = codes.get(grant.code ?? '')
    codes.delete(grant.code ?? '')
    const proven = createHash('sha256')
      .update(grant.code_verifier ?? '')
      .digest('base64url')
    if (!code || code.name !== name || code.redirect !== grant.redirect_uri || code.challenge !== proven) return dead()
    const refresh = state.withoutRefresh ? undefined : random()
    return json(200, { ...given(name, code.owner, refresh), id_token: idToken(code) })

    function authorize({ searchParams: query }: URL, name: Name) {
      const wrong = ['client_id', 'redirect_uri', 'response_type', 'scope', 'state', 'code_challenge'].find(
        one => !query.get(one),
      )
      if (wrong || query.get('client_id') !== CLIENT.id || query.get('code_challenge_method') !== 'S256')
        return response.writeHead(400).end(`invalid_request: ${wrong}`)
      const back = new URL(query.get('redirect_uri') ?? '')
      back.searchParams.set('state', query.get('state') ?? '')
      const decision = query.get('decision')
      if (!decision) return page(url)
      if (decision === 'allow') {
        const code = random()
        codes.set(code, {
          name,
          challenge: query.get('code_challenge') ?? '',
          redirect: query.get('redirect_uri') ?? '',
          nonce: query.get('nonce') ?? '',
          owner: query.get('owner') ? { email: query.get('owner') ?? '', name: 'Somebody' } : state.owner,
        })
        back.searchParams.set('code', code)
      } else back.searchParams.set('error', 'access_denied')
      return response.writeHead(302, { location: back.toString() }).end()
    }

    function page(url: URL) {
      const link = (decision: string) => `${url.pathname}${url.search}&decision=${decision}`.replaceAll('&', '&amp;')
      response.writeHead(200, { 'content-type': 'text/html' })
      response.end(
        `<!doctype html><title>Consent</title><h1>Charla wants to read your mail</h1><p><a href="${link('allow')}">Allow</a> <a href="${link('deny')}">Deny</a>`,
      )
    }
  })

  function given(name: Name, owner: Owner, refresh: string | undefined) {
    if (refresh) live.set(refresh, { name, owner })
    return {
      token_type: 'Bearer',
      access_token: `access-${random()}`,
      expires_in: state.lasts,
      scope: state.allowed ?? SCOPES[name],
      ...(refresh ? { refresh_token: refresh } : {}),
    }
  }
  await new Promise<void>(done => server.listen(port, host, done))
  const url = `http://${host}:${(server.address() as AddressInfo).port}`
  return {
    state,
    url,
    env: {
      GOOGLE_ACCOUNTS_BASE_URL: url,
      GOOGLE_OAUTH_BASE_URL: url,
      GOOGLE_OAUTH_CLIENT_ID: CLIENT.id,
      GOOGLE_OAUTH_CLIENT_SECRET: CLIENT.secret,
      MICROSOFT_LOGIN_BASE_URL: url,
      AZURE_APP_ID: CLIENT.id,
      AZURE_APP_SECRET: CLIENT.secret,
      ALLOWED_PRIVATE_ADDRESSES: '127.0.0.0/8',
    },
    /** The owner says yes, or no: answers where their browser is sent. */
    async decide(address: string, decision: 'allow' | 'deny' = 'allow') {
      const answer = await fetch(`${address}&decision=${decision}`, { redirect: 'manual' })
      return answer.headers.get('location') ?? `${answer.status}: ${await answer.text()}`
    },
    close: () => {
      server.closeAllConnections()
      return new Promise(done => server.close(done))
    },
  }
}

function idToken({ name, nonce, owner }: { name: Name; nonce: string; owner: Owner }): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const now = Math.floor(Date.now() / 1000)
  const claims = {
    aud: CLIENT.id,
    iat: now,
    exp: now + 3600,
    nonce,
    name: owner.name,
    ...(name === 'google'
      ? { iss: 'https://accounts.google.com', sub: '1', email: owner.email, email_verified: true }
      : {
          iss: 'https://login.microsoftonline.com/9188/v2.0',
          sub: 'x',
          email: owner.email,
          preferred_username: owner.principal ?? owner.email,
        }),
  }
  return `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.signature`
}

// By itself, for tests in a browser: CONSENT_DOUBLE=http://127.0.0.77:4313 node tests/support/consent-double.ts
if (process.env.CONSENT_DOUBLE) {
  const { hostname, port } = new URL(process.env.CONSENT_DOUBLE)
  await startConsentDouble(Number(port), hostname)
}
