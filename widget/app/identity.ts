import { effect } from '@preact/signals'
import type { Identifier, User } from '../bridge.ts'
import { becomeKnown, sendWaiting } from './conversation.ts'
import { identifying } from './identifying.ts'
import { patchUser } from './page-api.ts'
import { phase } from './store.ts'

let before: Promise<unknown> = Promise.resolve()

/** Does what the page says of who the visitor is, one after the other. @throws Failure with the server's status. */
export function setUser(identifier: Identifier | undefined, user: User): Promise<void> {
  const mine = before.then(async () => {
    identifying.value = true
    try {
      await loaded()
      await becomeKnown(await patchUser(identifier, user))
    } finally {
      proceed()
    }
  })
  before = mine.catch(() => {})
  return mine
}

function proceed() {
  identifying.value = false
  sendWaiting()
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
