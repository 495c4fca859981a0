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
import { changeIdentity, removeIdentity } from './identity-care.ts'
import { ensureUser } from './people.ts'
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
  return withSystem(async sql => {
    const userId = await ensureUser(sql, { ...identity, email, name })
    await sql`
      update charla.users set display_name = ${display_name ?? null},
        custom_attributes = ${sql.json((custom_attributes ?? {}) as postgres.JSONValue)} where id = ${userId}`
    await also(sql, userId)
    return userId
  })
}

/** Of an attempt that broke off the identity is left, and no user: with the same password it goes on. */
async function registerAgain(email: string, password: string): Promise<Identity> {
  try {
    return await register(email, password, { proven: true })
  } catch (error) {
    if (!(error instanceof AppError) || !error.attributes.includes('email')) throw error
    const identity = (await findUserIdByEmail(email)) ? null : await prove(email, password)
    if (!identity) throw error
    return identity
  }
}

/** Changes what is named. A new address or password signs the person out everywhere. */
export async function changeUser(userId: number, changes: ManagedChanges): Promise<void> {
  const { password, custom_attributes, ...plain } = changes
  const authId = await authIdOf(userId)
  const { email } = changes
  if (email !== undefined && ![null, userId].includes(await findUserIdByEmail(email)))
    throw invalid('email: has already been taken', 'email')
  await changeIdentity(authId, { email, password })
  const columns = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined))
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
