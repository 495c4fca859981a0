import { hash } from 'bcryptjs'
import { type Sql, withSystem } from '#lib/base/db/index.ts'
import { AppError } from '#lib/base/errors.ts'
import { administration, refusal } from './identity.ts'

const ROUNDS = 10 // as many as the embedded Auth takes itself

/**
 * Gives the person another address or password, for whoever looks after them: nothing proves that it is the person.
 * With `sql` it is part of that transaction at the embedded Auth, which shares the database.
 * @throws `invalid` when another person has the address.
 */
export async function changeIdentity(
  authId: string,
  { email, password }: { email?: string | undefined; password?: string | undefined },
  sql?: Sql,
): Promise<void> {
  if (email === undefined && password === undefined) return
  const admin = administration()
  if (admin) {
    const { error } = await admin.updateUserById(authId, {
      ...(email === undefined ? {} : { email, email_confirm: true }),
      ...(password === undefined ? {} : { password }),
    })
    if (error) throw refusal(error)
    return
  }
  const secret = password === undefined ? null : await hash(password, ROUNDS)
  const change = (sql: Sql) => sql`select charla.change_identity(${authId}, ${email ?? null}, ${secret})`
  await (sql ? change(sql) : withSystem(change)).catch(error => {
    if ((error as { code?: string }).code !== '23505') throw error
    throw new AppError('invalid', 'email: has already been taken', { attributes: ['email'] })
  })
}

/** Whom the embedded Auth knows by the address, and nobody here: of an attempt that broke off. A hosted Auth cannot be asked. */
export async function orphanedIdentity(email: string): Promise<string | null> {
  if (administration()) return null
  const [found] = await withSystem(sql => sql<{ id: string | null }[]>`select charla.orphaned_identity(${email}) as id`)
  return found?.id ?? null
}

/** Removes the person from Auth, so that their address is free again. Somebody who is not there is no mistake. */
export async function removeIdentity(authId: string): Promise<void> {
  const admin = administration()
  if (!admin) {
    await withSystem(sql => sql`select charla.remove_identity(${authId})`)
    return
  }
  const { error } = await admin.deleteUser(authId)
  if (error && error.status !== 404) throw refusal(error)
}
