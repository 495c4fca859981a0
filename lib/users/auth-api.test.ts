import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { decrypt } from '#lib/base/crypto.ts'
import { withSystem } from '#lib/base/db/index.ts'
import { type Answer, request, withCharla } from '#tests/support/app.ts'

withCharla({ env: { ENABLE_ACCOUNT_SIGNUP: '1' } })

const password = 'correct horse battery'

async function signUp(email = `${randomUUID()}@example.test`) {
  const answer = await request('POST', '/api/v1/accounts', {
    json: { account_name: 'Acme', user_full_name: 'Ada Lovelace', email, password },
  })
  return { email, answer, headers: devise(answer), cookie: cookieOf(answer) }
}

const signIn = (email: string, chosen = password, headers = {}) =>
  request('POST', '/auth/sign_in', { json: { email, password: chosen }, headers })
const cookieOf = ({ headers }: Answer) => ({ cookie: headers.get('set-cookie')?.split(';')[0] ?? '' })
const devise = ({ headers }: Answer) => ({
  'access-token': headers.get('access-token') ?? '',
  client: headers.get('client') ?? '',
  uid: headers.get('uid') ?? '',
})
const whoAmI = async (headers: Record<string, string>) =>
  (await request('GET', '/auth/validate_token', { headers })).status

describe('signing up', () => {
  it('makes an account and its administrator, and signs them in', async () => {
    const { email, answer } = await signUp()
    expect(answer).toMatchObject({
      status: 200,
      body: {
        data: {
          email,
          uid: email,
          name: 'Ada Lovelace',
          role: 'administrator',
          accounts: [{ name: 'Acme', role: 'administrator', status: 'active' }],
        },
      },
    })
    expect(answer.headers.get('set-cookie')).toMatch(/^charla_session=.+; HttpOnly; SameSite=Lax$/)
  })

  it.each([
    ['account_name', ' ', 'account_name'],
    ['account_name', 'two\nlines', 'account_name'],
    ['account_name', 7, 'account_name'],
    ['user_full_name', '', 'user_full_name'],
    ['user_full_name', 'a'.repeat(256), 'user_full_name'],
    ['email', 'nobody', 'email'],
    ['email', undefined, 'email'],
    ['password', 'short', 'password'],
    ['password', 'a'.repeat(73), 'password'],
    ['password', 'with\0nul and more', 'password'],
    ['locale', 'tlh', 'locale'],
  ])('refuses %s: %j, and names it', async (field, value, named) => {
    const json = {
      account_name: 'Acme',
      user_full_name: 'Ada',
      email: `${randomUUID()}@example.test`,
      password,
      [field]: value,
    }
    const answer = await request('POST', '/api/v1/accounts', { json })
    expect(answer).toMatchObject({ status: 422, body: { attributes: [named] } })
  })

  it('refuses an address that somebody else has', async () => {
    const { email } = await signUp()
    const json = {
      account_name: 'Evil',
      user_full_name: 'Eve',
      email: email.toUpperCase(),
      password: 'another password',
    }
    expect(await request('POST', '/api/v1/accounts', { json })).toMatchObject({
      status: 422,
      body: { attributes: ['email'] },
    })
  })

  it('gives a person with the right password a second account', async () => {
    const { email } = await signUp()
    const { answer } = await signUp(email)
    expect((answer.body as { data: { accounts: unknown[] } }).data.accounts).toHaveLength(2)
  })

  it('keeps a password of 72 characters whole, whatever they are', async () => {
    const long = '€'.repeat(40)
    const email = `${randomUUID()}@example.test`
    const json = { account_name: 'Acme', user_full_name: 'Ada', email, password: long }
    const made = await request('POST', '/api/v1/accounts', { json })
    if (made.status === 422) return expect(made.body).toMatchObject({ attributes: ['password'] })
    expect((await signIn(email, long)).status).toBe(200)
    expect((await signIn(email, long.slice(0, -1))).status).toBe(401)
  })
})

