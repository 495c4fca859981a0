import { systemContext } from '#lib/base/context.ts'
import { withAccount, withSystem } from '#lib/base/db/index.ts'
import { announce, recordEvents } from '#lib/base/events.ts'
import type { Role } from '#lib/protocol/index.ts'
import { askForPassword, forgetMembers, putMember, roleNumber } from '#lib/users/index.ts'

export type AccountUser = { user_id: number; role: number }

/** The members of the account. */
export const listAccountUsers = (accountId: number): Promise<AccountUser[]> =>
  withAccount(
    systemContext(accountId),
    ({ sql }) => sql<AccountUser[]>`
      select user_id, role from charla.account_users where account_id = ${accountId} order by user_id`,
  )

/** Makes the person a member, or gives the member another role. Another app that does not reach the account loses them. */
export async function join(accountId: number, userId: number, role: Role): Promise<void> {
  const freed = await withSystem(async sql => {
    const freed = await putMember(sql, accountId, userId, roleNumber(role))
    await recordEvents(sql, systemContext(accountId), [{ name: 'permissions.changed', data: { user_ids: [userId] } }])
    return freed
  })
  announce(accountId)
  forgetMembers(accountId, [userId])
  if (freed) await askForPassword(userId)
}
