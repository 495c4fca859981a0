import { importPKCS8, SignJWT } from 'jose'
import { z } from 'zod'
import { fetchOutside, OutboundError } from '#lib/base/http/outbound.ts'
import { runtime } from '#lib/base/runtime.ts'

/** What a hook of the app is set up with: the project, and the key file of a service account in it. */
export const googleSettings = z.object({
  project_id: z.string(),
  credentials: z.object({
    client_email: z.string(),
    private_key: z.string(),
    token_uri: z.string().default('https://oauth2.googleapis.com/token'),
  }),
})
type Settings = z.output<typeof googleSettings>

/** Why there is no translation: something to show to whoever asked. */
export type Translated = { text: string } | { error: string }

const SCOPE = 'https://www.googleapis.com/auth/cloud-translation'
const TOKEN_MS = 50 * 60_000
const MOST_TOKENS = 1_000
const tokens = new Map<string, { token: string; until: number }>()

/** Asks Google's translation service, as the account's own service account. */
export async function translate(settings: unknown, text: string, language: string): Promise<Translated> {
  const read = googleSettings.safeParse(settings)
  if (!read.success) return { error: 'The credentials are not the key file of a service account' }
  const { project_id: project } = read.data
  const token = await tokenFor(read.data)
  if ('error' in token) return token
  const url = `${runtime().env.GOOGLE_TRANSLATE_URL}/v3/projects/${encodeURIComponent(project)}/locations/global:translateText`
  const answer = await post(
    url,
    JSON.stringify({ contents: [text], targetLanguageCode: language, mimeType: 'text/plain' }),
    {
      authorization: `Bearer ${token.text}`,
      'content-type': 'application/json',
    },
  )
  if ('error' in answer) return answer
  const said = translations.safeParse(answer.json)
  return said.success ? { text: said.data.translations[0].translatedText } : { error: reasonIn(answer.json) }
}

const translations = z.object({ translations: z.tuple([z.looseObject({ translatedText: z.string() })]) })
const granted = z.object({ access_token: z.string().min(1) })
const refused = z.object({ error: z.object({ message: z.string().max(500) }) })
const denied = z.object({ error_description: z.string().max(500) })

/** Tokens hold for an hour. */
async function tokenFor({ credentials }: Settings): Promise<Translated> {
  const { client_email, private_key, token_uri } = credentials
  const key = `${client_email}\n${private_key}`
  const kept = tokens.get(key)
  if (kept && kept.until > Date.now()) return { text: kept.token }
  const assertion = await signed(credentials)
  if (!assertion) return { error: 'The private key of the credentials is not such' }
  const form = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion })
  const answer = await post(token_uri, form.toString(), { 'content-type': 'application/x-www-form-urlencoded' })
  if ('error' in answer) return answer
  const said = granted.safeParse(answer.json)
  if (!said.success) return { error: reasonIn(answer.json) }
  if (tokens.size >= MOST_TOKENS) tokens.clear()
  tokens.set(key, { token: said.data.access_token, until: Date.now() + TOKEN_MS })
  return { text: said.data.access_token }
}

async function signed({ client_email, private_key, token_uri }: Settings['credentials']): Promise<string | null> {
  const key = await importPKCS8(private_key, 'RS256').catch(() => null)
  return (
    key &&
    new SignJWT({ scope: SCOPE })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
      .setIssuer(client_email)
      .setAudience(token_uri)
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(key)
  )
}

async function post(
  url: string,
  body: string,
  headers: Record<string, string>,
): Promise<{ json: unknown } | { error: string }> {
  try {
    const answer = await fetchOutside(url, { method: 'POST', headers, body })
    return { json: JSON.parse(await answer.text()) as unknown }
  } catch (error) {
    if (error instanceof OutboundError || error instanceof SyntaxError) return { error: `Google: ${error.message}` }
    throw error
  }
}

function reasonIn(json: unknown): string {
  const [wrong, no] = [refused.safeParse(json), denied.safeParse(json)]
  return `Google: ${wrong.data?.error.message ?? no.data?.error_description ?? 'an answer that we do not understand'}`
}
