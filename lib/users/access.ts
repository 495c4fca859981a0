import { encrypt, hashToken, newToken } from '#lib/base/crypto.ts'
import { withSystem } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import { limit } from '#lib/base/limits.ts'
import { forgetProven } from './authenticate.ts'
import { replacePassword } from './identity.ts'
import { endSessions } from './sessions.ts'

/** Gives the person a new token; the old one opens nothing any more, in other processes within ten seconds. */
export async function resetAccessToken(userId: number): Promise<void> {
  const token = newToken()
  await withSystem(
    sql => sql`
      update charla.users set access_token_hash = ${hashToken(token)}, access_token = ${encrypt(token)}, updated_at = now()
      where id = ${userId}`,
  )
  forgetProven({ userId })
}

/**
 * Sets another password for somebody who knows the one they have, and signs them out everywhere but in the session `kept`.
 * Guesses count as those at the sign-in do. @throws `invalid` when the current password is not right.
 */
export async function changeOwnPassword(
  userId: number,
  { current, chosen }: { current: string; chosen: string },
  kept: string | null,
): Promise<void> {
  const [user] = await withSystem(sql => sql<{ email: string }[]>`select email from charla.users where id = ${userId}`)
  if (!user) throw notFound()
  await limit(`sign-in:email:${user.email.toLowerCase()}`, 10, 900)
  if (!(await replacePassword(user.email, current, chosen)))
    throw invalid('Invalid current password', 'profile.current_password')
  await endSessions(userId, kept)
  forgetProven({ userId })
}
