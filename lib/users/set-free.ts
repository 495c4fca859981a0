import { encrypt, hashToken, newToken } from '#lib/base/crypto.ts'
import { type Sql, withSystem } from '#lib/base/db/index.ts'
import { fault } from '#lib/base/faults.ts'
import { forgetProven } from './authenticate.ts'
import { sendRecovery } from './identity.ts'
import { changeIdentity } from './identity-care.ts'
import { endSessions } from './sessions.ts'

/**
 * Ends whatever programs of the operator's know of a person who joins an account that one of them does not reach: tokens,
 * sessions, links and password are the person's alone from then on (decision 16). Part of the transaction in which they
 * join. Answers whether there was anything to end: then `askForPassword` comes after the commit.
 */
export async function setFree(sql: Sql, accountId: number, userId: number): Promise<boolean> {
  const [user] = await sql<{ auth_id: string }[]>`
    select auth_id from charla.users u where id = ${userId} and exists (
      select from charla.platform_app_permissibles p where p.user_id = u.id and not exists (
        select from charla.platform_app_permissibles a
        where a.platform_app_id = p.platform_app_id and a.account_id = ${accountId} and a.agent_bot_id is null
      )
    ) for update`
  if (!user) return false
  await takeBack(sql, userId, user.auth_id)
  return true
}

/** The same for a program that was told at the last moment what it may know no more. */
export async function setFreeAgain(userId: number): Promise<void> {
  await withSystem(async sql => {
    const [user] = await sql<{ auth_id: string }[]>`
      select auth_id from charla.users where id = ${userId} for update`
    if (user) await takeBack(sql, userId, user.auth_id)
  })
  await askForPassword(userId)
}

/** Mails a link to choose a password by. The person can ask for another, should this one not come. */
export async function askForPassword(userId: number): Promise<void> {
  forgetProven({ userId })
  const [user] = await withSystem(sql => sql<{ email: string }[]>`select email from charla.users where id = ${userId}`)
  if (user) await sendRecovery(user.email).catch(error => fault(error, 'asking for a new password failed'))
}

async function takeBack(sql: Sql, userId: number, authId: string): Promise<void> {
  const [access, pubsub] = [newToken(), newToken()]
  await sql`
    update charla.users set access_token_hash = ${hashToken(access)}, access_token = ${encrypt(access)},
      pubsub_token_hash = ${hashToken(pubsub)}, pubsub_token = ${encrypt(pubsub)}, updated_at = now()
    where id = ${userId}`
  await endSessions(userId, null, sql)
  // Last, and before the commit: where Auth cannot do it, nobody joins.
  await changeIdentity(authId, { password: newToken() }, sql)
}
