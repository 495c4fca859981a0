import { type AccountLocale, anyAccount, createAccount } from '#lib/accounts/index.ts'
import { withSystem } from '#lib/base/db/index.ts'
import { AppError, invalid } from '#lib/base/errors.ts'
import { runtime } from '#lib/base/runtime.ts'
import { type Identity, prove, register } from './identity.ts'
import { addMember, ensureUser } from './people.ts'
import { askForPassword } from './set-free.ts'

const ADMINISTRATOR = 1

export type SignUp = {
  account_name: string
  user_full_name: string
  email: string
  password: string
  locale?: AccountLocale | undefined
}

/**
 * Makes an account and its first administrator. The first account of an installation may always be made; further ones
 * when `ENABLE_ACCOUNT_SIGNUP` says so. Answers the user.
 */
export async function signUp(input: SignUp): Promise<number> {
  if (!runtime().env.ENABLE_ACCOUNT_SIGNUP && (await anyAccount())) {
    throw new AppError('forbidden', 'Sign-up is closed on this installation. Ask an administrator for an invitation.')
  }
  const identity = await registerOrProve(input.email, input.password)
  const [userId, freed] = await withSystem(async sql => {
    const userId = await ensureUser(sql, { ...identity, name: input.user_full_name })
    const accountId = await createAccount(sql, { name: input.account_name, locale: input.locale ?? 'en' })
    return [userId, await addMember(sql, accountId, userId, ADMINISTRATOR)] as const
  })
  if (freed) await askForPassword(userId)
  return userId
}

/** A sign-up that broke off after the person was registered can be finished with the same password. */
async function registerOrProve(email: string, password: string): Promise<Identity> {
  try {
    return await register(email, password)
  } catch (error) {
    if (!(error instanceof AppError) || !error.attributes.includes('email')) throw error
    const identity = await prove(email, password)
    if (!identity) throw invalid('Email has already been taken', 'email')
    return identity
  }
}
