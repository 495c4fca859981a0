import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type Answer, makePerson, makeTenant, request, withCharla } from '#tests/support/app.ts'
import { deviceOf } from './device.ts'

withCharla({ env: { ENABLE_ACCOUNT_SIGNUP: '1' } })

const password = 'correct horse battery'
const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1'

async function signUp() {
  const email = `${randomUUID()}@example.test`
  const answer = await request('POST', '/api/v1/accounts', {
    json: { account_name: 'Acme', user_full_name: 'Ada Lovelace', email, password },
  })
  return { email, headers: devise(answer) }
}
const signIn = async (email: string, chosen = password, headers = {}) => {
  const answer = await request('POST', '/auth/sign_in', { json: { email, password: chosen }, headers })
  return { status: answer.status, headers: devise(answer) }
}
const devise = ({ headers }: Answer) => ({
  'access-token': headers.get('access-token') ?? '',
  client: headers.get('client') ?? '',
  uid: headers.get('uid') ?? '',
})
const whoAmI = async (headers: Record<string, string>) =>
  (await request('GET', '/auth/validate_token', { headers })).status
const change = (headers: Record<string, string>, profile: object) =>
  request('PUT', '/api/v1/profile', { headers, json: { profile } })

type Listed = { id: number; current: boolean }
const sessionsOf = async (headers: Record<string, string>) =>
  (await request('GET', '/api/v1/profile/sessions', { headers })).body as Listed[]

describe('a person’s own password', () => {
  it('is changed with the current one, and every other session ends', async () => {
    const { email, headers } = await signUp()
    const elsewhere = (await signIn(email)).headers
    expect(await whoAmI(elsewhere)).toBe(200)
    const chosen = 'another horse battery'
    const answer = await change(headers, {
      current_password: password,
      password: chosen,
      password_confirmation: chosen,
      display_name: 'Ada',
    })
    expect(answer).toMatchObject({ status: 200, body: { display_name: 'Ada' } })
    expect([await whoAmI(headers), await whoAmI(elsewhere)]).toEqual([200, 401])
    expect([(await signIn(email)).status, (await signIn(email, chosen)).status]).toEqual([401, 200])
  })

  it.each<[string, object]>([
    ['current_password', { password: 'another horse battery' }],
    ['current_password', { password: 'another horse battery', current_password: 'a guess' }],
    [
      'password_confirmation',
      { password: 'another horse', current_password: password, password_confirmation: 'other' },
    ],
    ['password', { password: 'short', current_password: password }],
    ['password', { password: 'x'.repeat(73), current_password: password }],
  ])('is not changed, and the refusal names %s: %j', async (field, given) => {
    const { email, headers } = await signUp()
    expect(await change(headers, { ...given, name: 'Changed' })).toMatchObject({
      status: 422,
      body: { attributes: [`profile.${field}`] },
    })
    expect((await signIn(email)).status).toBe(200)
    expect((await request('GET', '/api/v1/profile', { headers })).body).toMatchObject({ name: 'Ada Lovelace' })
  })

  it('stays when a form leaves it empty', async () => {
    const { email, headers } = await signUp()
    expect(await change(headers, { password: '', current_password: '', name: 'Ada' })).toMatchObject({ status: 200 })
    expect((await signIn(email)).status).toBe(200)
  })

  it('is not guessed this way more often than at the sign-in', async () => {
    const { headers } = await signUp()
    const guess = () => change(headers, { password: 'another horse battery', current_password: 'a guess' })
    for (let times = 0; times < 10; times++) expect((await guess()).status).toBe(422)
    expect((await guess()).status).toBe(429)
  })
})

