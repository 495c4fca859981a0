import type { Identifier, User } from '../../npm/types.ts'
import { failure } from '../core.ts'
import type { Proof } from '../launcher.ts'

/** `who` is the name by which one tells persons apart; the token alone may say it. */
export type Identity = { who: string; identifier?: Identifier; user: User }
export type Named = Identifier | (User & { identifier?: Identifier })

/** @throws `invalid` where it says nobody. */
export function identityOf(first: Named, second?: User): Identity {
  const { identifier, ...user } = typeof first === 'object' && first ? first : { ...second, identifier: first }
  const who = identifier ?? subjectOf(user.identity_token)
  if (!/string|number/.test(typeof who) || who === '')
    throw failure('invalid', 'An identifier or an identity_token is needed')
  return { who: String(who), ...(identifier === undefined ? {} : { identifier }), user }
}

/** What the server is to check. */
export function proofOf({ identifier, user: { identifier_hash, identity_token } }: Identity): Proof {
  return {
    ...(identifier === undefined ? {} : { identifier: String(identifier) }),
    ...(identity_token ? { identity_token } : identifier_hash ? { identifier_hash } : {}),
  }
}

export const isSigned = ({ user }: Identity) => Boolean(user.identifier_hash || user.identity_token)

/** Whose token it is, without checking: the server does. */
function subjectOf(token = ''): Identifier | undefined {
  try {
    return JSON.parse(atob(token.split('.')[1]?.replace(/-/g, '+').replace(/_/g, '/') ?? '')).sub
  } catch {
    return
  }
}

/**
 * What stands in the cookie for a person, to see that another one is another (FNV-1a, 64 bits). Chatwoot's takes in name and
 * address, which may change while the person stays.
 */
export function markOf(who: string) {
  let mark = 0xcbf29ce484222325n
  for (const letter of who) mark = BigInt.asUintN(64, (mark ^ BigInt(letter.codePointAt(0) ?? 0)) * 0x100000001b3n)
  return mark.toString(36)
}
