import { encrypt, hashToken, newToken } from '#lib/base/crypto.ts'
import { type Sql, withSystem } from '#lib/base/db/index.ts'
import type { ProfileWire } from '#lib/protocol/index.ts'
import { setFree } from './set-free.ts'
import { type Membership, profileWire, type User } from './user.ts'

/** Adds the person to the installation, with the tokens that clients use. Answers the one there is for `authId`. */
export async function ensureUser(sql: Sql, person: { authId: string; email: string; name: string }): Promise<number> {
  const pubsub = newToken()
  const access = newToken()
  const [row] = await sql<{ id: number }[]>`
    insert into charla.users (auth_id, email, name, pubsub_token_hash, pubsub_token, access_token_hash, access_token)
    values (${person.authId}, ${person.email}, ${person.name}, ${hashToken(pubsub)}, ${encrypt(pubsub)}, ${hashToken(access)}, ${encrypt(access)})
    on conflict (auth_id) do update set updated_at = now() returning id`
  return (row as { id: number }).id
}

/**
 * Makes the person a member, if they are not one. Answers whether they were set free of a platform app by it (`setFree`):
 * then `askForPassword` comes after the commit.
 */
export async function addMember(
  sql: Sql,
  accountId: number,
  userId: number,
  role: number,
  inviterId: number | null = null,
): Promise<boolean> {
  const added = await sql`
    insert into charla.account_users (account_id, user_id, role, inviter_id) values (${accountId}, ${userId}, ${role}, ${inviterId})
    on conflict (account_id, user_id) do nothing returning user_id`
  return added.length > 0 && setFree(sql, accountId, userId)
}

/** The same, or gives the member another role. */
export async function putMember(sql: Sql, accountId: number, userId: number, role: number): Promise<boolean> {
  const freed = await addMember(sql, accountId, userId, role)
  await sql`
    update charla.account_users set role = ${role}
    where account_id = ${accountId} and user_id = ${userId} and role <> ${role}`
  return freed
}

export async function findUserByAuthId(authId: string): Promise<number | null> {
  return withSystem(
    async sql => (await sql<{ id: number }[]>`select id from charla.users where auth_id = ${authId}`)[0]?.id ?? null,
  )
}

/** The person with all accounts, the one used last first. */
export async function profile(userId: number): Promise<ProfileWire | null> {
  return withSystem(async sql => {
    const users = sql<User[]>`select * from charla.users where id = ${userId}`.execute()
    const memberships = await sql<Membership[]>`
      select m.account_id, a.name as account_name, a.status as account_status, m.role, m.availability, m.auto_offline, m.active_at, m.inviter_id
      from charla.account_users m join charla.accounts a on a.id = m.account_id and a.deleted_at is null
      where m.user_id = ${userId} order by m.active_at desc nulls last, m.account_id`
    const [user] = await users
    return user ? profileWire(user, memberships) : null
  })
}

export type ProfileChanges = {
  name?: string | undefined
  display_name?: string | null | undefined
  message_signature?: string | null | undefined
  ui_settings?: Record<string, unknown> | undefined
}

export async function updateProfile(userId: number, changes: ProfileChanges): Promise<void> {
  const { ui_settings, ...plain } = changes
  await withSystem(async sql => {
    if (Object.keys(plain).length)
      await sql`update charla.users set ${sql(plain as Record<string, string>)}, updated_at = now() where id = ${userId}`
    if (ui_settings)
      await sql`update charla.users set ui_settings = ui_settings || ${sql.json(ui_settings as never)}, updated_at = now() where id = ${userId}`
  })
}

/** Notes the account as the one that the person works in. False when it is not one of theirs. */
export async function setActiveAccount(userId: number, accountId: number, now: Date): Promise<boolean> {
  return withSystem(
    async sql =>
      (
        await sql`
    update charla.account_users set active_at = ${now} where account_id = ${accountId} and user_id = ${userId} returning 1`
      ).length > 0,
  )
}

/** Says whether colleagues see the person as available. False when the account is not one of theirs. */
export async function setAvailability(
  userId: number,
  accountId: number,
  { availability, auto_offline }: { availability?: number; auto_offline?: boolean },
): Promise<boolean> {
  return withSystem(
    async sql =>
      (
        await sql`
    update charla.account_users set availability = coalesce(${availability ?? null}, availability),
      auto_offline = coalesce(${auto_offline ?? null}, auto_offline) where account_id = ${accountId} and user_id = ${userId} returning 1`
      ).length > 0,
  )
}

/** Gives the person a face, or takes it away. Answers the key of the one before, which nobody needs any more. */
export async function setFace(userId: number, key: string | null): Promise<string | null> {
  const [before] = await withSystem(
    sql => sql<{ avatar_key: string | null }[]>`
      with before as (select id, avatar_key from charla.users where id = ${userId} for update)
      update charla.users u set avatar_key = ${key}, updated_at = now() from before
      where u.id = before.id returning before.avatar_key`,
  )
  return before?.avatar_key ?? null
}
