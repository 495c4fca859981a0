import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import { request, withCharla } from '#tests/support/app.ts'
import { platformDesk } from '#tests/support/platform.ts'
import { asSuperuser } from '#tests/support/superuser.ts'

withCharla()

async function linkFor() {
  const desk = await platformDesk()
  const user = await desk.user()
  const { body } = await desk.ask('GET', `/users/${user.id}/login`)
  const url = new URL((body as { url: string }).url)
  const said = { email: url.searchParams.get('email'), sso_auth_token: url.searchParams.get('sso_auth_token') }
  return { desk, user, url, said: said as { email: string; sso_auth_token: string } }
}

const signIn = (json: object) => request('POST', '/auth/sign_in', { json })

describe('a link that signs in', () => {
  it('leads to the sign-in page, and begins a session', async () => {
    const { user, url, said } = await linkFor()
    expect(url.pathname).toBe('/app/login')
    expect(said.email).toBe(user.email)
    const answer = await signIn(said)
    expect(answer).toMatchObject({ status: 200, body: { data: { id: user.id, email: user.email } } })
    expect(answer.headers.get('set-cookie')).toMatch(/charla_session/)
    const headers = Object.fromEntries(['client', 'access-token', 'uid'].map(n => [n, answer.headers.get(n) ?? '']))
    expect(await request('GET', '/api/v1/profile', { headers })).toMatchObject({ body: { id: user.id } })
  })

  it('signs in once, of ten that come together too', async () => {
    const { said } = await linkFor()
    const answers = await Promise.all(Array.from({ length: 10 }, () => signIn(said)))
    expect(answers.map(answer => answer.status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 401)])
    expect((await signIn(said)).status).toBe(401)
  })

  it('signs nobody in after five minutes', async () => {
    const { user, said } = await linkFor()
    const [row] = await asSuperuser(
      sql => sql<{ seconds: number }[]>`
        select extract(epoch from expires_at - created_at)::int as seconds from charla.sso_tokens where user_id = ${user.id}`,
    )
    expect(row?.seconds).toBeLessThanOrEqual(300)
    await withSystem(
      sql => sql`update charla.sso_tokens set expires_at = now() - interval '1 second' where user_id = ${user.id}`,
    )
    expect((await signIn(said)).status).toBe(401)
  })

  it('signs nobody in after a new password', async () => {
    const { desk, user, said } = await linkFor()
    await desk.ask('PATCH', `/users/${user.id}`, { password: 'quite another one' })
    expect((await signIn(said)).status).toBe(401)
  })

  it('is kept as a hash alone', async () => {
    const { user, said } = await linkFor()
    const rows = await asSuperuser(
      sql =>
        sql<{ row: string }[]>`select to_jsonb(t)::text as row from charla.sso_tokens t where user_id = ${user.id}`,
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]?.row).not.toContain(said.sso_auth_token)
  })

  it('signs nobody else in, and is not used up by trying', async () => {
    const [mine, other] = [await linkFor(), await linkFor()]
    for (const wrong of [
      { ...mine.said, email: other.said.email },
      { ...mine.said, email: `${randomUUID()}@example.test` },
      { ...mine.said, sso_auth_token: `${mine.said.sso_auth_token}x` },
      { ...mine.said, sso_auth_token: 'short', password: 'a wrong password' },
    ])
      expect((await signIn(wrong)).status).toBe(401)
    expect((await signIn({ ...mine.said, email: mine.said.email.toUpperCase() })).status).toBe(200)
  })

  it('is no reason to leave the password out', async () => {
    const { said } = await linkFor()
    for (const json of [{ email: said.email }, { email: said.email, sso_auth_token: '' }])
      expect(await signIn(json)).toMatchObject({ status: 422, body: { attributes: ['password'] } })
  })
})