describe('a person’s sessions', () => {
  it('are listed with what is known of them, and ended one by one', async () => {
    const { email, headers } = await signUp()
    const onPhone = (await signIn(email, password, { 'user-agent': phone })).headers
    const listed = await sessionsOf(headers)
    expect(listed).toHaveLength(2)
    expect(listed.filter(session => session.current)).toHaveLength(1)
    const other = listed.find(session => !session.current) as Listed
    expect(other).toMatchObject({
      browser_name: 'Safari',
      browser_version: '17.4',
      device_name: 'iPhone',
      platform_name: 'iOS',
      platform_version: '17.4',
      ip_address: expect.any(String),
      last_activity_at: expect.any(String),
      created_at: expect.any(String),
    })
    expect(await whoAmI(onPhone)).toBe(200)
    const path = `/api/v1/profile/sessions/${other.id}`
    expect(await request('DELETE', path, { headers })).toMatchObject({ status: 200, body: '' })
    expect([await whoAmI(headers), await whoAmI(onPhone)]).toEqual([200, 401])
    expect((await request('DELETE', path, { headers })).status).toBe(404)
  })

  it('are not ended from within, nor by somebody else', async () => {
    const { headers } = await signUp()
    const [own] = await sessionsOf(headers)
    const path = `/api/v1/profile/sessions/${own?.id}`
    expect(await request('DELETE', path, { headers })).toMatchObject({ status: 422, body: { attributes: ['id'] } })
    expect((await request('DELETE', path, { as: await makePerson() })).status).toBe(404)
    expect(await whoAmI(headers)).toBe(200)
  })

  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox 128.0 Linux '],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.2210.91',
      'Microsoft Edge 120.0.2210.91 Windows 10.0',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36',
      'Chrome 120.0.0.0 Android 14',
    ],
    ['curl/8.5.0', '   '],
  ])('know the browser of %s', (userAgent, known) => {
    const { browser_name, browser_version, platform_name, platform_version } = deviceOf(userAgent)
    expect([browser_name, browser_version, platform_name, platform_version].join(' ')).toBe(known)
  })
})

describe('a person’s token', () => {
  it('is replaced, and the old one opens nothing', async () => {
    const person = await makePerson()
    const { status, body } = await request('POST', '/api/v1/profile/reset_access_token', { as: person })
    const { access_token: token } = body as { access_token: string }
    expect(status).toBe(200)
    expect(token).toMatch(/^[\w-]{32}$/)
    expect(token).not.toBe(person.token)
    expect((await request('GET', '/api/v1/profile', { as: person })).status).toBe(401)
    expect((await request('GET', '/api/v1/profile', { as: { ...person, token } })).status).toBe(200)
  })
})

describe('the rest of a profile', () => {
  it('has a signature, which nobody else reads', async () => {
    const tenant = await makeTenant()
    const as = tenant.agent
    const save = (message_signature: unknown) =>
      request('PATCH', '/api/v1/profile', { as, json: { profile: { message_signature } } })
    expect(await save('**Amal**\nAcme')).toMatchObject({ status: 200, body: { message_signature: '**Amal**\nAcme' } })
    const agents = await request('GET', `/api/v1/accounts/${tenant.accountId}/agents`, { as: tenant.administrator })
    expect(JSON.stringify(agents.body)).not.toContain('**Amal**')
    expect(await save('x'.repeat(5001))).toMatchObject({
      status: 422,
      body: { attributes: ['profile.message_signature'] },
    })
    expect(await save(null)).toMatchObject({ body: { message_signature: null } })
  })

  it('says whether the person counts as offline while away, in accounts of theirs', async () => {
    const [ours, theirs] = [await makeTenant(), await makeTenant()]
    const say = (account_id: number, auto_offline: unknown) =>
      request('POST', '/api/v1/profile/auto_offline', {
        as: ours.agent,
        json: { profile: { account_id, auto_offline } },
      })
    expect(await say(ours.accountId, false)).toMatchObject({
      status: 200,
      body: { accounts: [{ auto_offline: false, availability: 'online' }] },
    })
    expect((await say(theirs.accountId, false)).status).toBe(404)
    expect(await say(ours.accountId, 'no')).toMatchObject({
      status: 422,
      body: { attributes: ['profile.auto_offline'] },
    })
  })

  it('needs no confirmation, and says so to whoever asks for one', async () => {
    const as = await makePerson()
    expect(await request('POST', '/api/v1/profile/resend_confirmation', { as })).toMatchObject({
      status: 200,
      body: '',
    })
    expect((await request('GET', '/api/v1/profile', { as })).body).toMatchObject({ confirmed: true, provider: 'email' })
  })
})

describe('a POST of one’s own with an Idempotency-Key', () => {
  it('is done once: the same again is answered as the first was', async () => {
    const person = await makePerson()
    const key = randomUUID()
    const reset = () =>
      request('POST', '/api/v1/profile/reset_access_token', { as: person, headers: { 'idempotency-key': key } })
    const first = await reset()
    person.token = (first.body as { access_token: string }).access_token
    const again = await reset()
    expect([again.status, again.body]).toEqual([200, first.body])
    expect((await request('GET', '/api/v1/profile', { as: person })).status).toBe(200)
  })
})
