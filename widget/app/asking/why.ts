import { Failure } from '../failure.ts'
import { addWords, t } from '../i18n.ts'
import english from './english.ts'

addWords(english)

/** Why the server has not done what the visitor asked of it, and what they can do. */
export function why(error: unknown) {
  const { status, retryAfter, passing } = error instanceof Failure ? error : new Failure(0)
  if (status === 429) return t('tooMany', { minutes: Math.max(1, Math.ceil(retryAfter / 60)) })
  return t(status === 422 ? 'notTaken' : passing ? 'notSent' : 'actionFailed')
}
