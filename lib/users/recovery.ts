import type { AccountLocale } from '#lib/accounts/index.ts'
import { hashToken } from '#lib/base/crypto.ts'
import { withSystem } from '#lib/base/db/index.ts'
import { enqueue } from '#lib/base/jobs.ts'
import { deliverMail, keepMail } from '#lib/base/mail.ts'
import { runtime } from '#lib/base/runtime.ts'
import { forgetProven } from './authenticate.ts'
import type { RecoveryMail } from './embedded-auth.ts'
import { changePassword, type RecoveryProof, staleLink } from './identity.ts'
import { recoveryMail } from './mails.ts'
import { endSessions } from './sessions.ts'

/** Mails the link that the embedded Auth made, in the language of the person's account. */
export async function mailRecovery({ email, tokenHash }: RecoveryMail): Promise<void> {
  const [user] = await withSystem(
    sql => sql<{ id: number; locale: AccountLocale | null }[]>`
    select u.id, (
      select a.locale from charla.account_users m join charla.accounts a on a.id = m.account_id
      where m.user_id = u.id order by m.active_at desc nulls last limit 1
    ) as locale
    from charla.users u where u.email_key = lower(${email})`,
  )
  if (!user) return
  const link = `${runtime().url}/app/auth/password/edit?token_hash=${tokenHash}`
  const words = recoveryMail(user.locale ?? 'en', link)
  const id = await keepMail({
    key: `recovery:${hashToken(tokenHash).toString('hex')}`,
    to: email,
    userId: user.id,
    ...words,
  })
  await enqueue([{ job: deliverMail.name, payload: { id }, key: `mail:${id}` }])
}

/** Sets the new password and signs the person out everywhere else. Answers the user. */
export async function recover(proof: RecoveryProof, password: string): Promise<number> {
  const { authId } = await changePassword(proof, password)
  const [user] = await withSystem(sql => sql<{ id: number }[]>`select id from charla.users where auth_id = ${authId}`)
  if (!user) throw staleLink(proof)
  await endSessions(user.id)
  forgetProven({ userId: user.id })
  return user.id
}
