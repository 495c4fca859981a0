import type { MemberContext, VisitorContext } from '#lib/base/context.ts'
import { listen } from './hub.ts'

/**
 * Resolves once something has happened after `cursor` that the caller may hear, and after `ms` in any case. What is to
 * be known is asked afresh then: this only says when. However many wait, the log is read once.
 */
export async function heardAfter(
  { accountId, actor }: MemberContext | VisitorContext,
  cursor: number,
  ms: number,
  signal?: AbortSignal,
): Promise<void> {
  let leave = () => {}
  await new Promise<void>(resolve => {
    const done = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal?.addEventListener('abort', done, { once: true })
    if (signal?.aborted) return done()
    const listening = listen(accountId, cursor, {
      actor,
      tell: done,
      whisper: () => {},
      congested: () => false,
      fail: done,
      expire: done,
    })
    leave = listening.leave
    listening.joined.catch(done)
  })
  leave()
}
