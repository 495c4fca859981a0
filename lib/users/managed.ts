import type postgres from 'postgres'
import { systemContext } from '#lib/base/context.ts'
import { newToken } from '#lib/base/crypto.ts'
import { type Sql, withSystem } from '#lib/base/db/index.ts'
import { AppError, invalid, notFound } from '#lib/base/errors.ts'
import { fault } from '#lib/base/faults.ts'
import { runtime } from '#lib/base/runtime.ts'
import { leaveAccount } from './agents.ts'
import { forgetProven } from './authenticate.ts'
import { type Identity, prove, register } from './identity.ts'
import { changeIdentity, orphanedIdentity, removeIdentity } from './identity-care.ts'
import { ensureUser, findUserByAuthId } from './people.ts'
import { endSessions } from './sessions.ts'

// People who are looked after by a program of the operator's, and not by themselves.

export type ManagedChanges = {
  name?: string | undefined
  display_name?: string | null | undefined
  email?: string | undefined
  password?: string | undefined
  custom_attributes?: Record<string, unknown> | undefined
}
export type ManagedPerson = ManagedChanges & { name: string; email: string }

export async function findUserIdByEmail(email: string): Promise<number | null> {
  const [user] = await withSystem(
    sql => sql<{ id: number }[]>`select id from charla.users where email_key = lower(${email})`,
  )
  return user?.id ?? null
}

/**
 * Makes a person whose address is nobody's yet. Without a password they sign in by links alone, until they choose one.
 * `also` is done in the same transaction. @throws `invalid` when somebody has the address.
 */
export async function createUser(
  { email, password, name, display_name, custom_attributes }: ManagedPerson,
  also: (sql: Sql, userId: number) => Promise<unknown>,
): Promise<number> {
  const identity = await registerAgain(email, password ?? newToken())
  try {
    return await withSystem(async sql => {
      const userId = await ensureUser(sql, { ...identity, email, name })
      const [made] = await sql`select from charla.users where id = ${userId} and created_at = now()`
      if (!made) throw invalid('email: has already been taken', 'email') // another process was faster
      await sql`
        update charla.users set display_name = ${display_name ?? null},
          custom_attributes = ${sql.json((custom_attributes ?? {}) as postgres.JSONValue)} where id = ${userId}`
      await also(sql, userId)
      return userId
    })
  } catch (error) {
    await removeOrphan(identity.authId).catch(err => fault(err, 'removing an identity failed'))
    throw error
  }
}

async function removeOrphan(authId: string): Promise<void> {
  if (!(await findUserByAuthId(authId))) await removeIdentity(authId)
}

/** Of an attempt that broke off, as by the death of the process, the identity is left, and no user: it is taken over. */
async function registerAgain(email: string, password: string): Promise<Identity> {
  try {
    return await register(email, password, { proven: true })
  } catch (error) {
    if (!(error instanceof AppError) || !error.attributes.includes('email')) throw error
    if (await findUserIdByEmail(email)) throw error
    const orphan = await orphanedIdentity(email)
    if (orphan) await changeIdentity(orphan, { password })
    const identity = orphan ? { authId: orphan, email } : await prove(email, password)
    if (!identity) throw error
    return identity
  }
}

/** Changes what is named. A new address or password signs the person out everywhere. */
export async function changeUser(userId: number, changes: ManagedChanges): Promise<void> {
  const { password, custom_attributes, email: address, ...plain } = changes
  const authId = await authIdOf(userId)
  const holder = address === undefined ? null : await findUserIdByEmail(address)
  if (holder !== null && holder !== userId) throw invalid('email: has already been taken', 'email')
  const email = holder === userId ? undefined : address // theirs already
  await changeIdentity(authId, { email, password })
  const columns = Object.fromEntries(Object.entries({ ...plain, email }).filter(([, value]) => value !== undefined))
  await withSystem(
    sql => sql`
      update charla.users set ${sql({ ...columns, updated_at: new Date() })},
        custom_attributes = custom_attributes || ${sql.json((custom_attributes ?? {}) as postgres.JSONValue)}
      where id = ${userId}`,
  )
  if (email === undefined && password === undefined) return
  await endSessions(userId)
  forgetProven({ userId })
}

/**
 * Deletes the person: out of every account, then from Auth, then here. What they wrote stays, without them. Begun again
 * where it broke off.
 */
export async function deleteUser(userId: number): Promise<void> {
  const authId = await authIdOf(userId)
  const accounts = await withSystem(
    sql => sql<{ account_id: number }[]>`select account_id from charla.account_users where user_id = ${userId}`,
  )
  for (const { account_id } of accounts) await leaveAccount(systemContext(account_id), userId).catch(unlessGone)
  await removeIdentity(authId)
  const [gone] = await withSystem(
    sql => sql<{ avatar_key: string | null }[]>`delete from charla.users where id = ${userId} returning avatar_key`,
  )
  forgetProven({ userId })
  if (gone?.avatar_key)
    await runtime()
      .files.delete([gone.avatar_key])
      .catch(error => fault(error, 'removing a face failed'))
}

async function authIdOf(userId: number): Promise<string> {
  const [user] = await withSystem(
    sql => sql<{ auth_id: string }[]>`select auth_id from charla.users where id = ${userId}`,
  )
  if (!user) throw notFound()
  return user.auth_id
}

/** Somebody else was faster. */
function unlessGone(error: unknown): void {
  if (!(error instanceof AppError) || error.code !== 'not_found') throw error
}
