import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runtime } from '#lib/base/runtime.ts'
import { request, type Tenant, withCharla } from '#tests/support/app.ts'
import { startTalk, type Talk } from '#tests/support/talk.ts'

withCharla({ env: { ALLOWED_PRIVATE_ADDRESSES: '127.0.0.1' } })

type Asked = { path: string; authorization: string | undefined; body: string }
const asked: Asked[] = []
let answer: { status: number; body: string }
const server = createServer(async (request, response) => {
  let body = ''
  for await (const part of request) body += part
  asked.push({ path: request.url ?? '', authorization: request.headers.authorization, body })
  if (request.url === '/token') response.end(JSON.stringify({ access_token: 'a token', expires_in: 3599 }))
  else response.writeHead(answer.status).end(answer.body)
})
let google: string
beforeAll(async () => {
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  google = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  runtime().env.GOOGLE_TRANSLATE_URL = google
})
afterAll(() => new Promise(done => server.close(done)))
beforeEach(() => {
  asked.length = 0
  answer = { status: 200, body: JSON.stringify({ translations: [{ translatedText: '¿Dónde está?' }] }) }
})

const pem = () =>
  generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' })
const connect = ({ accountId, administrator: as }: Tenant, credentials: object = {}) =>
  request('POST', `/api/v1/accounts/${accountId}/integrations/hooks`, {
    as,
    json: {
      app_id: 'google_translate',
      settings: {
        project_id: 'my shop',
        credentials: {
          client_email: 'bot@shop.test',
          private_key: pem(),
          token_uri: `${google}/token`,
          ...credentials,
        },
      },
    },
  })
const translate = async (talk: Talk, target_language: unknown = 'es', as = talk.tenant.agent) => {
  const [message] = await talk.messages()
  return talk.ask('POST', `/messages/${message?.id}/translate`, { target_language }, as)
}

describe('a translation', () => {
  it('is asked for as the account’s own, kept with the message, and not asked for again', async () => {
    const talk = await startTalk(undefined, 'Where is it?')
    await connect(talk.tenant)
    expect(await translate(talk)).toMatchObject({ status: 200, body: { content: '¿Dónde está?' } })
    const [token, question, ...more] = asked as [Asked, Asked, ...Asked[]]
    expect(decodeJwt(new URLSearchParams(token.body).get('assertion') ?? '')).toMatchObject({
      iss: 'bot@shop.test',
      aud: `${google}/token`,
      scope: 'https://www.googleapis.com/auth/cloud-translation',
    })
    expect(question).toMatchObject({
      path: '/v3/projects/my%20shop/locations/global:translateText',
      authorization: 'Bearer a token',
    })
    expect(JSON.parse(question.body)).toEqual({
      contents: ['Where is it?'],
      targetLanguageCode: 'es',
      mimeType: 'text/plain',
    })
    expect(more).toEqual([])
    expect(await translate(talk)).toMatchObject({ status: 200, body: { content: '¿Dónde está?' } })
    expect(asked).toHaveLength(2)
    await translate(talk, 'pt_BR')
    expect(JSON.parse(asked[2]?.body ?? '')).toMatchObject({ targetLanguageCode: 'pt-BR' }) // with the token it has
    expect((await talk.messages())[0]?.content_attributes).toEqual({
      translations: { es: '¿Dónde está?', pt_BR: '¿Dónde está?' },
    })
  })

  it('is refused where the account is connected with no service, or not any more', async () => {
    const talk = await startTalk()
    const refusal = { status: 422, body: { attributes: ['target_language'] } }
    expect(await translate(talk)).toMatchObject(refusal)
    const { id } = (await connect(talk.tenant)).body as { id: number }
    await request('PATCH', `/api/v1/accounts/${talk.tenant.accountId}/integrations/hooks/${id}`, {
      as: talk.tenant.administrator,
      json: { status: false },
    })
    expect(await translate(talk)).toMatchObject(refusal)
    expect(asked).toEqual([])
  })

  it.each([
    ['its reason', { status: 400, body: '{"error":{"message":"Target language is invalid."}}' }, 'Target language is'],
    ['nothing', { status: 500, body: '' }, 'Google'],
    ['another thing', { status: 200, body: '{"translations":[]}' }, 'do not understand'],
  ])('is refused with what the service says: %s', async (_what, said, message) => {
    answer = said
    const talk = await startTalk()
    await connect(talk.tenant)
    expect(await translate(talk)).toMatchObject({ status: 422, body: { message: expect.stringContaining(message) } })
    expect((await talk.messages())[0]?.content_attributes).toEqual({})
  })

  it.each([
    ['no key', { private_key: 'no key' }],
    ['no key file', { client_email: 7 }],
    ['an address inside (SEC5)', { token_uri: 'http://10.0.0.1/token' }],
  ])('is refused for credentials with %s', async (_what, credentials) => {
    const talk = await startTalk()
    await connect(talk.tenant, credentials)
    expect(await translate(talk)).toMatchObject({ status: 422, body: { attributes: ['target_language'] } })
    expect(asked).toEqual([])
  })

  it.each(['', 'x', 'Spanish please', '../es', 7, null])('is refused for the language %j', async language => {
    const talk = await startTalk()
    expect(await translate(talk, language)).toMatchObject({ status: 422, body: { attributes: ['target_language'] } })
  })

  it('is of a message that the member sees, in this conversation (SEC3)', async () => {
    const talk = await startTalk()
    const other = await startTalk(talk.tenant)
    await connect(talk.tenant)
    expect((await translate(talk, 'es', talk.tenant.outsider)).status).toBe(404)
    const [theirs] = await other.messages()
    expect((await talk.ask('POST', `/messages/${theirs?.id}/translate`, { target_language: 'es' })).status).toBe(404)
    expect(asked).toEqual([])
  })
})
