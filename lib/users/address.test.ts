import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { decrypt, encrypt } from '#lib/base/crypto.ts'
import { withSystem } from '#lib/base/db/index.ts'
import { request, withCharla } from '#tests/support/app.ts'
import { changeAddress } from './address.ts'

withCharla({ env: { ENABLE_ACCOUNT_SIGNUP: '1' } })

const password = 'correct horse battery'
const anyAddress = () => `${randomUUID()}@example.test`

async function signUp() {
  const email = anyAddress()
  const answer = await request('POST', '/api/v1/accounts', {
    json: { account_name: 'Acme', user_full_name: 'Ada Lovelace', email, password },
  })
  const header = (name: string) => answer.headers.get(name) ?? ''
  return {
    email,
    headers: { 'access-token': header('access-token'), client: header('client'), uid: header('uid') },
  }
}
const ask = (headers: Record<string, string>, email: string, current_password = password) =>
  request('POST', '/api/v1/profile/email', { headers, json: { email, current_password } })
const confirm = (token: string) => request('PUT', '/auth/email', { json: { token } })
const canSignIn = async (email: string) =>
  (await request('POST', '/auth/sign_in', { json: { email, password } })).status === 200

async function mailsTo(email: string): Promise<string[]> {
  const mails = await withSystem(
    sql => sql<{ body: string }[]>`select body from charla.mails where recipient = ${email} order by id`,
  )
  return mails.map(mail => decrypt(mail.body))
}
const tokenIn = (text: string | undefined) => decodeURIComponent(/token=(\S+)/.exec(text ?? '')?.[1] ?? '')

describe('another address', () => {
  it('is somebody’s once they follow the link that was mailed there, and once only', async () => {
    const { email, headers } = await signUp()
    const next = anyAddress()
    expect(await ask(headers, next)).toMatchObject({ status: 200 })
    expect(await canSignIn(next)).toBe(false)
    const token = tokenIn((await mailsTo(next))[0])
    expect(await confirm(token)).toMatchObject({ status: 200 })
    expect(await canSignIn(next)).toBe(true)
    expect(await canSignIn(email)).toBe(false)
    expect((await request('GET', '/api/v1/profile', { headers })).status).toBe(401)
    expect((await mailsTo(email)).at(-1)).toContain(next)
    expect(await confirm(token)).toMatchObject({ status: 422 })
  })

  it('wants the password, and an address that is free', async () => {
    const { email, headers } = await signUp()
    const other = await signUp()
    expect(await ask(headers, anyAddress(), 'a guess of mine')).toMatchObject({
      status: 422,
      body: { attributes: ['current_password'] },
    })
    for (const wrong of [email, other.email, 'nowhere']) {
      expect(await ask(headers, wrong)).toMatchObject({ status: 422, body: { attributes: ['email'] } })
    }
  })

  it('does not come of a link that is forged, over, or sealed for something else', async () => {
    const { email, headers } = await signUp()
    const next = anyAddress()
    await ask(headers, next)
    const token = tokenIn((await mailsTo(next))[0])
    const later = new Date(Date.now() + 25 * 3_600_000)
    await expect(changeAddress(token, later)).rejects.toMatchObject({ code: 'invalid' })
    for (const wrong of ['', 'forged', `${token.slice(0, -4)}AAAA`, encrypt('{}')]) {
      expect((await confirm(wrong)).status).toBe(422)
    }
    expect(await canSignIn(email)).toBe(true)
  })

  it('does not come of a link that was asked for before the password became another', async () => {
    const { email, headers } = await signUp()
    const next = anyAddress()
    await ask(headers, next)
    const token = tokenIn((await mailsTo(next))[0])
    const profile = {
      current_password: password,
      password: 'quite another one',
      password_confirmation: 'quite another one',
    }
    expect((await request('PUT', '/api/v1/profile', { headers, json: { profile } })).status).toBe(200)
    expect(await confirm(token)).toMatchObject({ status: 422, body: { attributes: ['token'] } })
    expect(await mailsTo(email)).toEqual([])
    const again = await request('POST', '/auth/sign_in', { json: { email, password: 'quite another one' } })
    expect(again.status).toBe(200)
  })

  it('is not given when somebody was faster, and nobody is told that it was', async () => {
    const { email, headers } = await signUp()
    const next = anyAddress()
    await ask(headers, next)
    const signedUp = await request('POST', '/api/v1/accounts', {
      json: { account_name: 'Acme', user_full_name: 'Zac Jones', email: next, password },
    })
    expect(signedUp.status).toBe(200)
    expect((await confirm(tokenIn((await mailsTo(next))[0]))).status).toBe(422)
    expect(await mailsTo(email)).toEqual([])
  })
})
