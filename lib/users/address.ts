import { z } from 'zod'
import type { AccountLocale } from '#lib/accounts/index.ts'
import { decrypt, encrypt, hashToken } from '#lib/base/crypto.ts'
import { withSystem } from '#lib/base/db/index.ts'
import { invalid, notFound } from '#lib/base/errors.ts'
import { enqueue } from '#lib/base/jobs.ts'
import { limit } from '#lib/base/limits.ts'
import { deliverMail, keepMail } from '#lib/base/mail.ts'
import { runtime } from '#lib/base/runtime.ts'
import { prove } from './identity.ts'
import { addressMail, formerAddressMail } from './mails.ts'
import { changeUser, findUserIdByEmail } from './managed.ts'

const VALID_MS = 24 * 3_600_000

/** What a mailed link carries, sealed: it says itself until when it counts, and counts until the person is signed out everywhere. */
const promise = z.object({
  purpose: z.literal('address'),
  user: z.number(),
  from: z.string(),
  to: z.string(),
  generation: z.number(),
  until: z.number(),
})

type Person = { email: string; generation: number; auth_id: string; locale: AccountLocale | null }

/**
 * Mails a link to the address that somebody wants to sign in with, if they know their password. Nothing changes until it
 * is followed. Guesses count as those at the sign-in do. @throws `invalid` for a wrong password or an address in use.
 */
export async function askForAddress(
  userId: number,
  { email, current }: { email: string; current: string },
  now: Date,
): Promise<void> {
  const person = await personOf(userId)
  await limit(`sign-in:email:${person.email.toLowerCase()}`, 10, 900)
  await limit(`new-address:${userId}`, 5, 3600)
  const proven = await prove(person.email, current)
  if (proven?.authId !== person.auth_id) throw invalid('Invalid current password', 'current_password')
  if (email.toLowerCase() === person.email.toLowerCase()) throw invalid('This is your address already', 'email')
  if ((await findUserIdByEmail(email)) !== null) throw invalid('Email has already been taken', 'email')
  const token = encrypt(
    JSON.stringify({
      purpose: 'address',
      user: userId,
      from: person.email,
      to: email,
      generation: person.generation,
      until: now.getTime() + VALID_MS,
    } satisfies z.output<typeof promise>),
  )
  const link = `${runtime().url}/app/auth/email?token=${encodeURIComponent(token)}`
  await post(`address:${hashToken(token).toString('hex')}`, userId, email, addressMail(person.locale ?? 'en', link))
}

/**
 * Gives the person the address that the link was mailed to, and signs them out everywhere. The address before is told.
 * @throws `invalid` for a link that is forged, over, or used.
 */
export async function changeAddress(token: string, now: Date): Promise<void> {
  const promised = open(token)
  if (!promised || promised.until <= now.getTime()) throw stale()
  const person = await personOf(promised.user).catch(() => null)
  if (person?.email !== promised.from || person.generation !== promised.generation) throw stale()
  if ((await findUserIdByEmail(promised.to)) !== null) throw invalid('Email has already been taken', 'token')
  // Before the change: rather a warning too many than one that never comes, should this be cut off.
  const key = `address-changed:${hashToken(token).toString('hex')}`
  await post(key, promised.user, promised.from, formerAddressMail(person.locale ?? 'en', promised.to))
  await changeUser(promised.user, { email: promised.to })
}

const stale = () => invalid('This link is no longer valid. Ask for a new one.', 'token')

function open(token: string): z.output<typeof promise> | null {
  try {
    return promise.parse(JSON.parse(decrypt(token)))
  } catch {
    return null
  }
}

async function personOf(userId: number): Promise<Person> {
  const [person] = await withSystem(
    sql => sql<Person[]>`
    select u.email, u.auth_id, u.generation, (
      select a.locale from charla.account_users m join charla.accounts a on a.id = m.account_id
      where m.user_id = u.id order by m.active_at desc nulls last limit 1
    ) as locale
    from charla.users u where u.id = ${userId}`,
  )
  if (!person) throw notFound()
  return person
}

async function post(key: string, userId: number, to: string, words: { subject: string; text: string }): Promise<void> {
  const id = await keepMail({ key, to, userId, ...words })
  await enqueue([{ job: deliverMail.name, payload: { id }, key: `mail:${id}` }])
}
