import { hashToken, newToken } from '#lib/base/crypto.ts'
import { withSystem } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import { runtime } from '#lib/base/runtime.ts'

const VALID_MS = 300_000

/** A link to the sign-in page that signs the person in, once and within five minutes (reference §3.5). */
export async function newSsoLink(userId: number, now: Date): Promise<string> {
  const token = newToken()
  const email = await withSystem(async sql => {
    const [user] = await sql<{ email: string }[]>`select email from charla.users where id = ${userId}`
    if (!user) throw notFound()
    await sql`
      insert into charla.sso_tokens (token_hash, user_id, expires_at, created_at)
      values (${hashToken(token)}, ${userId}, ${new Date(now.getTime() + VALID_MS)}, ${now})`
    return user.email
  })
  return `${runtime().url}/app/login?email=${encodeURIComponent(email)}&sso_auth_token=${token}`
}

/** Whom the token of a link signs in; null for one that is used, expired, or somebody else's. Of many at once one is answered. */
export async function takeSsoToken(email: string, token: string, now: Date): Promise<number | null> {
  const [taken] = await withSystem(
    sql => sql<{ user_id: number }[]>`
      delete from charla.sso_tokens t using charla.users u
      where t.token_hash = ${hashToken(token)} and t.expires_at > ${now} and u.id = t.user_id and u.email_key = lower(${email})
      returning t.user_id`,
  )
  return taken?.user_id ?? null
}

export async function pruneSsoTokens(now: Date): Promise<void> {
  await withSystem(sql => sql`delete from charla.sso_tokens where expires_at < ${now}`)
}
