import { tell } from './host.ts'
import { params } from './params.ts'
import { claim, handOver, storedConsent, storedDraft, storedOutbox, storedToken } from './storage.ts'
import type { Pending } from './thread.ts'

/** Who the visitor is. `known`: this token has a conversation, so it is worth remembering. */
export const session = { token: '', known: false }

type Waiting = { token: string; pending: Pending[] }

/** The visitor of before, or nobody. Gives back what was still being sent when the page was left. */
export function resume(): Pending[] {
  if (params.reset) {
    storedToken.write('')
    for (const one of [storedDraft, storedOutbox, storedConsent]) one.write('')
  }
  session.token = params.token || (params.ownStorage ? storedToken.read() : '')
  session.known = session.token !== ''
  claim(session.token)
  const { token, pending } = readWaiting()
  // The first message may have arrived though its answer did not: only the same visitor may send it again.
  session.token ||= token
  return pending
}

/** From now on the visitor is remembered, here or by the page around us. */
export function remember() {
  session.known = true
  handOver(session.token)
  tell({ event: 'setAuthCookie', data: { widgetAuthToken: session.token } })
  if (params.ownStorage) storedToken.write(session.token)
}

export function keepWaiting(pending: Pending[]) {
  storedOutbox.write(pending.length ? JSON.stringify({ token: session.token, pending } satisfies Waiting) : '')
}

function readWaiting(): Waiting {
  try {
    return { token: '', pending: [], ...JSON.parse(storedOutbox.read() || '{}') }
  } catch {
    return { token: '', pending: [] }
  }
}
