import { withSystem } from '#lib/base/db/index.ts'
import { AppError, notFound } from '#lib/base/errors.ts'
import type { PlatformApp } from './apps.ts'

type Reach = { reached: boolean }

/** @throws `not_found` without the account, `unauthenticated` when it is not the app's (reference §3.5). */
export async function reachAccount(app: PlatformApp, accountId: number): Promise<void> {
  const [account] = await withSystem(
    sql => sql<Reach[]>`
      select exists (
        select from charla.platform_app_permissibles p
        where p.platform_app_id = ${app.id} and p.account_id = a.id and p.agent_bot_id is null
      ) as reached from charla.accounts a where a.id = ${accountId} and a.deleted_at is null`,
  )
  assertReached(account)
}

/**
 * A person is the app's while every account of theirs is, too: who is invited elsewhere cannot be signed in as any more
 * by a program that the people there do not know.
 * @throws as `reachAccount`.
 */
export async function reachUser(app: PlatformApp, userId: number): Promise<void> {
  const [user] = await withSystem(
    sql => sql<Reach[]>`
      select exists (
        select from charla.platform_app_permissibles p where p.platform_app_id = ${app.id} and p.user_id = u.id
      ) and not exists (
        select from charla.account_users m join charla.accounts a on a.id = m.account_id and a.deleted_at is null
        where m.user_id = u.id and not exists (
          select from charla.platform_app_permissibles p
          where p.platform_app_id = ${app.id} and p.account_id = m.account_id and p.agent_bot_id is null
        )
      ) as reached from charla.users u where u.id = ${userId}`,
  )
  assertReached(user)
}

function assertReached(found: Reach | undefined): void {
  if (!found) throw notFound()
  if (!found.reached) throw nonPermissible()
}

export const nonPermissible = () => new AppError('unauthenticated', 'Non permissible resource')
