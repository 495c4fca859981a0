import { useSignal } from '@preact/signals'
import { type Answer, answer } from '../answers.ts'
import { Failure } from '../failure.ts'
import { t } from '../i18n.ts'

/** Sends what the visitor answers to one message. `problem` says why the last attempt failed. */
export function useAnswer(id: number) {
  const busy = useSignal(false)
  const problem = useSignal('')

  async function give(given: Answer) {
    if (busy.value) return
    busy.value = true
    problem.value = ''
    try {
      await answer(id, given)
    } catch (error) {
      problem.value = why(error)
    } finally {
      busy.value = false
    }
  }
  return { busy: busy.value, problem: problem.value, give }
}

function why(error: unknown) {
  if (!(error instanceof Failure)) return t('answerFailed')
  if (error.status === 429) return t('answerLimited', { minutes: Math.max(1, Math.ceil(error.retryAfter / 60)) })
  return t(error.status === 422 ? 'answerRefused' : 'answerFailed')
}
