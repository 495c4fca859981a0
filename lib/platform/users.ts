import { AppError, invalid } from '#lib/base/errors.ts'
import { createUser, findUserIdByEmail, type ManagedPerson } from '#lib/users/index.ts'
import { type PlatformApp, permit } from './apps.ts'
import { reachUser } from './reach.ts'

/** Who is being made in this process, by address: Auth refuses the second of two at once as if it were out of order. */
const underWay = new Map<string, Promise<unknown>>()

/**
 * Makes a person, who is the app's from the start. Whoever could take over a known address could sign in as anybody: it
 * is refused, unless the person is the app's already, who is answered then as they are.
 * @throws `invalid` for another known address.
 */
export async function makeUser(app: PlatformApp, person: ManagedPerson): Promise<number> {
  const address = person.email.toLowerCase()
  while (underWay.has(address)) await underWay.get(address)?.catch(() => {})
  const making = make(app, person)
  underWay.set(address, making)
  return making.finally(() => underWay.delete(address))
}

async function make(app: PlatformApp, person: ManagedPerson): Promise<number> {
  const known = await ownAt(app, person.email)
  if (known) return known
  try {
    return await createUser(person, (sql, userId) => permit(sql, app, { userId }))
  } catch (error) {
    // Another process may have been faster.
    const own = error instanceof AppError ? await ownAt(app, person.email) : null
    if (own) return own
    throw error
  }
}

async function ownAt(app: PlatformApp, email: string): Promise<number | null> {
  const known = await findUserIdByEmail(email)
  if (!known) return null
  await reachUser(app, known).catch(() => {
    throw invalid('email: has already been taken', 'email')
  })
  return known
}