describe('signing in and out', () => {
  it('takes the address in any case, and answers with cookie and devise headers', async () => {
    const { email } = await signUp()
    const answer = await signIn(` ${email.toUpperCase()} `)
    expect(answer).toMatchObject({ status: 200, body: { data: { email } } })
    expect(await whoAmI(cookieOf(answer))).toBe(200)
    expect(await whoAmI(devise(answer))).toBe(200)
  })

  it('refuses a wrong password and an unknown address alike', async () => {
    const { email } = await signUp()
    const refused = { success: false, errors: ['Invalid login credentials. Please try again.'] }
    for (const answer of [
      await signIn(email, 'wrong password'),
      await signIn(`${randomUUID()}@example.test`),
      await signIn('not an address'),
    ])
      expect(answer).toMatchObject({ status: 401, body: refused })
  })

  it('takes the access token in the header, and no other', async () => {
    const { answer } = await signUp()
    const { access_token } = (answer.body as { data: { access_token: string } }).data
    expect(await whoAmI({ api_access_token: access_token })).toBe(200)
    expect(await whoAmI({ 'api-access-token': access_token })).toBe(200)
    expect(await whoAmI({ api_access_token: `${access_token}x` })).toBe(401)
  })

  it('ends the session at once, and only that one', async () => {
    const { email, headers } = await signUp()
    const second = devise(await signIn(email))
    expect(await whoAmI(second)).toBe(200)
    const out = await request('DELETE', '/auth/sign_out', { headers: second })
    expect(out).toMatchObject({ status: 200, body: { success: true } })
    expect(out.headers.get('set-cookie')).toMatch(/charla_session=; Max-Age=0/)
    expect([await whoAmI(second), await whoAmI(headers)]).toEqual([401, 200])
  })

  it.each([
    ['nothing', {}],
    ['a cookie that is none', { cookie: 'charla_session=abc' }],
    ['a forged cookie', { cookie: 'charla_session=abc.def' }],
    ['a NUL', { cookie: 'charla_session=%00.%00' }],
    ['half a pair of headers', { client: 'abc' }],
    ['forged headers', { client: 'abc', 'access-token': 'def', uid: 'nobody@example.test' }],
  ])('does not know who brings %s', async (_what, headers) => {
    expect(await request('GET', '/auth/validate_token', { headers: headers as Record<string, string> })).toMatchObject({
      status: 401,
      body: { error: 'You need to sign in or sign up before continuing.' },
    })
  })

  it('keeps no token and no password in the clear', async () => {
    const { email, headers } = await signUp()
    const [session] = await withSystem(
      sql => sql`select token_hash from charla.sessions where client_id = ${headers.client}`,
    )
    expect(String(session?.token_hash)).not.toContain(headers['access-token'])
    const [user] = await withSystem(sql => sql`select * from charla.users where email_key = ${email}`)
    expect(JSON.stringify(user)).not.toContain(decrypt(user?.access_token as string))
  })
})

describe('requests of other sites', () => {
  const change = (headers: Record<string, string>) =>
    request('PUT', '/api/v1/profile', { json: { profile: { display_name: 'Eve' } }, headers })

  it('are refused when they would ride on the cookie', async () => {
    const { cookie } = await signUp()
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.test' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]
    for (const other of foreign) expect(await change({ ...cookie, ...other })).toMatchObject({ status: 403 })
  })

  it('are let through from our own, and without a cookie to ride on', async () => {
    const { cookie, headers } = await signUp()
    const own: Record<string, string>[] = [{ origin: 'http://localhost:3000' }, { 'sec-fetch-site': 'same-origin' }, {}]
    for (const same of own) expect((await change({ ...cookie, ...same })).status).toBe(200)
    expect((await change({ ...headers, origin: 'https://app.test' })).status).toBe(200)
  })

  it('may read nothing: the answer allows no origin', async () => {
    const { cookie } = await signUp()
    const answer = await request('GET', '/api/v1/profile', { headers: { ...cookie, origin: 'https://evil.test' } })
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('guessing', () => {
  it('is slowed down for the address that is guessed at, wherever it comes from', async () => {
    const { email } = await signUp()
    for (let n = 0; n < 10; n++) expect((await signIn(email, `guess number ${n}`)).status).toBe(401)
    const refused = await signIn(email)
    expect(refused).toMatchObject({ status: 429, body: { error: expect.stringMatching(/Try again in \d+ seconds/) } })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('is slowed down for who guesses, whomever they guess at', async () => {
    const from = { 'x-forwarded-for': `spoofed, ${randomUUID()}` }
    const answers = await Promise.all(
      Array.from({ length: 31 }, () => signIn(`${randomUUID()}@example.test`, 'a guess', from)),
    )
    expect(answers.filter(answer => answer.status === 429)).toHaveLength(1)
  })

  it('of accounts to be made is slowed down as well', async () => {
    const headers = { 'x-forwarded-for': randomUUID() }
    const tries = await Promise.all(
      Array.from({ length: 6 }, () => request('POST', '/api/v1/accounts', { json: {}, headers })),
    )
    expect(tries.map(answer => answer.status).sort()).toEqual([422, 422, 422, 422, 422, 429])
  })
})
