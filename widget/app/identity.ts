import { effect } from '@preact/signals'
import type { Identifier, User } from '../npm/types.ts'
import { backoff } from './backoff.ts'
import { becomeKnown, sendWaiting } from './conversation.ts'
import { Failure } from './failure.ts'
import { identifying, identityHasCome } from './identifying.ts'
import { type KnownVisitor, patchUser } from './page-api.ts'
import { phase } from './store.ts'

let before: Promise<unknown> = Promise.resolve()
let newest = 0

/**
 * Does what the page says of who the visitor is, one after the other. As long as the server cannot be reached it is tried
 * again, and nothing is sent: it would be sent as somebody else. @throws Failure with the server's status.
 */
export function setUser(identifier: Identifier | undefined, user: User): Promise<void> {
  const number = ++newest
  identityHasCome()
  const mine = before.then(async () => {
    try {
      await loaded()
      const known = await insist(() => patchUser(identifier, user), number)
      if (known) await becomeKnown(known)
    } finally {
      if (number === newest) {
        identifying.value = false
        sendWaiting()
      }
    }
  })
  before = mine.catch(() => {})
  return mine
}

/** Nothing when the page has meanwhile said something else. */
async function insist(ask: () => Promise<KnownVisitor>, number: number) {
  for (let failures = 0; number === newest; failures++) {
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof Failure) || !error.passing) throw error
      await new Promise(resolve => setTimeout(resolve, backoff(failures)))
    }
  }
}

/** Once there is a token to say it with. */
const loaded = () =>
  new Promise<void>(resolve => {
    const stop = effect(() => {
      if (phase.value !== 'ready') return
      resolve()
      queueMicrotask(() => stop())
    })
  })
