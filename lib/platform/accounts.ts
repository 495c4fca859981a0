import type postgres from 'postgres'
import { type Account, accountStatuses, createAccount, deleteAccount, markNames } from '#lib/accounts/index.ts'
import { systemContext } from '#lib/base/context.ts'
import { type Sql, withAccount, withSystem } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import { forgetMembers } from '#lib/users/index.ts'
import type { NewPlatformAccount, PlatformAccountChanges } from './account.ts'
import { type PlatformApp, permit } from './apps.ts'

/** The accounts that the app reaches, oldest first. */
export async function listAccounts(app: PlatformApp): Promise<Account[]> {
  return withSystem(
    sql => sql<Account[]>`
      select a.* from charla.platform_app_permissibles p join charla.accounts a on a.id = p.account_id and a.deleted_at is null
      where p.platform_app_id = ${app.id} and p.agent_bot_id is null order by a.id`,
  )
}

/** Makes an account, which is the app's from the start. It has no members yet. */
export async function makeAccount(app: PlatformApp, { name, ...given }: NewPlatformAccount): Promise<Account> {
  return withSystem(async sql => {
    const id = await createAccount(sql, { name })
    await permit(sql, app, { accountId: id })
    return (await change(sql, id, given)) as Account
  })
}

/** Changes what is named. Who is suspended, or no longer, is told to load afresh. */
export async function changeAccount(id: number, changes: PlatformAccountChanges): Promise<Account> {
  const ctx = systemContext(id)
  const [account, members] = await withAccount(ctx, async ({ sql, track }) => {
    const account = await change(sql, id, changes)
    if (!account) throw notFound()
    if (changes.status === undefined) return [account, []] as const
    track({ name: 'permissions.changed', data: { user_ids: [], everyone: true } })
    const members = await sql<{ user_id: number }[]>`
      select user_id from charla.account_users where account_id = ${id}`
    return [account, members.map(member => member.user_id)] as const
  })
  forgetMembers(id, [...members])
  return account
}

/** Deletes the account at once, with `due` only if it is to be deleted by then; a job erases what it had. */
export async function dropAccount(id: number, due: Date | null = null): Promise<void> {
  forgetMembers(id, await deleteAccount(systemContext(id), due))
}

async function change(sql: Sql, id: number, changes: PlatformAccountChanges): Promise<Account | undefined> {
  const { status, features, limits, custom_attributes, ...plain } = changes
  const json = (value: object) => sql.json(value as postgres.JSONValue)
  const columns = {
    ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)),
    ...(status === undefined ? {} : { status: accountStatuses.indexOf(status) }),
    ...(limits === undefined ? {} : { limits: json(limits) }),
    ...(custom_attributes === undefined ? {} : { custom_attributes: json(unmarked(custom_attributes)) }),
    updated_at: new Date(),
  }
  const [account] = await sql<Account[]>`
    update charla.accounts set ${sql(columns as never)}, features = features || ${json(features ?? {})}
    where id = ${id} and deleted_at is null returning *`
  return account
}

/** Programs send back what they have read, also when it has been taken back meanwhile. */
const unmarked = (given: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(given).filter(([name]) => !markNames.includes(name)))
